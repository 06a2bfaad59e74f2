/**
 * Characters that make a reader see something else than a machine: direction overrides, invisible characters in words,
 * control and escape sequences, look-alike letters in ticket keys and handles. Honest right-to-left text and emoji
 * sequences hold some of the same characters and are left alone.
 */
import type { DocumentProblem } from './model.ts';
import { hasLoneReturn } from './position.ts';
import type { LineIndex } from './position.ts';

const RULE = 'document/unsafe-text';
const MAX_PROBLEMS = 20;
const MAX_NAMED = 5;

/** Control and format characters, separators, and letters that are drawn as nothing; tabs and line feeds are honest. */
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Cf}\u2028\u2029\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;
/** All but ASCII and the commonest letters and marks: asking of each of those whether it is a format character takes ten times as long. */
const NOT_PLAIN = /[^\t\n\r\u0020-\u007e\u00c0-\u024f\u2010-\u2027\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff\uac00-\ud7a3]+/g;
/** Format characters that are drawn, such as the Arabic number sign. */
const VISIBLE_FORMAT = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]/u;
const EMOJI_PART = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3]/u;
const JOINING_LETTER = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Tibetan}]/u;
const RIGHT_TO_LEFT_LETTER = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** A ticket key or a handle with its letters; bounded, so that long words cost nothing. */
const KEY_OR_HANDLE = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{2,20}(?=-\d)|@[\p{L}\p{N}]{2,40}/gu;

/** Letters drawn like Latin ones. Those that are not (Δ, π, µ) stand beside Latin letters in earnest. */
const LOOK_ALIKE = /[\p{Script=Cyrillic}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυχ]/u;

const NAMES: Readonly<Record<number, string>> = {
  0x00ad: 'soft hyphen',
  0x200b: 'zero-width space',
  0x200c: 'zero-width non-joiner',
  0x200d: 'zero-width joiner',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding',
  0x202c: 'end of direction override',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0x2060: 'word joiner',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first strong isolate',
  0x2069: 'end of isolate',
  0xfeff: 'byte-order mark',
  0x001b: 'escape',
  0x0007: 'bell',
  0x0008: 'backspace',
  0x000d: 'carriage return',
  0x009b: 'control sequence introducer',
};

/** Problems of a text, at most one a line for suspicious characters, in the order of the text. */
export function unsafeText(text: string, index: LineIndex): DocumentProblem[] {
  const hasLineFeed = text.includes('\n');
  const unusual = text.match(NOT_PLAIN)?.join(' ') ?? '';
  const suspect = (hasLineFeed && hasLoneReturn(text)) || unusual.search(SUSPECT) >= 0;
  // Words are looked at only where there is a letter to mistake.
  const mistakable = LOOK_ALIKE.test(unusual);
  const problems = [...(suspect ? suspectCharacters(text, index, hasLineFeed) : []), ...(mistakable ? mixedScripts(text, index) : [])];
  return problems.sort((a, b) => a.range.start.offset - b.range.start.offset);
}

function suspectCharacters(text: string, index: LineIndex, hasLineFeed: boolean): DocumentProblem[] {
  const lines = new Map<number, { start: number; end: number; codes: number[] }>();
  for (const match of text.matchAll(SUSPECT)) {
    const at = match.index;
    const code = text.codePointAt(at) ?? 0;
    if (isHonest(text, at, code, hasLineFeed)) continue;
    const { line } = index.pointAt(at);
    const found = lines.get(line) ?? { start: at, end: at, codes: [] };
    found.end = at + match[0].length;
    if (!found.codes.includes(code)) found.codes.push(code);
    lines.set(line, found);
    if (lines.size > MAX_PROBLEMS) break;
  }
  return [...lines.values()].slice(0, MAX_PROBLEMS).map(({ start, end, codes }) => {
    const named = codes.slice(0, MAX_NAMED).map(nameOf).join(', ');
    const more = codes.length > MAX_NAMED ? ` and ${codes.length - MAX_NAMED} more` : '';
    const range = index.rangeAt(start, end);
    if (codes[0] === 0) return { rule: 'document/encoding', message: `Unexpected zero byte (${named}${more}), expected text`, range, help: 'Remove the zero bytes.' };
    const message = `Unexpected invisible or control characters: ${named}${more}, expected text that reads as it is written`;
    return { rule: RULE, message, range, help: 'Delete them, or type the line again.' };
  });
}

function nameOf(code: number): string {
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const name = NAMES[code];
  return name === undefined ? point : `${point} ${name}`;
}

function isHonest(text: string, at: number, code: number, hasLineFeed: boolean): boolean {
  // A file with CR alone has CR as its line end; among line feeds a lone CR hides what stands before it.
  if (code === 0x0d) return !hasLineFeed || text.charCodeAt(at + 1) === 0x0a;
  if (code < 0xa0) return false;
  const before = pointBefore(text, at);
  const after = String.fromCodePoint(text.codePointAt(at + (code > 0xffff ? 2 : 1)) ?? 0x20);
  if (code === 0x200d && EMOJI_PART.test(before) && EMOJI_PART.test(after)) return true;
  if (code === 0x200c || code === 0x200d) return JOINING_LETTER.test(before);
  if (code === 0x200e || code === 0x200f) return RIGHT_TO_LEFT_LETTER.test(text.slice(Math.max(0, at - 40), at + 40));
  // Flags such as the Scottish one are a black flag followed by tag letters.
  if (code >= 0xe0020 && code <= 0xe007f) return before === '\u{1f3f4}' || /[\u{e0020}-\u{e007e}]/u.test(before);
  return VISIBLE_FORMAT.test(String.fromCodePoint(code));
}

function pointBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  const start = low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1;
  return start < 0 ? '' : text.slice(start, at);
}

function mixedScripts(text: string, index: LineIndex): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  for (const match of text.matchAll(KEY_OR_HANDLE)) {
    const word = match[0];
    const foreign = [...word].filter((char) => LOOK_ALIKE.test(char));
    if (foreign.length === 0 || !/\p{Script=Latin}/u.test(word)) continue;
    const codes = [...new Set(foreign.map((char) => char.codePointAt(0) ?? 0))];
    const message = `Unexpected look-alike letters in a key or handle: ${codes.slice(0, MAX_NAMED).map(nameOf).join(', ')}, expected letters of one script`;
    problems.push({ rule: RULE, message, range: index.rangeAt(match.index, match.index + word.length), help: 'Type the word again with a Latin keyboard.' });
    if (problems.length === MAX_PROBLEMS) break;
  }
  return problems;
}
