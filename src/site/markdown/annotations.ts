/**
 * A value of the page that comes from the policy says so: `15 minutes<!-- policy: updates.every -->` becomes a `<data>` element
 * around the value, with a link to the key in the policy reference behind it.
 */
import { defineMdastPlugin, type Custom, type MdastNode, type MdastPluginDefinition, type MdastVisitorContext } from 'satteri';
import { formatDuration } from '../../policy/duration.ts';
import type { Policy } from '../../policy/schema.ts';
import { at } from '../urls.ts';
import { readMarker } from './comments.ts';

export function annotations(policy: Policy, base: string): MdastPluginDefinition {
  const annotate = (node: MdastNode, source: string, context: MdastVisitorContext): void => {
    const marker = readMarker(source);
    if (marker?.word !== 'policy') return;
    const parent = context.parent(node);
    const index = context.indexOf(node);
    context.removeNode(node);
    if (!parent || index === undefined || parent.type === 'root') return;
    const before = parent.children[index - 1];
    if (!before) return;
    const split = before.type === 'text' ? splitValue(before.value, valuesOf(policy, marker.value)) : { rest: '', value: null };
    if (!split) return;
    const inner: MdastNode = split.value === null ? (before as MdastNode) : { type: 'text', value: split.value };
    const value = withOrigin(inner, marker.value, base, parent.type === 'link');
    context.replaceNode(before, split.rest === '' ? value : [{ type: 'text', value: split.rest }, value]);
  };
  return defineMdastPlugin({
    name: 'zephyr-annotations',
    html: (node, context) => annotate(node, node.value, context),
    mdxTextExpression: (node, context) => annotate(node, node.value, context),
    mdxFlowExpression: (node, context) => annotate(node, node.value, context),
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

/** The spellings a value is likely to have in prose. */
function valuesOf(policy: Policy, key: string): string[] {
  let value: unknown = policy;
  for (const part of key.split('.')) {
    if (Array.isArray(value)) value = value.find((item, index) => String(index) === part || (item as { id?: string }).id === part);
    else if (typeof value === 'object' && value !== null && Object.hasOwn(value, part)) value = (value as Record<string, unknown>)[part];
    else return [];
  }
  if (typeof value === 'number') return value >= 60 ? [formatDuration(value), String(value)] : [String(value)];
  return typeof value === 'string' ? [value] : [];
}

/** Cuts the value off the end of a text: as the policy writes it, else a number with its unit, else the last word. */
export function splitValue(text: string, spellings: readonly string[]): { rest: string; value: string } | null {
  const known = spellings.find((spelling) => spelling !== '' && text.toLowerCase().endsWith(spelling.toLowerCase()));
  const length = known?.length ?? (/\d+(?:[.,]\d+)?[ \u00a0-]?[A-Za-z]*$/.exec(text)?.[0] ?? /\S+$/.exec(text)?.[0])?.length;
  return length === undefined ? null : { rest: text.slice(0, text.length - length), value: text.slice(text.length - length) };
}
