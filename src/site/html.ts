/** Text made safe for HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The first letter as a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A paragraph of plain Markdown as HTML: code, strong and emphasis; nothing else is read as a mark. */
export function inlineMarkdown(text: string): string {
  return escapeHtml(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? `<code>${part.slice(1, -1)}</code>` : part.replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>').replace(/(?<!\w)_([^_]+)_(?!\w)/g, '<em>$1</em>')))
    .join('');
}

/** A dotted key that may be broken after a dot, and nowhere else. */
export const breakable = (key: string): string => key.split('.').map(escapeHtml).join('.<wbr>');
