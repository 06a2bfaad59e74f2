/** How an adapter is made: what it needs, and how it comes to life. Light; SDKs are imported by `open`. */
import type { ChatPort, PagerFacts, PagerPort, ProviderKind, StatusPagePort, TicketPort } from '../incident/ports.ts';
import type { Person } from '../policy/oncall-schema.ts';

/** One value that a provider needs. */
export interface Setting {
  /** Name in `content/providers.yaml` (`page`); for a secret the name of its command is this with `Command` behind it (`tokenCommand`). */
  name: string;
  /** Name in the environment, which wins over the file: `SLACK_BOT_TOKEN`. */
  env: string;
  /** A secret comes from the environment or from its command, never from the file. */
  secret: boolean;
  required: boolean;
  /** What it is, one line: `Bot token (xoxb-…) with the scopes …`. */
  does: string;
}

/** The settings of one provider, read and complete: every required one is there. */
export type Settings = Readonly<Record<string, string | undefined>>;

/** An answer of a service: as much of a `Response` as adapters use. */
export interface Sent {
  status: number;
  headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** As much of `fetch` as adapters use. */
export type Send = (url: string, init: { method: string; headers: Readonly<Record<string, string>>; redirect: 'manual'; signal: AbortSignal; body?: string }) => Promise<Sent>;

/** What an adapter may touch of the world. */
export interface Edge {
  fetch: Send;
  /** Milliseconds since 1970. */
  now(): number;
  /** No request takes longer, in milliseconds. */
  timeout: number;
  /** Folder for state on disk (the local provider). */
  stateFolder: string;
  /** The roster, to say who the service's ids are. Absent: people go by what the service calls them. */
  people?: readonly Person[];
}

export interface Kinds {
  chat: ChatPort;
  'status-page': StatusPagePort;
  ticket: TicketPort;
  pager: PagerPort;
}

/** A provider of one kind. Each folder `src/providers/<id>/index.ts` exports its definitions as `providers`. */
export type ProviderDefinition = { [Kind in ProviderKind]: Definition<Kind> }[ProviderKind];

/** A pager also says beforehand what it will be like. */
export type Definition<Kind extends ProviderKind> = Described<Kind> & (Kind extends 'pager' ? { facts: PagerFacts } : unknown);

interface Described<Kind extends ProviderKind> {
  /** Folder and configuration name: `slack`. */
  id: string;
  kind: Kind;
  title: string;
  settings: readonly Setting[];
  /** Hosts of the addresses of its tickets, for a ticket provider: by them a policy's tracker is recognised. */
  hosts?: readonly string[];
  /** Limits that people should know: rates, lengths. One line each. */
  limits: readonly string[];
  /** Makes the adapter; makes no request. */
  open(settings: Settings, edge: Edge): Promise<Kinds[Kind]>;
}
