/** Decoding of a file's bytes: UTF-8 only, and never silently wrong. */

// The core is compiled without DOM and Node types; both browsers and Node have this pure function.
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

export interface Decoded {
  /** Without its byte-order mark. */
  text: string;
  byteOrderMark: boolean;
  /** Why the file cannot be read as text; `at` is an offset in `text`. */
  refusal: { message: string; help: string; at: number } | null;
}

// Made once: a decoder costs more than a short file does.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

const SAVE_AS_UTF8 = 'Save the file as UTF-8, for example with `iconv -f <encoding> -t UTF-8`.';

/** Decodes a file's bytes, or takes a text that was decoded already. Never throws. */
export function decode(source: Uint8Array | string): Decoded {
  if (typeof source === 'string') return withoutMark(source);
  const utf16 = utf16Name(source);
  if (utf16 !== null) {
    const message = `Unexpected ${utf16}, expected UTF-8`;
    return { text: '', byteOrderMark: false, refusal: { message, help: SAVE_AS_UTF8.replace('<encoding>', 'UTF-16'), at: 0 } };
  }
  try {
    return withoutMark(strict.decode(source));
  } catch {
    const decoded = withoutMark(lenient.decode(source));
    const at = Math.max(0, decoded.text.indexOf('\uFFFD'));
    const message = 'Unexpected bytes that are no UTF-8, expected a file in UTF-8';
    return { ...decoded, refusal: { message, help: SAVE_AS_UTF8.replace('<encoding>', 'ISO-8859-1'), at } };
  }
}

function withoutMark(text: string): Decoded {
  const byteOrderMark = text.charCodeAt(0) === 0xfeff;
  return { text: byteOrderMark ? text.slice(1) : text, byteOrderMark, refusal: null };
}

/** UTF-16 by its mark or, without one, by every second byte of the start being zero. */
function utf16Name(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 (little endian)';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 (big endian)';
  const pairs = Math.min(32, bytes.length >> 1);
  if (pairs < 2) return null;
  const zeros = [0, 0];
  for (let pair = 0; pair < pairs; pair++) {
    for (const half of [0, 1] as const) if (bytes[pair * 2 + half] === 0) zeros[half] = (zeros[half] ?? 0) + 1;
  }
  if (zeros[1] === pairs && zeros[0] === 0) return 'UTF-16 (little endian)';
  if (zeros[0] === pairs && zeros[1] === 0) return 'UTF-16 (big endian)';
  return null;
}
