import { defineMdastPlugin, type MdastPluginDefinition, type MdastVisitorContext } from 'satteri';
import { barsPicture } from '../pictures/bars.ts';
import { barsColumn } from './comments.ts';
import { rawHtml } from './raw-html.ts';

/** A comment `bars: Column` alone on its line above a table becomes a picture of the numbers in that column. */
export function bars(file: string): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'zephyr-bars',
    html(node, context) {
      const column = barsColumn(node.value);
      if (column === null) return undefined;
      const at = context.indexOf(node);
      const table = at === undefined ? undefined : context.parent(node).children[at + 1];
      if (table?.type !== 'table') throw new Error(`${file}: "bars: ${column}" draws the table below it, and there is none.`);
      return rawHtml(barsPicture(column, rowsOf(table, column, context, file)), 'markdown');
    },
  });
}

type Table = Extract<Parameters<MdastVisitorContext['textContent']>[0], { type: 'table' }>;

function rowsOf(table: Readonly<Table>, column: string, context: MdastVisitorContext, file: string): Parameters<typeof barsPicture>[1] {
  const [head = [], ...body] = table.children.map((row) => row.children.map((cell) => context.textContent(cell).trim()));
  const at = head.indexOf(column);
  if (at < 0) throw new Error(`${file}: there is no column "${column}" to draw. There is: ${head.join(', ')}.`);
  return body.map((cells) => {
    const [label = '', written = ''] = [cells[0], cells[at]];
    const value = Number(written);
    if (written === '' || !(value >= 0)) throw new Error(`${file}: "${written}" in the line "${label}" is no number that could be drawn.`);
    return { label, written, value };
  });
}
