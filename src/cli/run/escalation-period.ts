/** The period and the services that `zephyr escalation coverage` and `diff` look at. */
import { DAY, formatInstant, parseInstant, type Interval } from '../../escalation/instant.ts';
import { hint, serviceOf } from '../../escalation/scenario.ts';
import { dateAndTime } from '../../escalation/words.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import { UsageError, type Call } from '../io.ts';
import { instantOf } from './session.ts';

/** Longer is a mistake in a year. */
const LONGEST = 1830 * DAY;

/** [`--from`, `--to`): from now, for `days`, where nothing is said. Wrong use where it is empty or longer than five years. */
export function periodOf({ options, world }: Call, days: number): Interval {
  const written = (name: string): number | null => (typeof options[name] === 'string' ? parseInstant(options[name]) : null);
  const from = written('from') ?? Math.floor((parseInstant(instantOf(options['now'], world)) ?? 0) / 60_000) * 60_000;
  const to = written('to') ?? from + days * DAY;
  if (to <= from) throw new UsageError(`the period from ${formatInstant(from)} to ${formatInstant(to)} is empty`, `Type a later --to, such as --to ${formatInstant(from + days * DAY)}.`);
  if (to - from > LONGEST) throw new UsageError(`the period from ${formatInstant(from)} to ${formatInstant(to)} is longer than five years`, `Type an earlier --to, such as --to ${formatInstant(from + days * DAY)}.`);
  return { from, to };
}

/** The service of `--service`, by id, name or alias; all of them where nothing is said. */
export function servicesOf({ options }: Call, oncall: OnCall): readonly string[] {
  const wanted = options['service'];
  if (typeof wanted !== 'string') return oncall.services.map(({ id }) => id);
  const found = serviceOf(wanted, oncall);
  if (found !== null) return [found];
  throw new UsageError(`the on-call file has no service ${wanted}`, hint(wanted, oncall.services.flatMap(({ id, name, aliases }) => [id, name, ...aliases])));
}

/** `Sat 28 Nov 2026 03:00 to Sun 29 Nov 2026 07:00`. */
export function periodWords({ from, to }: Interval, zone: string): string {
  return `${dateAndTime(from, zone)} to ${dateAndTime(to, zone)}`;
}
