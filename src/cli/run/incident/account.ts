/** What a run has done, what it has not, and what to do about that; and a plan before it runs. */
import { longestChain } from '../../../incident/longest-chain.ts';
import type { Account } from '../../../incident/run.ts';
import { unfinished, type IncidentState } from '../../../incident/state.ts';
import type { Step } from '../../../incident/step.ts';
import { phoneList } from '../../../incident/plan.ts';
import { count } from '../../../lint/message.ts';
import { safeJson, visible } from '../../../report/escape.ts';
import { colourStyle, plainStyle } from '../../../report/style.ts';
import { wantsColour, type ExitCode } from '../../io.ts';
import type { Desk } from './desk.ts';

export interface AccountWords {
  notes: readonly string[];
  closing: string;
  quiet: boolean;
}

/** Prints the account: a failed page first and loudest. The exit code: 1 where anything was not done. */
export function printAccount(desk: Desk, state: IncidentState, account: Account, { notes, closing, quiet }: AccountWords): ExitCode {
  const { world } = desk;
  const failedPages = account.failed.filter(({ step }) => step.kind === 'page');
  const missing = [...account.failed, ...account.blocked];
  if (desk.json) {
    world.stdout.write(`${safeJson({
      event: 'account', incident: state.id, done: account.done.length,
      failed: account.failed.map(({ step, failure }) => ({ step: step.id, label: step.label, ...failure })),
      blocked: account.blocked.map(({ step, by }) => ({ step: step.id, label: step.label, by })),
      addresses: addressesOf(state), notes,
    }, 0)}\n`);
    return missing.length > 0 ? 1 : 0;
  }
  const { error, strong } = wantsColour(world.stderr, world.env) ? colourStyle : plainStyle;
  const say = (text: string): void => void world.stderr.write(`${text}\n`);
  if (failedPages.length > 0) {
    say(error(strong('NOBODY WAS PAGED by what failed below. Call now:')));
    say(error(`  ${visible(phoneList(desk.oncall, failedPages.map(({ step }) => ({ id: step.id, target: '', people: step.kind === 'page' ? step.request.people : [], because: '', at: 0 }))))}`));
  }
  for (const { step, failure } of account.failed) {
    say(`${step.kind === 'page' ? error('failed') : 'failed'}  ${visible(step.label)}: ${visible(failure.message)}${failure.unknown && failure.kind !== 'journal' ? ' (it may have happened all the same; resume finds out)' : ''}`);
    say(`  → ${visible(failure.todo)}`);
  }
  for (const { step, by } of account.blocked) say(`waits   ${visible(step.label)}: for ${visible(by)}`);
  if (missing.length > 0) say(`${account.done.length} done, ${missing.length} not. \`zephyr incident resume ${state.id}\` finishes the rest; nothing is done twice.`);
  for (const note of notes) say(visible(note));
  if (!quiet || closing !== '') world.stdout.write(closing);
  return missing.length > 0 ? 1 : 0;
}

/** Ctrl-C in the middle: who was not paged, and how to go on. A request on its way may still have its effect; resume finds out. */
export function sayInterrupted({ world }: Desk, state: IncidentState, steps: number): void {
  const missing = unfinished(state);
  const { error } = wantsColour(world.stderr, world.env) ? colourStyle : plainStyle;
  for (const { step } of missing) if (step.kind === 'page') world.stderr.write(`${error('not yet sent')}  ${visible(step.label)}\n`);
  world.stderr.write(missing.length === 0 ? `Interrupted, but everything of ${state.id} is done.\n` : `Interrupted: ${steps - missing.length} of ${count(steps, 'step')} done. \`zephyr incident resume ${state.id}\` finishes the rest; nothing is done twice.\n`);
}

/** Where a person opens what was created. */
export function addressesOf(state: IncidentState): readonly { what: string; name: string; url: string }[] {
  const words: Partial<Record<Step['kind'], string>> = { channel: 'channel', publish: 'status page', ticket: 'ticket', page: 'page' };
  return [...state.steps.values()].flatMap(({ step, result }) => {
    const what = words[step.kind];
    return what === undefined || result['url'] === undefined ? [] : [{ what, name: result['name'] ?? '', url: result['url'] }];
  });
}

/** A plan before it runs: every step, what it waits for, and the longest chain of steps that wait for each other. */
export function printPlan(desk: Desk, state: IncidentState | null, steps: readonly Step[], notes: readonly string[]): void {
  const { world, json } = desk;
  const chain = longestChain(steps);
  if (json) {
    world.stdout.write(`${safeJson({ dryRun: true, incident: state?.id ?? null, steps, longestChain: chain.map(({ id }) => id), notes })}\n`);
    return;
  }
  const known = new Set(steps.map(({ id }) => id));
  const rows = steps.map((step) => {
    const waits = [...new Set([...step.after, ...step.behind])].filter((id) => known.has(id));
    return `  ${visible(step.label)}${waits.length > 0 ? `  (after ${waits.map((id) => visible(id)).join(', ')})` : '  (at once)'}`;
  });
  world.stdout.write([
    `Dry run${state === null ? '' : ` of ${state.id}`}: nothing is asked of anybody. ${steps.length === 0 ? 'There is nothing to do.' : `${count(steps.length, 'step')}:`}`,
    ...rows,
    ...(chain.length > 1 ? [`Longest chain, which decides how long it takes (${count(chain.length, 'request')}): ${chain.map(({ label }) => visible(label)).join(' → ')}`] : []),
    ...notes.map((note) => visible(note)),
    '',
  ].join('\n'));
}
