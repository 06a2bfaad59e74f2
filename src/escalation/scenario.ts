/** Scenarios as people write them: flags of the command and the state in a page's address, with errors that help. */
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { severityOf } from '../policy/severity.ts';
import { suggest } from '../policy/suggest.ts';
import { instantOf, localAt, parseLocal } from './civil.ts';
import { MINUTE, formatInstant, parseInstant, type Instant } from './instant.ts';
import type { Answer, Scenario } from './simulation.ts';

/** A scenario as written; what is left out is taken from a fallback. */
export interface ScenarioInput {
  sev?: string | undefined;
  service?: string | undefined;
  /** `2026-11-28T03:00Z`, or without an offset the local time of `zone`. */
  at?: string | undefined;
  zone?: string | undefined;
  /** `PERSON@7m`, once for each answer. */
  answers: readonly string[];
  resolve?: string | undefined;
}

/** What is wrong with one field. */
export interface ScenarioProblem {
  field: 'sev' | 'service' | 'at' | 'zone' | 'answer' | 'resolve';
  message: string;
  help: string;
}

/** Years that a scenario may lie in; a typing mistake is likelier than an incident outside of them. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
/** Longest time until an answer or a resolution: 30 days. */
const LONGEST = 30 * 86_400;
const MOST_ANSWERS = 50;

/**
 * Reads a scenario. Every problem is found; a field with a problem keeps the value of the fallback, so there is
 * always something to show.
 */
export function readScenario(input: ScenarioInput, fallback: Scenario, policy: Policy, oncall: OnCall): { scenario: Scenario; zone: string; problems: ScenarioProblem[] } {
  const problems: ScenarioProblem[] = [];
  const report = (field: ScenarioProblem['field'], message: string, help: string): null => {
    problems.push({ field, message, help });
    return null;
  };
  const severity = input.sev === undefined ? null : (severityOf(policy, input.sev)?.id ?? report('sev', `Unexpected severity ${quoted(input.sev)}, expected ${oneOf(policy.severities.map(({ id }) => id))}`, hint(input.sev, policy.severities.map(({ id }) => id))));
  const service = input.service === undefined ? null : (serviceOf(input.service, oncall) ?? report('service', `Unexpected service ${quoted(input.service)}, expected ${oneOf(oncall.services.map(({ id }) => id))}`, hint(input.service, oncall.services.flatMap(({ id, name, aliases }) => [id, name, ...aliases]))));
  const zone = input.zone === undefined || isZone(input.zone) ? input.zone : report('zone', `Unexpected time zone ${quoted(input.zone)}, expected one of the tz database`, 'Type one such as Europe/Berlin or UTC');
  const at = input.at === undefined ? null : (instantIn(input.at, zone ?? 'UTC') ?? report('at', `Unexpected start ${quoted(input.at)}, expected a date and time between the years ${FIRST_YEAR} and ${LAST_YEAR}`, 'Type it as 2026-11-28T03:00Z'));
  const answers = input.answers.slice(0, MOST_ANSWERS).map((text) => answerOf(text, oncall, report)).filter((answer) => answer !== null);
  if (input.answers.length > MOST_ANSWERS) report('answer', `Unexpected ${input.answers.length} answers, expected ${MOST_ANSWERS} at most`, 'Leave some out');
  const resolve = input.resolve === undefined ? null : (parseElapsed(input.resolve) ?? report('resolve', `Unexpected time to the resolution ${quoted(input.resolve)}, expected minutes, up to 30 days`, 'Type 60m or 1h'));
  return {
    scenario: { severity: severity ?? fallback.severity, service: service ?? fallback.service, at: at ?? fallback.at, answers, resolve: resolve ?? fallback.resolve },
    zone: zone ?? 'UTC',
    problems,
  };
}

/** The service with this id, name or alias, in any case. */
export function serviceOf(written: string, oncall: OnCall): string | null {
  const word = written.trim().toLowerCase();
  return oncall.services.find(({ id, name, aliases }) => [id, name, ...aliases].some((known) => known.toLowerCase() === word))?.id ?? null;
}

/** The person with this id, name or handle (with or without @), in any case. */
export function personOf(written: string, oncall: OnCall): string | null {
  const fold = (word: string): string => word.trim().toLowerCase().replace(/^@/, '');
  return oncall.people.find(({ id, name, handles }) => [id, name, ...handles].some((known) => fold(known) === fold(written)))?.id ?? null;
}

function answerOf(text: string, oncall: OnCall, report: (field: 'answer', message: string, help: string) => null): Answer | null {
  const split = text.lastIndexOf('@');
  const [who, when] = [text.slice(0, split), text.slice(split + 1)];
  if (split < 1) return report('answer', `Unexpected answer ${quoted(text)}, expected PERSON@TIME`, `Type ${oncall.people[0]?.id ?? 'somebody'}@7m`);
  const person = personOf(who, oncall);
  const after = parseElapsed(when);
  if (person === null) report('answer', `Unexpected person ${quoted(who)}, expected somebody of the on-call file`, hint(who, oncall.people.flatMap(({ id, name, handles }) => [id, name, ...handles])));
  if (after === null) report('answer', `Unexpected time ${quoted(when)} of an answer, expected minutes since the trigger, up to 30 days`, 'Type 7m, 7m30s or 1h');
  return person !== null && after !== null ? { person, after } : null;
}

/** Seconds of `7m`, `7m30s`, `1h`, `90s` or `7` (minutes); `null` where it is none or too long. */
export function parseElapsed(text: string): number | null {
  const match = /^(?=\d)(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s)?$|^(\d{1,5})$/.exec(text.trim());
  if (!match) return null;
  const [hours, minutes, seconds, bare] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number];
  const total = hours * 3600 + (minutes + bare) * 60 + seconds;
  return total <= LONGEST ? total : null;
}

/** The shortest form that `parseElapsed` reads: `7m`, `7m30s`, `45s`. */
export function formatElapsed(seconds: number): string {
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  return `${whole > 0 || rest === 0 ? `${whole}m` : ''}${rest > 0 ? `${rest}s` : ''}`;
}

/** A time with its offset in a zone, to the minute where it has no seconds: `2026-11-28T04:00+01:00`. */
export function formatLocal(instant: Instant, zone: string): string {
  const local = localAt(instant, zone);
  const offset = (local - instant) / MINUTE;
  const two = (count: number): string => String(Math.floor(count)).padStart(2, '0');
  const suffix = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return formatInstant(local).replace(/(:00)?Z$/, suffix);
}

/** The part of an address behind `?` that `readScenario` reads back to the same scenario. */
export function scenarioQuery({ severity, service, at, answers, resolve }: Scenario, zone: string): string {
  const pairs: [string, string][] = [['sev', severity], ['service', service], ['at', formatLocal(at, zone)]];
  if (zone !== 'UTC') pairs.push(['zone', zone]);
  for (const { person, after } of answers) pairs.push(['answer', `${person}@${formatElapsed(after)}`]);
  if (resolve !== undefined) pairs.push(['resolve', formatElapsed(resolve)]);
  return pairs.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%40', '@').replaceAll('%2F', '/')}`).join('&');
}

/** The command that plays the same scenario. Ids hold no character that a shell would read. */
export function scenarioCommand({ severity, service, at, answers, resolve }: Scenario): string {
  const flags = [`--sev ${severity}`, `--service ${service}`, `--at ${formatLocal(at, 'UTC')}`, ...answers.map(({ person, after }) => `--answer ${person}@${formatElapsed(after)}`)];
  if (resolve !== undefined) flags.push(`--resolve ${formatElapsed(resolve)}`);
  return `zephyr escalation simulate ${flags.join(' ')}`;
}

function instantIn(text: string, zone: string): Instant | null {
  const written = text.trim().toUpperCase();
  const local = parseLocal(written);
  const instant = local === null ? parseInstant(written) : isBetween(local) ? instantOf(local, zone) : null;
  return instant !== null && isBetween(instant) ? instant : null;
}

const isBetween = (instant: number): boolean => instant >= Date.UTC(FIRST_YEAR) && instant < Date.UTC(LAST_YEAR + 1);

/** Whether the platform knows a time zone. */
export function isZone(zone: string): boolean {
  try {
    localAt(0, zone);
    return true;
  } catch {
    return false;
  }
}

const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
const oneOf = (words: readonly string[]): string => (words.length > 1 ? `one of ${words.join(', ')}` : (words[0] ?? 'none'));

/** What to type instead of a word that is none of the known ones. Id, name and handle of one person often differ in case or marks only; such words count once, or none would be the nearest. */
export function hint(written: string, known: readonly string[]): string {
  const words = new Map(known.toReversed().map((word) => [word.toLowerCase().replace(/[\s_@-]/g, ''), word]));
  const near = suggest(written, [...words.values()]);
  return near === null ? `Type ${known[0] ?? 'another'}, say` : `Did you mean ${quoted(near)}?`;
}
