/** What `zephyr escalation diff` prints. */
import { awakeSpans } from '../../escalation/awake.ts';
import { formatInstant, MINUTE, type Interval } from '../../escalation/instant.ts';
import type { HolderChange, PostChange, RotaDiff, ValueChange } from '../../escalation/rota-diff.ts';
import { elapsedWords } from '../../escalation/words.ts';
import { formatDuration } from '../../policy/duration.ts';
import type { Person, Rotation } from '../../policy/oncall-schema.ts';
import { safeJson, visible } from '../../report/escape.ts';
import { colourStyle, plainStyle, type Style } from '../../report/style.ts';
import { textTable } from '../../report/table.ts';
import { periodWords } from './escalation-period.ts';

/** Nobody reads more of one rotation; `--json` has all of them. */
const MOST_CHANGES = 8;

interface Names {
  before: string;
  /** `null`: the files as they stand. */
  after: string | null;
}

interface DiffOutcome extends Names {
  /** Of both sides; where somebody is in both, the entry of the later one comes first. */
  people: readonly Person[];
  rotations: readonly Rotation[];
  colour: boolean;
}

/** Instants in ISO 8601, UTC; durations of values in seconds, other lengths in minutes. */
export function diffJson({ from, to, values, posts, worst, woken }: RotaDiff, { before, after }: Names): string {
  const written = <Piece extends Interval>(piece: Piece) => ({ ...piece, from: formatInstant(piece.from), to: formatInstant(piece.to) });
  const wait = (one: RotaDiff['worst'][number]['before']) => one && { ...one, first: written(one.first) };
  return `${safeJson({
    before, after, from: formatInstant(from), to: formatInstant(to), values,
    posts: posts.map((post) => ({ ...post, changes: post.changes.map(written) })),
    worstTimeToHuman: worst.map((one) => ({ severity: one.severity, before: wait(one.before), after: wait(one.after) })),
    woken,
  })}\n`;
}

export function diffText(diff: RotaDiff, outcome: DiffOutcome): string {
  const style = outcome.colour ? colourStyle : plainStyle;
  const head = visible(`${outcome.before} → ${outcome.after ?? 'the files as they stand'}, ${periodWords(diff, 'UTC')} UTC`);
  const parts = [valuesOf(diff, style), ...diff.posts.map((post) => postOf(post, outcome, style)), waitsOf(diff, style), wokenOf(diff, outcome, style)].filter((lines) => lines.length > 0);
  return [head, ...(parts.length === 0 ? ['Nothing differs: the same people are on call, and the escalation is the same.'] : parts.flatMap((lines) => ['', ...lines])), ''].join('\n');
}

function valuesOf({ values }: RotaDiff, style: Style): string[] {
  if (values.length === 0) return [];
  return [style.strong('Values'), ...values.map((one) => visible(`  ${one.key}: ${shown(one.before, one)} → ${shown(one.after, one)}`))];
}

function shown(value: ValueChange['before'], { kind }: ValueChange): string {
  if (value === null) return 'nothing';
  if (typeof value === 'object') return value.join(', ');
  return kind === 'duration' && typeof value === 'number' ? formatDuration(value) : String(value);
}

function postOf({ rotation, next, changes }: PostChange, { people, rotations }: DiffOutcome, style: Style): string[] {
  const name = rotations.find(({ id }) => id === rotation)?.name ?? rotation;
  return [
    style.strong(visible(next ? `Next in ${name}` : name)),
    ...changes.slice(0, MOST_CHANGES).flatMap((change) => [
      `  ${periodWords(change, 'UTC')} UTC`,
      ...holders(change.before, change.gapBefore, change, people).map((line) => style.faint(`    - ${visible(line)}`)),
      ...holders(change.after, change.gapAfter, change, people).map((line) => `    + ${visible(line)}`),
    ]),
    ...(changes.length > MOST_CHANGES ? [`  and ${changes.length - MOST_CHANGES} more; --json has all of them`] : []),
  ];
}

/** Each person with the hours in their own time, and how much of it they sleep. */
function holders(who: HolderChange['before'], gap: string | null, period: Interval, people: readonly Person[]): string[] {
  if (who === null) return ['no such rotation'];
  if (who.length === 0) return [gap === null ? 'NOBODY, and no planned gap says why' : `nobody, as planned: ${gap}`];
  return who.map((id) => {
    const person = people.find((one) => one.id === id);
    if (!person) return id;
    const asleep = awakeSpans(person, period.from, period.to).filter(({ awake }) => !awake).reduce((sum, { from, to }) => sum + to - from, 0) / MINUTE;
    return `${person.name}: ${periodWords(period, person.zone)} ${person.zone}${asleep > 0 ? `, asleep for ${elapsedWords(asleep)}` : ''}`;
  });
}

function waitsOf({ worst }: RotaDiff, style: Style): string[] {
  if (worst.length === 0) return [];
  const words = (one: RotaDiff['worst'][number]['before']): string => {
    if (one === null) return '-';
    if (one.minutes === 0) return '0 min';
    return `${one.minutes === null ? 'nobody awake in a pass' : elapsedWords(one.minutes)}, for ${elapsedWords(one.duration)}`;
  };
  return [style.strong('Worst time to a human'), textTable(['Severity', 'Before', 'After'], worst.map(({ severity, before, after }) => [severity, words(before), words(after)]), style).trimEnd()];
}

function wokenOf({ woken }: RotaDiff, { people }: DiffOutcome, style: Style): string[] {
  if (woken.length === 0) return [];
  const rows = woken.flatMap(({ person, before, after }) =>
    [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((severity) => before[severity] !== after[severity])
      .map((severity) => [people.find(({ id }) => id === person)?.name ?? person, severity, elapsedWords(before[severity] ?? 0), elapsedWords(after[severity] ?? 0)]));
  return [style.strong('Time in which an incident would wake them'), textTable(['Who', 'Severity', 'Before', 'After'], rows, style).trimEnd()];
}
