/**
 * The draft as it will look, near enough to proof-read: headings, paragraphs, lists, tables, quotes, code, emphasis. A whole parser
 * would be 50 kB gz of script; what this does not know stays as it was typed. Pure: text in, a tree of elements out.
 */
export interface Shown {
  tag: string;
  children: (Shown | string)[];
}

const MARKS = /`([^`]{1,500})`|\*\*([^*]{1,500})\*\*|(?<![\w*])[*_]([^*_]{1,500})[*_](?![\w*])|\[([^[\]]{1,500})\]\([^()\s]{1,500}\)|\\([!-/:-@[-`{-~])/g;
const FENCE = /^(`{3,}|~{3,})/;
const ITEM = /^(?:[-*+]|\d{1,9}[.)]) +/;
const STARTS = /^(?:#{1,6} |\||>|`{3}|~{3}|(?:[-*+]|\d{1,9}[.)]) )/;

/** Blocks of a Markdown text without its frontmatter. */
export function shown(markdown: string): Shown[] {
  const lines = markdown.split('\n');
  const blocks: Shown[] = [];
  let at = 0;
  /** The lines from here on for which it holds. */
  const take = (holds: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && holds(lines[at] ?? '')) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line)?.[1];
    const heading = /^#{1,6} +(.*)/.exec(line)?.[1];
    if (line.trim() === '') at += 1;
    else if (fence !== undefined) {
      at += 1;
      blocks.push({ tag: 'pre', children: [take((each) => !each.startsWith(fence)).join('\n')] });
      at += 1;
    } else if (heading !== undefined) {
      at += 1;
      blocks.push({ tag: 'h4', children: inline(heading) });
    } else if (line.startsWith('|')) blocks.push(table(take((each) => each.startsWith('|'))));
    else if (line.startsWith('>')) blocks.push({ tag: 'blockquote', children: inline(take((each) => each.startsWith('>')).map((each) => each.replace(/^> ?/, '')).join('\n')) });
    else if (ITEM.test(line)) {
      const items: string[] = [];
      for (const each of take((next) => ITEM.test(next) || (next.trim() !== '' && !STARTS.test(next)))) {
        if (ITEM.test(each)) items.push(each.replace(ITEM, ''));
        else items.push(`${items.pop() ?? ''}\n${each.trim()}`);
      }
      blocks.push({ tag: /^\d/.test(line) ? 'ol' : 'ul', children: items.map((item) => ({ tag: 'li', children: inline(item) })) });
    } else {
      at += 1;
      blocks.push({ tag: 'p', children: inline([line, ...take((each) => each.trim() !== '' && !STARTS.test(each))].join('\n')) });
    }
  }
  return blocks;
}

function table(rows: readonly string[]): Shown {
  return {
    tag: 'table',
    children: rows.filter((_, index) => index !== 1).map((row, index) => ({
      tag: 'tr',
      children: [...row.matchAll(/\|((?:\\.|[^|\\])*)(?=\|)/g)].map(([, cell = '']) => ({ tag: index === 0 ? 'th' : 'td', children: inline(cell.trim()) })),
    })),
  };
}

function inline(text: string): (Shown | string)[] {
  const parts: (Shown | string)[] = [];
  let last = 0;
  for (const { 0: all, 1: code, 2: strong, 3: emphasis, 4: link, 5: escaped, index } of text.matchAll(MARKS)) {
    if (index > last) parts.push(text.slice(last, index));
    last = index + all.length;
    if (escaped !== undefined) parts.push(escaped);
    else parts.push({ tag: code ? 'code' : strong ? 'strong' : emphasis ? 'em' : 'u', children: [code ?? strong ?? emphasis ?? link ?? ''] });
  }
  return last < text.length ? [...parts, text.slice(last)] : parts;
}

/** Elements of that tree; text is only ever text. */
export function elements(tree: readonly (Shown | string)[]): (Node | string)[] {
  return tree.map((node) => {
    if (typeof node === 'string') return node;
    const element = document.createElement(node.tag);
    element.append(...elements(node.children));
    return element;
  });
}
