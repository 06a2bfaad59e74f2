import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { isDrawn } from './comments.ts';
import { safeHtml } from './safe-html.ts';

/** HTML that somebody wrote into a document: harmless elements stay, the rest is shown as text. */
export function plainHtml(): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'zephyr-plain-html',
    html(node, context) {
      // Still to be drawn, by the next plugins.
      if (isDrawn(node.value)) return;
      const safe = safeHtml(node.value);
      if (safe.trim() === '') context.removeNode(node);
      else if (safe !== node.value) context.setProperty(node, 'value', safe);
    },
  });
}
