import { defineHastPlugin, type HastPluginDefinition } from 'satteri';

/** Columns that do not fit on a phone. */
const WIDE = 4;
/** A cell that is nothing but a date or a time. */
const TIME = /^\s*(?:\d{4}-\d{2}-\d{2})?[ T]?(?:\d{2}:\d{2}Z?)?\s*$/;

/**
 * What may be wider than the screen scrolls by itself, also with the keyboard: long lines of code and wide tables.
 * A date in a cell stays on one line.
 */
export function scrolling(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'zephyr-scrolling',
    element: {
      filter: ['pre', 'table', 'td'],
      visit(node, context) {
        if (node.tagName === 'td') {
          if (TIME.test(context.textContent(node))) context.setProperty(node, 'class', 'when');
          return undefined;
        }
        if (node.tagName === 'pre') {
          if (!isCommand(node)) context.setProperty(node, 'tabindex', '0');
          return undefined;
        }
        if (countColumns(node) < WIDE) return undefined;
        return { type: 'element', tagName: 'div', properties: { class: 'wide-table', role: 'region', 'aria-label': 'Table', tabindex: '0' }, children: [node] };
      },
    },
  });
}

/** A block of shell commands, which are wrapped and so never scroll. */
export function isCommand(pre: Element): boolean {
  const code = pre.children?.find(({ type }) => type === 'element');
  return String(code?.properties?.['className'] ?? code?.properties?.['class'] ?? '').includes('language-sh');
}

interface Element {
  type: string;
  tagName?: string;
  properties?: Readonly<Record<string, unknown>>;
  children?: readonly Element[];
}

/** Cells of the first row. */
function countColumns(node: Element): number {
  if (node.tagName === 'tr') return (node.children ?? []).filter(({ type }) => type === 'element').length;
  return Math.max(0, ...(node.children ?? []).slice(0, 2).map(countColumns));
}
