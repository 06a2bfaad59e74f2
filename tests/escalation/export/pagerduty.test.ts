/** What is exported beside PagerDuty's published specification, which is read in place; where it is absent that test is skipped. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { pagerDutyRequests } from '../../../src/escalation/export/pagerduty.ts';
import { pagerModel } from '../../../src/escalation/export/policies.ts';
import { STEPS, at, layer, onCall, person, policyWith, rotation } from '../rota.ts';

const file = fileURLToPath(new URL('../../../../shared/specs/pagerduty-rest.trimmed.json', import.meta.url));
type Json = Readonly<Record<string, unknown>>;

const people = ['ada', 'ben', 'lea', 'dora'].map((id) => ({ ...person(id), ids: { pagerduty: `P${id.toUpperCase()}` } }));
const oncall = onCall([
  rotation('shop', [layer(['ada', 'ben'], { zone: 'Europe/Berlin', restrict: [{ days: ['mon'], from: '08:00', to: '20:00' }] }), layer(['ben', 'ada'], { end: '2027-01-01T00:00', restrict: [{ from: '20:00', to: '08:00' }] })],
    { overrides: [{ person: 'ben', from: '2026-03-10T20:00+01:00', to: '2026-03-11T08:00+01:00' }] }),
  rotation('leads', [layer(['lea'])]), rotation('directors', [layer(['dora'])]),
], people);
const requests = pagerDutyRequests(pagerModel(policyWith(['owner', 'lead'], { steps: STEPS }), oncall, at('2026-02-01T00:00Z')));

test('every id that is needed was given before, by one request only', () => {
  const given = new Set<string>();
  for (const { path, as, body } of requests) {
    for (const [, name] of `${path} ${JSON.stringify(body)}`.matchAll(/\{(schedule:[\w-]+)\}/g)) expect([name, given.has(name ?? '')]).toEqual([name, true]);
    if (as !== undefined) expect([as, given.has(as)]).toEqual([as, false]);
    given.add(as ?? '');
  }
  expect([...given].filter((name) => name.startsWith('policy:'))).toEqual(['policy:owner_shop', 'policy:lead']);
});

/** A schema without references and allOf, that allows no property which it does not name. */
function flat(schema: unknown, root: Json): Json {
  const { $ref, allOf, properties, items, required, type, enum: choices, minimum, maximum, minItems, maxItems } = schema as Json;
  if (typeof $ref === 'string') return flat($ref.replace('#/', '').split('/').reduce<unknown>((at, key) => (at as Json)[key], root), root);
  const parts = Array.isArray(allOf) ? allOf.map((part) => flat(part, root)) : [];
  const own = Object.fromEntries(Object.entries((properties as Json | undefined) ?? {}).map(([name, inner]) => [name, flat(inner, root)]));
  const all = Object.assign({}, ...parts.map((part) => part['properties'] ?? {}), own) as Json;
  const needed = [...parts.flatMap((part) => (part['required'] as string[] | undefined) ?? []), ...((required as string[] | undefined) ?? [])];
  return {
    ...Object.fromEntries(Object.entries({ type, enum: choices, minimum, maximum, minItems, maxItems }).filter(([, value]) => value !== undefined)),
    ...(items === undefined ? {} : { items: flat(items, root) }),
    ...(Object.keys(all).length > 0 ? { properties: all, additionalProperties: false } : {}),
    ...(needed.length > 0 ? { required: needed } : {}),
  };
}

test.skipIf(!existsSync(file))('every request is allowed by the specification (../shared/specs), and broken ones are not', () => {
  const root = JSON.parse(readFileSync(file, 'utf8')) as Json;
  const paths = root['paths'] as Readonly<Record<string, { post: { requestBody: { content: Readonly<Record<string, { schema: unknown }>> } } }>>;
  const seen = new Set<string>();
  for (const { path, body } of requests) {
    const name = path.replace(/\{schedule:[^}]+\}/, '{id}');
    seen.add(name);
    const check = new Ajv({ strict: false, allErrors: true }).compile(flat(paths[name]?.post.requestBody.content['application/json']?.schema, root));
    expect([check(body), check.errors]).toEqual([true, null]);
    const text = JSON.stringify(body);
    for (const broken of [text.replace('"type":"', '"typ":"'), text.replace(/"(start|targets)":/, '"misspelt":'), text.replace(/"(type)":"[a-z_]+"/, '"$1":"else"')]) expect([broken, check(JSON.parse(broken))]).toEqual([broken, false]);
  }
  expect([...seen]).toEqual(['/schedules', '/schedules/{id}/overrides', '/escalation_policies']);
});
