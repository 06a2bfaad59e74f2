import { defineHastPlugin, type HastPluginDefinition, type HastVisitorContext as Context } from 'satteri';

/** Characters that fit beside each other on a phone, gaps between the columns included. */
const PHONE = 44;
/** Between two columns. */
const GAP = 2;
/** Fewer columns fit on a phone, unless three of them hold sentences. */
const MANY = 4;
/** Characters of the longest cells together from which three columns are no longer read beside each other. */
const SENTENCES = 110;
/** A cell that is nothing but a date or a time. */
const TIME = /^\s*(?:\d{4}-\d{2}-\d{2})?[ T]?(?:\d{2}:\d{2}Z?)?\s*$/;
const NUMBER = /^\s*[-−]?\d[\d,.]*\s*$/;
/** A cell that is nothing but the key of a ticket. */
const KEY = /^\s*[A-Za-z0-9]{1,9}-\d{1,7}\s*$/;
/** A number that is missing. */
const DASH = /^\s*–\s*$/;

/**
 * A table that does not fit on a phone scrolls by itself, also with the keyboard; there it becomes a list of its rows, in which each
 * cell says its column. A date and a ticket stay on one line, and numbers stand below each other.
 */
export function tables(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'zephyr-tables',
    element: {
      filter: ['table', 'th', 'td'],
      visit(node, context) {
        if (node.tagName === 'table') {
          if (!isWide(node, context)) return undefined;
          return { type: 'element', tagName: 'div', properties: { class: 'wide-table', role: 'region', 'aria-label': labelOf(node, context), tabindex: '0' }, children: [node] };
        }
        const place = placeOf(node, context);
        if (!place) return undefined;
        const text = context.textContent(node);
        if (place.column > 0 && hasNumbersOnly(place, context)) context.setProperty(node, 'class', 'number');
        if (node.tagName === 'th') return undefined;
        if (TIME.test(text)) context.setProperty(node, 'class', 'when');
        if (KEY.test(text)) context.setProperty(node, 'class', 'whole');
        const heading = elements(rows(place.table)[0])[place.column];
        // The first cell names the row, where it is a name.
        if (heading && isWide(place.table, context) && (place.column > 0 || NUMBER.test(text))) context.setProperty(node, 'data-column', context.textContent(heading as Cell));
        return undefined;
      },
    },
  });
}

/** A node as the context takes it. */
type Cell = Parameters<Context['textContent']>[0];

interface Element {
  type: string;
  tagName?: string;
  properties?: Readonly<Record<string, unknown>>;
  children?: readonly Element[];
}

interface Place {
  table: Element;
  /** From 0. */
  column: number;
}

const elements = (node: Element | undefined): Element[] => (node?.children ?? []).filter(({ type }) => type === 'element');

/** The headings' row first. */
const rows = (table: Element): Element[] => elements(table).flatMap(elements);

function placeOf(cell: Readonly<Cell>, context: Context): Place | null {
  const row = context.parent(cell) as Element | undefined;
  const table = row && (context.parent(context.parent(row as Cell) as Cell) as Element | undefined);
  if (!row || table?.tagName !== 'table') return null;
  return { table, column: (row.children ?? []).slice(0, context.indexOf(cell)).filter(({ type }) => type === 'element').length };
}

/** Whether a table becomes a list of its rows on a phone. */
function isWide(table: Element, context: Context): boolean {
  const columns = elements(rows(table)[0]).length;
  if (columns < MANY - 1) return false;
  const longest = Array.from({ length: columns }, (_, column) => Math.max(...rows(table).map((row) => textOf(elements(row)[column], context).length)));
  const together = longest.reduce((sum, length) => sum + length, 0);
  if (columns >= MANY) return together + GAP * (columns - 1) > PHONE;
  return together > SENTENCES && longest.filter((length) => length > PHONE / columns).length > 1;
}

function hasNumbersOnly({ table, column }: Place, context: Context): boolean {
  const cells = rows(table).slice(1).map((row) => textOf(elements(row)[column], context));
  return cells.some((text) => NUMBER.test(text)) && cells.every((text) => NUMBER.test(text) || DASH.test(text));
}

const textOf = (cell: Element | undefined, context: Context): string => (cell ? context.textContent(cell as Cell) : '');

/** A name that no other wide table beside it has: a screen reader lists them. */
function labelOf(table: Readonly<Cell>, context: Context): string {
  const siblings = (context.parent(table) as Element | undefined)?.children ?? [];
  const before = siblings.slice(0, context.indexOf(table)).filter((one) => (one.tagName === 'table' && isWide(one, context)) || one.properties?.['class'] === 'wide-table').length;
  return before === 0 ? 'Table' : `Table ${before + 1}`;
}
