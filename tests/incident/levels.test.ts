import { expect, it } from 'vitest';
import { componentStatusOf, impactOf, loudnessOf, priorityOf, severityWithId } from '../../src/incident/levels.ts';
import { policy } from './situation.ts';

it.each([
  ['SEV-0', 'critical', 1, 'critical', 'major_outage'],
  ['SEV-1', 'error', 2, 'major', 'partial_outage'],
  ['SEV-2', 'warning', 3, 'minor', 'degraded_performance'],
  ['SEV-3', 'info', 4, 'minor', 'degraded_performance'],
  ['no longer on the ladder', 'critical', 1, 'critical', 'major_outage'],
] as const)('%s is %s, %d, %s, %s', (severity, loudness, priority, impact, component) => {
  expect([loudnessOf(policy, severity), priorityOf(policy, severity), impactOf(policy, severity), componentStatusOf(policy, severity)]).toEqual([loudness, priority, impact, component]);
});

it('a ladder may be longer than the words of the services', () => {
  const [worst] = policy.severities;
  if (!worst) throw new Error('the fixture has a severity');
  const long = { ...policy, severities: ['A-0', 'A-1', 'A-2', 'A-3', 'A-4'].map((id) => ({ ...worst, id })) };
  expect([loudnessOf(long, 'A-4'), priorityOf(long, 'A-4'), impactOf(long, 'A-4')]).toEqual(['info', 4, 'minor']);
});

it('a severity that was chosen is one of the policy', () => {
  expect(severityWithId(policy, 'SEV-2').name).toBe('Annoying');
  expect(() => severityWithId(policy, 'SEV-9')).toThrow('the policy has no severity SEV-9');
});
