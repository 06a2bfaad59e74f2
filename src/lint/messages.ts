/** What customers get to read: a message as it stands, or each text and each sample of a template of messages. */
import type { Nodes, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { PLACEHOLDER, placeholdersIn, readMessageTemplate, TEXT_SECTION } from '../comms/template.ts';
import type { MessageTemplate } from '../comms/template.ts';
import { firstIndex } from '../documents/first-index.ts';
import { latest } from '../documents/latest.ts';
import type { Document, Range } from '../documents/model.ts';
import { formOf } from './message-form.ts';
import type { MessageForm } from './message-form.ts';
import { flattened, GAP, proseOf } from './prose.ts';
import type { Prose } from './prose.ts';
import { samplesIn } from './samples.ts';
import type { Sample } from './samples.ts';

export interface Message {
  form: MessageForm;
  /** Whether nothing is left to fill in: a message that is sent like this, or a sample of one. */
  finished: boolean;
  /** Subject or title, headings, paragraphs and cells, in order. Placeholders of a template are gaps in them, of the same length. */
  lines: readonly Prose[];
  /** Whether a line is a heading, or the subject. */
  isTitle(line: Prose): boolean;
  /** The words as the reader gets them: without frontmatter, comments and addresses. Of a template, a placeholder is one word. */
  wording: string;
  /** Where it begins. */
  range: Range;
  /** What is left to fill in; nothing in a finished message. */
  placeholders: readonly Placeholder[];
}

export interface Placeholder {
  name: string;
  line: Prose;
  /** UTF-16 index in the line, and length. */
  index: number;
  length: number;
}

/** Folders of messages; a template anywhere else may be one of anything. */
const FOLDERS = /(?:^|\/)(?:comms|communications?|messages?|e-?mails?|status-?updates?)\//i;

/** The messages of a document: one where it is a message, any number where it is a template, else none. Read once for all rules. */
export const messagesOf: (document: Document) => readonly Message[] = latest((document) =>
  document.kind === 'message' ? [finished(document)] : isTemplateOfMessages(document) ? fromTemplate(document) : [],
);

function isTemplateOfMessages({ kind, path, frontmatter }: Document): boolean {
  return kind === 'template' && (frontmatter.data['subject'] !== undefined || FOLDERS.test(path));
}

function finished(document: Document): Message {
  const titles = [...titleOf(document, 'title'), ...titleOf(document, 'subject'), ...headingsIn(document, document.tree.children)];
  return {
    form: formOf(document),
    finished: true,
    lines: [...titles, ...proseOf(document)],
    isTitle: amongst(titles),
    get wording() {
      return wordingOf(document.tree.children);
    },
    range: document.rangeAt(0, 0),
    placeholders: [],
  };
}

function fromTemplate(document: Document): Message[] {
  const template = readMessageTemplate(document);
  const form = formOf(document);
  return [...templated(document, form, template), ...samplesIn(document, template).map((one) => sample(document, form, one))];
}

/**
 * The texts that `zephyr comms` fills in; a quotation without a placeholder is a remark. A template without any in that
 * form is one text as a whole, unless it has chapters: then nobody knows which of them are sent.
 */
function templated(document: Document, form: MessageForm, { texts }: MessageTemplate): Message[] {
  const quoted = texts.filter(({ id, blocks }) => id === TEXT_SECTION || blocks.some((block) => placeholdersIn(toString(block)).length > 0));
  const whole = texts.length === 0 && document.sections.length <= 1;
  const pieces = whole ? [document.tree.children] : quoted.map(({ blocks }) => blocks as readonly RootContent[]);
  return pieces.map((blocks, index) => {
    const [from, to] = extentOf(blocks);
    const titles = [...(index === 0 ? titleOf(document, 'subject') : []), ...headingsIn(document, blocks)];
    const written = [...titles, ...proseBetween(document, from, to)];
    const lines = written.map(withoutPlaceholders);
    return {
      form,
      finished: false,
      lines,
      isTitle: amongst(lines.slice(0, titles.length)),
      wording: wordingOf(blocks).replace(PLACEHOLDER, '$1'),
      range: document.rangeAt(from, from),
      placeholders: written.flatMap(({ text }, at) => [...text.matchAll(PLACEHOLDER)].map((match): Placeholder => ({ name: match[1] ?? '', line: lines[at] as Prose, index: match.index, length: match[0].length }))),
    };
  });
}

function sample(document: Document, form: MessageForm, shown: Sample): Message {
  const common = { form, finished: true, placeholders: [] };
  if ('words' in shown) {
    const { words } = shown;
    return { ...common, lines: [words], isTitle: () => false, wording: words.text.replaceAll(GAP, ' '), range: document.rangeAt(words.offsetAt(0), words.offsetAt(0)) };
  }
  const [from, to] = extentOf(shown.blocks);
  const titles = [...(shown.title ? [shown.title] : []), ...headingsIn(document, shown.blocks)];
  return { ...common, lines: [...titles, ...proseBetween(document, from, to)], isTitle: amongst(titles), wording: wordingOf(shown.blocks), range: document.rangeAt(from, from) };
}

/** Offsets where a row of blocks begins and ends. */
function extentOf(blocks: readonly RootContent[]): [number, number] {
  return [blocks[0]?.position?.start.offset ?? 0, blocks.at(-1)?.position?.end.offset ?? 0];
}

/** A document's prose with where it begins, in that order. */
const placedProseOf = latest((document: Document) =>
  proseOf(document).flatMap((prose) => (prose.text === '' ? [] : [{ prose, at: prose.offsetAt(0) }])).sort((a, b) => a.at - b.at),
);

function proseBetween(document: Document, from: number, to: number): Prose[] {
  const placed = placedProseOf(document);
  let index = firstIndex(placed.length, (at) => (placed[at]?.at ?? Infinity) >= from);
  const found: Prose[] = [];
  for (let next = placed[index]; next !== undefined && next.at < to; next = placed[++index]) found.push(next.prose);
  return found;
}

function amongst(lines: readonly Prose[]): Message['isTitle'] {
  const known = new Set(lines);
  return (line) => known.has(line);
}

/** What a person will write there is not known yet. */
function withoutPlaceholders({ text, offsetAt }: Prose): Prose {
  return { text: text.replace(PLACEHOLDER, (whole) => GAP.repeat(whole.length)), offsetAt };
}

function headingsIn(document: Document, blocks: readonly RootContent[]): Prose[] {
  return blocks.flatMap((block) => (block.type === 'heading' ? [flattened(block, document.text)] : []));
}

function titleOf({ frontmatter, text }: Document, key: string): Prose[] {
  const words = frontmatter.data[key];
  if (typeof words !== 'string' || words === '') return [];
  const { start, end } = frontmatter.rangeOf(key);
  // Where YAML writes it otherwise, all of it stands where it begins.
  const at = text.slice(start.offset, end.offset).indexOf(words);
  return [{ text: words, offsetAt: (index) => (at < 0 ? start.offset : start.offset + at + index) }];
}

function wordingOf(blocks: readonly Nodes[]): string {
  return blocks.filter(({ type }) => type !== 'yaml' && (type as string) !== 'toml').map((node) => toString(node, { includeHtml: false })).join('\n');
}
