/** JSON with a long list in it, written entry by entry, exactly as `safeJson` would write all of it at once. */
import { safeJson } from './escape.ts';

/** The list alone. `depth` is how deep it stands, for the indentation. */
export function* jsonList(entries: Iterable<unknown>, depth: number): Iterable<string> {
  const indent = '  '.repeat(depth);
  let between = '';
  for (const entry of entries) {
    yield `${between === '' ? '[' : between}\n${indent}  ${safeJson(entry).replaceAll('\n', `\n${indent}  `)}`;
    between = ',';
  }
  yield between === '' ? '[]' : `\n${indent}]`;
}

/** An object in which the (only) empty list under `key` is filled with the entries. */
export function* jsonWithList(frame: object, key: string, entries: Iterable<unknown>): Iterable<string> {
  const text = safeJson(frame);
  // Within a string the quotes would be escaped, so this is the key.
  const [, indent = ''] = new RegExp(`\\n( *)"${key}": \\[\\]`).exec(text) ?? [];
  const mark = `\n${indent}"${key}": `;
  const at = text.indexOf(`${mark}[]`) + mark.length;
  yield text.slice(0, at);
  yield* jsonList(entries, indent.length / 2);
  yield `${text.slice(at + '[]'.length)}\n`;
}
