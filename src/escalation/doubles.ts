/** Times at which one person stands at two places of an escalation, so that the second page finds nobody new. */
import { chainsOf } from '../policy/chains.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { rotationOfTarget } from './chain.ts';
import { MINUTE, type Instant, type Interval } from './instant.ts';
import { heldSpans, overlaps, type HeldSpan, type Holders, type Post } from './posts.ts';
import { join } from './window.ts';

export interface DoubleDuty {
  person: string;
  /** In the order in which an escalation comes to them. */
  posts: readonly [Post, Post];
  /** In order, joined where they touch. */
  intervals: Interval[];
  minutes: number;
}

/**
 * Who is at two places at once over [from, to): at two levels of one chain, or behind two targets that a severity pages at
 * minute 0. Two places that one rotation fills are none: whoever wrote them meant it. The longest first.
 */
export function doubleDuties(policy: Policy, oncall: OnCall, services: readonly string[], from: Instant, to: Instant): DoubleDuty[] {
  const known = new Map<string, readonly HeldSpan[]>();
  const heldIn = (rotation: string): readonly HeldSpan[] => {
    const held = known.get(rotation) ?? heldSpans(policy, oncall, rotation, from, to);
    known.set(rotation, held);
    return held;
  };
  const found = new Map<string, { person: string; posts: readonly [Post, Post]; pieces: Interval[] }>();
  for (const [first, second] of pairsOf(policy, oncall, services)) {
    for (const { from: start, to: end, left, right } of overlaps(heldIn(first.rotation), heldIn(second.rotation))) {
      for (const person of left.held[first.holders].filter((one) => right.held[second.holders].includes(one))) {
        const posts = [first, second].map(({ rotation, next }): Post => ({ rotation, next })) as [Post, Post];
        const key = JSON.stringify([person, posts]);
        const double = found.get(key) ?? { person, posts, pieces: [] };
        double.pieces.push({ from: start, to: end });
        found.set(key, double);
      }
    }
  }
  return [...found.values()]
    .map(({ pieces, ...double }): DoubleDuty => {
      const intervals = join(pieces);
      return { ...double, intervals, minutes: intervals.reduce((sum, piece) => sum + piece.to - piece.from, 0) / MINUTE };
    })
    .sort((a, b) => b.minutes - a.minutes);
}

interface Place extends Post {
  holders: Holders;
}

/** Every two places that one person should not fill both, each pair once. */
function pairsOf(policy: Policy, oncall: OnCall, services: readonly string[]): (readonly [Place, Place])[] {
  const pairs = new Map<string, readonly [Place, Place]>();
  const add = (places: readonly Place[]): void => {
    for (const [k, second] of places.entries()) {
      for (const first of places.slice(0, k)) {
        const key = [first, second].map(({ rotation, holders }) => `${rotation} ${holders}`);
        if (first.rotation !== second.rotation && !pairs.has(key.join(' | ')) && !pairs.has(key.toReversed().join(' | '))) pairs.set(key.join(' | '), [first, second]);
      }
    }
  };
  for (const service of services) {
    const placesOf = (target: string, next = false): Place[] => {
      const rotation = rotationOfTarget(policy, oncall, target, service);
      const who = policy.targets[target]?.everyone === true ? 'everyone' : 'one';
      return rotation === null ? [] : [{ rotation, next, holders: next ? `after-${who}` : who }];
    };
    for (const { id } of policy.severities) {
      const chains = chainsOf(policy, id);
      add(chains.flatMap((chain) => placesOf(chain.id)));
      for (const chain of chains) {
        const later = chain.levels.map(({ step }) => step.page).filter((page) => page !== 'on-call' && page !== chain.id);
        add([...placesOf(chain.id), ...later.flatMap((page) => (page === 'next-in-rotation' ? placesOf(chain.id, true) : placesOf(page)))]);
      }
    }
  }
  return [...pairs.values()];
}
