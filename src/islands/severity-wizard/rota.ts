/**
 * The rota of the next weeks as a small table, so that a page can say who is on call without a time library.
 * It is reckoned at build time by the functions that the simulator and the command use.
 */
import type { OnCallIn, PersonAtHome } from '../../severity/paged.ts';

/** From this second (counted from `from`) these people are on call: the one who is paged first, then the other layers'. */
export type RotaEntry = readonly [second: number, ...people: readonly number[]];

export interface Rota {
  /** Milliseconds since 1970; the table says nothing before `from` and from `until` on. */
  from: number;
  until: number;
  people: readonly PersonAtHome[];
  rotations: Readonly<Record<string, readonly RotaEntry[]>>;
}

/** What the table says about an instant; `null` for a rotation or a time it does not cover. */
export function rotaAt(rota: Rota, instant: number): OnCallIn {
  return (rotation, everyone) => {
    const entries = Object.hasOwn(rota.rotations, rotation) ? rota.rotations[rotation] : undefined;
    if (!entries || !(instant >= rota.from && instant < rota.until)) return null;
    const [, ...people] = entries.findLast(([second]) => rota.from + second * 1000 <= instant) ?? [0];
    return people.slice(0, everyone ? people.length : 1).flatMap((index) => rota.people[index]?.id ?? []);
  };
}
