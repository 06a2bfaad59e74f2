/**
 * A value of the page that comes from the policy says so: `15 minutes<!-- policy: updates.every -->` becomes a `<data>` element
 * around the value, with a link to the key in the policy reference behind it.
 */
import { defineMdastPlugin, type Custom, type MdastNode, type MdastPluginDefinition, type MdastVisitorContext } from 'satteri';
import { annotationKey } from '../../documents/annotations.ts';
import { leafAt } from '../../policy/leaves.ts';
import { readStatement } from '../../policy/statements.ts';
import type { Policy } from '../../policy/schema.ts';
import { at } from '../urls.ts';

/** Where text stands: only there a comment speaks of the words before it. */
const INLINE = new Set(['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'mdxJsxTextElement']);

export function annotations(policy: Policy, base: string): MdastPluginDefinition {
  const annotate = (node: MdastNode, context: MdastVisitorContext): void => {
    const key = annotationKey(node);
    if (key === null) return;
    const parent = context.parent(node);
    const index = context.indexOf(node);
    context.removeNode(node);
    // Alone on its line it ties the block below, which is shown as it stands.
    if (!parent || index === undefined || !INLINE.has(parent.type)) return;
    const before = parent.children[index - 1] as MdastNode | undefined;
    if (!before) return;
    const inLink = parent.type === 'link';
    if (before.type !== 'text') return context.replaceNode(before, withOrigin(before, key, base, inLink));
    const leaf = leafAt(policy, key);
    const found = leaf && readStatement(leaf, before.value);
    // What is no statement of the value is a finding of lint; here its last word wears the origin.
    const start = found?.start ?? before.value.search(/\S+\s*$/);
    if (start < 0) return;
    const value = withOrigin({ type: 'text', value: before.value.slice(start) }, key, base, inLink);
    context.replaceNode(before, start === 0 ? value : [{ type: 'text', value: before.value.slice(0, start) }, value]);
  };
  return defineMdastPlugin({
    name: 'zephyr-annotations',
    html: (node, context) => annotate(node, context),
    mdxTextExpression: (node, context) => annotate(node, context),
    mdxFlowExpression: (node, context) => annotate(node, context),
  });
}

/**
 * The value is itself the link to its key in the policy reference. Where it already leads somewhere (`[template](…)`), or stands in a
 * link, links must not nest: then the origin follows as a link of its own, or as words alone.
 */
function withOrigin(inner: MdastNode, key: string, base: string, insideLink: boolean): Custom {
  const origin = element('span', 'policy-origin', [{ type: 'text', value: ` (from the policy: ${key})` }], { 'data-pagefind-ignore': true });
  const data = element('data', 'value', [inner], { value: key });
  const href = at(base, `/reference/policy/#${anchorOf(key)}`);
  if (insideLink) return element('span', 'policy-value', [data, origin]);
  if (inner.type === 'link') return element('span', 'policy-value', [data, element('a', 'policy-link', [origin], { href })]);
  return element('a', 'policy-value', [data, origin], { href });
}

const element = (hName: string, className: string, children: (MdastNode | Custom)[], properties: Record<string, string | boolean> = {}): Custom => ({
  type: 'policyValue',
  data: { hName, hProperties: { className: [className], ...properties } },
  children,
});

/** Anchor of a key in the policy reference: `updates.every` is `updates-every`. */
export const anchorOf = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]+/g, '-');
