import type { Paragraph, PhrasingContent, Root, RootContent, Table, TableCell, TableRow } from 'mdast';
import { fieldOf } from './draft.ts';
import { flatten } from './flatten.ts';
import { linesOf } from './plain-titles.ts';

/** Fewer rows than these are prose with a bar at its beginning. */
const FEWEST_ROWS = 3;
const SPACE: PhrasingContent = { type: 'text', value: ' ' };
const RULER = /^[\s:–—-]*$/;

/**
 * The tree with tables for what Markdown takes for paragraphs, since the ruler does not fit the head, stands above it or is
 * missing: people read a table. The same tree where there is none.
 */
export function withBrokenTables(root: Root): Root {
  if (!root.children.some(opensWithBar)) return root;
  return { ...root, children: root.children.map((node): RootContent => (opensWithBar(node) ? (tableOf(node) ?? node) : node)) };
}

function opensWithBar(node: RootContent): node is Paragraph {
  const first = node.type === 'paragraph' ? node.children[0] : undefined;
  return first?.type === 'text' && first.value.startsWith('|');
}

/** A line with a bar at its beginning opens a row, any other goes on with it; `null` where the head names no two fields of an item. */
function tableOf(node: Paragraph): Table | null {
  const rows: { cells: PhrasingContent[][]; start: Paragraph; end: Paragraph }[] = [];
  for (const line of linesOf(node)) {
    const [before = [], ...cells] = cellsOf(line);
    const last = rows.at(-1);
    if (before.length === 0 || last === undefined) rows.push({ cells, start: line, end: line });
    else {
      // one by one: as arguments, the cells of a line could be too many
      for (const child of [SPACE, ...before]) last.cells.at(-1)?.push(child);
      for (const cell of cells) last.cells.push(cell);
      last.end = line;
    }
  }
  const made = rows.map(rowOf).filter(({ children }) => !children.every((cell) => RULER.test(flatten(cell).text)));
  const named = made[0]?.children.filter((cell) => fieldOf(flatten(cell).text.trim()) !== 'other') ?? [];
  return rows.length < FEWEST_ROWS || named.length < 2 ? null : { type: 'table', children: made, position: node.position };
}

function rowOf({ cells, start, end }: { cells: PhrasingContent[][]; start: Paragraph; end: Paragraph }): TableRow {
  // behind the last bar stands nothing
  const closed = flatten({ type: 'tableCell', children: cells.at(-1) ?? [] }).text.trim() === '' ? cells.slice(0, -1) : cells;
  const children = closed.map((inner): TableCell => ({ type: 'tableCell', children: inner }));
  return { type: 'tableRow', children, position: start.position && end.position && { start: start.position.start, end: end.position.end } };
}

/** What stands before, between and behind the bars of a line. */
function cellsOf(line: Paragraph): PhrasingContent[][] {
  const cells: PhrasingContent[][] = [[]];
  for (const child of line.children) {
    if (child.type !== 'text') cells.at(-1)?.push(child);
    else {
      child.value.split('|').forEach((value, at) => {
        if (at > 0) cells.push([]);
        if (value.trim() !== '') cells.at(-1)?.push({ type: 'text', value, position: child.position });
      });
    }
  }
  return cells;
}
