/** What every incident command works with: policy, rota, state on disk, providers; and how a plan is carried out. */
import process from 'node:process';
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { personOf } from '../../../escalation/scenario.ts';
import { type JournalContent } from '../../../incident/journal.ts';
import type { Plan, Services } from '../../../incident/plan.ts';
import type { Situation } from '../../../incident/plan-changes.ts';
import type { Entry } from '../../../incident/records.ts';
import { JournalError, LIMITS, run, type Account, type Limits } from '../../../incident/run.ts';
import { follow, isOver, stateOf, unfinished, type IncidentState } from '../../../incident/state.ts';
import { suggest } from '../../../policy/suggest.ts';
import type { OnCall, Person } from '../../../policy/oncall-schema.ts';
import type { Policy } from '../../../policy/schema.ts';
import { openJournal, readJournal, type OpenJournal } from '../../../project/journal.ts';
import { incidentsIn, stateFolder } from '../../../project/state-dir.ts';
import { readPolicyFiles } from '../../../project/policy-files.ts';
import { memoryOf } from '../../../project/remembered.ts';
import { findProjectRoot, homeOf } from '../../../project/root.ts';
import { visible, visiblePath } from '../../../report/escape.ts';
import { NEEDS_ONCALL, UsageError, withLastWord, type Call, type ExitCode, type World } from '../../io.ts';
import { providerSet, type ProviderSet } from '../../providers.ts';
import { printAccount, printPlan, sayInterrupted } from './account.ts';
import { progressOf } from './progress.ts';

export interface Desk {
  world: World;
  book: { policy: Policy; root: string | null };
  oncall: OnCall;
  /** The state directory. */
  folder: string;
  json: boolean;
  dryRun: boolean;
  limits: Limits;
  /** Part of a watch, which goes on, and which itself says what an interruption leaves undone. */
  watched?: boolean;
}

/** The desk of a command. Wrong use where policy or rota cannot be read at all. */
export async function deskOf({ options, world }: Call): Promise<Desk> {
  const root = findProjectRoot(world.cwd, homeOf(world.env))?.root ?? null;
  const { policy, oncall, problems } = await readPolicyFiles(world.cwd, root, memoryOf(world.cwd, world.env));
  // What still can be read is used: an incident does not wait for a typing mistake to be mended.
  for (const { file, line, column, message, help } of problems) world.stderr.write(`${visiblePath(file)}:${line}:${column} ${visible(message)}\n${help === undefined ? '' : `  → ${visible(help)}\n`}`);
  if (!policy) throw new UsageError('there is no policy that can be read', 'Mend content/policy.yaml at the places above; until then page by phone.');
  if (!oncall) throw new UsageError('there is no on-call file that can be read, so nobody can be paged', root === null ? NEEDS_ONCALL : 'Mend content/oncall.yaml at the places above, or let `zephyr init` write one to begin with; until then page by phone.');
  const folder = stateFolder({ env: world.env, cwd: world.cwd, option: textOption(options, 'state'), platform: process.platform });
  return { world, book: { policy, root }, oncall, folder, json: options['json'] === true, dryRun: options['dryRun'] === true, limits: limitsOf(world) };
}

export function textOption(options: Call['options'], name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}

/** ZEPHYR_SETTLE: seconds after which a look-up sees what a service has done; for the sandbox and tests, where everything is quick. */
function limitsOf({ env }: World): Limits {
  const settle = Number(env['ZEPHYR_SETTLE']);
  return env['ZEPHYR_SETTLE'] !== undefined && Number.isFinite(settle) && settle >= 0 ? { ...LIMITS, settle, timeout: LIMITS.timeout } : LIMITS;
}

/** Milliseconds since 1970 by the clock of the edge. */
export function clockOf({ now }: World): number {
  return Date.parse(now());
}

/** Who sits here: `--by`, ZEPHYR_ME, or the login name where the roster knows it. Somebody else is taken as written. */
export function whoIsHere(desk: Desk, option: string | null): string | null {
  const { env } = desk.world;
  const asked = option ?? env['ZEPHYR_ME'] ?? null;
  if (asked !== null && asked !== '') return personNamed(desk.oncall, asked)?.id ?? asked;
  const login = env['USER'] ?? env['USERNAME'];
  return login === undefined ? null : (personNamed(desk.oncall, login)?.id ?? null);
}

/** A person by id, name or handle. */
export function personNamed(oncall: OnCall, name: string): Person | null {
  const found = personOf(name, oncall);
  return oncall.people.find(({ id }) => id === found) ?? null;
}

/** A person that must be in the roster. */
export function mustBePerson(oncall: OnCall, name: string): Person {
  const found = personNamed(oncall, name);
  if (found) return found;
  const near = suggest(name, oncall.people.flatMap((person) => [person.id, person.name]));
  throw new UsageError(`the on-call file knows nobody called ${name}`, near === null ? `There are ${oncall.people.map(({ id }) => id).join(', ')}.` : `Did you mean ${near}?`);
}

export interface Known {
  state: IncidentState;
  content: JournalContent;
}

/** Every incident of the state directory, the oldest first. Journals that tell of no incident are left out. */
export function knownIncidents({ folder }: Pick<Desk, 'folder'>): readonly Known[] {
  return incidentsIn(folder).flatMap((id) => {
    const content = readJournal(folder, id);
    const state = content && stateOf(content.records);
    return content && state ? [{ state, content }] : [];
  }).sort((a, b) => a.state.declaredAt - b.state.declaredAt);
}

/** The incident of this number, or of the end of its number; `null` where there is none, or more than one. */
export function incidentNamed(desk: Pick<Desk, 'folder'>, named: string): Known | null {
  return namedAmong(knownIncidents(desk), named);
}

function namedAmong(all: readonly Known[], named: string): Known | null {
  const [only = null, ...more] = all.filter(({ state }) => state.id.toLowerCase() === named.toLowerCase() || state.id.toLowerCase().endsWith(`-${named.toLowerCase()}`));
  return more.length === 0 ? only : null;
}

/** The incident that a command is about: the one that was named, else the only one that `fits`. */
export function incidentFor(desk: Desk, named: string | null, fits: (state: IncidentState) => boolean = (state) => !isOver(state)): Known {
  const all = knownIncidents(desk);
  if (named !== null) {
    const found = namedAmong(all, named);
    if (found) return found;
    throw new UsageError(`there is no incident ${named} in ${desk.folder}`, all.length === 0 ? 'Declare one with zephyr incident open, or join one from another machine with zephyr incident join.' : `There are ${all.slice(-5).map(({ state }) => state.id).join(', ')}.`);
  }
  const fitting = all.filter(({ state }) => fits(state));
  const [only, ...more] = fitting;
  if (only && more.length === 0) return only;
  throw new UsageError(
    fitting.length === 0 ? `there is no such incident in ${desk.folder}` : `there are ${fitting.length} such incidents`,
    fitting.length === 0 ? `Declare one with zephyr incident open, or join one from another machine with zephyr incident join.${all.length === 0 ? '' : ' `zephyr incident list --all` shows those that are over.'}` : `Say which: --incident ${fitting.map(({ state }) => state.id).join(' or --incident ')}.`,
  );
}

type Planned = Pick<Plan<'update' | 'severity' | 'role' | 'resolved' | 'ack' | 'pages-due' | 'nudge' | 'email-sent' | 'post-mortem-published' | 'opened'>, 'entry' | 'steps' | 'notes'>;

export interface Change {
  /** What to do, from the situation as it is once this process alone may write; `null`: nothing new, only what is unfinished. */
  plan(situation: Situation): Planned | null;
  accept?: boolean;
  /** Words at the end, behind the account. */
  closing?(state: IncidentState, account: Account): string;
  quiet?: boolean;
}

/** Changes an incident that exists: plans, writes, carries out, accounts. */
export async function change(desk: Desk, incident: string, { plan, accept = false, closing, quiet = false }: Change): Promise<ExitCode> {
  if (desk.dryRun) {
    const { state } = incidentFor(desk, incident);
    const set = await providersFor(desk, state);
    const planned = plan(situationOf(desk, state, set.services));
    printPlan(desk, state, planned?.steps ?? unfinished(state).map(({ step }) => step), planned?.notes ?? []);
    return 0;
  }
  const journal = await openFor(desk, incident, accept);
  try {
    const content = accept ? readJournal(desk.folder, incident) : journal.content;
    const state = stateOf(content?.records ?? []);
    if (!state) throw new UsageError(`the journal of ${incident} tells of no incident`, 'Was it declared here? zephyr incident list shows what is known.');
    const set = await providersFor(desk, state);
    const situation = situationOf(desk, state, set.services);
    const planned = plan(situation);
    // At the very time of the plan: ids of pages are reckoned from it again later.
    if (planned) for (const record of await journal.append([planned.entry as Entry], situation.now)) follow(state, record);
    return await carryOut(desk, { journal, state, set, notes: planned?.notes ?? [], closing, quiet });
  } finally {
    await journal.close();
  }
}

/** Carries out what is unfinished and says what became of it. */
export async function carryOut(desk: Desk, { journal, state, set, notes, closing, quiet = false }: { journal: OpenJournal; state: IncidentState; set: ProviderSet; notes: readonly string[]; closing?: Change['closing'] | undefined; quiet?: boolean }): Promise<ExitCode> {
  const { world } = desk;
  const started = performance.now();
  const steps = unfinished(state).map(({ step }) => step);
  const progress = quiet && steps.length === 0 ? null : progressOf({ world, json: desk.json, steps, elapsed: () => performance.now() - started });
  let account: Account;
  try {
    account = await withLastWord(world, () => {
      progress?.end();
      if (desk.watched !== true) sayInterrupted(desk, state, steps.length);
    }, () => run({
      ports: set.ports, policy: desk.book.policy, oncall: desk.oncall, state, limits: desk.limits,
      journal: { append: async (entries) => {
        for (const record of await journal.append(entries)) follow(state, record);
      } },
      now: () => clockOf(world),
      sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal ? { signal, ref: false } : {}).catch(() => undefined),
      random: () => randomInt(1_000_000) / 1_000_000,
      report: (event) => progress?.report(event),
    }));
  } finally {
    progress?.end();
  }
  return printAccount(desk, state, account, { notes, closing: closing?.(state, account) ?? '', quiet });
}

export function situationOf(desk: Desk, state: IncidentState, services: Services): Situation {
  return { policy: desk.book.policy, oncall: desk.oncall, state, services, now: nowOf(desk, state) };
}

/** The time of a change: the clock, but never before the last record. */
export function nowOf({ world }: Pick<Desk, 'world'>, { lastAt }: Pick<IncidentState, 'lastAt'>): number {
  return Math.max(clockOf(world), lastAt);
}

export function providersFor(desk: Desk, state: IncidentState | null): Promise<ProviderSet> {
  const { book, oncall, folder, world } = desk;
  return providerSet(world, { policy: book.policy, people: oncall.people, root: book.root, stateFolder: folder }, state?.providers ?? null);
}

/** Opens the journal for writing; says so while another process has it. */
export function openFor(desk: Desk, incident: string, accept = false): Promise<OpenJournal> {
  return openJournal(desk.folder, incident, {
    now: () => clockOf(desk.world),
    sleep: async (milliseconds) => void (await wait(milliseconds)),
    // Whoever watches comes back, and other incidents wait meanwhile.
    patience: desk.watched === true ? 2000 : 60_000,
    waiting: (pid) => void desk.world.stderr.write(`Another zephyr${pid === null ? '' : ` (process ${pid})`} is working on ${incident}; waiting for it.\n`),
    accept,
  });
}

/** Runs a command; a journal that cannot be written is said plainly. */
export async function atDesk(call: Call, work: (desk: Desk) => Promise<ExitCode>): Promise<ExitCode> {
  const desk = await deskOf(call);
  try {
    return await work(desk);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    desk.world.stderr.write(`zephyr: ${visible(error.message)}. Nothing was asked of anybody.\n  → ${visible(error.todo)}\n`);
    return 1;
  }
}
