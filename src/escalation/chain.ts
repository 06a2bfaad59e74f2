/** Whom the levels of a chain page at an instant. */
import type { Chain, Level } from '../policy/chains.ts';
import type { OnCall, Rotation } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { everyoneOf, nextInRotation, type Duty } from './duty.ts';
import type { Instant } from './instant.ts';
import type { Rota } from './rota.ts';

export { rotaOf, type Rota } from './rota.ts';

/** Who answers for a target: the rotation behind it, `service-owner` being the rotation that owns the service. */
export function rotationOfTarget(policy: Policy, oncall: OnCall, target: string, service: string): string | null {
  const rotation = policy.targets[target]?.rotation;
  if (rotation !== 'service-owner') return rotation ?? null;
  return oncall.services.find(({ id }) => id === service)?.owner ?? null;
}

/** What a level needs to find its people. */
export interface Place {
  policy: Policy;
  oncall: OnCall;
  rota: Rota;
  service: string;
  at: Instant;
}

/**
 * The people a level of a chain pages at an instant, without those already paged in this pass.
 *
 * @param first true at the chain's first level, which pages the target itself whatever the step says
 */
export function peopleOf(chain: Chain, level: Level, paged: ReadonlySet<string>, first: boolean, place: Place): string[] {
  const { page } = level.step;
  const own = page === 'on-call' || page === chain.id || first ? onCallOfTarget(chain.id, place) : [];
  const other =
    page === 'on-call' || page === chain.id ? []
    : page === 'next-in-rotation' ? nextOfTarget(chain.id, new Set([...paged, ...own]), place)
    : onCallOfTarget(page, place);
  return [...new Set([...own, ...other])].filter((person) => !paged.has(person));
}

function dutyOfTarget(target: string, { policy, oncall, rota, service, at }: Place): { rotation: Rotation; duty: Duty } | null {
  const rotation = rota.rotation(rotationOfTarget(policy, oncall, target, service) ?? '');
  return rotation && { rotation, duty: rota.duty(rotation, at) };
}

function onCallOfTarget(target: string, place: Place): string[] {
  const duty = dutyOfTarget(target, place)?.duty;
  if (!duty?.onCall) return [];
  return place.policy.targets[target]?.everyone ? everyoneOf(duty) : [duty.onCall.person];
}

function nextOfTarget(target: string, paged: ReadonlySet<string>, place: Place): string[] {
  const found = dutyOfTarget(target, place);
  const next = found && nextInRotation(found.rotation, found.duty, paged, place.policy.escalation.nextInRotation);
  return next ? [next] : [];
}
