import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { codeWords } from './code-words.ts';
import { isCommand, languageOf } from './languages.ts';
import { codeLines } from './lines.ts';

/** Languages of what is typed or pasted; other blocks show what a program answered, or what somebody may have written. */
const TYPED = new Set(['sh', 'sql', 'yaml', 'js']);

/** Letters of what a button copies that a screen reader reads with it. */
const SAID = 60;

/** What is to be typed or pasted gets a button that copies it; it stays hidden until a script can do so. */
export function commands(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'zephyr-commands',
    element: {
      filter: ['pre'],
      visit(node, context) {
        if (!TYPED.has(languageOf(node))) return undefined;
        const code = { type: 'element' as const, tagName: 'code', properties: { class: `language-${languageOf(node)}` }, children: isCommand(node) ? codeWords(context.textContent(node)) : codeLines(context.textContent(node)) };
        const pre = { ...node, properties: { ...node.properties, class: isCommand(node) ? 'command' : 'lines source' }, children: [code] };
        const button = { type: 'element' as const, tagName: 'button', properties: { type: 'button', class: 'copy', 'aria-label': `Copy: ${beginningOf(context.textContent(node))}`, hidden: true }, children: [{ type: 'text' as const, value: 'Copy' }] };
        return { type: 'element', tagName: 'zephyr-copy', properties: { class: 'not-content' }, children: [pre, button] };
      },
    },
  });
}

/** The first line, which tells one button of a page from the others. */
function beginningOf(text: string): string {
  const first = text.trim().split('\n')[0] ?? '';
  return first.length > SAID ? `${first.slice(0, SAID)}…` : first;
}
