/** Asks the policy's tracker how tickets are, for `--online`: in few requests, and never at the cost of the rest of a run. */
import { setTimeout as pause } from 'node:timers/promises';
import process from 'node:process';
import type { TrackedTicket, Tracker } from '../../actions/tracker.ts';
import { MOST_STATES, ProviderError, type TicketPort } from '../../incident/ports.ts';
import { count } from '../../lint/message.ts';
import type { Policy } from '../../policy/schema.ts';
import { readProvidersFile } from '../../project/providers-file.ts';
import { SecretError } from '../../project/secrets.ts';
import { stateFolder } from '../../project/state-dir.ts';
import type { Definition } from '../../providers/provider.ts';
import { providersOf } from '../../providers/registry.ts';
import { send } from '../../providers/send.ts';
import { visible } from '../../report/escape.ts';
import { UsageError, type World } from '../io.ts';
import { settingsOf } from '../providers.ts';

/** For one request, in milliseconds. */
const TIMEOUT = 10_000;
/** A request that failed for now is made this often in all. */
const MOST_TRIES = 3;
/** A longer wait than this is somebody's coffee, in seconds: then the run goes on without. */
const LONGEST_WAIT = 20;

export interface AskedTracker {
  tracker: Tracker;
  /** Whether it has said something about every ticket. */
  complete: boolean;
  /** Whether a key or a setting is missing or wrong, so that no run would get an answer. */
  refused: boolean;
}

/** Asks about references that were not asked about before in this run; what cannot be asked is said on stderr. */
export type AskTracker = (references: Iterable<string>) => Promise<AskedTracker>;

/**
 * @param command for the words on stderr: `lint`
 * @throws UsageError where the policy's tracker is none that can be asked
 */
export function trackerOf({ tracker, label }: Policy['postMortem']['actionItems'], { root, world, command }: { root: string | null; world: World; command: string }): AskTracker {
  const definition = providersOf('ticket').find(({ hosts }) => hosts?.some((host) => tracker.hosts.includes(host)) === true);
  if (definition === undefined) {
    const able = providersOf('ticket').filter(({ hosts }) => hosts !== undefined).map(({ title, hosts }) => `${title} (${hosts?.join(', ') ?? ''})`);
    throw new UsageError(`the tracker of this policy is ${tracker.name} (${tracker.hosts.join(', ')}), and --online cannot ask it`, `It can ask ${able.join(', ')}. Without --online nothing is asked.`);
  }
  const known = new Map<string, TrackedTicket | 'missing'>();
  const answers: Tracker = { title: definition.title, ticket: (reference) => known.get(reference) ?? null };
  let opened: Promise<TicketPort> | null = null;
  return async (references) => {
    const open = [...new Set(references)].filter((reference) => !known.has(reference)).sort();
    for (let at = 0; at < open.length; at += MOST_STATES) {
      const some = open.slice(at, at + MOST_STATES);
      try {
        const port = await (opened ??= openPort(definition, root, world));
        const states = await patiently(() => port.states?.({ references: some, label }) ?? Promise.resolve([]));
        const found = new Map(states.map(({ reference, ...ticket }) => [reference, ticket]));
        for (const reference of some) known.set(reference, found.get(reference) ?? 'missing');
      } catch (error) {
        if (!(error instanceof ProviderError || error instanceof SecretError)) throw error;
        const refused = error instanceof SecretError || error.kind === 'auth' || error.kind === 'refused';
        world.stderr.write(`zephyr ${command}: ${visible(error.message)}, so ${at === 0 ? '' : 'the other '}${count(open.length - at, 'ticket')} ${open.length - at === 1 ? 'was' : 'were'} not compared with ${definition.title}; the rest of the run is complete.\n  → ${visible(whatToDo(error, definition))}\n`);
        return { tracker: answers, complete: false, refused };
      }
    }
    return { tracker: answers, complete: true, refused: false };
  };
}

async function openPort(definition: Definition<'ticket'>, root: string | null, world: World): Promise<TicketPort> {
  const settings = await settingsOf(definition, (await readProvidersFile(root)).choices.ticket, world.env);
  const folder = stateFolder({ env: world.env, cwd: world.cwd, option: null, platform: process.platform });
  return definition.open(settings, { fetch: send, now: () => Date.parse(world.now()), timeout: TIMEOUT, stateFolder: folder });
}

/** Reading twice does no harm, so what failed for now is asked again, within reason. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ProviderError) || tries >= MOST_TRIES) throw error;
      const seconds = error.retryAfter ?? tries;
      // A machine without a network stays without one; a limit or a hiccup passes.
      const passes = error.kind === 'rate-limit' || error.kind === 'unknown-outcome' || (error.kind === 'unavailable' && error.retryAfter !== null);
      if (!passes || seconds > LONGEST_WAIT) throw error;
      await pause(seconds * 1000);
    }
  }
}

function whatToDo(error: ProviderError | SecretError, { settings }: Definition<'ticket'>): string {
  if (error instanceof SecretError || error.action === 'settings') return error.todo;
  const keys = settings.filter(({ secret }) => secret).map(({ env }) => env).join(', ');
  switch (error.kind) {
    case 'auth':
      return `Put a key that may read the tickets into ${keys}; \`zephyr doctor\` checks it.`;
    case 'refused':
      return '`zephyr doctor` says what is wrong with the settings.';
    case 'rate-limit':
      return 'Run it again later; many runs with the same key use up its limit.';
    default:
      return 'Run it again when the network is there.';
  }
}
