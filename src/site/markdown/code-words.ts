import { defineHastPlugin, type HastPluginDefinition } from 'satteri';

/** Longer than this, a word would push the other columns of a table off a phone. */
const LONGEST = 20;
/** Where a longer word may be broken: behind what joins its parts. */
const JOINTS = /(?<=[./=_:])(?=[^./=_:])/;
/** Nothing would break these: spaces, and short words without a hyphen or a slash. */
const PLAIN = /^(?:\s+|[A-Za-z0-9.,:;'"()→]{0,8})$/;

interface Text { type: 'text'; value: string }
interface Element { type: 'element'; tagName: string; properties: Record<string, string>; children: Text[] }

/**
 * Code as nodes in which no word is broken where it would be misread: a line that ends with `--` and goes on with `summary` on the
 * next is no command. Text that is copied stays the text.
 */
export function codeWords(code: string): (Text | Element)[] {
  return code.split(/(\s+)/).flatMap((word): (Text | Element)[] => {
    if (word.length > LONGEST) return word.split(JOINTS).flatMap((part, index) => [...(index > 0 ? [{ type: 'element' as const, tagName: 'wbr', properties: {}, children: [] }] : []), text(part)]);
    return PLAIN.test(word) ? (word === '' ? [] : [text(word)]) : [{ type: 'element', tagName: 'span', properties: { class: 'whole' }, children: [text(word)] }];
  });
}

const text = (value: string): Text => ({ type: 'text', value });

/** Code within a sentence or a cell. */
export function inlineCode(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'zephyr-inline-code',
    element: {
      filter: ['code'],
      visit(node, context) {
        const parent = context.parent(node);
        if (parent?.type === 'element' && parent.tagName === 'pre') return undefined;
        const words = codeWords(context.textContent(node));
        return words.every(({ type }) => type === 'text') ? undefined : { ...node, children: words };
      },
    },
  });
}
