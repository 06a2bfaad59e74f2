/** The policy's chains as PagerDuty escalation policies, with the schedules they need. */
import { chainsOf, chainsRepeat, type Chain } from '../../policy/chains.ts';
import { wholeMinutes } from '../../policy/duration.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import { rotationOfTarget } from '../chain.ts';
import type { Instant } from '../instant.ts';
import type { PagerModel, PagerPolicy, PagerRule, Remark } from './model.ts';
import { scheduleBook, type ScheduleBook } from './schedules.ts';

/** PagerDuty repeats a policy so often at most, and lets a rule have so many targets. */
const MOST_LOOPS = 9;
const MOST_TARGETS = 10;

/** Everything of policy and rota that PagerDuty can have, and what it cannot. What is over at `now` is left out. */
export function pagerModel(policy: Policy, oncall: OnCall, now: Instant): PagerModel {
  const remarks: Remark[] = [];
  const book = scheduleBook(oncall, now, remarks);
  const policies = targetsOf(policy, oncall).flatMap((target): PagerPolicy[] => {
    const rules = rulesOf(target, policy, oncall, book, remarks);
    if (rules.length === 0) remarks.push({ missing: true, message: `The escalation policy for ${target.name} is left out: none of its levels pages anybody.` });
    return rules.length === 0 ? [] : [{ key: target.key, name: target.name, attachedTo: target.attachedTo, loops: chainsRepeat(policy) ? MOST_LOOPS : 0, rules }];
  });
  // A rotation that no chain comes to is part of the rota all the same.
  for (const { id } of oncall.rotations) if (!book.schedules.some(({ key }) => key === id || key.startsWith(`${id}_`))) book.keysOf(id, 'one');
  remarks.push(...differences(policy));
  const said = new Set<string>();
  return { schedules: book.schedules, policies, remarks: remarks.filter(({ message }) => !said.has(message) && said.add(message)) };
}

interface Target {
  key: string;
  name: string;
  chain: Chain;
  /** A service for which the chain is this one. */
  service: string;
  attachedTo: readonly string[];
}

/** Every chain, once; that of the service's owner once for each rotation that owns one. */
function targetsOf(policy: Policy, oncall: OnCall): Target[] {
  const found = new Map<string, Target>();
  for (const chain of policy.severities.flatMap(({ id }) => chainsOf(policy, id))) {
    const target = policy.targets[chain.id];
    for (const service of oncall.services) {
      const owner = target?.rotation === 'service-owner' ? service.owner : null;
      const key = owner === null ? chain.id : `${chain.id}_${owner}`;
      const rotation = oncall.rotations.find(({ id }) => id === owner)?.name;
      if (!found.has(key)) found.set(key, { key, name: `${target?.name ?? chain.id}${rotation === undefined ? '' : ` (${rotation})`}`, chain, service: service.id, attachedTo: owner === null ? [`the service of the routing key \`${chain.id}\``] : oncall.services.filter((one) => one.owner === owner).map(serviceWords) });
    }
  }
  return [...found.values()];
}

function serviceWords({ name, ids }: OnCall['services'][number]): string {
  return ids.pagerduty === undefined ? name : `${name} (${ids.pagerduty})`;
}

function rulesOf({ name, chain, service }: Target, policy: Policy, oncall: OnCall, book: ScheduleBook, remarks: Remark[]): PagerRule[] {
  const keysOf = (target: string, next = false): readonly string[] => {
    const rotation = rotationOfTarget(policy, oncall, target, service);
    return rotation === null ? [] : book.keysOf(rotation, next ? 'next' : policy.targets[target]?.everyone === true ? 'everyone' : 'one');
  };
  return chain.levels.flatMap(({ step: { page, wait } }, k): PagerRule[] => {
    const own = page === 'on-call' || page === chain.id;
    const schedules = [...new Set([...(own || k === 0 ? keysOf(chain.id) : []), ...(own ? [] : page === 'next-in-rotation' ? keysOf(chain.id, true) : keysOf(page))])];
    const level = `Level ${k + 1} of ${name}`;
    if (schedules.length === 0) {
      remarks.push({ missing: true, message: `${level} (${page}) is left out: no schedule is left that it could page.` });
      return [];
    }
    if (schedules.length > MOST_TARGETS) remarks.push({ missing: true, message: `${level} pages the first ${MOST_TARGETS} of its ${schedules.length} schedules: PagerDuty allows no more.` });
    const minutes = wholeMinutes(wait);
    if (minutes * 60 !== wait) remarks.push({ missing: false, message: `${level} waits ${minutes} min instead of ${wait} s: PagerDuty counts whole minutes.` });
    return [{ minutes, schedules: schedules.slice(0, MOST_TARGETS) }];
  });
}

/** What PagerDuty does otherwise, whatever the rota. */
function differences(policy: Policy): Remark[] {
  const { acknowledgement, acknowledgementTimeout, emptyStep, steps } = policy.escalation;
  const held = policy.severities.filter(({ pageWhen }) => pageWhen === 'waking-hours').map(({ id }) => id);
  return [
    ...(chainsRepeat(policy) ? [`PagerDuty starts again ${MOST_LOOPS} times at most; the policy does until somebody acknowledges.`] : []),
    ...(steps.length > 1 ? ['PagerDuty pages a person at every level at which they are on call; the policy pages nobody twice in a pass.'] : []),
    ...(emptyStep === 'wait' ? ['PagerDuty skips a level at which nobody is on call; the policy waits it out.'] : []),
    ...(acknowledgement === 'incident' ? ['An acknowledgement ends one PagerDuty incident; the policy lets it end every chain.'] : []),
    ...(acknowledgementTimeout === 'none' ? [] : [`The acknowledgement timeout belongs to PagerDuty's services: set it to ${acknowledgementTimeout} s there.`]),
    ...(held.length > 0 ? [`${held.join(', ')} wait for waking hours; PagerDuty pages at once, unless the urgency of the service says otherwise.`] : []),
  ].map((message) => ({ missing: false, message }));
}
