/**
 * What HTML in a document may do: be read. Comments vanish, harmless elements stay, and everything that could run, load or
 * post is shown as the text it was written as. Documents come from many hands, some from incidents in progress.
 */
import { escapeHtml } from '../html.ts';

const HARMLESS = /^<\/?(?:abbr|b|br|cite|code|dd|del|details|dfn|dl|dt|em|hr|i|ins|kbd|li|mark|ol|p|q|s|samp|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|time|tr|u|ul|var)(?:\s+(?:open|colspan="\d+"|rowspan="\d+"|title="[^"<>]*"|lang="[\w-]+"|datetime="[\w:.+-]*"))*\s*\/?>/i;

/** The HTML of a document with everything but comments and harmless elements escaped. */
export function safeHtml(html: string): string {
  let safe = '';
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    if (open < 0) return safe + escapeStray(html.slice(at));
    safe += escapeStray(html.slice(at, open));
    const comment = html.startsWith('<!--', open) ? html.indexOf('-->', open + 4) : -1;
    const tag = HARMLESS.exec(html.slice(open, open + 400))?.[0];
    if (comment >= 0) at = comment + 3;
    else if (tag) {
      safe += tag;
      at = open + tag.length;
    } else {
      safe += escapeHtml('<');
      at = open + 1;
    }
  }
  return safe;
}

/** Entities stay, a bare `>` does not matter; a bare `<` cannot be here. */
const escapeStray = (text: string): string => text.replaceAll('>', '&gt;');
