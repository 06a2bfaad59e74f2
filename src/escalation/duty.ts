/**
 * Who is on call in a rotation at an instant, with everything that an escalation needs to know about it.
 *
 * Overrides beat planned gaps, planned gaps beat layers, later layers beat earlier ones. So somebody who
 * takes a day of a planned gap by an override is on call.
 */
import type { Layer, Rotation } from '../policy/oncall-schema.ts';
import { intervalOf, type Instant } from './instant.ts';
import { turnAt } from './turn.ts';
import { windowAt } from './window.ts';

/** The participant whose turn it is in a layer that covers this hour. */
export interface Scheduled {
  layer: string;
  person: string;
  /** Place in the layer's `participants`. */
  position: number;
}

export interface OnCallPerson {
  person: string;
  /** The layer on call; for an override the layer it stands in for, `null` where no layer covers the hour. */
  layer: string | null;
  by: 'schedule' | 'override';
}

/** The state of a rotation between two changes. */
export interface Duty {
  onCall: OnCallPerson | null;
  /** Layers with somebody on call, the strongest (latest) first; empty in a planned gap. */
  scheduled: readonly Scheduled[];
  /** The reason of a planned gap that leaves nobody on call, else `null`. */
  gap: string | null;
}

/** Who is scheduled in each layer, in the order of the file; overrides and planned gaps do not count here. */
export function scheduledAt(rotation: Rotation, instant: Instant): (Scheduled | null)[] {
  return rotation.layers.map((layer) => scheduledIn(layer, instant));
}

function scheduledIn(layer: Layer, instant: Instant): Scheduled | null {
  const turn = turnAt(layer, instant);
  if (!turn || (layer.restrict.length > 0 && !windowAt(layer.restrict, layer.zone, instant))) return null;
  return { layer: layer.id, person: turn.person, position: turn.position };
}

/** The state of a rotation at an instant. */
export function dutyAt(rotation: Rotation, instant: Instant): Duty {
  return dutyFrom(rotation, scheduledAt(rotation, instant), instant);
}

/** The state of a rotation, given who is scheduled in each layer. */
export function dutyFrom(rotation: Rotation, layers: readonly (Scheduled | null)[], instant: Instant): Duty {
  const covers = (entry: { from: string; to: string }) => intervalOf(entry).from <= instant && instant < intervalOf(entry).to;
  const gap = rotation.gaps.find(covers);
  const scheduled = gap ? [] : layers.filter((entry) => entry !== null).reverse();
  const override = rotation.overrides.findLast(covers);
  const first = scheduled[0];
  const onCall: OnCallPerson | null =
    override ? { person: override.person, layer: first?.layer ?? null, by: 'override' }
    : first ? { person: first.person, layer: first.layer, by: 'schedule' }
    : null;
  return { onCall, scheduled, gap: gap && !override ? gap.reason : null };
}

/** Everybody on call in any layer, the person of `onCall` first; an override replaces the strongest layer's person only. */
export function everyoneOf(duty: Duty): string[] {
  if (!duty.onCall) return [];
  return [...new Set([duty.onCall.person, ...duty.scheduled.slice(1).map(({ person }) => person)])];
}

/** Who is on call in a rotation, `null` in a hole or a planned gap. */
export function onCallAt(rotation: Rotation, instant: Instant): OnCallPerson | null {
  return dutyAt(rotation, instant).onCall;
}

/** Everybody on call in any layer of a rotation, each person once. */
export function everyoneOnCallAt(rotation: Rotation, instant: Instant): string[] {
  return everyoneOf(dutyAt(rotation, instant));
}

/**
 * The next person in the rotation: the participant after the scheduled one in the layer on call (an override
 * does not move the order), else the current person of the next layer that has one; `null` where none is left.
 *
 * @param paged people who must not be paged again
 * @param rule `next-not-paged` goes on past people already paged, `next` looks at the very next participant only
 */
export function nextInRotation(rotation: Rotation, duty: Duty, paged: ReadonlySet<string>, rule: 'next-not-paged' | 'next'): string | null {
  const [current, ...weaker] = duty.scheduled;
  const participants = rotation.layers.find(({ id }) => id === current?.layer)?.participants;
  if (!current || !participants) return null;
  const after = participants.map((_, k) => participants[(current.position + 1 + k) % participants.length] as string).filter((person) => person !== current.person);
  const candidates = [...(rule === 'next' ? after.slice(0, 1) : after), ...(rule === 'next' && after.length > 0 ? [] : weaker.map(({ person }) => person))];
  return candidates.find((person) => !paged.has(person)) ?? null;
}
