import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { flatten } from './flatten.ts';
import { large } from './large.ts';
import { isNotWorkInside, roleOf } from './roles.ts';
import { isImperative } from './words/work.ts';

/** A run of lines of a paragraph: a line that acts as a title, or what stands between two of them. */
export interface Run {
  node: Paragraph;
  isTitle: boolean;
  /** A sentence that announces the lines behind it. */
  leads: boolean;
}

/** "… the following measures will be implemented:": a sentence that announces what stands behind it. */
const ANNOUNCES = large(/\b(?:following|these|below|several|some|few)\b.{0,60}\b(?:tasks?|measures?|actions?|steps?|improvements?|changes|items?|recommendations?|fixes|safeguards?)\b.{0,80}[:：]$|\b(?:we (?:will|plan to|intend to|are going to)|we['’]ll)\b.{0,80}[:：]$/i);
export const announcesLines = (text: string): boolean => /[:：]$/.test(text) && ANNOUNCES.test(text) && !/\b(?:were|was|did|happened|caused|during)\b/i.test(text);

/** Whether the lines of a paragraph are entries and not one text that was wrapped. */
export function isRows(text: string): boolean {
  const rows = text.split('\n').map((row) => row.trim()).filter((row) => row !== '');
  return rows.length >= 2 && rows.every((row) => /^[\p{Lu}\p{Lo}\d"“`•–-]/u.test(row)) && rows.slice(0, -1).filter((row) => /[.;!。:：]$/.test(row)).length * 2 >= rows.length - 1;
}

/**
 * Splits a paragraph at its lines that act as titles: people write whole reports without one mark of Markdown,
 * and then "Action items:" stands between two sentences. `null` where there is none.
 * @param words the paragraph's, as `flatten` gives them
 */
export function splitAtPlainTitles(node: Paragraph, words: string): Run[] | null {
  if (!node.children.some((child) => child.type === 'text' && child.value.includes('\n')) || !words.split('\n').some(mayBeTitle)) return null;
  const lines = linesOf(node);
  const texts = lines.map((line) => flatten(line).text.trim());
  const titles = texts.map((text, at) => isTitle(text) && (at === 0 || titleMayFollow(texts[at - 1] ?? '')));
  const leads = announcesLines(texts[0] ?? '') && (texts[0] ?? '').length <= 240 && isRows(texts.slice(1).join('\n'));
  if (leads) titles[0] = true;
  const opens = texts.some((text, at) => titles[at] === true && roleOf(text) === 'follow-up');
  // without one that opens, only a colon says that a line is no sentence
  const marks = titles.map((title, at) => title && (opens || /[:：]$/.test(texts[at] ?? '')));
  if (!marks.includes(true)) return null;
  const runs: Run[] = [];
  lines.forEach((line, at) => {
    const last = runs.at(-1);
    if (marks[at] === true || last === undefined || last.isTitle) runs.push({ node: line, isTitle: marks[at] === true, leads: leads && at === 0 });
    else last.node.children.push({ type: 'text', value: '\n', ...(line.position && { position: line.position }) }, ...line.children);
  });
  return runs;
}

const MAX_TITLE = 60;
const ENDS_SENTENCE = /[.!?,;。！？]$/;

/** A look at the end of a line, without which it neither is a title nor announces the lines behind it: wrapped text has few such lines. */
function mayBeTitle(line: string): boolean {
  const text = line.trim();
  return text !== '' && (text.length <= MAX_TITLE ? !ENDS_SENTENCE.test(text) : /[:：]$/.test(text));
}

function isTitle(text: string): boolean {
  if (text.length < 4 || text.length > MAX_TITLE || ENDS_SENTENCE.test(text) || /^\p{Ll}/u.test(text) || text.split(/\s+/).length > 7) return false;
  if (/[:：]\s*\S/.test(text) || (isImperative(text) && !/[:：]$/.test(text))) return false;
  return roleOf(text) !== null || isNotWorkInside(text);
}

/** A wrapped sentence does not stop here; a field ("Due: 3 March") does. */
const titleMayFollow = (before: string): boolean => /^\p{Lu}[\p{L} ]{1,20}[:：]\s|[.!?:：。！？)）"”'\]]$|\p{So}$/u.test(before) || isTitle(before);

/** One paragraph for each line. */
export function linesOf(node: Paragraph): Paragraph[] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of node.children) {
    if (child.type === 'break') lines.push([]);
    else if (child.type !== 'text') lines.at(-1)?.push(child);
    else {
      let at = 0;
      child.value.split('\n').forEach((value, row) => {
        if (row > 0) lines.push([]);
        if (value !== '') lines.at(-1)?.push(textAt(child, value, at, row));
        at += value.length + 1;
      });
    }
  }
  return lines.flatMap((children) => {
    const start = children[0]?.position?.start;
    const end = children.at(-1)?.position?.end;
    return start === undefined || end === undefined ? [] : [{ type: 'paragraph' as const, children, position: { start, end } }];
  });
}

function textAt(child: Text, value: string, at: number, row: number): Text {
  const start = child.position?.start ?? { line: 1, column: 1, offset: 0 };
  const point = (index: number) => ({ line: start.line + row, column: row === 0 ? start.column + index - at : 1 + index - at, offset: (start.offset ?? 0) + index });
  return { type: 'text', value, position: { start: point(at), end: point(at + value.length) } };
}
