/** `zephyr severity`: the wizard on a terminal, or answers from flags. */
import { everyoneOnCallAt, onCallAt } from '../../escalation/duty.ts';
import { serviceOf } from '../../escalation/scenario.ts';
import { suggest } from '../../policy/suggest.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import { severityJson, severityText, type SeverityOutcome } from './severity-output.ts';
import { declareCommand } from '../../severity/command.ts';
import { pagedNow, type OnCallIn } from '../../severity/paged.ts';
import { nextSteps, summaryFrom } from '../../severity/result.ts';
import { START, take, view, type WizardState, type WizardStep } from '../../severity/steps.ts';
import { ANSWERS, questions, type Answer } from '../../severity/wizard.ts';
import { asker, type Asker } from '../ask.ts';
import { UsageError, wantsColour, type Call, type ExitCode } from '../io.ts';
import { rulebook } from '../rulebook.ts';
import { instantOf } from './session.ts';

const KEYS: Readonly<Record<string, WizardStep>> = {
  y: { type: 'answer', answer: 'yes' },
  yes: { type: 'answer', answer: 'yes' },
  n: { type: 'answer', answer: 'no' },
  no: { type: 'answer', answer: 'no' },
  '?': { type: 'answer', answer: 'not-sure' },
  'not sure': { type: 'answer', answer: 'not-sure' },
  b: { type: 'back' },
  back: { type: 'back' },
  d: { type: 'just-declare' },
};

export async function run({ options, world }: Call): Promise<ExitCode> {
  const known = rulebook(world);
  if (!known) return 1;
  const { policy, oncall } = known;
  const service = serviceFor(policy, oncall, text(options['service']));
  const state = stateFromFlags(policy, options) ?? (await askThrough(policy, asker(world)));
  if (!state) return 130;
  const result = view(policy, state);
  if (result.kind === 'question') throw new Error('the wizard stopped at a question');

  const now = Date.parse(instantOf(options['now'], world));
  const outcome: SeverityOutcome = {
    ...result,
    name: policy.severities.find(({ id }) => id === result.severity)?.name ?? '',
    answers: state.answers,
    service: service.id,
    paged: oncall && service.owner !== null ? pagedNow(policy, result.severity, service.owner, oncall.people, onCallIn(oncall, now)) : null,
    next: nextSteps(policy, result.severity),
    command: declareCommand(policy, { severity: result.severity, summary: text(options['summary']) ?? summaryFrom(result.because), service: service.id }),
    now,
  };
  world.stdout.write(options['json'] === true ? severityJson(policy, outcome) : severityText(policy, outcome, { colour: wantsColour(world.stdout, world.env) }));
  return 0;
}

function text(option: unknown): string | undefined {
  return typeof option === 'string' ? option : undefined;
}

/** The state that the flags describe; `null` where there are none. What they leave out is answered with no. */
function stateFromFlags(policy: Policy, options: Call['options']): WizardState | null {
  if (options['justDeclare'] === true) return take(policy, START, { type: 'just-declare' });
  const given: [string, Answer][] = [
    ...split(options['answers']).map((pair): [string, Answer] => readAnswer(pair)),
    ...split(options['yes']).map((id): [string, Answer] => [id, 'yes']),
    ...split(options['notSure']).map((id): [string, Answer] => [id, 'not-sure']),
  ];
  if (given.length === 0) return null;
  for (const [id, answer] of given) {
    mustBeCriterion(policy, id);
    if (given.some(([other, otherAnswer]) => other === id && otherAnswer !== answer)) throw new UsageError(`${id} is answered in two ways`, 'Give one answer for each question.');
  }
  const asked = questions(policy);
  const answers = { ...Object.fromEntries(asked.map(({ id }) => [id, 'no' as const])), ...Object.fromEntries(given) };
  return { ...START, answers, at: asked.length };
}

function split(option: unknown): string[] {
  return (text(option) ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
}

function readAnswer(pair: string): [string, Answer] {
  const cut = pair.indexOf('=');
  const answer = ANSWERS.find((known) => known === pair.slice(cut + 1));
  if (cut < 1 || !answer) throw new UsageError(`${pair} is no answer`, `Write the question, an equals sign and one of ${ANSWERS.join(', ')}, such as region-down=no.`);
  return [pair.slice(0, cut), answer];
}

function mustBeCriterion(policy: Policy, id: string): void {
  const ids = policy.criteria.map((criterion) => criterion.id);
  if (ids.includes(id)) return;
  const near = suggest(id, ids);
  throw new UsageError(`the policy has no question ${id}`, near === null ? `There are ${ids.join(', ')}.` : `Did you mean ${near}?`);
}

/** Asks until there is a result; `null` where the input ends before. */
export async function askThrough(policy: Policy, terminal: Asker | null): Promise<WizardState | null> {
  if (!terminal) throw new UsageError('there is no terminal to ask on', 'Give --yes, --not-sure or --answers with the questions’ ids, or --just-declare.');
  try {
    terminal.say(`y yes, n no, ? not sure (counts as yes), b back, d just declare ${policy.declaring.justDeclare}`);
    let state = START;
    for (let shown = view(policy, state); shown.kind === 'question'; shown = view(policy, state)) {
      const typed = await terminal.ask(`${shown.number}/${shown.of}  ${shown.criterion.question}${shown.earlier ? ` [${shown.earlier}]` : ''} `);
      if (typed === null) return null;
      const step = typed === '' && shown.earlier ? ({ type: 'forward' } as const) : KEYS[typed.toLowerCase()];
      if (step) state = take(policy, state, step);
      else terminal.say('Please type y, n, ?, b or d, and press Enter.');
    }
    return state;
  } finally {
    terminal.close();
  }
}

interface AffectedService {
  /** `null`: left to the command. */
  id: string | null;
  owner: string | null;
}

/** The service that was named, by id, name or alias, or the policy's default. Without an on-call file any word is taken as it is. */
function serviceFor(policy: Policy, oncall: OnCall | null, wanted: string | undefined): AffectedService {
  if (!oncall) return { id: wanted ?? null, owner: null };
  const looked = wanted ?? policy.services.default;
  const named = serviceOf(looked, oncall);
  const found = oncall.services.find(({ id }) => id === named);
  if (found) return { id: found.id, owner: found.owner };
  const near = suggest(looked, oncall.services.flatMap(({ id, name, aliases }) => [id, name, ...aliases]));
  throw new UsageError(`the on-call file has no service ${looked}`, near === null ? `There are ${oncall.services.map(({ id }) => id).join(', ')}.` : `Did you mean ${near}?`);
}

function onCallIn(oncall: OnCall, now: number): OnCallIn {
  return (id, everyone) => {
    const rotation = oncall.rotations.find((one) => one.id === id);
    if (!rotation) return null;
    if (everyone) return everyoneOnCallAt(rotation, now);
    const first = onCallAt(rotation, now);
    return first ? [first.person] : [];
  };
}
