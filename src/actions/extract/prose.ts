import { firstIndex } from '../../documents/first-index.ts';
import type { Paragraph } from 'mdast';
import { fieldLine, type Draft } from '../draft.ts';
import { flatten, placesOf, type Flat, type FlatLink } from '../flatten.ts';
import type { Title } from '../entries.ts';
import { large } from '../large.ts';
import { statusOfText } from '../words/status.ts';
import { declaresNone, delegates, isTemplateText } from '../words/template.ts';
import { isGerund, isPast, saysWork } from '../words/work.ts';

/** "If you run your own instance, …". */
const TO_READERS = /^(?:if|in case|should|when) you\b/i;
/** A mark that people type where Markdown wants `-`. */
const MARK = /^\s{0,4}(?:[•●○▪◦‣·–—→✅☐☑]|\(?\d{1,2}[.)]\)?|[a-z]\)|->|=>)\s{0,3}(?=\S)/u;
const MAX_SENTENCES = 400;

interface Span {
  start: number;
  end: number;
}

/** Cuts a flat text at the line breaks. */
function lines(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') spans.push({ start: start + (line.length - line.trimStart().length), end: start + line.trimEnd().length });
    start += line.length + 1;
  }
  return spans;
}

const SENTENCE_END = /[.!?](?=\s+[\p{Lu}\d"“`@])|[。！？]/gu;
const ABBREVIATION = large(/(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|resp|no|dr|mr|ms|st|al|ca|z\.b)|\b\p{L})$/iu);

function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const push = (end: number): void => {
    const raw = text.slice(start, end);
    if (raw.trim() !== '' && spans.length < MAX_SENTENCES) spans.push({ start: start + (raw.length - raw.trimStart().length), end: start + raw.trimEnd().length });
    start = end;
  };
  for (const match of text.matchAll(SENTENCE_END)) {
    if (match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(start, match.index - 8), match.index))) continue;
    push(match.index + 1);
  }
  push(text.length);
  return spans;
}

/** Whether the lines of a paragraph are entries of their own and not one text that was wrapped. */
function isBareLines(text: string, spans: readonly Span[]): boolean {
  if (spans.length < 2) return false;
  const all = spans.map(({ start, end }) => text.slice(start, end));
  if (all.every((line) => MARK.test(line))) return true;
  if (!all.every((line) => /^[\p{Lu}\p{N}`"“(@[#*☐☑✅•-]/u.test(line))) return false;
  // wrapped prose fills its lines evenly and ends a sentence anywhere
  const inner = all.slice(0, -1);
  const ended = inner.filter((line) => /[.;!?,。)\]]$/.test(line)).length;
  const short = inner.filter((line) => line.length < 50 || line.length > 110).length;
  return ended === inner.length || short * 2 > inner.length || spans.length >= 4;
}

/** The links of a stretch. No link holds another, so they stand in order, and addresses in text may be as many as the lines. */
function linksIn({ links }: Flat, { start, end }: Span): FlatLink[] {
  let at = firstIndex(links.length, (index) => (links[index]?.start ?? Infinity) >= start);
  const found: FlatLink[] = [];
  for (let next = links[at]; next !== undefined && next.end <= end + 1; next = links[++at]) found.push(next);
  return found;
}

function part(flat: Flat, span: Span, node: Paragraph, groups: readonly Title[]): Draft {
  const inside = (from: number, to: number): boolean => from >= span.start && to <= span.end + 1;
  const shift = (ranges: Flat['bold']): [number, number][] =>
    ranges.filter(([from, to]) => inside(from, to)).map(([from, to]) => [from - span.start, to - span.start]);
  const own: Flat = {
    text: flat.text.slice(span.start, span.end),
    links: linksIn(flat, span).map((link) => ({ ...link, start: link.start - span.start, end: link.end - span.start })),
    struck: shift(flat.struck),
    bold: shift(flat.bold),
    code: shift(flat.code),
  };
  const { lineAt, offsetAt } = placesOf(node);
  const start = offsetAt(span.start);
  return {
    start,
    end: Math.max(start, Math.min(offsetAt(span.end), node.position?.end.offset ?? Number.MAX_SAFE_INTEGER)),
    line: lineAt(span.start),
    own,
    details: [],
    checked: /^\s{0,3}(?:☐|\[ \])/.test(own.text) ? false : /^\s{0,3}(?:[☑✅]|\[[xX]\])/.test(own.text) ? true : null,
    fields: {},
    groups,
    rows: undefined,
  };
}

export interface ProseOptions {
  groups: readonly Title[];
  /** In a section that is only about follow-ups a bare line counts by standing there. */
  firm: boolean;
  /** The paragraph is announced as one item ("**Action item:** …"). */
  single: boolean;
  /** Beside lists or tables a paragraph leads in and out, unless it opens like an item. */
  intro: boolean;
  /** Whether a text is the name of a person or a team, so that "**Ana** Add …" is an item of hers. */
  isOwnerName(text: string): boolean;
}

/** One draft per sentence or bare line that says work to be done; of several on one line, the first. */
export function extractProse(node: Paragraph, options: ProseOptions): Draft[] {
  const flat = flatten(node);
  const text = flat.text;
  const whole = lines(text);
  const first = whole[0];
  const last = whole.at(-1);
  if (first === undefined || last === undefined || isTemplateText(text) || declaresNone(text)) return [];
  const all: Span = { start: text.slice(first.start).search(/[^\s:：*]/) + first.start, end: last.end };
  if (options.single) return [part(flat, all, node, options.groups)];
  // "**Bounded queues.** We will …" is one item, however many sentences explain it
  const titles = flat.bold.filter(([start, end]) => end - start >= 4 && end - start <= 120 && whole.some((line) => Math.abs(line.start - start) <= 1));
  const titled = titles.length === 1 && (titles[0]?.[0] ?? 1) <= first.start;
  if (options.firm && titled && opensItem(text.slice(...(titles[0] ?? [0, 0])), options)) return [part(flat, all, node, options.groups)];
  if (options.intro || (isHint(node) && !saysWork(text)) || TO_READERS.test(text)) return [];

  const marked = whole.length === 1 && MARK.test(text);
  if (marked && options.firm && !isPast(text.replace(MARK, ''))) return [part(flat, first, node, options.groups)];
  if (titled && (saysWork(text) || sentences(text).some(({ start, end }) => saysWork(text.slice(start, end))))) return [part(flat, all, node, options.groups)];
  if (options.firm && whole.length === 1 && isKeyAlone(flat)) return [part(flat, first, node, options.groups)];
  if (isBareLines(text, whole)) return bareLines(flat, whole, node, options);
  const found: Draft[] = [];
  for (const span of sentences(text)) {
    const sentence = text.slice(span.start, span.end);
    if (/[:：?？]$/.test(sentence) || isTemplateText(sentence) || isPast(sentence)) continue;
    if (!(saysWork(sentence) || (options.firm && isGerund(sentence)))) continue;
    if (delegates(sentence) && sentence.length < 160 && !/\bwe\b/i.test(sentence)) continue;
    const draft = part(flat, span, node, options.groups);
    if (found.at(-1)?.line !== draft.line) found.push(draft);
  }
  return found;
}

/** "**Ana** …", "**Done:** …": whose work the paragraph is or how it stands. */
const opensItem = (bold: string, options: ProseOptions): boolean =>
  options.isOwnerName(bold) || (bold.length <= 20 && statusOfText(`${bold.replace(/[\s:：.]+$/, '')}: `) !== null);

/** Nothing but the linked key of a ticket ("[OPS-12](…)"). */
const isKeyAlone = (flat: Flat): boolean => flat.links.length === 1 && flat.links[0]?.label.trim() === flat.text.trim() && /^(?:[A-Z][A-Z0-9]{0,9}-?\d{1,7}|[\w./-]{0,60}#\d{1,7})$/.test(flat.text.trim());

/** The lines that are work; a line that states a field ("Owner: Ana") belongs to the one above it. */
function bareLines(flat: Flat, spans: readonly Span[], node: Paragraph, options: ProseOptions): Draft[] {
  const drafts: Draft[] = [];
  for (const span of spans) {
    const line = flat.text.slice(span.start, span.end);
    const bare = line.replace(MARK, '');
    const field = fieldLine(bare);
    const current = drafts.at(-1);
    if (field !== null && field.field !== 'action' && field.field !== 'detail') {
      if (current !== undefined) current.fields[field.field] ??= { ...flat, text: field.value, links: linksIn(flat, span) };
      continue;
    }
    if (isTemplateText(bare) || /[:：]$/.test(bare)) continue;
    const byPlace = options.firm && (MARK.test(line) || field?.field === 'action' || (spans.length >= 3 && !isPast(bare) && bare.length < 200));
    if (saysWork(bare) || isGerund(bare) || byPlace) drafts.push(part(flat, span, node, options.groups));
  }
  return drafts;
}

/** A paragraph wholly in italics is what a template explains. */
function isHint(node: Paragraph): boolean {
  const words = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return words.length > 0 && words.every((child) => child.type === 'emphasis');
}
