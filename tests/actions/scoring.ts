import type { ActionItem } from '../../src/actions/model.ts';

/** A hand-made label of one item, as in the corpus' label files. */
interface Label {
  line: number;
  text: string;
  owner: string | null;
  owner_kind: string | null;
  ticket: string | null;
  due: string | null;
  done: boolean | null;
}
export interface LabelledFile {
  file: string;
  action_items: readonly Label[];
  /** Lines on which two readers may differ; they count for nothing. */
  either?: readonly number[];
  note: string;
}

const FIELDS = ['ownerKind', 'ticket', 'due', 'done'] as const;
type ComparedField = (typeof FIELDS)[number];

/** What the recogniser made of one file, by line. */
export interface Comparison {
  missed: readonly number[];
  extra: readonly number[];
  /** Items that were found, with the fields that disagree. */
  misread: Readonly<Record<string, readonly ComparedField[]>>;
}

interface Tally {
  items: number;
  f1: number;
  precision: number;
  recall: number;
  /** Share of the found items on which owner kind, ticket, due date and done agree. */
  agreement: Record<ComparedField, number>;
}

interface Score extends Tally {
  wrongOwners: number;
  misses: string[];
}

const digits = (ticket: string): string => /(\d+)\D*$/.exec(ticket)?.[1] ?? ticket;
const isoDate = (text: string | null): string | null => /\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0] ?? null;
const words = (text: string | null): string[] => (text ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

function agrees(field: ComparedField, want: Label, got: ActionItem): boolean {
  if (field === 'ownerKind') return got.ownerKind === want.owner_kind;
  if (field === 'ticket') return want.ticket === null ? got.tickets.length === 0 : got.tickets.some((ticket) => digits(ticket) === digits(want.ticket ?? ''));
  if (field === 'done') return (got.status === 'done') === (want.done === true);
  return want.due === null ? got.due === null : isoDate(want.due) === null ? got.due !== null : isoDate(got.due) === isoDate(want.due);
}

/** Labels that count: no line that is contested. */
const countedLabels = ({ action_items: items, either = [] }: LabelledFile): readonly Label[] => items.filter(({ line }) => !either.includes(line));

/** Compares what was found in one file with its labels, by line. */
export function compare(file: LabelledFile, items: readonly ActionItem[]): Comparison {
  const found = new Map(items.map((item) => [item.line, item]));
  const missed: number[] = [];
  const misread: Record<string, readonly ComparedField[]> = {};
  for (const want of countedLabels(file)) {
    const got = found.get(want.line);
    const wrong = got === undefined ? [] : FIELDS.filter((field) => !agrees(field, want, got));
    if (got === undefined) missed.push(want.line);
    else if (wrong.length > 0) misread[want.line] = wrong;
  }
  const known = new Set([...file.action_items.map(({ line }) => line), ...(file.either ?? [])]);
  return { missed, extra: [...found.keys()].filter((line) => !known.has(line)), misread };
}

/** Adds up what was compared. */
export function tally(compared: readonly (readonly [LabelledFile, Comparison])[]): Tally {
  const sum = (count: (file: LabelledFile, comparison: Comparison) => number): number => compared.reduce((total, [file, comparison]) => total + count(file, comparison), 0);
  const items = sum((file) => countedLabels(file).length);
  const missed = sum((_, comparison) => comparison.missed.length);
  const extra = sum((_, comparison) => comparison.extra.length);
  const right = items - missed;
  const agreement = (field: ComparedField): number => (right === 0 ? 1 : 1 - sum((_, { misread }) => Object.values(misread).filter((fields) => fields.includes(field)).length) / right);
  return {
    items,
    // A file without items in which none was found has nothing wrong.
    f1: items + extra === 0 ? 1 : (2 * right) / (2 * right + missed + extra),
    precision: right + extra === 0 ? 1 : right / (right + extra),
    recall: items === 0 ? 1 : right / items,
    agreement: { ownerKind: agreement('ownerKind'), ticket: agreement('ticket'), due: agreement('due'), done: agreement('done') },
  };
}

/** Scores what was found against the labels; `find` reads the items of one labelled file. */
export function score(labels: readonly LabelledFile[], find: (file: string) => readonly ActionItem[]): Score {
  const misses: string[] = [];
  let wrongOwners = 0;
  const compared = labels.map((file): [LabelledFile, Comparison] => {
    const items = new Map(find(file.file).map((item) => [item.line, item]));
    const comparison = compare(file, [...items.values()]);
    const missed = new Set(comparison.missed);
    for (const want of countedLabels(file)) {
      if (missed.has(want.line)) misses.push(`missed ${file.file}:${want.line} ${want.text}`);
      else if (want.owner_kind === 'person' && !words(want.owner).some((word) => words(items.get(want.line)?.owner ?? null).includes(word))) wrongOwners += 1;
    }
    for (const line of comparison.extra) misses.push(`extra ${file.file}:${line} ${items.get(line)?.text.slice(0, 60) ?? ''}`);
    return [file, comparison];
  });
  return { ...tally(compared), wrongOwners, misses };
}
