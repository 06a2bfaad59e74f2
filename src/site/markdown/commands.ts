import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { codeWords } from './code-words.ts';
import { isCommand, languageOf } from './languages.ts';
import { codeLines } from './lines.ts';

/** Languages of what is typed or pasted; other blocks show what a program answered, or what somebody may have written. */
const TYPED = new Set(['sh', 'sql', 'yaml', 'js']);

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
        const button = { type: 'element' as const, tagName: 'button', properties: { type: 'button', class: 'copy', hidden: true }, children: [{ type: 'text' as const, value: 'Copy' }] };
        return { type: 'element', tagName: 'zephyr-copy', properties: { class: 'not-content' }, children: [pre, button] };
      },
    },
  });
}
