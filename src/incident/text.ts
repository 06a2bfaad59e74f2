/**
 * Words for a service as data, so that no text of a person can become markup, a mention or a command: each service's
 * adapter renders them with the function for its own language.
 */

/** A piece of a line. A bare string is plain text, whatever stands in it. */
export type Span = string | { strong: string } | { code: string } | { link: string; text: string } | { mention: string; name: string };
export type Line = readonly Span[];
/** Lines; an empty one separates paragraphs. A line that begins with the span `BULLET` is an item of a list. */
export type Text = readonly Line[];

export const BULLET = '• ';

/** Ids under which a service knows people; only such a mention may notify somebody. */
const MENTION = /^[UW][A-Z0-9]{2,}$/;
/** Control and invisible characters that could change how the rest reads. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
/** A joiner that shows as nothing and keeps `@here` from being a word that notifies. */
const BREAK = '\u2060';

/** Text without control characters, on one line. */
export function oneLine(text: string): string {
  return text.replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ').replace(UNSAFE, '').replace(/ {2,}/g, ' ').trim();
}

/** Shortened to at most `limit` characters (UTF-16 units), never inside a character, ending in `…` where something is missing. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = Math.max(0, limit - 1);
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Slack's mrkdwn. `<`, `>` and `&` are escaped, so no `<!channel>`, `<@U…>` or link comes out of plain text. */
export function toMrkdwn(text: Text): string {
  return render(text, (span) => {
    if (typeof span === 'string') return quietMarks(escapeSlack(span));
    if ('strong' in span) return `*${quietMarks(escapeSlack(span.strong)).replaceAll('*', '∗')}*`;
    if ('code' in span) return `\`${escapeSlack(span.code).replaceAll('`', 'ˋ')}\``;
    if ('link' in span) return isWebAddress(span.link) ? `<${escapeSlack(span.link).replaceAll('|', '%7C')}|${escapeSlack(span.text).replaceAll('|', '∣')}>` : escapeSlack(span.text);
    return MENTION.test(span.mention) ? `<@${span.mention}>` : escapeSlack(span.name);
  });
}

/** GitHub-flavoured Markdown, as Linear reads it. No line is indented, since an indented one may be a block of code. */
export function toMarkdown(text: Text): string {
  const markdown = render(text, (span) => {
    if (typeof span === 'string') return span === BULLET ? '- ' : escapeMarkdown(span);
    if ('strong' in span) return `**${escapeMarkdown(span.strong)}**`;
    if ('code' in span) return codeSpan(span.code);
    if ('link' in span) return isWebAddress(span.link) ? `[${escapeMarkdown(span.text)}](<${span.link.replace(/[<>\s]/g, encodeURIComponent)}>)` : escapeMarkdown(span.text);
    return escapeMarkdown(span.name);
  });
  return markdown.replace(/^[ \t]+/gm, '');
}

/** Words only; a link shows its address. */
export function toPlain(text: Text): string {
  return render(text, (span) => {
    if (typeof span === 'string') return clean(span);
    if ('strong' in span) return clean(span.strong);
    if ('code' in span) return clean(span.code);
    if ('link' in span) return span.text === span.link ? clean(span.link) : `${clean(span.text)} (${clean(span.link)})`;
    return clean(span.name);
  });
}

/**
 * Words only, for a page that may read them as HTML or as they stand (Statuspage's specification says neither): no tag
 * and no entity can come out of them, and nothing of them shows as code. Lines end with a line feed.
 */
export function toPublicWords(text: Text): string {
  return toPlain(text).replace(/<(?=[a-z/!?])/gi, '‹').replace(/&(?=#|[a-z][a-z0-9]*;?)/gi, `&${BREAK}`);
}

/** Whether an address may become a link: http and https only. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s<>"'`\\]+$/i.test(address);
}

function render(text: Text, write: (span: Span) => string): string {
  return text.map((line) => line.map(write).join('')).join('\n').replace(/\n{3,}/g, '\n\n').trim();
}

function clean(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(UNSAFE, '');
}

function escapeSlack(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Marks that Slack would read as bold, code or a mention of everybody. */
function quietMarks(text: string): string {
  return text.replace(/[*_~`]/g, (mark) => `${BREAK}${mark}${BREAK}`).replace(/@(?=(?:here|channel|everyone)\b)/gi, `@${BREAK}`);
}

function escapeMarkdown(text: string): string {
  return clean(text)
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&@:$^=]/g, (mark) => (/[-.:()+=@^$!]/.test(mark) ? mark : `\\${mark}`))
    .replace(/^(\s*)([-+=]|\d+[.)])(?=\s|$|[-+=])/gm, (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(/@(?=\S)/g, `@${BREAK}`)
    .replace(/(https?|ftp):\/\//gi, `$1:${BREAK}//`)
    .replace(/www(?=\.)/gi, (www) => `${www}${BREAK}`);
}

function codeSpan(code: string): string {
  const text = oneLine(clean(code));
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  return runs.length > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
