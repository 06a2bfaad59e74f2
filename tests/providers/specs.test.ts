/**
 * Every request that the adapters send, and what the sandbox says to it and to broken copies of it, beside the vendors'
 * published specifications. They are shared material beside the repository, read in place; where it is absent the tests
 * are skipped, visibly.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { buildSchema, getVariableValues, GraphQLError, parse, validate, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { providers } from '../../src/providers/registry.ts';
import { METHODS } from '../../src/sandbox/slack-schemas.ts';
import type { SandboxReply, SandboxRequest, VendorName } from '../../src/sandbox/vendor.ts';
import { bench, EFFECTS, oncall, policy, TICKET, type Bench } from './harness.ts';

const folder = fileURLToPath(new URL('../../../shared/specs/', import.meta.url));
const present = existsSync(folder);
// The skipped tests carry the reason in their name.

type Json = Readonly<Record<string, unknown>>;
const spec = (name: string): Json => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as Json;
const dig = (value: unknown, ...keys: readonly string[]): unknown => keys.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Json)[key] : undefined), value);

interface Recorded {
  vendor: VendorName;
  action: string;
  request: SandboxRequest;
  /** The sandbox just before the request, in the same state. */
  before: () => Promise<Bench>;
}

/** Every request of every effect, look-up and check. */
async function record(): Promise<Recorded[]> {
  const all: Recorded[] = [];
  for (const effect of EFFECTS) {
    const made = bench();
    await effect.prepare?.(made);
    const start = made.sandbox.arrivals.length;
    const before = async (): Promise<Bench> => {
      const fresh = bench();
      await effect.prepare?.(fresh);
      return fresh;
    };
    await effect.run(made);
    await effect.find?.(made);
    all.push(...made.sandbox.arrivals.slice(start).map(({ vendor, action, request }) => ({ vendor, action, request, before })));
  }
  all.push(...(await recordStates()));
  for (const definition of providers.filter(({ id }) => id !== 'local')) {
    const made = bench();
    const port = await definition.open(made.settings(definition.id), made.edge);
    await port.check({ policy, oncall });
    if ('lookUpChannel' in port) await port.lookUpChannel('C0SANDBOX001');
    if ('lookUp' in port) await port.lookUp('SHOP-1');
    all.push(...made.sandbox.arrivals.map(({ vendor, action, request }) => ({ vendor, action, request, before: () => Promise.resolve(bench()) })));
  }
  return all;
}

/** Two tickets looked at by their keys; one has moved to another team since. */
async function recordStates(): Promise<Recorded[]> {
  const prepared = async (): Promise<Bench> => {
    const made = bench();
    const port = await made.open('ticket', 'linear');
    await port.create(TICKET);
    await port.create({ ...TICKET, id: TICKET.id.replace(/1$/, '2'), labels: [policy.postMortem.actionItems.label] });
    const [first] = made.sandbox.linear.issues;
    if (first) Object.assign(first, { identifier: 'FIND-1', number: 1, team: 'team-2', previousIdentifiers: ['SHOP-1'] });
    return made;
  };
  const made = await prepared();
  const start = made.sandbox.arrivals.length;
  await (await made.open('ticket', 'linear')).states?.({ references: ['SHOP-1', 'SHOP-2'], label: policy.postMortem.actionItems.label });
  return made.sandbox.arrivals.slice(start).map(({ vendor, action, request }) => ({ vendor, action, request, before: prepared }));
}

/** Copies of a value with one thing broken: a key missing, a key misspelt, a value of another type. */
function broken(value: unknown, path: readonly string[] = []): { path: string; fault: string; copy: unknown }[] {
  if (Array.isArray(value)) return value.slice(0, 1).flatMap((item, k) => wrap(broken(item, [...path, '0']), (copy) => value.map((old: unknown, j) => (j === k ? copy : old))));
  if (typeof value !== 'object' || value === null) return [{ path: path.join('.'), fault: 'type', copy: typeof value === 'string' ? 42 : { no: 'such thing' } }];
  return Object.entries(value).flatMap(([key, inner]) => {
    const { [key]: _, ...rest } = value as Json;
    const at = [...path, key].join('.');
    return [
      { path: at, fault: 'missing', copy: rest },
      { path: at, fault: 'misspelt', copy: { ...rest, [`${key}x`]: inner } },
      ...(typeof inner === 'object' && inner !== null ? [{ path: at, fault: 'type', copy: { ...rest, [key]: 'words' } }] : []),
      ...wrap(broken(inner, [...path, key]), (copy) => ({ ...rest, [key]: copy })),
    ];
  });
}

function wrap(found: ReturnType<typeof broken>, around: (copy: unknown) => unknown): ReturnType<typeof broken> {
  return found.map(({ copy, ...rest }) => ({ ...rest, copy: around(copy) }));
}

/** OpenAPI 3.0's schema as JSON Schema, strict about names: the specifications allow any further key, and so hide misspelt ones. */
function strictly(schema: unknown, root: Json): unknown {
  if (Array.isArray(schema)) return schema.map((one) => strictly(one, root));
  if (typeof schema !== 'object' || schema === null) return schema;
  const reference = (schema as Json)['$ref'];
  if (typeof reference === 'string') return strictly(dig(root, ...reference.replace('#/', '').split('/')), root);
  const { example: _, examples: _examples, description: _description, format: _format, default: _default, ...rest } = schema as Json;
  const properties = rest['properties'] as Json | undefined;
  // An example id stands there as if it were the name of a property.
  if (properties && '9nqvnr23zmzn' in properties) return { type: 'object', additionalProperties: strictly(properties['9nqvnr23zmzn'], root) };
  return { ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, key === 'properties' ? Object.fromEntries(Object.entries(value as Json).map(([name, inner]) => [name, strictly(inner, root)])) : strictly(value, root)])), ...(properties ? { additionalProperties: false } : {}) };
}

const accepted = ({ status, body }: SandboxReply): boolean => status < 400 && dig(body, 'ok') !== false && dig(body, 'errors') === undefined;

describe.skipIf(!present)('requests beside the published specifications (../shared/specs)', () => {
  let recorded: Recorded[] = [];
  beforeAll(async () => void (recorded = await record()));
  const of = (vendor: VendorName): Recorded[] => recorded.filter((one) => one.vendor === vendor);

  /** Asks the sandbox, in the state it had before the request. */
  async function judged({ before, vendor }: Recorded, request: SandboxRequest): Promise<boolean> {
    const { sandbox, clock } = await before();
    return accepted(sandbox[vendor].handle(request, clock.now));
  }

  /** Where sandbox and specification disagree about a request or a broken copy: `laxer` must never happen. */
  async function disagreements(requests: readonly Recorded[], allowed: (one: Recorded, body: unknown) => boolean): Promise<{ laxer: string[]; stricter: string[]; compared: number }> {
    const laxer = new Set<string>();
    const stricter = new Set<string>();
    let compared = 0;
    for (const one of requests) {
      for (const { path, fault, copy } of broken(JSON.parse(one.request.body))) {
        compared++;
        const ours = await judged(one, { ...one.request, body: JSON.stringify(copy) });
        const theirs = allowed(one, copy);
        if (ours && !theirs) laxer.add(`${path} ${fault}`);
        if (theirs && !ours) stricter.add(`${path} ${fault}`);
      }
    }
    return { laxer: [...laxer].sort(), stricter: [...stricter].sort(), compared };
  }

  describe('Slack', () => {
    let document: Json = {};
    beforeAll(() => void (document = spec('slack-web-api.trimmed.json')));
    /** Younger than the specification of 2021, from Slack's documentation. */
    const YOUNGER: Readonly<Record<string, readonly string[]>> = { 'chat.postMessage': ['metadata'], 'conversations.history': ['include_all_metadata'] };
    const TYPES: Readonly<Record<string, RegExp>> = { boolean: /^(true|false|1|0)$/, integer: /^\d+$/, number: /^\d+(\.\d+)?$/, string: /^[^]*$/ };

    function faults(method: string, given: URLSearchParams): string[] {
      const operation = dig(document, 'paths', `/${method}`, 'post') ?? dig(document, 'paths', `/${method}`, 'get');
      if (operation === undefined) return [`no method ${method}`];
      const parameters = dig(operation, 'parameters') as { name: string; in: string; type: string; required?: boolean }[];
      const known = new Map(parameters.filter(({ name }) => name !== 'token').map((parameter) => [parameter.name, parameter]));
      return [
        ...[...given].flatMap(([name, value]) => {
          if (YOUNGER[method]?.includes(name)) return [];
          const parameter = known.get(name);
          return parameter === undefined ? [`unknown ${name}`] : TYPES[parameter.type]?.test(value) === true ? [] : [`${name} is no ${parameter.type}`];
        }),
        ...[...known.values()].filter(({ name, required }) => required === true && !given.has(name)).map(({ name }) => `${name} is missing`),
      ];
    }

    it('every request is one of its methods, as it is written there; bookmarks are not in it', () => {
      const seen = new Set<string>();
      for (const { action, request } of of('slack')) {
        seen.add(action);
        expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded');
        if (!action.startsWith('bookmarks.')) expect([action, faults(action, new URLSearchParams(request.body))]).toEqual([action, []]);
      }
      expect([...seen].sort()).toEqual(Object.keys(METHODS).sort());
    });

    it('names, types and what is required: what the specification refuses the sandbox refuses too', async () => {
      const stricter = new Set<string>();
      let compared = 0;
      for (const one of of('slack')) {
        if (one.action.startsWith('bookmarks.')) continue;
        const given = [...new URLSearchParams(one.request.body)];
        const copies = given.flatMap(([name, value], k) => {
          const rest = given.filter((_, j) => j !== k);
          return [{ name, fault: 'missing', copy: rest }, { name, fault: 'misspelt', copy: [...rest, [`${name}x`, value] as const] }, { name, fault: 'type', copy: [...rest, [name, 'no number'] as const] }];
        });
        for (const { name, fault, copy } of copies) {
          compared++;
          const form = new URLSearchParams(copy.map(([key, value]) => [key, value]));
          const ours = await judged(one, { ...one.request, body: form.toString() });
          const theirs = faults(one.action, form).length === 0;
          expect({ action: one.action, name, fault, laxer: ours && !theirs }).toEqual({ action: one.action, name, fault, laxer: false });
          if (theirs && !ours) stricter.add(`${one.action} ${name} ${fault}`);
        }
      }
      expect(compared).toBeGreaterThan(100);
      // The specification calls nearly nothing required and knows no values; what is missing there fails as one of its error codes, or in the documentation.
      expect([...stricter].filter((one) => !/ (missing|type)$/.test(one))).toEqual([]);
    });

    it('what the sandbox answers to wrong values is an error that the method has', async () => {
      const cases: readonly [string, Json, string][] = [
        ['conversations.create', {}, 'invalid_name_required'],
        ['conversations.create', { name: 'x'.repeat(81) }, 'invalid_name_maxlength'],
        ['conversations.create', { name: 'Not Lower' }, 'invalid_name_specials'],
        ['conversations.create', { name: '---' }, 'invalid_name_punctuation'],
        ['conversations.create', { name: 'taken' }, 'name_taken'],
        ['conversations.info', { channel: 'C0NOBODY' }, 'channel_not_found'],
        ['conversations.setTopic', { channel: 'C0SANDBOX002', topic: 'x'.repeat(251) }, 'too_long'],
        ['conversations.setTopic', { channel: 'C0SANDBOX001', topic: 'x' }, 'not_in_channel'],
        ['conversations.invite', { channel: 'C0SANDBOX002', users: 'U0NOBODY' }, 'user_not_found'],
        ['conversations.invite', { channel: 'C0SANDBOX002', users: 'U0ZEPHYRBOT' }, 'cant_invite_self'],
        ['conversations.invite', { channel: 'C0SANDBOX002', users: '' }, 'no_user'],
        ['chat.postMessage', { channel: 'C0SANDBOX002', text: '' }, 'no_text'],
        ['chat.postMessage', { channel: 'C0SANDBOX002', text: 'x'.repeat(40_001) }, 'msg_too_long'],
        ['chat.postMessage', { channel: 'C0NOBODY', text: 'x' }, 'channel_not_found'],
        ['pins.add', { channel: 'C0SANDBOX002', timestamp: '1.1' }, 'message_not_found'],
        ['pins.add', { channel: 'C0SANDBOX002' }, 'no_item_specified'],
        ['users.lookupByEmail', { email: 'nobody@shop.example' }, 'users_not_found'],
        ['users.info', { user: 'U0NOBODY' }, 'user_not_found'],
      ];
      const { sandbox, clock, open } = bench();
      sandbox.slack.occupy('taken');
      await (await open('chat', 'slack')).createChannel({ incident: 'INC-1', name: 'ours' });
      for (const [method, given, error] of cases) {
        const reply = sandbox.slack.handle({ method: 'POST', path: `/${method}`, query: new URLSearchParams(), headers: { authorization: 'Bearer xoxb-sandbox-zephyr', 'content-type': 'application/json' }, body: JSON.stringify(given) }, clock.now);
        expect([method, reply.body]).toEqual([method, expect.objectContaining({ ok: false, error })]);
        const operation = dig(document, 'paths', `/${method}`, 'post') ?? dig(document, 'paths', `/${method}`, 'get');
        expect(dig(operation, 'responses', 'default', 'schema', 'properties', 'error', 'enum')).toContain(error);
      }
    });
  });

  describe('Statuspage', () => {
    let validators: Readonly<Record<string, ValidateFunction>> = {};
    let document: Json = {};
    beforeAll(() => {
      document = spec('statuspage.trimmed.json');
      const ajv = new Ajv({ strict: false });
      const schema = (path: string, method: string): ValidateFunction => ajv.compile(strictly(dig(document, 'paths', path, method, 'requestBody', 'content', 'application/json', 'schema'), document) as object);
      validators = { POST: schema('/pages/{page_id}/incidents', 'post'), PATCH: schema('/pages/{page_id}/incidents/{incident_id}', 'patch') };
    });
    const allowed = ({ request }: Recorded, body: unknown): boolean => validators[request.method]?.(body) === true;

    it('every request is one of its operations, with its parameters', () => {
      for (const { request } of of('statuspage')) {
        const path = request.path.replace(/^\/pages\/[^/]+/, '/pages/{page_id}').replace(/\/incidents\/(?!unresolved)[^/]+/, '/incidents/{incident_id}');
        const operation = dig(document, 'paths', path, request.method.toLowerCase());
        expect([path, operation === undefined]).toEqual([path, false]);
        const parameters = (dig(operation, 'parameters') as { name: string; in: string }[]).filter((one) => one.in === 'query').map(({ name }) => name);
        for (const name of request.query.keys()) expect(parameters).toContain(name);
        expect(request.headers['authorization']).toMatch(/^OAuth /);
        if (request.method !== 'GET') expect([request.body, allowed({ request } as Recorded, JSON.parse(request.body))]).toEqual([request.body, true]);
      }
    });

    it('the sandbox refuses what the specification refuses, and more only where its words say so', async () => {
      const { laxer, stricter, compared } = await disagreements(of('statuspage').filter(({ request }) => request.method !== 'GET'), allowed);
      expect(compared).toBeGreaterThan(40);
      expect(laxer).toEqual([]);
      expect(stricter).toEqual([
        'incident missing', // the wrapper itself is not called required
        'incident.components.cmpcheckout misspelt', // ids are those of the page
        'incident.metadata.zephyr type', // "All top-level values in the object must also be objects"
      ]);
    });
  });

  describe('PagerDuty', () => {
    it('events: every event is allowed, and the sandbox refuses what the specification refuses', async () => {
      const document = spec('pagerduty-events-v2.json');
      const check = new Ajv({ strict: false }).compile(strictly(dig(document, 'paths', '/enqueue', 'post', 'requestBody', 'content', 'application/json', 'schema'), document) as object);
      const events = of('pagerduty').filter(({ request }) => request.path === '/v2/enqueue');
      expect(new Set(events.map(({ action }) => action))).toEqual(new Set(['enqueue trigger', 'enqueue acknowledge', 'enqueue resolve']));
      for (const { request } of events) expect([request.body, check(JSON.parse(request.body))]).toEqual([request.body, true]);
      const { laxer, stricter, compared } = await disagreements(events, (_, body) => check(body));
      expect(compared).toBeGreaterThan(40);
      expect(laxer).toEqual([]);
      // Both stand in the words of the specification only.
      expect(stricter).toEqual(['dedup_key missing', 'payload missing']);
    });

    it('REST: every request is one of its operations, with its headers and parameters', () => {
      const document = spec('pagerduty-rest.trimmed.json');
      const requests = of('pagerduty').filter(({ request }) => request.path !== '/v2/enqueue');
      expect(requests.length).toBeGreaterThan(5);
      for (const { request } of requests) {
        const path = request.path.replace(/^\/(incidents|services|escalation_policies)\/[^/]+/, '/$1/{id}');
        const operation = dig(document, 'paths', path, request.method.toLowerCase());
        expect([path, operation === undefined]).toEqual([path, false]);
        const parameters = (dig(operation, 'parameters') as Json[]).map((one) => (typeof one['$ref'] === 'string' ? dig(document, ...one['$ref'].replace('#/', '').split('/')) : one) as { name: string; in: string; required?: boolean });
        for (const name of request.query.keys()) expect(parameters.filter((one) => one.in === 'query').map((one) => one.name)).toContain(name);
        for (const { name } of parameters.filter((one) => one.in === 'header' && one.required === true)) expect(Object.keys(request.headers)).toContain(name.toLowerCase());
        const schema = dig(operation, 'requestBody', 'content', 'application/json', 'schema');
        if (schema !== undefined) expect(new Ajv({ strict: false }).compile(strictly(schema, document) as object)(JSON.parse(request.body))).toBe(true);
      }
    });

    it('notes: the sandbox refuses what the specification refuses', async () => {
      const document = spec('pagerduty-rest.trimmed.json');
      const check = new Ajv({ strict: false }).compile(strictly(dig(document, 'paths', '/incidents/{id}/notes', 'post', 'requestBody', 'content', 'application/json', 'schema'), document) as object);
      const { laxer, stricter } = await disagreements(of('pagerduty').filter(({ request }) => request.path.endsWith('/notes') && request.method === 'POST'), (_, body) => check(body));
      expect({ laxer, stricter }).toEqual({ laxer: [], stricter: [] });
    });
  });

  describe('Linear', () => {
    let schema: GraphQLSchema;
    beforeAll(() => void (schema = buildSchema(readFileSync(`${folder}linear-schema.graphql`, 'utf8'), { assumeValidSDL: true })));

    function faults(body: unknown): string[] {
      try {
        const { query, variables } = body as { query: string; variables: Readonly<Record<string, unknown>> };
        const document = parse(query);
        const wrong = validate(schema, document);
        if (wrong.length > 0) return wrong.map(({ message }) => message);
        const definitions = document.definitions.flatMap((one) => (one.kind === 'OperationDefinition' ? (one.variableDefinitions ?? []) : []));
        return getVariableValues(schema, definitions, variables).errors?.map(({ message }) => message) ?? [];
      } catch (error) {
        if (error instanceof GraphQLError) return [error.message];
        throw error;
      }
    }

    it('every operation and its variables are valid', () => {
      const names = new Set<string>();
      for (const { action, request } of of('linear')) {
        names.add(action);
        expect([action, faults(JSON.parse(request.body))]).toEqual([action, []]);
      }
      expect(names.size).toBe(12);
    });

    it('the sandbox refuses variables and fields that the schema refuses', async () => {
      let compared = 0;
      const stricter = new Set<string>();
      for (const one of of('linear')) {
        const body = JSON.parse(one.request.body) as { query: string; variables: Readonly<Record<string, unknown>> };
        const copies = [
          ...broken(body.variables).map(({ path, fault, copy }) => ({ what: `${one.action} ${path} ${fault}`, body: { ...body, variables: copy } })),
          ...[...new Set(body.query.match(/\b[a-z][A-Za-z]+\b/g))].map((word) => ({ what: `${one.action} ${word} misspelt`, body: { ...body, query: body.query.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), `${word}x`) } })),
        ];
        for (const copy of copies) {
          compared++;
          const theirs = faults(copy.body).length === 0;
          const ours = await judged(one, { ...one.request, body: JSON.stringify(copy.body) });
          expect([copy.what, ours && !theirs]).toEqual([copy.what, false]);
          if (theirs && !ours) stricter.add(copy.what);
        }
      }
      expect(compared).toBeGreaterThan(150);
      expect([...stricter].sort()).toEqual([
        'Comment input.issueId missing', // a comment may belong to other things, which the sandbox has not
        'CreateIssue input.labelIds type', // words are coerced to a list of one, which names no label
        'CreateIssue input.title missing', // nullable in the schema; a ticket without a title helps nobody
      ]);
    });
  });
});
