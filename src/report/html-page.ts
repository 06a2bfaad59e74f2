/** A page that is one file, such as somebody sends to a manager. */
import { HTML_STYLE } from './html-style.ts';
import { html } from './markup.ts';

/** What stands before and behind the content of a whole HTML document; the content is HTML that its maker escaped. */
export function htmlPage(title: string): { begin: string; end: string } {
  const begin = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${html(title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
`;
  return { begin, end: '\n</main>\n</body>\n</html>\n' };
}

/** An instant for readers: `2026-03-14 09:00 UTC`. */
export function readableInstant(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
