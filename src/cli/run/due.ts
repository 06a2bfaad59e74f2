/** `zephyr due`: what is owed now and next, by incidents and by action items; with `--watch` the pages of the chains that Zephyr runs itself. */
import { setTimeout as wait } from 'node:timers/promises';
import { lengthInWords } from '../../comms/times.ts';
import { dueOf, type Due } from '../../incident/due.ts';
import { planAck, planDuePages, planNudge } from '../../incident/plan-changes.ts';
import { CHANNEL } from '../../incident/plan.ts';
import { keyOf } from '../../incident/ids.ts';
import { ProviderError } from '../../incident/ports.ts';
import { serviceWithId } from '../../incident/plan-changes.ts';
import { JournalError } from '../../incident/run.ts';
import { isOver, stateOf, unfinished, type IncidentState } from '../../incident/state.ts';
import { dateTime } from '../../incident/words.ts';
import { readJournal } from '../../project/journal.ts';
import { safeJson, visible } from '../../report/escape.ts';
import { UsageError, withLastWord, type Call, type ExitCode } from '../io.ts';
import type { ProviderSet } from '../providers.ts';
import { printPlan } from './incident/account.ts';
import { atDesk, change, clockOf, knownIncidents, nowOf, providersFor, situationOf, textOption, type Desk } from './incident/desk.ts';

/** How often the channel and the pager are asked whether somebody has answered. */
const LOOK_EVERY = 15_000;

export function run(call: Call): Promise<ExitCode> {
  return atDesk(call, async (desk) => {
    const { options } = call;
    if (options['round'] === true || (options['watch'] === true && desk.dryRun)) return round(desk, options['nudge'] === true);
    if (options['watch'] === true) return watch(desk, options['nudge'] === true);
    const at = textOption(options, 'at');
    const now = at === null ? clockOf(desk.world) : Date.parse(at);
    const dues = allDue(desk, now);
    const { actionsDue, actionsDueText, actionDueJson } = await import('./due-actions.ts');
    const actions = await actionsDue(call, now);
    const entries = [...dues.map((due) => ({ ...due, at: new Date(due.at).toISOString() })), ...actions.map(actionDueJson)];
    desk.world.stdout.write(desk.json ? `${safeJson({ at: new Date(now).toISOString(), due: entries })}\n` : dueText(dues, now, actionsDueText(actions)));
    if (options['nudge'] === true) await round(desk, true);
    return dues.some(({ due }) => due) || actions.some(({ late }) => late) ? 1 : 0;
  });
}

function allDue(desk: Desk, now: number): readonly Due[] {
  return knownIncidents(desk).flatMap(({ state }) => dueOf(desk.book.policy, desk.oncall, state, now)).sort((a, b) => a.at - b.at);
}

/** @param actions what is said of action items, behind the incidents */
function dueText(dues: readonly Due[], now: number, actions: string): string {
  if (dues.length === 0) return actions === '' ? 'Nothing is due.\n' : actions;
  return dues.map(({ incident, title, at, due, late, todo }) => {
    const when = late ? `late by ${lengthInWords(now - at)}` : due ? 'now' : `by ${dateTime(at)}`;
    return `${due ? '!' : ' '} ${incident}  ${visible(title)}  ${when}\n    ${visible(todo)}\n`;
  }).join('') + actions;
}

/** Goes on until it is stopped. What was done is in the journal, so a restart pages nobody twice. */
function watch(desk: Desk, nudge: boolean): Promise<ExitCode> {
  desk.world.stderr.write('Watching. Keep this running; Ctrl-C stops it, and starting it again pages nobody twice.\n');
  return withLastWord(desk.world, () => void desk.world.stderr.write(stoppedText(desk)), async (signal) => {
    const watching: Desk = { ...desk, world: { ...desk.world, signal }, watched: true };
    for (;;) {
      const began = clockOf(desk.world);
      await round(watching, nudge);
      const now = clockOf(desk.world);
      // What was due already and could not go out is no reason to try twice a second.
      const next = Math.min(...pagesToCome(desk).filter(({ at }) => at > began).map(({ at }) => at - now), LOOK_EVERY);
      await wait(Math.max(500, next));
    }
  });
}

function pagesToCome(desk: Desk): readonly Due[] {
  return allDue(desk, clockOf(desk.world)).filter(({ kind }) => kind === 'page');
}

/** What waits now that nobody watches: pages for the next watcher, everything else for `resume`. */
function stoppedText(desk: Desk): string {
  const left = knownIncidents(desk).flatMap(({ state }) => unfinished(state).map(({ step }) => ({ incident: state.id, step })));
  const waiting = [
    ...left.filter(({ step }) => step.kind === 'page').map(({ incident, step }) => ({ incident, what: `not yet sent: ${visible(step.label)}` })),
    ...pagesToCome(desk).map(({ incident, at }) => ({ incident, what: `the next page is due at ${dateTime(at)}` })),
  ];
  const chains = new Set(waiting.map(({ incident }) => incident)).size;
  const others = new Set(left.filter(({ step }) => step.kind !== 'page').map(({ incident }) => incident));
  return [
    chains === 0 ? 'Stopped. No chain of Zephyr waits for its next page.\n' : `Stopped. Nobody goes on with ${chains === 1 ? 'this chain' : 'these chains'} now; \`zephyr due --watch\` takes up again where it stopped:\n`,
    ...waiting.map(({ incident, what }) => `  ${incident}: ${what}\n`),
    ...[...others].map((incident) => `\`zephyr incident resume ${incident}\` finishes what else is unfinished there.\n`),
  ].join('');
}

/** One look at every open incident: answers, pages that are due, reminders. The exit code says whether something failed. */
export async function round(desk: Desk, nudge: boolean): Promise<ExitCode> {
  if (desk.dryRun) return dryRound(desk, nudge);
  let worst: ExitCode = 0;
  for (const { state } of knownIncidents(desk)) {
    if (isOver(state) && !nudge) continue;
    try {
      worst = atLeast(worst, await lookAt(desk, state, nudge));
    } catch (error) {
      // A journal that was changed by hand, a service that is no more: no reason to let the other incidents wait.
      if (!(error instanceof JournalError || error instanceof UsageError)) throw error;
      const todo = error instanceof JournalError ? error.todo : error.help;
      desk.world.stderr.write(`zephyr: ${state.id}: ${visible(error.message)}\n${todo === undefined ? '' : `  → ${visible(todo)}\n`}`);
      worst = 1;
    }
  }
  return worst;
}

async function lookAt(desk: Desk, state: IncidentState, nudge: boolean): Promise<ExitCode> {
  const set = await providersFor(desk, state);
  let worst: ExitCode = 0;
  if (!isOver(state)) {
    for (const answer of await answers(desk, state, set)) worst = atLeast(worst, await change(desk, state.id, { plan: (situation) => (newsFrom(situation.state, answer.person) === Infinity ? null : planAck(situation, answer)), quiet: true }));
    worst = atLeast(worst, await pageWhatIsDue(desk, state.id));
  }
  return nudge ? atLeast(worst, await remind(desk, state.id)) : worst;
}

/** What a round would page and say, as far as this machine knows: whether somebody has answered meanwhile is not asked. */
async function dryRound(desk: Desk, nudge: boolean): Promise<ExitCode> {
  let planned = false;
  for (const { state } of knownIncidents(desk)) {
    const situation = situationOf(desk, state, (await providersFor(desk, state)).services);
    const reminder = nudge ? reminderDue(desk, state) : null;
    for (const plan of [planDuePages(situation).plan, reminder && planNudge(situation, reminder.what, reminder.text)]) {
      if (!plan) continue;
      printPlan(desk, state, plan.steps, plan.notes);
      planned = true;
    }
  }
  if (!planned) desk.world.stderr.write('Dry run: nobody would be paged now, and nothing would be said.\n');
  return 0;
}

async function pageWhatIsDue(desk: Desk, incident: string): Promise<ExitCode> {
  const state = fresh(desk, incident);
  if (!state || state.runsChain) return 0;
  const { services } = await providersFor(desk, state);
  const now = Math.max(clockOf(desk.world), state.lastAt);
  const due = planDuePages({ policy: desk.book.policy, oncall: desk.oncall, state, services, now }).plan;
  if (!due && !unfinished(state).some(({ step }) => step.kind === 'page')) return 0;
  // Planned again once this process alone may write: somebody may have answered, or another watcher paged.
  return change(desk, incident, { plan: (situation) => planDuePages(situation).plan, quiet: true });
}

async function remind(desk: Desk, incident: string): Promise<ExitCode> {
  const state = fresh(desk, incident);
  if (!state) return 0;
  const reminder = reminderDue(desk, state);
  if (!reminder) return 0;
  const { what, text } = reminder;
  return change(desk, incident, { plan: (situation) => (situation.state.nudged.includes(what) ? null : planNudge(situation, what, text)), quiet: true });
}

/** The first thing that is due and that nobody was reminded of. */
function reminderDue(desk: Desk, state: IncidentState): { what: string; text: string } | null {
  const now = nowOf(desk, state);
  const due = dueOf(desk.book.policy, null, state, now).find(({ kind, due: isDue, at }) => isDue && kind !== 'resume' && !state.nudged.includes(`${kind}-${at}`));
  return due ? { what: `${due.kind}-${due.at}`, text: `${due.title} was due at ${dateTime(due.at)}: ${due.todo}` } : null;
}

interface Answered {
  person: string;
  source: 'channel' | 'pager';
  since: string | null;
}

/** Who has answered since: as the pager says, or by a reaction in the channel. What cannot be asked is asked again in the next round. */
async function answers(desk: Desk, state: IncidentState, { ports }: ProviderSet): Promise<readonly Answered[]> {
  const found: Answered[] = state.runsChain ? [] : [...(await reactions(desk, state, ports))];
  for (const { step, status, firstAt } of state.steps.values()) {
    if (step.kind !== 'page' || status !== 'done' || firstAt === null) continue;
    if (state.runsChain && state.acks.length > 0) continue;
    const { people, dueAt } = step.request;
    if (!state.runsChain && people.every((person) => dueAt < newsFrom(state, person))) continue;
    try {
      const page = await ports.pager.findPage({ key: keyOf(state.id, step.id), service: serviceWithId(desk.oncall, step.request.service), channel: state.steps.get(CHANNEL)?.result['id'] ?? null, since: firstAt });
      if (page?.status === 'acknowledged') found.push(...(page.by !== null ? [page.by] : people.slice(0, 1)).filter((person) => dueAt >= newsFrom(state, person)).map((person) => ({ person, source: 'pager' as const, since: null })));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      desk.world.stderr.write(`${visible(step.label)}: whether somebody has answered could not be asked: ${visible(error.message)}\n`);
    }
  }
  return [...new Map(found.map((answer) => [answer.person, answer])).values()];
}

/** From when on an answer of somebody is news: from ever before their first one, from it on once they were paged again, and never until then. */
function newsFrom({ acks, steps }: IncidentState, person: string): number {
  const last = Math.max(...acks.filter((ack) => ack.person === person).map(({ at }) => at), -Infinity);
  const again = [...steps.values()].some(({ step, status }) => step.kind === 'page' && status === 'done' && step.request.dueAt > last && step.request.people.includes(person));
  return last === -Infinity || again ? last : Infinity;
}

/** Reactions that mean "I am there", on the messages of ours. */
const ANSWER_REACTIONS: ReadonlySet<string> = new Set(['eyes', 'white_check_mark', 'heavy_check_mark', '+1', 'thumbsup', 'raised_hand']);

async function reactions(desk: Desk, state: IncidentState, { chat }: ProviderSet['ports']): Promise<readonly Answered[]> {
  const channel = state.steps.get(CHANNEL)?.result['id'];
  if (channel === undefined) return [];
  try {
    const given = (await chat.history({ channel })).filter(({ key }) => key !== null).flatMap(({ at, reactions: all }) => all.filter(({ name }) => ANSWER_REACTIONS.has(name)).flatMap(({ by }) => by.map((id) => ({ at, id }))));
    const people = desk.oncall.people.filter(({ id, ids: known }) => given.some((one) => (one.id === id || one.id === known.slack) && one.at >= newsFrom(state, id)));
    return people.map(({ id }) => ({ person: id, source: 'channel' as const, since: null }));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    desk.world.stderr.write(`Whether somebody has answered in the channel could not be read: ${visible(error.message)}\n`);
    return [];
  }
}

function fresh({ folder }: Desk, incident: string): IncidentState | null {
  return stateOf(readJournal(folder, incident)?.records ?? []);
}

function atLeast(one: ExitCode, other: ExitCode): ExitCode {
  return one === 0 ? other : one;
}
