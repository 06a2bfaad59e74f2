import type { MdastNode, SourceFormat } from 'satteri';

/** HTML of our own making as a node; MDX knows no raw HTML, so there it is handed to a fragment. */
export function rawHtml(html: string, format: SourceFormat): MdastNode {
  if (format === 'markdown') return { type: 'html', value: html };
  return { type: 'mdxJsxFlowElement', name: 'Fragment', attributes: [{ type: 'mdxJsxAttribute', name: 'set:html', value: html }], children: [] };
}
