/**
 * One side effect, as data that the journal keeps: what is asked of which service, and what must have happened before.
 * A step names people and services by their roster ids, and results of other steps by the step's id.
 */
import type { Card, ComponentStatus, Impact, Loudness, Priority, ProviderKind, PublicStatus } from './ports.ts';
import type { Text } from './text.ts';

/** An address that another step gives, or one known beforehand. */
export type LinkTo = { title: string } & ({ step: string } | { url: string });

/** What goes out with a page, apart from its key. */
export interface PageStepRequest {
  target: string;
  service: string;
  people: readonly string[];
  summary: string;
  loudness: Loudness;
  drill: boolean;
  /** When the policy wants it out, milliseconds since 1970. */
  dueAt: number;
  /** Step of the channel, where the pager mentions people in it. */
  channel: string | null;
}

interface Requests {
  page: PageStepRequest;
  /** `page` names the page's step. */
  'page-link': { page: string; links: readonly LinkTo[] };
  'page-ack': { page: string; by: string | null };
  'page-resolve': { page: string };
  /** `names`: the first one, and others should somebody else have it. */
  channel: { names: readonly string[] };
  describe: { channel: string; topic: string; purpose: string };
  invite: { channel: string; people: readonly string[] };
  /** Lines for `links` whose step has an address are put behind the text. */
  post: { channel: string; text: Text; links: readonly LinkTo[]; card: Card | null };
  pin: { channel: string; message: string };
  bookmark: { channel: string; link: LinkTo };
  publish: StatusWords & { name: string };
  'status-update': StatusWords & { entry: string };
  ticket: { uuid: string; title: string; body: Text; priority: Priority; team: string | null; labels: readonly string[] };
  'ticket-link': { ticket: string; link: LinkTo };
  'ticket-comment': { ticket: string; uuid: string; body: Text };
  'ticket-update': { ticket: string; priority?: Priority; state?: 'started' | 'done' };
}

export interface StatusWords {
  body: Text;
  status: PublicStatus;
  impact: Impact;
  components: readonly { id: string; status: ComponentStatus }[];
  notify: boolean;
}

export type StepKind = keyof Requests;

/** A step of one kind, or (without an argument) of any. */
export type Step<Kind extends StepKind = StepKind> = { [K in Kind]: StepOf<K> }[Kind];

interface StepOf<Kind extends StepKind> {
  /** Unique within the incident: `open/channel`. The provider's key is `<incident>/<id>`. */
  id: string;
  kind: Kind;
  /** Which of the four services it goes to. */
  port: ProviderKind;
  /** What it does, for a person: `Slack channel #inc-…`. */
  label: string;
  /** Steps whose results it needs. */
  after: readonly string[];
  /** Steps that it lets go first, whatever becomes of them. */
  behind: readonly string[];
  /** Steps of one lane go out in the order of the journal, and none while an earlier one may still have its effect. */
  lane: string | null;
  request: Requests[Kind];
}

/** What a step gave, in short strings: `{ id, url, name }`. */
export type StepResult = Readonly<Record<string, string>>;

const PORT_OF: Readonly<Record<StepKind, ProviderKind>> = {
  page: 'pager', 'page-link': 'pager', 'page-ack': 'pager', 'page-resolve': 'pager',
  channel: 'chat', describe: 'chat', invite: 'chat', post: 'chat', pin: 'chat', bookmark: 'chat',
  publish: 'status-page', 'status-update': 'status-page',
  ticket: 'ticket', 'ticket-link': 'ticket', 'ticket-comment': 'ticket', 'ticket-update': 'ticket',
};

/** Kinds that set a value: the last one of a lane makes the earlier ones pointless. */
const OVERWRITES: ReadonlySet<StepKind> = new Set<StepKind>(['describe', 'ticket-update']);

/**
 * How a step is repeated after an outcome that nobody knows:
 * - `at-once`: the service knows its key or id, or holds a set; a second request changes nothing, however late the first one arrives.
 * - `settled`: only once the first request would have arrived: it sets a value, or the adapter reads before it writes.
 * - `look-up`: the service has no key. It is looked for, again once it would be there, and repeated only then.
 */
export type Repeat = 'at-once' | 'settled' | 'look-up';

const REPEATS: Readonly<Record<Exclude<StepKind, 'page'>, Repeat>> = {
  'page-link': 'settled', 'page-ack': 'at-once', 'page-resolve': 'at-once',
  channel: 'look-up', describe: 'settled', invite: 'at-once', post: 'look-up', pin: 'at-once', bookmark: 'settled',
  publish: 'look-up', 'status-update': 'look-up',
  ticket: 'at-once', 'ticket-link': 'at-once', 'ticket-comment': 'at-once', 'ticket-update': 'settled',
};

export function overwrites(kind: StepKind): boolean {
  return OVERWRITES.has(kind);
}

/** How a step is repeated; for pages the pager itself says. */
export function repeatOf(kind: StepKind, pagerIsRepeatSafe: boolean): Repeat {
  return kind === 'page' ? (pagerIsRepeatSafe ? 'at-once' : 'look-up') : REPEATS[kind];
}

/** Makes a step; `after` is completed with every step that its request refers to. */
export function stepOf<Kind extends StepKind>(kind: Kind, id: string, label: string, request: Requests[Kind], { after = [], behind = [], lane = null }: { after?: readonly string[]; behind?: readonly string[]; lane?: string | null } = {}): Step {
  const step: StepOf<Kind> = { id, kind, port: PORT_OF[kind], label, after: [...new Set([...after, ...referredIn(request)])], behind, lane, request };
  return step as Step;
}

/** Ids of steps that a request needs; an address of a link is waited for as well. */
function referredIn(request: object): string[] {
  const named = ['channel', 'message', 'page', 'entry', 'ticket'].flatMap((key) => {
    const value: unknown = (request as Record<string, unknown>)[key];
    return typeof value === 'string' ? [value] : [];
  });
  const { link } = request as { link?: LinkTo };
  return [...named, ...(link && 'step' in link ? [link.step] : [])];
}
