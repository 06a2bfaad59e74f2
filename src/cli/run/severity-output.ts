/** What `zephyr severity` prints. */
import type { Policy } from '../../policy/schema.ts';
import { fillOf } from '../../policy/severity.ts';
import { isAwake, localTime } from '../../severity/local-time.ts';
import type { PagedNow } from '../../severity/paged.ts';
import { pagedTargets, reasonText, type NextStep } from '../../severity/result.ts';
import type { Answers, Classification } from '../../severity/wizard.ts';
import { displayWidth, safeJson, visible } from '../../report/escape.ts';

export interface SeverityOutcome extends Classification {
  justDeclared: boolean;
  name: string;
  answers: Answers;
  service: string | null;
  /** `null` where there is no on-call file to ask. */
  paged: PagedNow | null;
  next: readonly NextStep[];
  command: string;
  /** Milliseconds since 1970. */
  now: number;
}

export function severityJson(policy: Policy, outcome: SeverityOutcome): string {
  const { severity, name, because, answers, justDeclared, service, paged, next, command, now } = outcome;
  return `${safeJson({
    severity,
    name,
    reason: reasonText(policy, outcome),
    because: because.map(({ criterion, answer }) => ({ criterion: criterion.id, answer })),
    justDeclared,
    answers,
    service,
    paged: paged?.people.map(({ person, targets }) => ({ person: person.id, name: person.name, zone: person.zone, localTime: localTime(person.zone, now), targets })) ?? null,
    nobody: paged?.nobody ?? null,
    next: next.map(({ kind, from, within }) => ({ kind, from, within, due: dueAt(from, within, now) })),
    command,
  })}\n`;
}

export function severityText(policy: Policy, outcome: SeverityOutcome, { colour }: { colour: boolean }): string {
  const { severity, name, paged, next, command, service, now } = outcome;
  const waits = policy.severities.find(({ id }) => id === severity)?.pageWhen === 'waking-hours';
  const people = paged?.people.map(({ person, targets }) => {
    const local = localTime(person.zone, now);
    const clock = local ? `${local.day} ${local.time}${isAwake(person.awake, local) ? '' : waits ? `, asleep until ${person.awake.from}` : ', asleep'}` : person.zone;
    return [person.name, clock, targets.join(', ')] as const;
  }) ?? pagedTargets(policy, severity).map((target) => [target.name, '', ''] as const);
  const rows = [...people, ...(paged?.nobody ?? []).map((target) => ['nobody right now', '', target] as const)];
  return [
    `${mark(policy, severity, colour)} ${visible(name)}`,
    visible(reasonText(policy, outcome)),
    '',
    `${waits ? 'Paged in their waking hours' : 'Paged at once'}${service === null ? '' : ` for ${visible(service)}`}:`,
    ...aligned(rows),
    '',
    'Next:',
    ...next.map((step) => {
      const due = dueAt(step.from, step.within, now);
      return `  ${visible(step.text)}${due === null ? '' : ` If you declare now: by ${due.slice(11, 16)} UTC.`}`;
    }),
    '',
    'Declare it:',
    `  ${visible(command)}`,
    '',
  ].join('\n');
}

/** The marks of the site as letters, and the nearest colour of a terminal, by how full they are at least. */
const MARKS = [[8, '●', 31], [5, '◕', 33], [4, '◐', 33], [1, '◔', 33], [0, '○', 34]] as const;

function mark(policy: Policy, severity: string, colour: boolean): string {
  const fill = fillOf(policy, severity);
  const [, shape, code] = MARKS.find(([least]) => fill >= least) ?? MARKS[4];
  return colour ? `\u001b[1;${code}m${shape} ${severity}\u001b[0m` : `${shape} ${severity}`;
}

function dueAt(from: NextStep['from'], within: NextStep['within'], now: number): string | null {
  return within === null || from === 'resolution' ? null : `${new Date(now + within * 1000).toISOString().slice(0, 19)}Z`;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const safe = rows.map((row) => row.map(visible));
  const widths = [0, 1].map((column) => Math.max(0, ...safe.map((row) => displayWidth(row[column] ?? ''))));
  return safe.map((row) => `  ${row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)))).join('  ')}`.trimEnd());
}
