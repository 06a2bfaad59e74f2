/** The events of a simulation in words. */
import { formatDuration } from '../policy/duration.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import type { Cause, Escalation, Happening } from './escalate.ts';
import { MINUTE } from './instant.ts';
import type { Scenario } from './simulation.ts';

/** Words for whom a step pages: `next in the rotation`, `EM on-call`. */
export function stepWords(policy: Policy, page: string): string {
  return page === 'on-call' ? 'on call' : page === 'next-in-rotation' ? 'next in the rotation' : (policy.targets[page]?.name ?? page);
}

/** The policy key behind a cause. */
export function ruleOf(cause: Cause, scenario: Scenario): string {
  switch (cause.why) {
    case 'trigger': return `severities.${scenario.severity}.page`;
    case 'asleep': return `severities.${scenario.severity}.pageWhen`;
    case 'restart': return 'escalation.acknowledgementTimeout';
    case 'answer': return 'escalation.acknowledgement';
    case 'step': case 'empty': return `escalation.steps.${cause.index}`;
  }
}

/** Why something happens, one clause for each chain. */
export function reasonOf({ person, causes }: Happening, policy: Policy, oncall: OnCall, scenario: Scenario): string {
  const { escalation } = policy;
  const clauses = causes.map((cause) => {
    const chain = policy.targets[cause.chain]?.name ?? cause.chain;
    const step = `step ${cause.index + 1}, ${stepWords(policy, escalation.steps[cause.index]?.page ?? '')}`;
    const pass = cause.pass > 0 ? `, pass ${cause.pass + 1}` : '';
    switch (cause.why) {
      case 'trigger': return `${scenario.severity} pages ${chain}`;
      case 'step': return `the chain of ${chain} is unanswered: ${step}${pass}`;
      case 'restart': return `the chain of ${chain} starts again: not resolved ${timeoutWords(policy)} after it was acknowledged`;
      case 'empty': return `the chain of ${chain}: ${step}${pass}, has nobody to page and is ${escalation.emptyStep === 'skip' ? 'skipped at once' : 'waited out'}`;
      case 'asleep': return `${scenario.severity} pages in waking hours only: the page to ${nameOf(oncall, person)} is held until then`;
      case 'answer': return escalation.acknowledgement === 'incident' ? 'this ends every chain' : `this ends the chain of ${chain}`;
    }
  });
  return [...new Set(clauses)].join('; and ');
}

function timeoutWords({ escalation: { acknowledgementTimeout: timeout } }: Policy): string {
  return timeout === 'none' ? '' : formatDuration(timeout);
}

function nameOf(oncall: OnCall, id: string | null): string {
  return oncall.people.find((person) => person.id === id)?.name ?? id ?? '';
}

/** What a simulation does not show, and answers that changed nothing. */
export function notesOf(play: Escalation, policy: Policy, oncall: OnCall, scenario: Scenario): string[] {
  const passes = policy.escalation.simulate.passes;
  const endings = play.chains.map(({ id, ending, at }) => {
    const chain = `The chain of ${policy.targets[id]?.name ?? id}`;
    switch (ending) {
      case 'passes': return `${chain} is shown for ${passes} ${passes === 1 ? 'pass' : 'passes'} and stops here at minute ${minutes(at - scenario.at)}; in reality it goes on until somebody acknowledges.`;
      case 'nobody-to-page': return `${chain} ends at minute ${minutes(at - scenario.at)}: a whole pass found nobody to page.`;
      case 'exhausted': return `${chain} ends unanswered at minute ${minutes(at - scenario.at)}: the policy does not start it again.`;
      case 'horizon': return `${chain} is not followed for longer than a year.`;
      case 'acknowledged': case 'resolved': return null;
    }
  });
  const unheard = play.unheard.map(({ person, after }) => `The answer of ${nameOf(oncall, person)} at minute ${minutes(after * 1000)} changes nothing: no open chain has paged ${nameOf(oncall, person)}.`);
  const unresolved = play.resolvedAt === null ? ['Nobody answers, so nothing is resolved, and what counts from the resolution is not due yet.'] : [];
  return [...endings.filter((note) => note !== null), ...unheard, ...unresolved];
}

/** Minutes with at most two decimals, without trailing zeros. */
export const minutes = (elapsed: number): string => String(Math.round((elapsed / MINUTE) * 100) / 100);
