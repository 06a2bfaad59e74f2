/** A message as a mail that a mail program opens as a draft (RFC 5322, MIME), in ASCII, save for addresses that are not. */
import { oneLine } from './render.ts';

export interface Mail {
  subject: string;
  plain: string;
  html: string;
  /** Addresses; `null`: to be filled in by whoever sends it. */
  from: string | null;
  to: string | null;
}

const BOUNDARY = '=_zephyr_message';
/** RFC 2045: no encoded line is longer. */
const LINE = 76;
/** RFC 2047: no line with an encoded word is longer than 76 characters; 9 of the first are `Subject: `, 12 of each are the word's frame. */
const WORD = 55;

/** The mail; the same message gives the same mail. Lines end as mails' lines do. */
export function emlText({ subject, plain, html, from, to }: Mail): string {
  const part = (type: string, text: string): string => `--${BOUNDARY}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}\r\n`;
  const headers = [
    // Opens as a draft, to be read once more before it goes out.
    'X-Unsent: 1',
    ...(from === null ? [] : [`From: ${addresses(from)}`]),
    ...(to === null ? [] : [`To: ${addresses(to)}`]),
    `Subject: ${encodedWords(subject)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
  ];
  return `${headers.join('\r\n')}\r\n\r\n${part('text/plain', plain)}${part('text/html', `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<body>\n${html}\n</body>\n</html>`)}--${BOUNDARY}--\r\n`;
}

/** Addresses that cannot begin another header: names encoded, the addresses themselves as they are (RFC 6532 lets them be UTF-8). */
function addresses(text: string): string {
  const line = oneLine(text).trim();
  return line.replace(/("(?:[^"\\]|\\.){0,500}"|[^",;:<>]{0,500}[^",;:<>\s])\s{0,10}(?=<)/g, (typed, name: string) => (/[^\u0020-\u007e]/.test(name) ? `${encodedWords(name.replace(/^"(.*)"$/, '$1').replace(/\\(.)/g, '$1'))} ` : typed));
}

function bytes(character: string): string {
  return encodeURIComponent(character).replace(/^[^%]$/, (plain) => `%${plain.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`).replaceAll('%', '=');
}

function encodedWords(text: string): string {
  const line = oneLine(text).trim();
  if (/^[\u0020-\u007e]{0,200}$/.test(line) && !line.includes('=?')) return line;
  const words: string[] = [''];
  for (const character of line) {
    const next = /[A-Za-z0-9]/.test(character) ? character : character === ' ' ? '_' : bytes(character);
    const last = words.length - 1;
    if ((words[last] ?? '').length + next.length > WORD) words.push(next);
    else words[last] = `${words[last] ?? ''}${next}`;
  }
  return words.map((word) => `=?utf-8?Q?${word}?=`).join('\r\n ');
}

function quotedPrintable(text: string): string {
  return text.toWellFormed().split(/\r\n|\r|\n/).map((line) => {
    let out = '';
    let length = 0;
    const characters = [...line];
    for (const [k, character] of characters.entries()) {
      const last = k === characters.length - 1;
      const next = /[!-<>-~]/.test(character) || ((character === ' ' || character === '\t') && !last) ? character : bytes(character);
      if (length + next.length > LINE - 1) {
        out += '=\r\n';
        length = 0;
      }
      out += next;
      length += next.length;
    }
    return out;
  }).join('\r\n');
}
