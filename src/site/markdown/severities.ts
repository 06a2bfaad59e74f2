import { defineMdastPlugin, type MdastNode, type MdastPluginDefinition } from 'satteri';
import type { Policy } from '../../policy/schema.ts';
import { markClass } from '../severity-mark.ts';

/** `SEV-1` in a text wears its mark. The shape is drawn by the style sheet, so the text stays the text. */
export function severities(policy: Policy): MdastPluginDefinition {
  const ids = policy.severities.map(({ id }) => id);
  const pattern = new RegExp(`(?<![\\w-])(${ids.map((id) => id.replace(/[^\w]/g, '\\$&')).join('|')})(?![\\w-])`);
  return defineMdastPlugin({
    name: 'zephyr-severities',
    text(node, context) {
      if (!pattern.test(node.value)) return;
      const parts = node.value.split(pattern);
      // A capturing split alternates between text and severity.
      const nodes = parts.flatMap((value, index): MdastNode[] => (value === '' ? [] : index % 2 === 1 ? [marked(value, policy)] : [{ type: 'text', value }]));
      context.replaceNode(node, nodes);
    },
  });
}

const marked = (id: string, policy: Policy): MdastNode => ({
  type: 'strong',
  data: { hName: 'span', hProperties: { className: markClass(policy, id).split(' ') } },
  children: [{ type: 'text', value: id }],
});
