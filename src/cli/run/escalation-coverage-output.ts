/** What `zephyr escalation coverage` prints. */
import type { RotationCoverage } from '../../escalation/coverage.ts';
import type { CoverageReport } from '../../escalation/coverage-report.ts';
import type { DoubleDuty } from '../../escalation/doubles.ts';
import { formatInstant, type Interval } from '../../escalation/instant.ts';
import { dateAndTime, elapsedWords } from '../../escalation/words.ts';
import { count } from '../../lint/message.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { PolicySource } from '../../policy/parse.ts';
import type { Policy } from '../../policy/schema.ts';
import { safeJson, visible, visiblePath } from '../../report/escape.ts';
import { colourStyle, plainStyle, type Style } from '../../report/style.ts';
import { textTable } from '../../report/table.ts';
import { periodWords } from './escalation-period.ts';

/** Nobody reads more; `--json` has all of them. */
const MOST_HOLES = 5;

export interface CoverageOutcome {
  policy: Policy;
  oncall: OnCall;
  /** Where the rotations stand in the on-call file. */
  source: PolicySource;
  colour: boolean;
}

/** Instants in ISO 8601, UTC; lengths in minutes. */
export function coverageJson({ from, to, services, rotations, doubles, worst, woken }: CoverageReport): string {
  const written = (interval: Interval): { from: string; to: string } => ({ from: formatInstant(interval.from), to: formatInstant(interval.to) });
  return `${safeJson({
    ...written({ from, to }),
    services,
    gaps: rotations.map(({ rotation, uncovered, uncoveredMinutes, plannedMinutes }) => ({ rotation, uncovered: uncovered.map(written), uncoveredMinutes, plannedMinutes })),
    doubles: doubles.map(({ person, posts, intervals, minutes }) => ({ person, posts, intervals: intervals.map(written), minutes })),
    worstTimeToHuman: worst.map(({ first, ...one }) => ({ ...one, first: written(first) })),
    woken,
  })}\n`;
}

export function coverageText(report: CoverageReport, outcome: CoverageOutcome): string {
  const style = outcome.colour ? colourStyle : plainStyle;
  const names = report.services.map((id) => outcome.oncall.services.find((service) => service.id === id)?.name ?? id);
  return [
    visible(`${periodWords(report, 'UTC')} UTC, ${names.length === 1 ? (names[0] ?? '') : 'every service'}`),
    '',
    ...holes(report, outcome, style),
    '',
    ...waits(report, outcome, style),
    '',
    ...doublesOf(report.doubles, outcome, style),
    '',
    ...wokenOf(report, outcome, style),
    '',
  ].join('\n');
}

function holes({ rotations }: CoverageReport, { oncall, source }: CoverageOutcome, style: Style): string[] {
  const open = rotations.filter(({ uncovered }) => uncovered.length > 0);
  const planned = rotations.filter(({ plannedMinutes }) => plannedMinutes > 0).map(({ rotation, plannedMinutes }) => `${nameOf(oncall.rotations, rotation)} ${elapsedWords(plannedMinutes)}`);
  return [
    open.length === 0 ? style.strong('Somebody is on call in every rotation, all the time.') : style.error(`Nobody is on call in ${open.map(({ rotation }) => visible(nameOf(oncall.rotations, rotation))).join(', ')} at times.`),
    ...open.flatMap((one) => holesOf(one, source)),
    ...(planned.length > 0 ? [visible(`  Planned gaps, on purpose: ${planned.join(', ')}.`)] : []),
  ];
}

function holesOf({ rotation, uncovered, uncoveredMinutes }: RotationCoverage, source: PolicySource): string[] {
  const { line, column } = source.rangeOf(`rotations.${rotation}`).start;
  const [first] = uncovered;
  return [
    `  ${visiblePath(source.file)}:${line}:${column} ${rotation}: ${count(uncovered.length, 'time')}, ${elapsedWords(uncoveredMinutes)} together`,
    ...uncovered.slice(0, MOST_HOLES).map((hole) => `    ${periodWords(hole, 'UTC')} UTC (${elapsedWords((hole.to - hole.from) / 60_000)})`),
    ...(uncovered.length > MOST_HOLES ? [`    and ${uncovered.length - MOST_HOLES} more; --json has all of them`] : []),
    ...(first ? [`  → Let a layer cover it, or say that it is meant: \`gaps: [{ from: ${formatInstant(first.from)}, to: ${formatInstant(first.to)}, reason: … }]\`.`] : []),
  ];
}

function waits({ worst }: CoverageReport, { policy, oncall }: CoverageOutcome, style: Style): string[] {
  const pass = policy.escalation.steps.reduce((sum, { wait }) => sum + wait, 0) / 60;
  const rows = worst.map(({ severity, service, minutes, first, duration }) => [
    severity, nameOf(oncall.services, service), minutes === null ? `nobody awake within ${elapsedWords(pass)}` : elapsedWords(minutes),
    minutes === 0 ? '' : elapsedWords(duration), minutes === 0 ? '' : `${dateAndTime(first.from, 'UTC')} UTC`,
  ]);
  return [style.strong('Worst time to a human, where whoever sleeps does not answer'), textTable(['Severity', 'Service', 'Worst', 'In all', 'First'], rows, style).trimEnd()];
}

function doublesOf(doubles: readonly DoubleDuty[], { oncall }: CoverageOutcome, style: Style): string[] {
  if (doubles.length === 0) return ['Nobody is on call for two levels at once.'];
  const rows = doubles.map(({ person, posts, intervals, minutes }) => {
    const zone = oncall.people.find(({ id }) => id === person)?.zone ?? 'UTC';
    const [first] = intervals as [Interval];
    return [
      nameOf(oncall.people, person), posts.map(({ rotation, next }) => `${next ? 'next in ' : ''}${nameOf(oncall.rotations, rotation)}`).join(' and '),
      count(intervals.length, 'time'), elapsedWords(minutes), `${dateAndTime(first.from, 'UTC')} UTC, ${dateAndTime(first.from, zone)} there`,
    ];
  });
  return [style.strong('On call for two levels at once: the second page finds nobody new'), textTable(['Who', 'Levels', 'How often', 'In all', 'First'], rows, style).trimEnd()];
}

function wokenOf({ woken }: CoverageReport, { policy, oncall }: CoverageOutcome, style: Style): string[] {
  if (woken.length === 0) return ['No incident would page anybody outside their waking hours.'];
  const severities = policy.severities.map(({ id }) => id);
  const rows = woken.map(({ person, minutes }) => [nameOf(oncall.people, person), ...severities.map((id) => (minutes[id] === undefined ? '-' : elapsedWords(minutes[id])))]);
  return [style.strong('Time in which an incident would wake them'), textTable(['Who', ...severities], rows, style).trimEnd()];
}

function nameOf(things: readonly { id: string; name: string }[], id: string): string {
  return things.find((thing) => thing.id === id)?.name ?? id;
}
