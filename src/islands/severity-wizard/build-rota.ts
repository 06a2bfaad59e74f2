/** Makes the table of `rota.ts` from the on-call file; runs while the site is built, never in a browser. */
import { everyoneOf } from '../../escalation/duty.ts';
import { dutySpans } from '../../escalation/shifts.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Rota, RotaEntry } from './rota.ts';

/** How long a page may say who is on call; after that it sends the reader to the command. */
export const WEEKS = 8;

/** The rota from an instant (milliseconds since 1970) on. */
export function buildRota(oncall: OnCall, from: number): Rota {
  const start = Math.floor(from / 1000) * 1000;
  const until = start + WEEKS * 7 * 86_400_000;
  const entries = oncall.rotations.map((rotation): [string, RotaEntry[]] => [
    rotation.id,
    dutySpans(rotation, start, until).map((span): RotaEntry => [
      (span.from - start) / 1000,
      ...everyoneOf(span.duty).map((id) => oncall.people.findIndex((person) => person.id === id)),
    ]),
  ]);
  return {
    from: start,
    until,
    people: oncall.people.map(({ id, name, zone, awake }) => ({ id, name, zone, awake })),
    rotations: Object.fromEntries(entries.map(([id, list]) => [id, list.filter((entry, at) => at === 0 || String(entry.slice(1)) !== String(list[at - 1]?.slice(1)))])),
  };
}
