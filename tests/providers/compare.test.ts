/** What `zephyr escalation export` writes for PagerDuty, `zephyr doctor` finds right there. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pagerModel } from '../../src/escalation/export/policies.ts';
import { chainsRepeat } from '../../src/policy/chains.ts';
import { compareSteps, expectedSteps } from '../../src/providers/pagerduty/compare.ts';
import { anyPolicy } from '../escalation/arbitrary.ts';
import { layer, onCall, rotation } from '../escalation/rota.ts';

const oncall = onCall([rotation('shop', [layer(['ada', 'ben', 'chidi'])]), rotation('team', [layer(['dana', 'eun'])]), rotation('leads', [layer(['lea'])]), rotation('directors', [layer(['dora'])])]);

it('whatever the policy', () => {
  fc.assert(fc.property(anyPolicy, (policy) => {
    const { policies } = pagerModel(policy, oncall, Date.parse('2026-03-14T03:00Z'));
    for (const target of policy.severities[0]?.page ?? []) {
      const written = policies.find(({ key }) => key === target || key === `${target}_shop`);
      const steps = expectedSteps(policy, target);
      // A level that the export could not write is missing there, and said so.
      if (!written || written.rules.length !== steps.length) continue;
      const found = { id: 'P1', name: written.name, loops: written.loops, rules: written.rules.map(({ minutes, schedules }) => ({ minutes, targets: schedules.map((id) => ({ id, type: 'schedule_reference', name: id })) })) };
      expect(compareSteps('policy', found, steps, { repeats: chainsRepeat(policy), firstRules: new Map() })).toMatchObject([{ ok: true }]);
    }
  }));
});
