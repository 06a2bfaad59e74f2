import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { codeWords } from './code-words.ts';
import { isCommand, languageOf } from './languages.ts';

/** Columns by which a wrapped line goes on behind its own indentation. */
const FURTHER = 2;
/** No deeper: a phone shows some forty columns. */
const DEEPEST = 14;
/** A line of a file as a report quotes it; marks below it must stay where they are. */
const QUOTED = /^\s*(?:\d+ )?│/;

type Word = ReturnType<typeof codeWords>[number];
interface Line { type: 'element'; tagName: 'span'; properties: { class: string }; children: Word[] }

/** Code and what a terminal showed, wrapped so that nothing of it runs out of sight. */
export function lines(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'zephyr-lines',
    element: {
      filter: ['pre'],
      visit(node, context) {
        if (isCommand(node)) return undefined;
        const text = context.textContent(node);
        const language = languageOf(node);
        const code = { type: 'element' as const, tagName: 'code', properties: language ? { class: `language-${language}` } : {}, children: codeLines(text) };
        return { ...node, properties: { ...node.properties, class: 'lines', ...(mayScroll(text) ? { tabindex: '0' } : {}) }, children: [code] };
      },
    },
  });
}

/** Whether some line stays whole, however long it is: then the keyboard must be able to scroll. */
export const mayScroll = (text: string): boolean => text.split('\n').some((line) => QUOTED.test(line));

/** The lines of a text, each of which wraps behind its own indentation. Text that is copied stays the text. */
export function codeLines(text: string): (Extract<Word, { type: 'text' }> | Line)[] {
  return text.split(/(\n)/).filter((part) => part !== '').map((part) => (part === '\n' ? { type: 'text', value: part } : line(part)));
}

function line(value: string): Line {
  const indentation = value.length - value.trimStart().length;
  const behind = Math.min(DEEPEST, 2 * Math.ceil(indentation / 2) + FURTHER);
  return { type: 'element', tagName: 'span', properties: { class: QUOTED.test(value) ? 'line whole' : `line in-${behind}` }, children: QUOTED.test(value) ? [{ type: 'text', value }] : codeWords(value) };
}
