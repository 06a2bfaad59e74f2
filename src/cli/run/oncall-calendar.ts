/** `zephyr oncall calendar`: the rota as a file for calendars. */
import { calendarText, shiftsIn, type CalendarShift } from '../../escalation/calendar.ts';
import { DAY, formatInstant, parseInstant } from '../../escalation/instant.ts';
import type { Rotation } from '../../policy/oncall-schema.ts';
import { suggest } from '../../policy/suggest.ts';
import { safeJson } from '../../report/escape.ts';
import { UsageError, type Call, type ExitCode } from '../io.ts';
import { staffedRulebook } from '../rulebook.ts';
import { mustBePerson } from './incident/desk.ts';
import { instantOf } from './session.ts';

export async function run({ options, world }: Call): Promise<ExitCode> {
  const known = staffedRulebook(world);
  if (!known) return 1;
  const { oncall } = known;
  const now = parseInstant(instantOf(options['now'], world)) ?? 0;
  const from = typeof options['from'] === 'string' ? (parseInstant(options['from']) ?? now) : now;
  const person = typeof options['person'] === 'string' ? mustBePerson(oncall, options['person']).id : null;
  const rotations = typeof options['rotation'] === 'string' ? [mustBeRotation(oncall.rotations, options['rotation'])] : oncall.rotations;
  const events = shiftsIn(rotations, { from, to: from + Number(options['weeks']) * 7 * DAY }, person);
  world.stdout.write(options['json'] === true ? asJson(events) : calendarText(events, oncall.people, now));
  if (events.length === 0) world.stderr.write('zephyr: there is no shift in this time, so the calendar is empty.\n');
  return 0;
}

function mustBeRotation(rotations: readonly Rotation[], wanted: string): Rotation {
  const found = rotations.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (found) return found;
  const near = suggest(wanted, rotations.map(({ id }) => id));
  throw new UsageError(`the on-call file has no rotation ${wanted}`, near === null ? `There are ${rotations.map(({ id }) => id).join(', ')}.` : `Did you mean ${near}?`);
}

function asJson(events: readonly CalendarShift[]): string {
  return `${safeJson({ shifts: events.map(({ rotation, shift: { person, layer, by, gap, from, to } }) => ({ rotation: rotation.id, person, layer, by, gap, from: formatInstant(from), to: formatInstant(to) })) })}\n`;
}
