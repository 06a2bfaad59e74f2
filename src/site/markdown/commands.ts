import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { isCommand } from './scrolling.ts';

/** Shell commands get a button that copies them; it stays hidden until a script can do so. */
export function commands(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'zephyr-commands',
    element: {
      filter: ['pre'],
      visit(node) {
        if (!isCommand(node)) return undefined;
        const pre = { ...node, properties: { ...node.properties, class: 'command' } };
        const button = { type: 'element' as const, tagName: 'button', properties: { type: 'button', class: 'copy', hidden: true }, children: [{ type: 'text' as const, value: 'Copy' }] };
        return { type: 'element', tagName: 'zephyr-copy', properties: { class: 'not-content' }, children: [pre, button] };
      },
    },
  });
}
