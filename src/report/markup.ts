/** Untrusted text on its way into HTML, XML and Markdown. What acts on a terminal is made visible first: reports are read there too. */
import { visible } from './escape.ts';

/** Text for HTML content and quoted attributes. */
export function html(text: string): string {
  return entities(visible(text));
}

/** Text for XML content and quoted attributes; characters that XML 1.0 forbids become visible ones. */
export function xml(text: string): string {
  return entities(visible(text).replace(/[\ufffe\uffff]/g, '\ufffd'));
}

/**
 * Text for a paragraph or table cell of GitHub-flavoured Markdown, on one line. Nothing in it is read as a mark, a link,
 * an address or a mention.
 */
export function markdown(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim())
    .replace(/[\\`*_[\]#|~$:^]|^[-+]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // A backslash does not keep an address or a name from becoming a link; a comment splits the word.
    .replace(/@|www(?=\.)|(?=\\:\/\/)/gi, '$&<!-- -->');
}

/** Markdown with the parts in backticks set as code, the rest as plain text. */
export function markdownWithCode(text: string): string {
  return spans(text, markdown, (code) => `<code>${markdown(code)}</code>`);
}

/** HTML with the parts in backticks set as code, the rest as plain text. */
export function htmlWithCode(text: string): string {
  return spans(text, html, (code) => `<code>${html(code)}</code>`);
}

function spans(text: string, plain: (part: string) => string, code: (part: string) => string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : part.startsWith(' ') || part.endsWith(' ') ? padded(part, plain) : plain(part)))
    .join('');
}

/** Spaces beside code stay: setting a part alone would trim them. */
function padded(part: string, plain: (part: string) => string): string {
  const inner = plain(part.trim());
  return `${part.startsWith(' ') ? ' ' : ''}${inner}${part.endsWith(' ') && inner !== '' ? ' ' : ''}`;
}

function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
