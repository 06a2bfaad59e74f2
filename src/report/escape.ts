/**
 * Untrusted text on its way to a terminal or a CI log. What would move the cursor, hide, reorder or start a command is
 * made visible instead; everything a person reads stays as it is.
 */

/** Bidi controls, zero-width and other invisible characters, line separators, tags, lone surrogates. */
const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
/** Joiners inside emoji and between letters of scripts that need them are honest spelling. */
const JOINED = /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})|(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{M}])[\u200c\u200d]/gu;
/** Stands for a joiner that may stay while the others are replaced; no text holds it, because it is a control character. */
const KEPT = ['\u0001', '\u0002'] as const;

/** What every terminal shows as it is: no control, invisible or joining character, no half of a pair. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u034e\u2010-\u2027\u2030-\u205f\u2070-\u3163\u3165-\ud7ff]*$/;

/** Whether `visible` leaves a text and all its parts as they are. */
export function isHarmless(text: string): boolean {
  return PLAIN.test(text) && !text.includes('##[');
}

/** Text without any character that acts on a terminal; `␛` for ESC, `\u{202e}` for what has no picture. */
export function visible(text: string): string {
  if (PLAIN.test(text)) return breakCommands(text);
  const safe = text
    .replace(CONTROL, (character) => {
      const code = character.charCodeAt(0);
      if (code === 0x7f) return '␡';
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : named(code);
    })
    .replace(JOINED, (character) => (character === '\u200d' ? KEPT[0] : KEPT[1]))
    .replace(INVISIBLE, (character) => named(character.codePointAt(0) ?? 0))
    .replaceAll(KEPT[0], '\u200d')
    .replaceAll(KEPT[1], '\u200c');
  return breakCommands(safe);
}

/** A file name for a terminal: visible, and never at the start of a line as an option or a workflow command. */
export function visiblePath(path: string): string {
  const safe = visible(path);
  return /^[-:#]/.test(safe) ? `./${safe}` : safe;
}

/**
 * JSON of a value, with the characters escaped that `JSON.stringify` leaves raw although they act on a terminal or in a CI log.
 * Reading it back gives the same value.
 */
export function safeJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(/##(?=\[)|[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]/g, (found) =>
    [...Array(found.length).keys()].map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}

/** How many columns a terminal gives to visible text: wide for East Asian letters and emoji, none for combining marks. */
export function displayWidth(text: string): number {
  if (/^[\u0020-\u007e]*$/.test(text)) return text.length;
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Latin letters and the great bulk of East Asian ones need no look at what Unicode says of them.
    if (code < 0x300 || (code >= 0x2010 && code <= 0x2027) || (code >= 0x30a1 && code <= 0x9fff)) {
      width += code < 0x3000 ? 1 : 2;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    at += character.length - 1;
    if (/\p{M}|\u200c|\u200d|\p{Emoji_Modifier}/u.test(character)) continue;
    width += /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u.test(character) ? 2 : 1;
  }
  return width;
}

function named(code: number): string {
  return `\\u{${code.toString(16)}}`;
}

/** GitHub's runner still obeys the old `##[command]` anywhere in a line. */
function breakCommands(text: string): string {
  return text.replaceAll('##[', '#\\u{23}[');
}
