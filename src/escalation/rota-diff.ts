/** What a change of policy and rota does over a period: who is on call when, before and after. */
import { chainsOf } from '../policy/chains.ts';
import { policyLeaves, type Leaf } from '../policy/leaves.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { rotationOfTarget } from './chain.ts';
import { coverageReport, type WorstWait, type Woken } from './coverage-report.ts';
import type { Interval } from './instant.ts';
import { heldSpans, overlaps, type Held, type Holders, type Post } from './posts.ts';

/** Policy and rota of one revision. */
export interface Side {
  policy: Policy;
  oncall: OnCall;
}

/** A value of the policy that an escalation depends on, or the owner of a service; `null` where a side does not have it. */
export interface ValueChange {
  /** `escalation.steps.0.wait`, `services.checkout.owner`. */
  key: string;
  /** Durations in seconds. */
  kind: Leaf['kind'];
  before: Leaf['value'] | null;
  after: Leaf['value'] | null;
}

/** People by id, whoever is on call first; empty where nobody is, `null` where there is no such rotation. */
type People = readonly string[] | null;

export interface HolderChange extends Interval {
  before: People;
  after: People;
  /** Reason of the planned gap that leaves nobody on call, else `null`: then it is a hole, or somebody is there. */
  gapBefore: string | null;
  gapAfter: string | null;
}

/** A place in the escalation, and when it is filled otherwise: by somebody else, or by nobody who was planned or was not. */
export interface PostChange extends Post {
  changes: readonly HolderChange[];
}

export interface RotaDiff extends Interval {
  values: readonly ValueChange[];
  posts: readonly PostChange[];
  worst: readonly { severity: string; before: WorstWait | null; after: WorstWait | null }[];
  /** Minutes in which an incident would wake them, of those for whom that differs. */
  woken: readonly { person: string; before: Woken['minutes']; after: Woken['minutes'] }[];
}

/** Only what differs over [from, to). */
export function rotaDiff(before: Side, after: Side, { from, to }: Interval): RotaDiff {
  const [old, fresh] = [before, after].map(({ policy, oncall }) => coverageReport(policy, oncall, oncall.services.map(({ id }) => id), { from, to })) as [ReturnType<typeof coverageReport>, ReturnType<typeof coverageReport>];
  const severities = union(old.worst.map(({ severity }) => severity), fresh.worst.map(({ severity }) => severity));
  const people = union(fresh.woken.map(({ person }) => person), old.woken.map(({ person }) => person));
  return {
    from, to,
    values: valueChanges(before, after),
    posts: union(before.oncall.rotations.map(({ id }) => id), after.oncall.rotations.map(({ id }) => id)).flatMap((rotation) => postChanges(rotation, before, after, { from, to })),
    worst: severities
      .map((severity) => ({ severity, before: old.worst.find((one) => one.severity === severity) ?? null, after: fresh.worst.find((one) => one.severity === severity) ?? null }))
      .filter((one) => one.before?.minutes !== one.after?.minutes || one.before?.duration !== one.after?.duration),
    woken: people
      .map((person) => ({ person, before: old.woken.find((one) => one.person === person)?.minutes ?? {}, after: fresh.woken.find((one) => one.person === person)?.minutes ?? {} }))
      .filter((one) => union(Object.keys(one.before), Object.keys(one.after)).some((severity) => one.before[severity] !== one.after[severity])),
  };
}

function valueChanges(before: Side, after: Side): ValueChange[] {
  const [old, fresh] = [valuesOf(before), valuesOf(after)];
  return union([...old.keys()], [...fresh.keys()])
    .map((key): ValueChange => ({ key, kind: (fresh.get(key) ?? old.get(key))?.kind ?? 'text', before: old.get(key)?.value ?? null, after: fresh.get(key)?.value ?? null }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

function valuesOf({ policy, oncall }: Side): ReadonlyMap<string, Pick<Leaf, 'kind' | 'value'>> {
  const leaves = policyLeaves(policy).filter(({ key }) => /^(escalation|targets)\.|^severities\.[^.]+\.page(When)?$/.test(key));
  const owners = oncall.services.map(({ id, owner }) => [`services.${id}.owner`, { kind: 'text', value: owner }] as const);
  return new Map<string, Pick<Leaf, 'kind' | 'value'>>([...leaves.map((leaf) => [leaf.key, leaf] as const), ...owners]);
}

function postChanges(rotation: string, before: Side, after: Side, period: Interval): PostChange[] {
  const meant = { everyone: false, next: false };
  for (const side of [before, after]) {
    meant.everyone ||= isBehind(rotation, side, Object.keys(side.policy.targets).filter((id) => side.policy.targets[id]?.everyone));
    meant.next ||= isBehind(rotation, side, chainsWithNext(side.policy));
  }
  const pieces = overlaps(heldOrNone(rotation, before, period), heldOrNone(rotation, after, period));
  const changesOf = (holders: Holders): HolderChange[] => merged(pieces.map(({ from, to, left, right }) => ({ from, to, before: left.held?.[holders] ?? null, after: right.held?.[holders] ?? null, gapBefore: left.gap, gapAfter: right.gap })));
  const posts: PostChange[] = [
    { rotation, next: false, changes: changesOf(meant.everyone ? 'everyone' : 'one') },
    // Whether a gap is planned is said once, of who is on call.
    ...(meant.next ? [{ rotation, next: true, changes: changesOf('after-one').filter(({ before: old, after: fresh }) => JSON.stringify(old) !== JSON.stringify(fresh)) }] : []),
  ];
  return posts.filter(({ changes }) => changes.length > 0);
}

/** Targets of chains that page the next one of their rotation. */
function chainsWithNext(policy: Policy): string[] {
  return policy.severities.flatMap(({ id }) => chainsOf(policy, id)).filter(({ levels }) => levels.some(({ step }) => step.page === 'next-in-rotation')).map(({ id }) => id);
}

/** Whether one of the targets means a rotation, for some service. */
function isBehind(rotation: string, { policy, oncall }: Side, targets: readonly string[]): boolean {
  return targets.some((target) => oncall.services.some(({ id }) => rotationOfTarget(policy, oncall, target, id) === rotation));
}

/** One span without people where a side has no such rotation. */
function heldOrNone(rotation: string, { policy, oncall }: Side, { from, to }: Interval): readonly (Interval & { held: Held | null; gap: string | null })[] {
  const spans = heldSpans(policy, oncall, rotation, from, to);
  return spans.length > 0 ? spans : [{ from, to, held: null, gap: null }];
}

/** What differs, joined where neighbours say the same. A gap that is explained in other words is the same gap. */
function merged(pieces: readonly HolderChange[]): HolderChange[] {
  const said = ({ before, after, gapBefore, gapAfter }: HolderChange): string => JSON.stringify([before, after, gapBefore, gapAfter]);
  const found: HolderChange[] = [];
  for (const piece of pieces) {
    if (JSON.stringify([piece.before, piece.gapBefore !== null]) === JSON.stringify([piece.after, piece.gapAfter !== null])) continue;
    const last = found.at(-1);
    if (last?.to === piece.from && said(last) === said(piece)) last.to = piece.to;
    else found.push({ ...piece });
  }
  return found;
}

/** Each word once, in order. */
function union(left: readonly string[], right: readonly string[]): string[] {
  return [...new Set([...left, ...right])];
}
