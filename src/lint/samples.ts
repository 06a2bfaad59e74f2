/** Texts of a template that are shown with everything filled in: messages as customers get them, and copied by whoever is in a hurry. */
import type { Blockquote, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { chaptersOf, placeholdersIn, TEXT_SECTION } from '../comms/template.ts';
import type { MessageTemplate } from '../comms/template.ts';
import type { Document } from '../documents/model.ts';
import { flattened } from './prose.ts';
import type { Prose } from './prose.ts';

/** Blocks of the document, or a stretch of one paragraph. */
export type Sample = { title: Prose | null; blocks: readonly RootContent[] } | { words: Prose };

const CALLED = '(?:(?:an? |for )?(?:filled[ -](?:in|out)|(?:(?:filled[ -]in|complete|finished|full|good) )?(?:example|sample)s?)|(?:ausgefülltes )?(?:beispiel|muster)|ausgefüllt|記入例|文例|例)';
/** Nothing but these words: "Examples of what not to write" are no samples. */
const HEADING = new RegExp(`^${CALLED}\\s*(?:[(（][^()（）]{0,80}[)）])?\\s*[:：]?$`, 'iu');
/** `Filled in: "…"`, the whole rest in quotation marks. */
const SENTENCE = new RegExp(`^${CALLED}\\s*[:：]\\s*(?=["“„«「])[^]`, 'iu');
const END = /["“”»」]\s*$/u;

/** The samples of a template of messages, in order. What `zephyr comms` takes for a text to fill in is none. */
export function samplesIn(document: Document, { texts }: MessageTemplate): Sample[] {
  const whole = texts.some(({ id }) => id === TEXT_SECTION);
  return chaptersOf(document.tree).flatMap(({ title, blocks }): Sample[] => {
    if (!HEADING.test(title.trim())) return blocks.flatMap((block) => (block.type === 'paragraph' ? inSentence(block, document.text) : []));
    const quotes = blocks.filter((block): block is Blockquote => block.type === 'blockquote' && block.children.length > 0);
    if (quotes.length === 0) return whole && blocks.length > 0 ? [{ title: null, blocks }] : [];
    return quotes.filter((quote) => whole || placeholdersIn(toString(quote)).length === 0).map((quote) => withSubject(quote.children, document.text));
  });
}

/** A first line that is bold as a whole is the subject. */
function withSubject(blocks: readonly RootContent[], source: string): Sample {
  const [first, ...rest] = blocks;
  return first?.type === 'paragraph' && first.children.length === 1 && first.children[0]?.type === 'strong' && rest.length > 0
    ? { title: flattened(first, source), blocks: rest }
    : { title: null, blocks };
}

function inSentence(paragraph: Paragraph, source: string): Sample[] {
  const { text, offsetAt } = flattened(paragraph, source);
  const [begin, end] = [SENTENCE.exec(text), END.exec(text)];
  if (!begin || !end || end.index <= begin[0].length) return [];
  const from = begin[0].length;
  return [{ words: { text: text.slice(from, end.index), offsetAt: (index) => offsetAt(index + from) } }];
}
