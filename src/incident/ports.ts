/**
 * What Zephyr asks of the services around an incident: one small interface per kind. An adapter translates; it decides
 * nothing and repeats nothing. Retries, waiting, order and look-ups belong to the runner (`run.ts`).
 *
 * Rules for every adapter
 *
 * - **One effect, one request.** A method makes at most one request that changes something (reads before it are free),
 *   unless it is marked *repeat-safe*. SDK retries are switched off. A method settles within the adapter's own time-out
 *   (10 s unless told otherwise), always with a value or a `ProviderError`, never with another error.
 * - **Exactly once.** A *repeat-safe* method called again with the same request has no second effect and gives the same
 *   answer. Every other effect has a look-up beside it (`find…`), which finds it by the name, key or marker that the
 *   request carried. The runner looks up before it repeats. A look-up has no effect, reads every page of a list, and
 *   answers `null` only when it has seen everything: where it could not, it throws.
 * - **Markers.** `incident` (`INC-2026-1128-k3f9`) and `key` (`INC-2026-1128-k3f9/update-2`) are ASCII without spaces, at
 *   most 64 and 120 characters. They are stored where people do not stumble over them: message metadata, entry metadata.
 * - **Text** comes as data (`text.ts`) or as a single line of plain text, never escaped. The adapter renders it for its
 *   service with `toMrkdwn`, `toMarkdown`, `toPublicWords` or `toPlain`, and shortens what is too long (ending in `…`) instead
 *   of failing.
 * - **Secrets** reach an adapter when it is made, and leave it only in a request's headers: never in an error, an answer
 *   or a description. What a service answers may echo a token, so an error message holds only the service's own error
 *   code or a sentence of the adapter's.
 */
import type { OnCall, Person, Rotation, Service } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import type { Text } from './text.ts';

export type ProviderKind = 'chat' | 'status-page' | 'ticket' | 'pager';

/**
 * What went wrong, as far as it matters for what to do next:
 * - `auth`: the token is missing, wrong, revoked, or lacks a scope. No effect. Not repeated.
 * - `rate-limit`: 429 (Statuspage: 420 too). No effect. Repeated after `retryAfter`, else after a growing pause.
 * - `refused`: the service understood and will not (4xx, `ok: false`). No effect. Not repeated; `reason` where the runner can act on it.
 * - `unavailable`: the request surely never arrived: no DNS, connection refused, TLS failed, 503 with Retry-After. No effect. Repeated.
 * - `unknown-outcome`: it may have had its effect: time-out, connection cut after sending, 5xx, an answer that cannot be read.
 *   Never repeated before a look-up, unless the method is repeat-safe. In doubt it is this one.
 */
export type ProviderErrorKind = 'auth' | 'rate-limit' | 'refused' | 'unavailable' | 'unknown-outcome';

/** Refusals that the runner can act on. */
export type RefusalReason =
  /** A channel of this name exists already, whoever made it, visible or not. */
  | 'name-taken'
  /** The thing the request speaks of is not there (any more): archived channel, deleted entry. */
  | 'gone';

export interface ProviderErrorDetails {
  /** Id of the adapter: `slack`. */
  provider: string;
  /** What was asked, in the words of the service: `conversations.create`. */
  action: string;
  kind: ProviderErrorKind;
  /** What happened, one line for a person, without secrets: `Slack says name_taken`. */
  message: string;
  /** What to do about it, one line: `Invite the bot to the channel, then run zephyr incident resume`. */
  todo: string;
  /** Seconds that the service asks to wait. */
  retryAfter?: number;
  reason?: RefusalReason;
}

/** The only error that leaves an adapter. */
export class ProviderError extends Error {
  readonly provider: string;
  readonly action: string;
  readonly kind: ProviderErrorKind;
  readonly todo: string;
  /** Seconds; `null` where the service did not say. */
  readonly retryAfter: number | null;
  readonly reason: RefusalReason | null;

  constructor({ provider, action, kind, message, todo, retryAfter, reason }: ProviderErrorDetails) {
    super(message);
    this.name = 'ProviderError';
    this.provider = provider;
    this.action = action;
    this.kind = kind;
    this.todo = todo;
    this.retryAfter = retryAfter ?? null;
    this.reason = reason ?? null;
  }
}

/** One fact that `zephyr doctor` has checked. */
export interface Check {
  /** What was checked, short: `scope chat:write`, `component cmpcheckout1`. */
  name: string;
  ok: boolean;
  /** What was found: `the token has it`, `no such component on the page`. */
  message: string;
  /** The exact thing to do; `null` where `ok`. */
  fix: string | null;
}

/** Where each setting of a provider stands that somebody wrote, by its name: `SLACK_CHANNEL_PREFIX`. */
export type Origins = Readonly<Record<string, string>>;

/** What an adapter must offer whichever kind it is of. */
interface Provider {
  /** Folder and configuration name: `slack`. */
  readonly id: string;
  /** How people call it: `Slack`. */
  readonly title: string;
  /** One line on what it does and where, without secrets: `Slack workspace zephyr.slack.com, channels inc-…`. No request. */
  describe(): string;
  /**
   * Whether everything that this policy and rota need works: token, scopes, names, ids. Read-only, all faults at once;
   * a fault of one check never hides another. Never throws: a service that cannot be reached is a check that is not ok.
   */
  check(needs: { policy: Policy; oncall: OnCall; origins?: Origins }): Promise<readonly Check[]>;
}

/** Facts for other machines, stored with a post or a ticket so that `incident join` can rebuild the journal. Short text by short name. */
export type Card = Readonly<Record<string, string>>;

export interface Channel {
  /** The service's own id (`C0123ABC`). */
  id: string;
  /** The name as the service stored it, without `#`. */
  name: string;
  /** Where a person opens it. */
  url: string;
}

export interface Message {
  /** The service's own id (Slack: `ts`, a string). */
  id: string;
  /** Where a person opens it; `null` where the service does not say without another request. */
  url: string | null;
}

/** A message read back from the channel. */
export interface HistoryMessage extends Message {
  /** Milliseconds since 1970. */
  at: number;
  /** Name of the author as the service shows it, or the person's id of the roster where the service's id is in it. */
  author: string;
  /** Plain text, the service's own escapes undone. */
  text: string;
  /** Names of reactions (`pushpin`, without colons) and the service's ids of who gave them. */
  reactions: readonly { name: string; by: readonly string[] }[];
  /** The `key` and `card` that a post of ours carried; `null` otherwise. */
  key: string | null;
  card: Card | null;
}

export interface ChatPort extends Provider {
  /**
   * Creates a public channel (`name`: lower-case letters, digits, `-`, `_`, at most 80 characters).
   * Throws `refused` with `reason: 'name-taken'` where one of this name exists, ours or not.
   */
  createChannel(request: { incident: string; name: string }): Promise<Channel>;
  /**
   * The channel of exactly this name where it is ours: its purpose contains the incident's id, or its purpose is empty and
   * this bot created it. Archived ones count. `null` where there is none, or it belongs to somebody else.
   */
  findChannel(request: { incident: string; name: string }): Promise<Channel | null>;
  /** A channel as a person names it (`#inc-…`, name, id or address), whoever made it; for `incident join`. */
  lookUpChannel(reference: string): Promise<Channel | null>;
  /** Sets topic and purpose (lines of plain text; the purpose contains the incident's id). Overwrites. Repeat-safe. */
  describeChannel(request: { channel: string; topic: string; purpose: string }): Promise<void>;
  /**
   * Brings people in. Repeat-safe: who is in already is no error. One person whom the service does not know does not keep
   * the others out: their roster ids come back in `unknown`.
   */
  invite(request: { channel: string; people: readonly Person[] }): Promise<{ unknown: readonly string[] }>;
  /** Posts a message that carries `key` (and `card`) as metadata. Not repeat-safe: `findPost` is its look-up. */
  post(request: PostRequest): Promise<Message>;
  /** The post of ours with this key. Reads back as far as `since` (milliseconds since 1970; some minutes of margin included). */
  findPost(request: { channel: string; key: string; since: number }): Promise<Message | null>;
  /** Pins a message. Repeat-safe: pinned already is no error. */
  pin(request: { channel: string; message: string }): Promise<void>;
  /**
   * Adds a link to the channel's bar. Repeat-safe: the adapter reads the bar first and leaves a link of the same address
   * alone. `first`: nobody has asked for it before, so there is nothing to read.
   */
  bookmark(request: { channel: string; title: string; url: string; first?: boolean }): Promise<void>;
  /** All messages, oldest first. The channel was made for the incident, and clocks differ, so no time limits them. */
  history(request: { channel: string }): Promise<readonly HistoryMessage[]>;
}

export interface PostRequest {
  channel: string;
  key: string;
  text: Text;
  card?: Card;
}

/** How far the incident is, as customers read it. */
export type PublicStatus = 'investigating' | 'identified' | 'monitoring' | 'resolved';
/** How bad it is for customers. */
export type Impact = 'minor' | 'major' | 'critical';
export type ComponentStatus = 'operational' | 'degraded_performance' | 'partial_outage' | 'major_outage';

export interface StatusEntry {
  id: string;
  url: string;
}

export interface StatusPagePort extends Provider {
  /** Publishes an entry that carries `incident` and `key` in its metadata. Not repeat-safe: `findEntry` is its look-up. */
  publish(request: StatusEntryRequest): Promise<StatusEntry>;
  /** The entry of this incident, by its metadata, resolved ones included. */
  findEntry(request: { incident: string }): Promise<StatusEntry | null>;
  /** All entries of this incident; more than one where the network delivered a request twice. */
  entriesOf(request: { incident: string }): Promise<readonly StatusEntry[]>;
  /**
   * Adds an update to an entry, and sets status, impact and components. `keys` are those of all updates so far, this one
   * last; the same request writes them into the metadata. Not repeat-safe: `findUpdate` is its look-up. The runner never
   * has two updates of one entry in flight.
   */
  update(request: StatusUpdateRequest): Promise<void>;
  /** Whether the entry's metadata lists this key. `gone` where the entry is not there. */
  findUpdate(request: { entry: string; key: string }): Promise<boolean>;
}

export interface StatusEntryRequest {
  incident: string;
  key: string;
  /** Headline, one line. */
  name: string;
  body: Text;
  status: PublicStatus;
  impact: Impact;
  /** Ids of components of the page (`services[].ids.statuspage`); empty where the service has none. */
  components: readonly { id: string; status: ComponentStatus }[];
  /** Whether subscribers hear of it. */
  notify: boolean;
}

export interface StatusUpdateRequest extends Omit<StatusEntryRequest, 'name' | 'key'> {
  entry: string;
  keys: readonly string[];
}

export interface Ticket {
  /** The service's own id: the UUID that was asked for. */
  id: string;
  /** What people call it: `OPS-123`. */
  key: string;
  url: string;
}

/** 1 is the most urgent; the scale of Linear. */
export type Priority = 1 | 2 | 3 | 4;

export interface TicketPort extends Provider {
  /**
   * Creates a ticket under an id chosen by us. Repeat-safe: where the id exists (an error after an unknown outcome, say), the
   * existing ticket is the answer, never a second one.
   */
  create(request: TicketRequest): Promise<Ticket>;
  /** The ticket with this id. */
  find(request: { id: string }): Promise<Ticket | null>;
  /** A ticket as a person names it (`OPS-123` or its address), with the card it carries; for `incident join`. */
  lookUp(reference: string): Promise<{ ticket: Ticket; card: Card | null } | null>;
  /**
   * How tickets are, those that exist: at most `MOST_STATES` references (`OPS-123` or addresses) at once, others than the
   * service's own are left out. `label` is the one that is asked about. Reads only. Absent where nobody else sees the tickets.
   */
  states?(request: { references: readonly string[]; label: string }): Promise<readonly TicketState[]>;
  /** Ties an address to the ticket; the same address again updates its title. Repeat-safe. */
  link(request: { ticket: string; url: string; title: string; card?: Card }): Promise<void>;
  /** Adds a comment under an id chosen by us. Repeat-safe. */
  comment(request: { ticket: string; id: string; body: Text }): Promise<void>;
  /** Sets what is given and leaves the rest. Overwrites. Repeat-safe. `state: 'done'` moves it to the team's completed state. */
  update(request: { ticket: string; priority?: Priority; state?: 'started' | 'done' }): Promise<void>;
}

/** References that `states` takes in one call. */
export const MOST_STATES = 200;

/** A ticket as its service has it. */
export interface TicketState {
  /** One of the references that were asked about. */
  reference: string;
  /** The key it has now; another than was asked about where it moved. */
  key: string;
  status: 'open' | 'done' | 'cancelled';
  /** The service's own word for the status, such as `In Review`. */
  state: string;
  labelled: boolean;
  /** What the service calls the person: the name to show first, then every other name, handle, address and id. */
  assignee: readonly [name: string, ...others: string[]] | null;
}

export interface TicketRequest {
  /** UUID (version 4 in form), the same at every attempt. */
  id: string;
  incident: string;
  title: string;
  body: Text;
  priority: Priority;
  /** Team of the service (`services[].ids.linear`, such as `PAY`); `null`: the adapter's default team. */
  team: string | null;
  /** Names of labels. One that does not exist is left out: it must not cost the ticket. */
  labels: readonly string[];
}

/** How loud the page is; PagerDuty's four words. */
export type Loudness = 'critical' | 'error' | 'warning' | 'info';

export interface PageRequest {
  /** Idempotency key (PagerDuty: `dedup_key`), the same at every attempt. One per incident and target, or per person and step. */
  key: string;
  incident: string;
  /** One line, at most 1,000 characters, beginning with the severity; a drill says so in its first word. */
  summary: string;
  loudness: Loudness;
  drill: boolean;
  /** The policy's target (`platform`), its name (`platform on-call`), and the rotation behind it; `null` where it has none. */
  target: { id: string; name: string; rotation: Rotation | null };
  service: Service;
  /**
   * Who is meant, as the rota says now. A pager that runs the chain itself pages by service and rotation and shows these
   * names only; every other pager pages exactly these people.
   */
  people: readonly Person[];
  /** Channel to mention people in, where there is one already (pager of last resort); pages never wait for it. */
  channel: string | null;
}

export interface Page {
  key: string;
  /** Where a person sees it; `null` where there is no such place (yet). */
  url: string | null;
}

/** What holds of a pager whether or not it can be set up at this moment: plans depend on it. */
export interface PagerFacts {
  /** True: the service escalates by itself (PagerDuty). False: `zephyr due --watch` pages the next step. */
  readonly runsChain: boolean;
  /** True: `page` reaches nobody outside this machine (the local provider); the command says so. */
  readonly pagesNobody: boolean;
  /** True: `page` cannot go out before the channel exists (mention in a channel). The runner orders it behind the channel. */
  readonly needsChannel: boolean;
  /** True: `page` is repeat-safe by its key, so it is repeated without a look-up. */
  readonly repeatSafe: boolean;
}

export interface PagerPort extends Provider, PagerFacts {
  /** Pages. The one request that goes out first and waits for nothing: no read before it. */
  page(request: PageRequest): Promise<Page>;
  /** What became of a page; `null` where none of this key is known. `since`: milliseconds since 1970, when it was sent at the earliest. */
  findPage(request: { key: string; service: Service; channel: string | null; since: number }): Promise<PageState | null>;
  /**
   * Ties addresses (channel, ticket, status page) to what was paged, without paging anybody again. Repeat-safe: the adapter
   * reads first what is there. Where the service has no place for them it does nothing. `first`: nobody has asked for it
   * before, so there is nothing to read.
   */
  link(request: PageReference & { links: readonly { title: string; url: string }[]; first?: boolean }): Promise<void>;
  /** Starts to look for what `link` will need, while its addresses come about. Reads only; if it fails, `link` looks itself. */
  prepareLink?(request: PageReference): void;
  /** Acknowledges, or ends, what was paged under this key. Repeat-safe; a page that is not open any more is no error. */
  acknowledge(request: PageReference & { by: Person | null }): Promise<void>;
  resolve(request: PageReference): Promise<void>;
}

/** A page that was sent before, with what is needed to reach the same integration or channel again. */
export type PageReference = Pick<PageRequest, 'key' | 'incident' | 'target' | 'service' | 'channel'>;

export interface PageState extends Page {
  status: 'triggered' | 'acknowledged' | 'resolved';
  /** Roster id of who acknowledged, where the service says and the roster knows. */
  by: string | null;
}

/** The four services of an incident. */
export interface Ports {
  chat: ChatPort;
  statusPage: StatusPagePort;
  ticket: TicketPort;
  pager: PagerPort;
}
