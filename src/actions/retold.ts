import { grouped } from '../documents/grouped.ts';
import type { Draft } from './draft.ts';
import { normaliseTitle } from './headings.ts';

/** Words that two texts may share and be about different things. */
const SMALL = /^(?:[\x20-\x7e]{1,3}|.|with|that|this|from|when|into|over|each|than|more|must|will|have|them|their|before|after|actions?|items?)$/;
const wordsOf = (text: string): string[] => text.split('\n').flatMap((line) => normaliseTitle(line).split(' ')).filter((word) => !SMALL.test(word));

/** Rows of a table that says whose each is or by when. */
const listed = (drafts: readonly Draft[]): Draft[] => drafts.filter(({ rows, fields }) => rows !== undefined && (fields.owner !== undefined || fields.due !== undefined));

/** An entry of a list, or a title, that says neither its owner nor its date nor its state. */
const isBare = ({ rows, checked, fields }: Draft): boolean => rows === undefined && checked === null && Object.keys(fields).length === 0;

/** What entries are about, in order: the words of those below one title with the title's, or of each where all stand below the same. */
function topicsOf(told: readonly Draft[]): string[] {
  const titled = grouped(told, ({ groups, line }) => (groups.length < 2 ? line : (groups.at(-1)?.line ?? line)));
  if (titled.size < 2) return told.map(({ own }) => own.text);
  return [...titled.values()].map((below) => [below[0]?.groups.at(-1)?.text ?? '', ...below.map(({ own }) => own.text)].join('\n'));
}

/** Whether half the words of a row, or more, are those of a topic. */
function isAbout(row: Draft, topic: string | undefined): boolean {
  const words = wordsOf(row.own.text);
  const about = new Set(wordsOf(topic ?? ''));
  return words.length > 0 && words.filter((word) => about.has(word)).length * 2 >= words.length;
}

/**
 * The entries of a section without those that a table behind them lists once more, as many and in the same order: measures
 * are told under a title each, and a table says whose they are. Then the table is the list.
 * @param drafts of one section, in order
 * @param behind of the section behind it
 */
export function withoutRetold(drafts: readonly Draft[], behind: readonly Draft[]): readonly Draft[] {
  const own = listed(drafts);
  const table = own.length > 0 ? own : listed(behind);
  const told = drafts.filter((draft) => isBare(draft) && draft.start < (table[0]?.start ?? 0));
  if (table.length < 2 || told.length < table.length) return drafts;
  const topics = topicsOf(told);
  const again = topics.length === table.length ? table.filter((row, at) => isAbout(row, topics[at])) : [];
  if (again.length * 4 < table.length * 3) return drafts;
  const gone = new Set(told);
  return drafts.filter((draft) => !gone.has(draft));
}
