/** A policy, a rota with vendors' ids, a sandbox that has what they need, and every provider on it. */
import { readFileSync } from 'node:fs';
import type { ChatPort, PageRequest, PagerPort, ProviderKind, StatusPagePort, TicketPort } from '../../src/incident/ports.ts';
import type { OnCall } from '../../src/policy/oncall-schema.ts';
import { parseOnCall, parsePolicy } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/schema.ts';
import type { Edge, Kinds, Settings } from '../../src/providers/provider.ts';
import { providerNamed } from '../../src/providers/registry.ts';
import { sandboxFetch } from '../../src/sandbox/fetch.ts';
import { createSandbox, sandboxAddresses, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { SANDBOX_PAGE, SANDBOX_TOKENS, sandboxRoutingKeys, seedFrom, type Seed } from '../../src/sandbox/seed.ts';

const text = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

function needed<T>(value: T | null): T {
  if (value === null) throw new Error('a fixture cannot be read');
  return value;
}

export const policy: Policy = needed(parsePolicy(text('policy.yaml'), 'policy.yaml').policy);
const plain: OnCall = needed(parseOnCall(text('oncall.yaml'), 'oncall.yaml', policy).oncall);

const IDS: Readonly<Record<string, OnCall['people'][number]['ids']>> = {
  ada: { slack: 'U0ADA0001', pagerduty: 'PADA001', linear: 'ada' },
  ben: { slack: 'U0BEN0002', pagerduty: 'PBEN002' },
  chidi: { slack: 'U0CHIDI03' },
};

/** Ada, Ben and Chidi have ids, Dana only an e-mail address, Eun-ji and Finn only telephones. */
export const oncall: OnCall = {
  ...plain,
  people: plain.people.map((person) => ({ ...person, ids: IDS[person.id] ?? {} })),
  services: plain.services.map((service) => ({ ...service, ids: { pagerduty: `PSVC${service.id.toUpperCase()}`, statuspage: `cmp${service.id}`, linear: service.id === 'checkout' ? 'SHOP' : 'FIND' } })),
};

export const BASE = 'http://sandbox.test';
export const START = Date.parse('2026-03-14T03:00:00Z');

export interface Bench {
  sandbox: Sandbox;
  clock: { now: number };
  edge: Edge;
  settings(id: string): Settings;
  open<Kind extends ProviderKind>(kind: Kind, id: string, settings?: Settings): Promise<Kinds[Kind]>;
}

export function bench({ seed = seedFrom(policy, oncall), fetch }: { seed?: Seed; fetch?: typeof globalThis.fetch } = {}): Bench {
  const clock = { now: START };
  const sandbox = createSandbox({ seed, now: () => clock.now, base: BASE });
  const edge: Edge = { fetch: fetch ?? sandboxFetch(sandbox, BASE), now: () => clock.now, timeout: 1000, stateFolder: '/nowhere', people: oncall.people };
  const settings = (id: string): Settings => sandboxSettings(BASE)[id] ?? {};
  return {
    sandbox,
    clock,
    edge,
    settings,
    async open(kind, id, given) {
      const definition = providerNamed(kind, id);
      if (!definition) throw new Error(`no provider ${id}`);
      return definition.open(given ?? settings(id), edge);
    },
  };
}

export function sandboxSettings(base: string): Readonly<Record<string, Settings>> {
  const at = sandboxAddresses(base);
  return {
    slack: { token: SANDBOX_TOKENS.slack, url: at.slack },
    'slack-mention': { token: SANDBOX_TOKENS.slack, url: at.slack },
    statuspage: { token: SANDBOX_TOKENS.statuspage, page: SANDBOX_PAGE, url: at.statuspage },
    linear: { apiKey: SANDBOX_TOKENS.linear, url: at.linear },
    pagerduty: { routingKey: sandboxRoutingKeys(policy, oncall), apiToken: SANDBOX_TOKENS.pagerduty, from: 'ada@shop.example', url: at.pagerduty, apiUrl: at.pagerduty },
    webhook: { url: at.webhook, secret: SANDBOX_TOKENS.webhook },
  };
}

export function person(id: string): OnCall['people'][number] {
  return needed(oncall.people.find((one) => one.id === id) ?? null);
}

export function service(id: string): OnCall['services'][number] {
  return needed(oncall.services.find((one) => one.id === id) ?? null);
}

export const INCIDENT = 'INC-2026-0314-k3f9';
export const UUID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

export function pageRequest(changes: Partial<PageRequest> = {}): PageRequest {
  const rotation = needed(oncall.rotations.find(({ id }) => id === 'checkout') ?? null);
  return {
    key: `${INCIDENT}/open/page-service-owner`,
    incident: INCIDENT,
    summary: 'SEV-1 Shop down in Norway',
    loudness: 'critical',
    drill: false,
    target: { id: 'service-owner', name: 'the owner of the service', rotation },
    service: service('checkout'),
    people: [person('ben')],
    channel: null,
    ...changes,
  };
}

/** One thing that changes something at a service, with how often it is to be seen there and how it is looked up. */
export interface Effect {
  name: string;
  provider: string;
  kind: ProviderKind;
  /** Whether asking twice is safe without a look-up. */
  repeatSafe: boolean;
  /** What has to be there before. */
  prepare?(bench: Bench): Promise<void>;
  run(bench: Bench): Promise<unknown>;
  /** How often the services show the effect. */
  count(sandbox: Sandbox): number;
  /** Whether the look-up finds it. */
  find?(bench: Bench): Promise<boolean>;
}

const chat = (bench: Bench): Promise<ChatPort> => bench.open('chat', 'slack');
const statusPage = (bench: Bench): Promise<StatusPagePort> => bench.open('status-page', 'statuspage');
const tickets = (bench: Bench): Promise<TicketPort> => bench.open('ticket', 'linear');
const pager = (id: string) => (bench: Bench): Promise<PagerPort> => bench.open('pager', id);

export const CHANNEL = 'inc-0314-shop-down-in-norway-k3f9';
const withChannel = async (bench: Bench): Promise<void> => void (await (await chat(bench)).createChannel({ incident: INCIDENT, name: CHANNEL }));
const channelId = (sandbox: Sandbox): string => sandbox.slack.channels[0]?.id ?? '';
const withPost = async (bench: Bench): Promise<void> => {
  await withChannel(bench);
  await (await chat(bench)).post({ channel: channelId(bench.sandbox), key: `${INCIDENT}/first`, text: [['first']] });
};
const lastTs = (sandbox: Sandbox): string => sandbox.slack.channels[0]?.messages.at(-1)?.ts ?? '';
const posts = (sandbox: Sandbox, key: string): number => sandbox.slack.channels.flatMap(({ messages }) => messages).filter(({ metadata }) => metadata?.event_payload['key'] === key).length;

const ENTRY = { incident: INCIDENT, key: `${INCIDENT}/open/publish`, name: 'Shop slow in Norway', body: [['We are looking into it.']], status: 'investigating' as const, impact: 'major' as const, components: [{ id: 'cmpcheckout', status: 'partial_outage' as const }], notify: true };
const withEntry = async (bench: Bench): Promise<void> => void (await (await statusPage(bench)).publish(ENTRY));
const entryId = (sandbox: Sandbox): string => sandbox.statuspage.entries[0]?.id ?? '';
const UPDATE = { incident: INCIDENT, keys: [ENTRY.key, `${INCIDENT}/update-2`], body: [['Still investigating.']], status: 'identified' as const, impact: 'major' as const, components: [], notify: true };

export const TICKET = { id: UUID, incident: INCIDENT, title: 'Shop down in Norway', body: [['Declared by Ada.']], priority: 1 as const, team: 'SHOP', labels: ['incident', 'no such label'] };
const withTicket = async (bench: Bench): Promise<void> => void (await (await tickets(bench)).create(TICKET));
const LINK = { ticket: UUID, url: 'https://slack.example/c', title: 'Channel', card: { channel: 'C1' } };
const COMMENT = '3f2504e0-4f89-41d3-9a0c-0305e82c3302';

const PAGE_KEY = pageRequest().key;
const reference = (): Parameters<PagerPort['resolve']>[0] => pageRequest();
const pagerEffects = (id: 'pagerduty' | 'webhook', state: (sandbox: Sandbox) => readonly { key: string; status: string }[]): Effect[] => {
  const open = pager(id);
  const withPage = async (bench: Bench): Promise<void> => void (await (await open(bench)).page(pageRequest()));
  const inState = (status: string) => (sandbox: Sandbox): number => state(sandbox).filter((one) => one.key === PAGE_KEY && one.status === status).length;
  const found = async (bench: Bench, status: string): Promise<boolean> => (await (await open(bench)).findPage({ key: PAGE_KEY, service: service('checkout'), channel: null, since: START }))?.status === status;
  return [
    { name: 'page', provider: id, kind: 'pager', repeatSafe: true, run: async (bench) => (await open(bench)).page(pageRequest()), count: (sandbox) => state(sandbox).filter(({ key }) => key === PAGE_KEY).length, find: (bench) => found(bench, 'triggered') },
    { name: 'acknowledge', provider: id, kind: 'pager', repeatSafe: true, prepare: withPage, run: async (bench) => (await open(bench)).acknowledge({ ...reference(), by: person('ben') }), count: inState('acknowledged'), find: (bench) => found(bench, 'acknowledged') },
    { name: 'resolve', provider: id, kind: 'pager', repeatSafe: true, prepare: withPage, run: async (bench) => (await open(bench)).resolve(reference()), count: inState('resolved'), find: (bench) => found(bench, 'resolved') },
  ];
};
const PAGE_LINK = { title: 'Channel', url: 'https://slack.example/c' };

/** Everything that an adapter can change, each ready to be asked once. */
export const EFFECTS: readonly Effect[] = [
  { name: 'createChannel', provider: 'slack', kind: 'chat', repeatSafe: false, run: async (bench) => (await chat(bench)).createChannel({ incident: INCIDENT, name: CHANNEL }), count: (sandbox) => sandbox.slack.channels.filter(({ name }) => name === CHANNEL).length, find: async (bench) => (await (await chat(bench)).findChannel({ incident: INCIDENT, name: CHANNEL })) !== null },
  { name: 'describeChannel', provider: 'slack', kind: 'chat', repeatSafe: true, prepare: withChannel, run: async (bench) => (await chat(bench)).describeChannel({ channel: channelId(bench.sandbox), topic: 'SEV-1', purpose: `Incident ${INCIDENT}` }), count: (sandbox) => sandbox.slack.channels.filter(({ topic, purpose }) => topic === 'SEV-1' && purpose.includes(INCIDENT)).length },
  { name: 'invite', provider: 'slack', kind: 'chat', repeatSafe: true, prepare: withChannel, run: async (bench) => (await chat(bench)).invite({ channel: channelId(bench.sandbox), people: [person('ada'), person('ben')] }), count: (sandbox) => (sandbox.slack.channels[0]?.members ?? []).filter((id) => id === 'U0ADA0001').length },
  { name: 'post', provider: 'slack', kind: 'chat', repeatSafe: false, prepare: withChannel, run: async (bench) => (await chat(bench)).post({ channel: channelId(bench.sandbox), key: `${INCIDENT}/update-1`, text: [['Still investigating.']] }), count: (sandbox) => posts(sandbox, `${INCIDENT}/update-1`), find: async (bench) => (await (await chat(bench)).findPost({ channel: channelId(bench.sandbox), key: `${INCIDENT}/update-1`, since: START })) !== null },
  { name: 'pin', provider: 'slack', kind: 'chat', repeatSafe: true, prepare: withPost, run: async (bench) => (await chat(bench)).pin({ channel: channelId(bench.sandbox), message: lastTs(bench.sandbox) }), count: (sandbox) => sandbox.slack.channels[0]?.pins.length ?? 0 },
  { name: 'bookmark', provider: 'slack', kind: 'chat', repeatSafe: true, prepare: withChannel, run: async (bench) => (await chat(bench)).bookmark({ channel: channelId(bench.sandbox), title: 'Runbook', url: 'https://shop.example/runbook' }), count: (sandbox) => sandbox.slack.channels[0]?.bookmarks.length ?? 0 },
  { name: 'publish', provider: 'statuspage', kind: 'status-page', repeatSafe: false, run: async (bench) => (await statusPage(bench)).publish(ENTRY), count: (sandbox) => sandbox.statuspage.entries.length, find: async (bench) => (await (await statusPage(bench)).findEntry({ incident: INCIDENT })) !== null },
  { name: 'update', provider: 'statuspage', kind: 'status-page', repeatSafe: false, prepare: withEntry, run: async (bench) => (await statusPage(bench)).update({ ...UPDATE, entry: entryId(bench.sandbox) }), count: (sandbox) => (sandbox.statuspage.entries[0]?.updates ?? []).filter(({ status }) => status === 'identified').length, find: async (bench) => (await statusPage(bench)).findUpdate({ entry: entryId(bench.sandbox), key: `${INCIDENT}/update-2` }) },
  { name: 'create', provider: 'linear', kind: 'ticket', repeatSafe: true, run: async (bench) => (await tickets(bench)).create(TICKET), count: (sandbox) => sandbox.linear.issues.length, find: async (bench) => (await (await tickets(bench)).find({ id: UUID })) !== null },
  { name: 'link', provider: 'linear', kind: 'ticket', repeatSafe: true, prepare: withTicket, run: async (bench) => (await tickets(bench)).link(LINK), count: (sandbox) => sandbox.linear.issues[0]?.attachments.length ?? 0 },
  { name: 'comment', provider: 'linear', kind: 'ticket', repeatSafe: true, prepare: withTicket, run: async (bench) => (await tickets(bench)).comment({ ticket: UUID, id: COMMENT, body: [['Resolved.']] }), count: (sandbox) => sandbox.linear.issues[0]?.comments.length ?? 0 },
  { name: 'update', provider: 'linear', kind: 'ticket', repeatSafe: true, prepare: withTicket, run: async (bench) => (await tickets(bench)).update({ ticket: UUID, priority: 2, state: 'done' }), count: (sandbox) => sandbox.linear.issues.filter(({ state, priority }) => state === 'Done' && priority === 2).length },
  ...pagerEffects('pagerduty', ({ pagerduty }) => pagerduty.incidents),
  ...pagerEffects('webhook', ({ webhook }) => webhook.pages),
  { name: 'link', provider: 'pagerduty', kind: 'pager', repeatSafe: true, prepare: async (bench) => void (await (await pager('pagerduty')(bench)).page(pageRequest())), run: async (bench) => (await pager('pagerduty')(bench)).link({ ...reference(), links: [PAGE_LINK] }), count: (sandbox) => sandbox.pagerduty.incidents[0]?.notes.length ?? 0 },
  { name: 'link', provider: 'webhook', kind: 'pager', repeatSafe: true, prepare: async (bench) => void (await (await pager('webhook')(bench)).page(pageRequest())), run: async (bench) => (await pager('webhook')(bench)).link({ ...reference(), links: [PAGE_LINK] }), count: (sandbox) => sandbox.webhook.pages[0]?.links.length ?? 0 },
  { name: 'page', provider: 'slack-mention', kind: 'pager', repeatSafe: false, prepare: withChannel, run: async (bench) => (await pager('slack-mention')(bench)).page(pageRequest({ channel: channelId(bench.sandbox) })), count: (sandbox) => posts(sandbox, PAGE_KEY), find: async (bench) => (await (await pager('slack-mention')(bench)).findPage({ key: PAGE_KEY, service: service('checkout'), channel: channelId(bench.sandbox), since: START })) !== null },
];
