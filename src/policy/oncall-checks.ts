/** What the schema cannot say about an on-call file: names, real dates, and whether it fits the policy. */
import { Temporal } from 'temporal-polyfill';
import { SERVICE_OWNER, mustExist, uniqueIds } from './checks.ts';
import { parseDuration } from './duration.ts';
import { INSTANT, LOCAL_DATE_TIME, ZONE_NAME } from './oncall-schema.ts';
import { RawFile } from './raw.ts';
import type { Words } from './raw.ts';
import type { Policy } from './schema.ts';
import type { Path, PolicyProblem, Source } from './source.ts';
import { suggest } from './suggest.ts';
import { quoted } from './wording.ts';

/** Ids are written in one way only; `search-day` and `searchday` are two. */
const NO_FOLD = (text: string): string => text;

/** All problems of an on-call file beyond its shape; also of one that has others. */
export function checkOnCall(source: Source): PolicyProblem[] {
  const file = new RawFile(source);
  const people = ids(file, file.list('people'));
  const rotationPaths = file.list('rotations');
  const rotations = ids(file, rotationPaths);
  const layers = rotationPaths.flatMap((path) => file.list(...path, 'layers'));
  const overrides = rotationPaths.flatMap((path) => file.list(...path, 'overrides'));

  uniqueIds(file, people, 'person', NO_FOLD);
  uniqueIds(file, rotations, 'rotation', NO_FOLD);
  uniqueIds(file, ids(file, layers), 'layer', NO_FOLD);
  uniqueNames(file, 'people', ['name'], 'handles', 'a name or handle');
  uniqueNames(file, 'services', ['id', 'name'], 'aliases', 'an id, name or alias');
  for (const { path, text } of rotations) {
    if (text === SERVICE_OWNER) file.report(path, `Unexpected rotation ${quoted(SERVICE_OWNER)}, expected another id: in the policy this one stands for the rotation that owns the service`, 'Rename the rotation');
  }

  mustExist(file, file.texts(layers.flatMap((path) => file.list(...path, 'participants'))), people, 'person');
  mustExist(file, file.texts(overrides.map((path) => [...path, 'person'])), people, 'person');
  mustExist(file, file.texts(file.list('services').map((path) => [...path, 'owner'])), rotations, 'rotation');

  for (const path of file.list('people')) checkPerson(file, path);
  for (const path of layers) checkLayer(file, path);
  for (const path of [...overrides, ...rotationPaths.flatMap((rotation) => file.list(...rotation, 'gaps'))]) checkInterval(file, path);
  return file.problems;
}

/** What a policy names and the on-call file does not have. */
export function checkFit(source: Source, policy: Policy): PolicyProblem[] {
  const file = new RawFile(source);
  const rotations = ids(file, file.list('rotations'));
  const services = ids(file, file.list('services'));
  // Where a list is missing altogether the schema has said so already.
  if (rotations.length === 0 || services.length === 0) return [];
  const rotationIds = rotations.map(({ text }) => text);
  for (const [name, target] of Object.entries(policy.targets)) {
    if (target.rotation === SERVICE_OWNER || rotationIds.includes(target.rotation)) continue;
    const near = suggest(target.rotation, rotationIds);
    file.reportKey(['rotations'], `The policy's target ${quoted(name)} pages the rotation ${quoted(target.rotation)}, expected it among ${rotationIds.join(', ')}`, `${near === null ? '' : `Did you mean ${quoted(near)}? `}Add the rotation, or change \`targets.${name}.rotation\` in the policy`);
  }
  const serviceIds = services.map(({ text }) => text);
  if (!serviceIds.includes(policy.services.default)) {
    file.reportKey(['services'], `The policy's default service is ${quoted(policy.services.default)}, expected it among ${serviceIds.join(', ')}`, 'Add the service, or change `services.default` in the policy');
  }
  return file.problems;
}

function ids(file: RawFile, paths: readonly Path[]): Words[] {
  return file.texts(paths.map((path) => [...path, 'id']));
}

/** No two entries may answer to the same word, or a name in a post-mortem or a summary would mean two things. */
function uniqueNames(file: RawFile, list: string, keys: readonly string[], more: string, what: string): void {
  const seen = new Map<string, { entry: number; word: Words }>();
  file.list(list).forEach((path, entry) => {
    for (const word of file.texts([...keys.map((key) => [...path, key]), ...file.list(...path, more)])) {
      const text = word.text.trim().toLowerCase().replace(/^@/, '');
      const first = seen.get(text);
      if (!first) seen.set(text, { entry, word });
      else if (first.entry !== entry) {
        file.report(word.path, `Unexpected ${quoted(word.text)}, expected ${what} that nobody else has: line ${file.line(first.word.path)} uses it too`, 'Change one of them');
      }
    }
  });
}

function checkPerson(file: RawFile, path: Path): void {
  checkZone(file, [...path, 'zone']);
  differing(file, [...path, 'awake'], 'waking hours', 'Type the hours in which the person is awake');
}

function checkLayer(file: RawFile, path: Path): void {
  const zone = checkZone(file, [...path, 'zone']);
  const start = checkLocal(file, [...path, 'start'], zone);
  const end = checkLocal(file, [...path, 'end'], zone);
  if (start && end && Temporal.PlainDateTime.compare(start, end) >= 0) {
    file.report([...path, 'end'], `Unexpected end ${quoted(end.toString())}, expected a time after the start ${quoted(start.toString())}`, 'Move the end, or remove the layer');
  }
  const every = file.text(...path, 'handoff', 'every');
  if (every && parseDuration(every.text) === 0) {
    file.report(every.path, `Unexpected ${quoted(every.text)} as turn length, expected more than 0`, 'Type `every: 1 week`, say');
  }
  for (const restriction of file.list(...path, 'restrict')) {
    differing(file, restriction, 'restriction', 'For a whole day leave both times out');
    const [from, to] = [file.has(...restriction, 'from'), file.has(...restriction, 'to')];
    if (from !== to) file.report(restriction, `Unexpected restriction with only \`${from ? 'from' : 'to'}\`, expected \`from\` and \`to\``, `Add \`${from ? 'to' : 'from'}\``);
    if (!from && !to && !file.has(...restriction, 'days')) file.report(restriction, 'Unexpected empty restriction, expected days, or a time from and to', 'Remove it: without it the layer covers every hour');
  }
}

function differing(file: RawFile, path: Path, what: string, help: string): void {
  const from = file.text(...path, 'from');
  const to = file.text(...path, 'to');
  if (from && to && from.text === to.text) {
    file.report(to.path, `Unexpected ${what} from ${from.text} to ${to.text}, expected two different times`, help);
  }
}

function checkZone(file: RawFile, path: Path): string | null {
  const zone = file.text(...path);
  // The schema has its say about the form of the name.
  if (!zone || !ZONE_NAME.test(zone.text)) return null;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone.text);
    return zone.text;
  } catch {
    const near = suggest(zone.text, Intl.supportedValuesOf('timeZone'));
    file.report(zone.path, `Unexpected time zone ${quoted(zone.text)}, expected one of the tz database, such as Europe/Berlin`, near === null ? 'Look the name up in the list of tz database time zones' : `Did you mean ${quoted(near)}?`);
    return null;
  }
}

/** A local date and time must exist: on the calendar, and in its zone (clocks jump when summer time begins). */
function checkLocal(file: RawFile, path: Path, zone: string | null): Temporal.PlainDateTime | null {
  const written = file.text(...path);
  if (!written || !LOCAL_DATE_TIME.test(written.text)) return null;
  const local = attempt(() => Temporal.PlainDateTime.from(written.text));
  if (!local) {
    reportNoDate(file, written);
    return null;
  }
  const real = zone === null ? local : local.toZonedDateTime(zone).toPlainDateTime();
  if (!real.equals(local)) {
    file.report(path, `Unexpected ${quoted(written.text)}, expected a time that exists in ${zone}: the clocks jump over it that night`, `Type \`${real.toString({ smallestUnit: 'minute' })}\`, say`);
  }
  return local;
}

function checkInterval(file: RawFile, path: Path): void {
  const [from, to] = (['from', 'to'] as const).map((key) => {
    const written = file.text(...path, key);
    if (!written || !INSTANT.test(written.text)) return null;
    const instant = attempt(() => Temporal.Instant.from(written.text));
    if (!instant) reportNoDate(file, written);
    return instant;
  });
  if (from && to && Temporal.Instant.compare(from, to) >= 0) {
    file.report([...path, 'to'], `Unexpected ${quoted(file.text(...path, 'to')?.text ?? '')} as end, expected a time after ${quoted(file.text(...path, 'from')?.text ?? '')}`, 'Swap the two, or correct one');
  }
}

function reportNoDate(file: RawFile, { path, text }: Words): void {
  file.report(path, `Unexpected ${quoted(text)}, expected a date and time that exist`, 'Check the day of the month, the hour (00 to 23) and the minute');
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
