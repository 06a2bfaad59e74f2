import { defineHastPlugin, type HastPluginDefinition, type HastVisitorContext as Context } from 'satteri';

/** Columns that do not fit on a phone. */
const WIDE = 4;
/** A cell that is nothing but a date or a time. */
const TIME = /^\s*(?:\d{4}-\d{2}-\d{2})?[ T]?(?:\d{2}:\d{2}Z?)?\s*$/;
/** Languages whose lines may be wrapped without changing what they say. */
const COMMANDS = new Set(['sh', 'sql']);

/**
 * What may be wider than the screen scrolls by itself, also with the keyboard: long lines of code and wide tables. On a phone a wide
 * table becomes a list of its rows, in which each cell says its column. A date in a cell stays on one line.
 */
export function scrolling(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'zephyr-scrolling',
    element: {
      filter: ['pre', 'table', 'td'],
      visit(node, context) {
        if (node.tagName === 'td') {
          if (TIME.test(context.textContent(node))) context.setProperty(node, 'class', 'when');
          const column = columnOf(node, context);
          if (column) context.setProperty(node, 'data-column', column);
          return undefined;
        }
        if (node.tagName === 'pre') {
          if (!isCommand(node)) context.setProperty(node, 'tabindex', '0');
          return undefined;
        }
        if (headings(node).length < WIDE) return undefined;
        return { type: 'element', tagName: 'div', properties: { class: 'wide-table', role: 'region', 'aria-label': labelOf(node, context), tabindex: '0' }, children: [node] };
      },
    },
  });
}

/** A block of commands, which are wrapped and so never scroll. */
export const isCommand = (pre: Element): boolean => COMMANDS.has(languageOf(pre));

/** Language of a block of code; `''` where it names none. */
export function languageOf(pre: Element): string {
  const code = pre.children?.find(({ type }) => type === 'element');
  return /\blanguage-([\w-]+)/.exec(String(code?.properties?.['className'] ?? code?.properties?.['class'] ?? ''))?.[1] ?? '';
}

/** A node as the context takes it. */
type Cell = Parameters<Context['textContent']>[0];

interface Element {
  type: string;
  tagName?: string;
  properties?: Readonly<Record<string, unknown>>;
  children?: readonly Element[];
}

const elements = (node: Element | undefined): Element[] => (node?.children ?? []).filter(({ type }) => type === 'element');

/** Cells of the first row of a table. */
const headings = (table: Element): Element[] => elements(elements(elements(table)[0])[0]);

/** A name that no other wide table beside it has: a screen reader lists them. */
function labelOf(table: Readonly<Cell>, context: Context): string {
  const siblings = (context.parent(table) as Element | undefined)?.children ?? [];
  const before = siblings.slice(0, context.indexOf(table)).filter((one) => (one.tagName === 'table' && headings(one).length >= WIDE) || one.properties?.['class'] === 'wide-table').length;
  return before === 0 ? 'Table' : `Table ${before + 1}`;
}

/** What stands above a cell of a wide table; `null` where nothing does, and for the first cell, which is the row's name. */
function columnOf(cell: Readonly<Cell>, context: Context): string | null {
  const row = context.parent(cell) as Element | undefined;
  const table = row && (context.parent(context.parent(row as Cell) as Cell) as Element | undefined);
  if (!row || table?.tagName !== 'table' || headings(table).length < WIDE) return null;
  const before = (row.children ?? []).slice(0, context.indexOf(cell)).filter(({ type }) => type === 'element').length;
  const heading = headings(table)[before];
  return before === 0 || !heading ? null : context.textContent(heading as Cell);
}
