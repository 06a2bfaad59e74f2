/** The providers of an incident: chosen, given their settings, opened when first used. */
import type { ChatPort, Origins, PagerPort, ProviderKind, StatusPagePort, TicketPort } from '../incident/ports.ts';
import { ProviderError } from '../incident/ports.ts';
import type { Services } from '../incident/plan.ts';
import type { Ports } from '../incident/ports.ts';
import type { Providers } from '../incident/records.ts';
import type { Person } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { PROVIDERS_PATH, readProvidersFile, type ProviderChoice, type ProvidersFile } from '../project/providers-file.ts';
import { memoryOf } from '../project/remembered.ts';
import { SecretError, secretFrom } from '../project/secrets.ts';
import type { Definition, Edge, Kinds, Settings } from '../providers/provider.ts';
import { providerNamed, providersOf } from '../providers/registry.ts';
import { send } from '../providers/send.ts';
import { visible } from '../report/escape.ts';
import { UsageError, type World } from './io.ts';
import { withSigns } from './progress.ts';

export interface ProviderSet {
  ports: Ports;
  services: Services;
  /** Reaction that makes a message a row of the timeline. */
  timelineReaction: string;
}

export interface ProviderNeeds {
  policy: Policy;
  people: readonly Person[];
  /** Root of the project; `null` outside one. */
  root: string | null;
  stateFolder: string;
}

const KEY: Readonly<Record<ProviderKind, keyof Providers>> = { chat: 'chat', 'status-page': 'statusPage', ticket: 'ticket', pager: 'pager' };
const OVERRIDE: Readonly<Record<ProviderKind, string>> = { chat: 'ZEPHYR_CHAT', 'status-page': 'ZEPHYR_STATUS_PAGE', ticket: 'ZEPHYR_TICKET', pager: 'ZEPHYR_PAGER' };
const TIMEOUT = 10_000;

/**
 * The four providers. `fixed`: those of an incident that exists already; else what the environment or the file asks for,
 * else the first that has everything it needs, else the local one.
 */
export async function providerSet(world: World, { policy, people, root, stateFolder }: ProviderNeeds, fixed: Providers | null): Promise<ProviderSet> {
  const file = await readProvidersFile(root, memoryOf(world.cwd, world.env));
  for (const problem of file.problems) world.stderr.write(`zephyr: content/providers.yaml: ${visible(problem)}\n`);
  const edge: Edge = { fetch: send, now: () => Date.parse(world.now()), timeout: TIMEOUT, stateFolder, people };
  const chosen = <Kind extends ProviderKind>(kind: Kind): Definition<Kind> => choose(kind, file, world, fixed === null ? null : fixed[KEY[kind]]);
  const definitions = { chat: chosen('chat'), statusPage: chosen('status-page'), ticket: chosen('ticket'), pager: chosen('pager') };
  const opened = <Kind extends ProviderKind>(definition: Definition<Kind>): Promise<Kinds[Kind]> => openProvider(definition, file, world, edge);
  // The pager comes first: its page must not wait until anybody else is loaded.
  const pager = await withSigns(world, `waiting for what ${definitions.pager.title} needs, such as the program that prints its token`, opened(definitions.pager)).catch((error: unknown) => brokenPager(definitions.pager, error));
  const ports: Ports = {
    pager,
    chat: lazily<ChatPort>(definitions.chat, () => opened(definitions.chat)),
    statusPage: lazily<StatusPagePort>(definitions.statusPage, () => opened(definitions.statusPage)),
    ticket: lazily<TicketPort>(definitions.ticket, () => opened(definitions.ticket)),
  };
  const site = world.env['ZEPHYR_SITE'] || file.site;
  const chat = file.choices.chat.values;
  return {
    ports,
    timelineReaction: world.env['ZEPHYR_TIMELINE_REACTION'] || chat['reaction'] || 'pushpin',
    services: {
      ids: { chat: definitions.chat.id, statusPage: definitions.statusPage.id, ticket: definitions.ticket.id, pager: definitions.pager.id },
      titles: { chat: definitions.chat.title, statusPage: definitions.statusPage.title, ticket: definitions.ticket.title, pager: definitions.pager.title },
      pager: pagerFacts(pager),
      channelPrefix: world.env['SLACK_CHANNEL_PREFIX'] || chat['prefix'] || 'inc-',
      labels: (file.choices.ticket.values['labels'] ?? 'incident').split(',').map((label) => label.trim()).filter((label) => label !== ''),
      runbook: { path: policy.runbook, url: site ? `${site.replace(/\/+$/, '')}/${policy.runbook.replace(/\.mdx?$/, '')}/` : null },
    },
  };
}

function pagerFacts({ runsChain, pagesNobody, needsChannel }: PagerPort): Services['pager'] {
  return { runsChain, pagesNobody, needsChannel };
}

/** A pager that cannot be set up fails with every page, and holds up nothing else. What is planned meanwhile is right for when it can be. */
function brokenPager({ id, title, facts }: Definition<'pager'>, error: unknown): PagerPort {
  if (!(error instanceof ProviderError)) throw error;
  const fail = (): Promise<never> => Promise.reject(error);
  return { id, title, ...facts, describe: () => error.message, check: () => Promise.resolve([]), page: fail, findPage: fail, link: fail, acknowledge: fail, resolve: fail };
}

function choose<Kind extends ProviderKind>(kind: Kind, file: ProvidersFile, world: World, fixed: string | null): Definition<Kind> {
  const asked = fixed ?? world.env[OVERRIDE[kind]] ?? file.choices[kind].use;
  if (asked !== null && asked !== '') {
    const found = providerNamed(kind, asked);
    if (found) return found;
    throw new UsageError(`there is no ${kind} provider ${asked}`, `There are ${providersOf(kind).map(({ id }) => id).join(', ')}.`);
  }
  const ready = providersOf(kind).find((definition) => hasEverything(definition, file.choices[kind], world));
  if (!ready) throw new Error(`there is no provider for ${kind}`);
  return ready;
}

function hasEverything({ settings }: Pick<Definition<ProviderKind>, 'settings'>, { values, commands }: ProviderChoice, { env }: World): boolean {
  return settings.every(({ name, env: variable, required, secret }) => !required || Boolean(env[variable]) || (secret ? name in commands : name in values));
}

/** The settings of a provider, secrets included. Throws `ProviderError` where one is missing. */
export async function settingsOf(definition: Definition<ProviderKind>, { values, commands }: ProviderChoice, env: World['env']): Promise<Settings> {
  const entries = await Promise.all(definition.settings.map(async ({ name, env: variable, secret, required, does }): Promise<[string, string | undefined]> => {
    const found = secret ? await secretFrom({ variable, command: commands[name] ?? null }, env) : env[variable] || values[name];
    if (!found && required) throw missing(definition, `${variable} is not set (${does})`, `Set ${variable}${secret ? ` or, in content/providers.yaml, ${name}Command` : ` or ${name} in content/providers.yaml`}; zephyr doctor checks it.`);
    return [name, found || undefined];
  }));
  return Object.fromEntries(entries);
}

/** Where those settings of a provider stand that somebody wrote and that are no secret, by name. What is empty was not written. */
export function originsOf({ kind, settings }: Pick<Definition<ProviderKind>, 'kind' | 'settings'>, { values }: ProviderChoice, env: World['env']): Origins {
  return Object.fromEntries(settings.flatMap(({ name, env: variable, secret }): [string, string][] => {
    if (secret) return [];
    if (env[variable]) return [[name, variable]];
    return values[name] ? [[name, `\`${name}\` of ${KEY[kind]} in ${PROVIDERS_PATH}`]] : [];
  }));
}

async function openProvider<Kind extends ProviderKind>(definition: Definition<Kind>, file: ProvidersFile, { env }: World, edge: Edge): Promise<Kinds[Kind]> {
  try {
    return await definition.open(await settingsOf(definition as unknown as Definition<ProviderKind>, file.choices[definition.kind], env), edge);
  } catch (error) {
    if (error instanceof SecretError) throw missing(definition, error.message, error.todo);
    throw error;
  }
}

function missing({ id }: { id: string }, message: string, todo: string): ProviderError {
  return new ProviderError({ provider: id, action: 'settings', kind: 'auth', message, todo });
}

/** A port that comes to life with the first request: its SDK is loaded while the page is already on its way. */
function lazily<Port extends { id: string; title: string }>({ id, title }: { id: string; title: string }, open: () => Promise<Port>): Port {
  let opened: Promise<Port> | null = null;
  const port = (): Promise<Port> => (opened ??= open());
  return new Proxy({ id, title } as Port, {
    get(facts, name) {
      if (name in facts || typeof name === 'symbol' || name === 'then') return facts[name as keyof Port];
      return async (...words: unknown[]): Promise<unknown> => {
        const target = await port();
        const method = target[name as keyof Port] as unknown as (...words: unknown[]) => unknown;
        return method.apply(target, words);
      };
    },
  });
}
