/** `zephyr oncall now` and `zephyr oncall next`. */
import { awakeAt } from '../../escalation/awake.ts';
import { DAY, formatInstant, parseInstant } from '../../escalation/instant.ts';
import { isZone } from '../../escalation/scenario.ts';
import { shifts, type Shift } from '../../escalation/shifts.ts';
import { dayAndTime, dateAndTime } from '../../escalation/words.ts';
import type { OnCall, Person, Rotation } from '../../policy/oncall-schema.ts';
import { displayWidth, safeJson, visible } from '../../report/escape.ts';
import { UsageError, type Call, type ExitCode } from '../io.ts';
import { staffedRulebook } from '../rulebook.ts';
import { instantOf } from './session.ts';

/** How far a handoff is looked for. */
const AHEAD = 400 * DAY;
/** Within so long a day of the week says which day is meant. */
const WEEK = 6 * DAY;

interface Row {
  rotation: Rotation;
  shift: Shift | undefined;
}

export async function now(call: Call): Promise<ExitCode> {
  return show(call, ([current]) => current, ({ shift }, person, instant, zone) => [
    person ? `${dayAndTime(instant, person.zone)} there${awakeAt(person, instant) ? '' : ', asleep'}` : '',
    shift && shift.to < instant + AHEAD ? `until ${(shift.to - instant < WEEK ? dayAndTime : dateAndTime)(shift.to, zone)}` : '',
    Object.values(person?.contact ?? {}).join(', '),
  ]);
}

export async function next(call: Call): Promise<ExitCode> {
  return show(call, (all) => all.find(({ person }, k) => k > 0 && person !== all[0]?.person), ({ shift }, person, _instant, zone) => [
    shift ? `from ${dateAndTime(shift.from, zone)}` : '',
    shift && person ? `${dayAndTime(shift.from, person.zone)} there` : '',
  ]);
}

async function show({ options, world }: Call, choose: (all: Shift[]) => Shift | undefined, cells: (row: Row, person: Person | null, instant: number, zone: string) => string[]): Promise<ExitCode> {
  const known = staffedRulebook(world);
  if (!known) return 1;
  const { oncall } = known;
  const zone = String(options['zone']);
  if (!isZone(zone)) throw new UsageError(`${zone} is no time zone`, 'Type one of the tz database, such as Europe/Berlin.');
  const instant = parseInstant(instantOf(options['now'], world)) ?? 0;
  const rows = oncall.rotations.map((rotation): Row => ({ rotation, shift: choose(shifts(rotation, instant, instant + AHEAD)) }));
  world.stdout.write(options['json'] === true ? asJson(rows) : asText(rows.map((row) => [row.rotation.name, ...words(row, oncall, (person) => cells(row, person, instant, zone))])));
  return 0;
}

function words({ shift }: Row, oncall: OnCall, cells: (person: Person | null) => string[]): string[] {
  if (!shift) return ['nobody else', ''];
  const person = oncall.people.find(({ id }) => id === shift.person) ?? null;
  const name = person?.name ?? shift.person ?? (shift.gap === null ? 'NOBODY' : `nobody (planned: ${shift.gap})`);
  return [shift.by === 'override' ? `${name} (override)` : name, ...cells(person)];
}

function asJson(rows: readonly Row[]): string {
  return `${safeJson(rows.map(({ rotation, shift }) => ({
    rotation: rotation.id,
    person: shift?.person ?? null,
    layer: shift?.layer ?? null,
    by: shift?.by ?? null,
    gap: shift?.gap ?? null,
    from: shift ? formatInstant(shift.from) : null,
    to: shift ? formatInstant(shift.to) : null,
  })))}\n`;
}

function asText(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map(visible));
  const widths = Array.from({ length: Math.max(0, ...safe.map((row) => row.length)) }, (_, column) => Math.max(0, ...safe.map((row) => displayWidth(row[column] ?? ''))));
  return safe.map((row) => `${row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)))).join('  ').trimEnd()}\n`).join('');
}
