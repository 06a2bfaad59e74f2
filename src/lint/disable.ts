/**
 * Findings that a document itself switches off, with its reason beside them:
 * `<!-- zephyr-disable-next-line pm/deadline -- published late on purpose, see OPS-7 -->`, in MDX the same between
 * braces and asterisks; `zephyr-disable` … `zephyr-enable` for a stretch, `zephyr-disable-file` for all of it.
 */
import { firstIndex } from '../documents/first-index.ts';
import { grouped } from '../documents/grouped.ts';
import type { Document, Range } from '../documents/model.ts';
import { nodesOf } from '../documents/nodes.ts';
import { suggest } from '../policy/suggest.ts';
import { quoted } from '../policy/wording.ts';
import type { Finding, Report } from './rule.ts';

/** One rule that one comment switches off. */
export interface Disable {
  rule: string;
  /** Of the comment. */
  range: Range;
  /** First and last line (1-based, inclusive) whose findings it takes; a finding counts by the line it begins on. */
  from: number;
  to: number;
  /** Whether it took a finding. */
  used: boolean;
}

export interface Disables {
  disables: readonly Disable[];
  /** Comments that cannot be obeyed, and what to write. */
  problems: readonly Report[];
}

const NONE: Disables = { disables: [], problems: [] };
const WORD = /^zephyr-(disable-next-line|disable-file|disable|enable)(?![\w-])\s*([\s\S]*)$/;
const RULE = /^[a-z]+\/[a-z-]+$/;
/** A comment that asks to be left alone is no protection of the reader of a page; that is switched off in the configuration, where it is seen. */
const PROTECTS = /^(?:document|config)\//;

interface Comment {
  text: string;
  range: Range;
}

/** The switched-off stretches of a document. `known` are the ids of all rules. */
export function disablesOf(document: Document, known: readonly string[]): Disables {
  if (!document.text.includes('zephyr-')) return NONE;
  const comments = commentsOf(document);
  const disables: Disable[] = [];
  const problems: Report[] = [];
  const open = new Map<string, Disable[]>();
  const nextLine = lineBehind(document, comments);
  for (const { text, range } of comments) {
    const [, form = '', words = ''] = WORD.exec(text) ?? [];
    const [list = '', ...reasons] = words.split(/(?:^|\s)--\s/);
    const rules = list.split(/[\s,]+/).filter((id) => id !== '');
    if (form === 'enable') {
      for (const rule of rules.length > 0 ? rules : [...open.keys()]) {
        for (const disable of open.get(rule) ?? []) disable.to = range.start.line;
        open.delete(rule);
      }
      continue;
    }
    const fault = faultIn(form, rules, reasons.join(' -- ').trim(), known);
    if (fault !== null) {
      problems.push({ range, ...fault });
      continue;
    }
    const [from, to] = form === 'disable-file' ? [1, Number.MAX_SAFE_INTEGER] : form === 'disable' ? [range.end.line, Number.MAX_SAFE_INTEGER] : nextLine(range.end.line + 1);
    for (const rule of new Set(rules)) {
      const disable: Disable = { rule, range, from, to, used: false };
      disables.push(disable);
      if (form !== 'disable') continue;
      const before = open.get(rule);
      if (before) before.push(disable);
      else open.set(rule, [disable]);
    }
  }
  return { disables, problems };
}

/** The stretches in which one rule is switched off, by the line on which they begin. */
interface Stretches {
  from: readonly number[];
  /** The last line that those up to each one reach. */
  reach: readonly number[];
}

/** The findings (all of one file) that no disable takes; those that take one are marked as used. */
export function withoutTaken<Found extends Pick<Finding, 'rule' | 'range'>>(findings: readonly Found[], disables: readonly Disable[]): Found[] {
  if (disables.length === 0) return [...findings];
  const byRule = grouped(disables, ({ rule }) => rule);
  const stretches = new Map([...byRule].map(([rule, some]) => [rule, stretchesOf(some)]));
  const taken = new Map<string, number[]>();
  const left = findings.filter(({ rule, range: { start: { line } } }) => {
    const { from, reach } = stretches.get(rule) ?? NO_STRETCHES;
    if ((reach[firstIndex(from.length, (at) => (from[at] ?? Infinity) > line) - 1] ?? 0) < line) return true;
    const lines = taken.get(rule);
    if (lines) lines.push(line);
    else taken.set(rule, [line]);
    return false;
  });
  for (const [rule, lines] of taken) {
    lines.sort((a, b) => a - b);
    for (const disable of byRule.get(rule) ?? []) {
      const first = lines[firstIndex(lines.length, (at) => (lines[at] ?? Infinity) >= disable.from)];
      disable.used ||= first !== undefined && first <= disable.to;
    }
  }
  return left;
}

const NO_STRETCHES: Stretches = { from: [], reach: [] };

function stretchesOf(disables: readonly Disable[]): Stretches {
  const sorted = [...disables].sort((a, b) => a.from - b.from);
  let furthest = 0;
  return { from: sorted.map(({ from }) => from), reach: sorted.map(({ to }) => (furthest = Math.max(furthest, to))) };
}

/** What is said of a disable that took nothing. */
export function unused({ rule, range }: Disable): Report {
  return { range, message: `This switches off ${quoted(rule)}, which finds nothing there.`, help: 'Remove it, so that the next finding is seen.' };
}

function faultIn(form: string, rules: readonly string[], reason: string, known: readonly string[]): Pick<Report, 'message' | 'help'> | null {
  const example = `zephyr-${form} ${rules.find((id) => known.includes(id)) ?? 'pm/deadline'} -- the reason`;
  if (rules.length === 0) return { message: 'This switches off no rule, expected at least one by its id.', help: `Write \`${example}\`.` };
  const wrong = rules.find((id) => !RULE.test(id) || !known.includes(id));
  if (wrong !== undefined) {
    const meant = suggest(wrong, known);
    const help = RULE.test(wrong) ? 'Write the id that stands behind the finding, such as `pm/deadline`.' : `Write \`${example}\`, with \` -- \` between rules and reason.`;
    return { message: `${quoted(wrong)} is no rule, expected the id of one.`, help: meant === null ? help : `Did you mean ${quoted(meant)}?` };
  }
  const protects = rules.find((id) => PROTECTS.test(id));
  if (protects !== undefined) return { message: `${quoted(protects)} cannot be switched off from within a document, expected that in zephyr.config.yaml.`, help: `Mend what it finds; or, if it has to be, write it there under \`overrides\`.` };
  if (!/\p{L}{2}/u.test(reason)) return { message: `This switches off ${quoted(rules.join(', '))} without a reason, expected one behind \` -- \`.`, help: `Write \`${example}\`, in words that the next reader understands.` };
  return null;
}

/** The first line from one on that holds something else than marks of quotes and such comments. */
function lineBehind(document: Document, comments: readonly Comment[]): (line: number) => [number, number] {
  const lines = document.text.split(/\r\n|\n|\r/);
  const isAlone = ({ range: { start, end } }: Comment): boolean => /^[\s>*+\-\d.)]*$/.test((lines[start.line - 1] ?? '').slice(0, start.column - 1)) && (lines[end.line - 1] ?? '').slice(end.column - 1).trim() === '';
  const ends = new Map(comments.filter(isAlone).map(({ range }) => [range.start.line, range.end.line]));
  // Where a line that was passed over leads; comments below each other are not gone through once for each.
  const leads = new Map<number, number>();
  return (first) => {
    const passed: number[] = [];
    let line = first;
    for (;;) {
      const end = ends.get(line);
      const next = leads.get(line) ?? (end !== undefined ? end + 1 : /^[\s>]*$/.test(lines[line - 1] ?? 'end') ? line + 1 : line);
      if (next === line) break;
      passed.push(line);
      line = next;
    }
    for (const one of passed) leads.set(one, line);
    return [line, line];
  };
}

/** Comments that begin with one of our words, in the order of the document; code holds none. */
function commentsOf(document: Document): Comment[] {
  const comments: Comment[] = [];
  for (const { type, node } of nodesOf(document.tree)) {
    if (type !== 'html' && type !== 'mdxTextExpression' && type !== 'mdxFlowExpression') continue;
    const start = node.position?.start.offset;
    if (start === undefined) continue;
    if (type === 'html') comments.push(...htmlComments(document, start, node.position?.end.offset ?? start));
    else {
      const text = /^\/\*([\s\S]*)\*\/$/.exec(node.value.trim())?.[1]?.trim();
      if (text !== undefined && WORD.test(text)) comments.push({ text, range: document.rangeAt(start, node.position?.end.offset ?? start) });
    }
  }
  return comments;
}

function htmlComments(document: Document, start: number, end: number): Comment[] {
  const comments: Comment[] = [];
  for (let at = document.text.indexOf('<!--', start); at >= 0 && at < end; ) {
    const close = document.text.indexOf('-->', at + 4);
    if (close < 0 || close + 3 > end) break;
    // In a quote its marks stand between the lines.
    const text = document.text.slice(at + 4, close).replace(/[\r\n][\s>]*/g, ' ').trim();
    if (WORD.test(text)) comments.push({ text, range: document.rangeAt(at, close + 3) });
    at = document.text.indexOf('<!--', close + 3);
  }
  return comments;
}
