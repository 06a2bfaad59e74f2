/** The policy's chain beside an escalation policy of PagerDuty. Pure. */
import type { Check } from '../../incident/ports.ts';
import { chainsOf } from '../../policy/chains.ts';
import { wholeMinutes } from '../../policy/duration.ts';
import type { EscalationStep, Policy } from '../../policy/schema.ts';
import type { FoundPolicy } from './responses.ts';

/** The steps of the chain of a target that some severity pages. */
export function expectedSteps(policy: Policy, target: string): readonly EscalationStep[] {
  const chain = policy.severities.flatMap(({ id }) => chainsOf(policy, id)).find(({ id }) => id === target);
  return chain?.levels.map(({ step }) => step) ?? [];
}

interface Circumstances {
  repeats: boolean;
  /** Ids that the first rule of each target's own escalation policy pages. */
  firstRules: ReadonlyMap<string, readonly string[]>;
}

export function compareSteps(name: string, found: FoundPolicy, steps: readonly EscalationStep[], { repeats, firstRules }: Circumstances): Check[] {
  const where = `In PagerDuty, People, Escalation Policies, ${found.name || found.id}:`;
  const faults = steps.flatMap((step, k): Check[] => {
    const title = `${name}, step ${k + 1}`;
    const rule = found.rules[k];
    const wait = wholeMinutes(step.wait);
    const wanted = minutes(wait);
    if (!rule) return [{ name: title, ok: false, message: `is missing; the policy pages ${step.page} here`, fix: `${where} add level ${k + 1} for ${step.page}, escalating after ${wanted}.` }];
    const wrong: Check[] = [];
    if (rule.minutes !== wait) wrong.push({ name: title, ok: false, message: `escalates after ${minutes(rule.minutes)}; the policy says ${wanted}`, fix: `${where} let level ${k + 1} escalate after ${wanted}.` });
    if (rule.targets.length === 0) wrong.push({ name: title, ok: false, message: 'pages nobody', fix: `${where} let level ${k + 1} page ${step.page}.` });
    const own = firstRules.get(step.page);
    if (k > 0 && own !== undefined && rule.targets.length > 0 && !rule.targets.some(({ id }) => own.includes(id))) wrong.push({ name: title, ok: false, message: `pages ${rule.targets.map(({ name: shown, id }) => shown || id).join(', ')}; ${step.page} is somebody else`, fix: `${where} let level ${k + 1} page ${step.page} (${own.join(', ')}).` });
    return wrong;
  });
  if (found.rules.length > steps.length) faults.push({ name: `${name}, step ${steps.length + 1}`, ok: false, message: `exists; the policy has ${steps.length}`, fix: `${where} remove every level behind ${steps.length}.` });
  if (repeats && found.loops === 0) faults.push({ name: `${name}, repetition`, ok: false, message: 'stops after the last step; the policy starts again', fix: `${where} set "If no one acknowledges, repeat this policy" to its most.` });
  if (!repeats && found.loops > 0) faults.push({ name: `${name}, repetition`, ok: false, message: 'starts again after the last step; the policy stops', fix: `${where} switch the repetition off.` });
  return faults.length > 0 ? faults : [{ name, ok: true, message: `is the policy's: ${steps.map(({ page, wait }) => `${page} ${minutes(wholeMinutes(wait))}`).join(', ')}`, fix: null }];
}

function minutes(count: number): string {
  return `${count} min`;
}
