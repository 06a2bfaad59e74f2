import { defineHastPlugin, type HastPluginDefinition, type HastVisitorContext as Context } from 'satteri';

/** A space between a number and its unit. */
const SPACE = /(?<=\d) (?=(?:%|s|ms|min|h|kB|MB|GB|px|Mbit\/s)(?![\w-]))/g;
/** What is copied from a page stays as it was typed. */
const COPIED = new Set(['code', 'pre', 'blockquote']);

type Parent = NonNullable<ReturnType<Context['parent']>>;

/** A number and its unit stay on one line. */
export function units(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'zephyr-units',
    text(node, context) {
      const value = node.value.replaceAll(SPACE, '\u00a0');
      if (value === node.value) return undefined;
      for (let parent: Parent | undefined = context.parent(node); parent; parent = context.parent(parent)) {
        if (parent.type === 'element' && COPIED.has(parent.tagName)) return undefined;
      }
      return { type: 'text', value };
    },
  });
}
