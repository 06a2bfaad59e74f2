/** `zephyr incident open`: pages first, everything else at the same time. */
import { randomInt } from 'node:crypto';
import { incidentId } from '../../../incident/ids.ts';
import { planOpen, type OpenRequest } from '../../../incident/plan.ts';
import { findService } from '../../../incident/service.ts';
import { stateOf, type IncidentState } from '../../../incident/state.ts';
import { clockTime, severityWords } from '../../../incident/words.ts';
import { severityOf } from '../../../policy/severity.ts';
import { suggest } from '../../../policy/suggest.ts';
import { oneLine } from '../../../severity/command.ts';
import { view } from '../../../severity/steps.ts';
import { visible } from '../../../report/escape.ts';
import { asker } from '../../ask.ts';
import { UsageError, withLastWord, type Call, type ExitCode } from '../../io.ts';
import { addressesOf, printPlan } from './account.ts';
import { atDesk, carryOut, clockOf, openFor, providersFor, textOption, whoIsHere, type Desk } from './desk.ts';

const LONGEST_SUMMARY = 500;

export function run(call: Call): Promise<ExitCode> {
  return atDesk(call, async (desk) => {
    const { options } = call;
    const sayNothing = (): void => void desk.world.stderr.write('\nNothing was declared, and nobody was paged.\n');
    const asked = await withLastWord(desk.world, sayNothing, async () => {
      const severity = await severityFor(desk, options);
      const summary = severity === null ? null : await summaryFor(desk, options);
      return severity === null || summary === null ? null : { severity, summary };
    });
    if (asked === null) {
      sayNothing();
      return 130;
    }
    const { severity, summary } = asked;
    const found = findService(desk.book.policy, desk.oncall, textOption(options, 'service'), summary);
    if ('problem' in found) throw new UsageError(found.problem, found.help);
    const now = clockOf(desk.world);
    const request: OpenRequest = {
      incident: incidentId(now, () => randomInt(1_000_000) / 1_000_000),
      summary, severity, service: found.service, serviceFrom: found.from,
      drill: options['drill'] === true,
      by: whoIsHere(desk, textOption(options, 'by')),
      detected: textOption(options, 'detected'),
    };
    return open(desk, request, now);
  });
}

async function open(desk: Desk, request: OpenRequest, now: number): Promise<ExitCode> {
  const { world, book: { policy }, oncall } = desk;
  const set = await providersFor(desk, null);
  const plan = planOpen(policy, oncall, request, set.services, now);
  if (desk.dryRun) {
    printPlan(desk, null, plan.steps, plan.notes);
    return 0;
  }
  const journal = await openFor(desk, request.incident);
  try {
    const state = stateOf(await journal.append([plan.entry], now));
    if (!state) throw new Error('the journal does not hold what was just written');
    if (!desk.json) world.stderr.write(`${state.id}  ${visible(severityWords(policy, state.severity))}: ${visible(state.summary)}\n`);
    return await carryOut(desk, { journal, state, set, notes: plan.notes, closing: (after) => closingWords(desk, after, now) });
  } finally {
    await journal.close();
  }
}

function closingWords({ book: { policy } }: Desk, state: IncidentState, now: number): string {
  return [
    `${state.id} is open.`,
    ...addressesOf(state).filter(({ what }) => what !== 'page').map(({ what, name, url }) => `  ${what.padEnd(12)}${name === '' ? '' : `${visible(name)}  `}${visible(url)}`),
    `  ${'next'.padEnd(12)}first update by ${clockTime(now + policy.updates.every * 1000)}: zephyr incident update "…"`,
    `  ${'over'.padEnd(12)}zephyr incident resolve "…"`,
    '',
  ].join('\n');
}

/** The severity that was given, chosen by "just declare", or found by the wizard; `null` where nobody answered. */
async function severityFor({ world, book: { policy } }: Desk, options: Call['options']): Promise<string | null> {
  const given = textOption(options, 'sev');
  if (given !== null) {
    const found = severityOf(policy, given);
    if (found) return found.id;
    const spellings = policy.severities.map(({ id }) => id);
    const near = suggest(given, spellings);
    throw new UsageError(`the policy has no severity ${given}`, near === null ? `There are ${spellings.join(', ')}.` : `Did you mean ${near}?`);
  }
  if (options['justDeclare'] === true) return policy.declaring.justDeclare;
  const terminal = asker(world);
  if (!terminal) throw new UsageError('--sev is missing, and there is no terminal to ask on', `Give --sev (${policy.severities.map(({ id }) => id).join(', ')}), or --just-declare, which is ${policy.declaring.justDeclare}.`);
  const [{ askThrough }, { reasonText }] = await Promise.all([import('../severity.ts'), import('../../../severity/result.ts')]);
  const answered = await askThrough(policy, terminal);
  if (!answered) return null;
  const result = view(policy, answered);
  if (result.kind === 'question') throw new Error('the wizard stopped at a question');
  world.stderr.write(`${visible(severityWords(policy, result.severity))}. ${visible(reasonText(policy, result))}\n`);
  return result.severity;
}

async function summaryFor({ world }: Desk, options: Call['options']): Promise<string | null> {
  const given = textOption(options, 'summary');
  const summary = given === null ? await askSummary(world) : oneLine(given);
  if (summary === null) return null;
  if (summary === '') throw new UsageError('the summary is empty', 'Say what is wrong and where: --summary "Checkout p99 elevated in eu-frankfurt".');
  if (summary.length > LONGEST_SUMMARY) throw new UsageError(`the summary has ${summary.length} characters`, `At most ${LONGEST_SUMMARY}: the rest belongs into the channel.`);
  return summary;
}

async function askSummary(world: Desk['world']): Promise<string | null> {
  const terminal = asker(world);
  if (!terminal) throw new UsageError('--summary is missing, and there is no terminal to ask on', 'Say what is wrong and where: --summary "Checkout p99 elevated in eu-frankfurt".');
  try {
    for (;;) {
      const typed = await terminal.ask('What is wrong, and where? ');
      if (typed === null) return null;
      const summary = oneLine(typed);
      if (summary !== '') return summary;
      terminal.say('A few words are enough, such as: Checkout slow in eu-frankfurt');
    }
  } finally {
    terminal.close();
  }
}
