/** A drill beside the policy, from what the journal says. Pure. */
import { lengthInWords } from '../../../comms/times.ts';
import { formatDuration } from '../../../policy/duration.ts';
import { nameOf } from '../../../incident/words.ts';
import { count } from '../../../lint/message.ts';
import type { OnCall } from '../../../policy/oncall-schema.ts';
import { rankOf } from '../../../policy/severity.ts';
import type { Policy } from '../../../policy/schema.ts';
import type { IncidentState } from '../../../incident/state.ts';
import type { Scenario } from './scenario.ts';

export interface Reviewed {
  name: string;
  ok: boolean;
  message: string;
}

type Told = Pick<IncidentState, 'declaredAt' | 'updates' | 'resolved' | 'roles' | 'severities' | 'acks'>;

interface Frame {
  policy: Policy;
  oncall: OnCall;
  scenario: Scenario;
  /** When the exercise ended: milliseconds since 1970. */
  ended: number;
}

/** One line for each thing that the policy asks of an incident. `drafted`: whether a post-mortem draft could be written. */
export function review({ policy, oncall, scenario, ended }: Frame, state: Told, drafted: boolean): Reviewed[] {
  return [updates(policy, scenario, state, ended), ...roles(policy, state), ...severity(policy, scenario, state), answered(oncall, state), resolution(state), {
    name: 'Post-mortem',
    ok: drafted,
    message: drafted ? `a draft could be written; it would be due within ${formatDuration(policy.postMortem.due)}` : 'no draft could be written',
  }];
}

function updates({ updates: { every } }: Policy, { expect }: Scenario, { declaredAt, updates: given, resolved }: Told, ended: number): Reviewed {
  const times = [declaredAt, ...given.map(({ at }) => at), resolved?.at ?? ended];
  const late = times.slice(1).map((at, k) => Math.round((at - (times[k] ?? at)) / 1000) - every).filter((seconds) => seconds > 0);
  const excused = expect.late ?? 0;
  if (late.length === 0) return { name: 'Updates', ok: true, message: `${count(given.length, 'update')}; nobody waited longer than ${formatDuration(every)}` };
  const by = late.map((seconds) => lengthInWords(seconds * 1000)).join(', ');
  return { name: 'Updates', ok: late.length <= excused, message: `${count(given.length, 'update')}; ${late.length === 1 ? 'once' : `${late.length} times`} everybody waited too long, by ${by}${late.length <= excused ? '; the scenario saw to that, and you ended the silence' : ''}` };
}

function roles(policy: Policy, { roles: taken }: Told): Reviewed[] {
  return policy.roles.map(({ id, name, people }) => {
    const filled = taken.get(id)?.length ?? 0;
    return { name, ok: filled > 0, message: filled === 0 ? 'nobody had this role' : filled < people ? `${filled} of ${people} people` : `${filled} ${filled === 1 ? 'person' : 'people'}` };
  });
}

function severity(policy: Policy, { expect }: Scenario, { severities }: Told): Reviewed[] {
  if (expect.severity === undefined) return [];
  const worst = policy.severities[0]?.id ?? '';
  const reached = severities.some(({ severity: id }) => rankOf(policy, id) === 0);
  return [{ name: 'Severity', ok: reached, message: reached ? `raised to ${worst}, so that whoever had to be paged was` : `never raised to ${worst}, although a whole region was down` }];
}

function answered(oncall: OnCall, { acks, declaredAt }: Told): Reviewed {
  const first = [...acks].sort((a, b) => a.at - b.at)[0];
  return { name: 'Answer', ok: first !== undefined, message: first === undefined ? 'nobody answered a page' : `${nameOf(oncall, first.person)} answered ${lengthInWords(first.at - declaredAt)} after the declaration` };
}

function resolution({ resolved }: Told): Reviewed {
  return { name: 'Resolution', ok: resolved !== null, message: resolved === null ? 'the incident is still open' : 'the incident was closed' };
}
