import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { codeWords } from './code-words.ts';
import { languageOf } from './scrolling.ts';

/** Columns by which a wrapped line goes on behind its own indentation. */
const FURTHER = 2;
/** No deeper: a phone shows some forty columns. */
const DEEPEST = 10;
/** A line of a file as a report quotes it; marks below it must stay where they are. */
const QUOTED = /^\s*(?:\d+ )?│/;
/** A line that was typed, or that is to be typed next. */
const TYPED = /^\s*(?:\$|zephyr) /;

type Word = ReturnType<typeof codeWords>[number];
interface Line { type: 'element'; tagName: 'span'; properties: { class: string }; children: Word[] }

/** What a terminal showed, wrapped so that nothing of it runs out of sight. */
export function transcripts(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'zephyr-transcripts',
    element: {
      filter: ['pre'],
      visit(node, context) {
        if (languageOf(node) !== 'text') return undefined;
        const code = { type: 'element' as const, tagName: 'code', properties: { class: 'language-text' }, children: transcriptLines(context.textContent(node)) };
        return { ...node, properties: { ...node.properties, class: 'transcript' }, children: [code] };
      },
    },
  });
}

/** The lines of a text, each of which wraps behind its own indentation. Text that is copied stays the text. */
export function transcriptLines(text: string): (Extract<Word, { type: 'text' }> | Line)[] {
  return text.split(/(\n)/).filter((part) => part !== '').map((part) => (part === '\n' ? { type: 'text', value: part } : line(part)));
}

function line(value: string): Line {
  const indentation = value.length - value.trimStart().length;
  const behind = Math.min(DEEPEST, 2 * Math.ceil(indentation / 2) + FURTHER);
  return { type: 'element', tagName: 'span', properties: { class: QUOTED.test(value) ? 'line whole' : `line in-${behind}` }, children: TYPED.test(value) ? codeWords(value) : [{ type: 'text', value }] };
}
