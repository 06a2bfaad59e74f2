/**
 * Writes frontmatter values as YAML. Only strings and lists of strings are needed, and JSON's strings are YAML's
 * quoted strings, so the form in the browser does without a YAML library (17 kB gz); a test reads everything back
 * with two of them.
 */

/** Words that other YAML readers take for something else than text. */
const RESERVED = /^(?:true|false|yes|no|on|off|null|y|n|nan|inf)$/i;
/** Letters first, then nothing that YAML could read as syntax. */
const PLAIN = /^\p{L}[\p{L}\p{N} _.,/()'+-]*$/u;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/;

/** `key: value`, lists over several lines; an empty text leaves the value open. */
export function yamlEntry(key: string, value: string | readonly string[]): string {
  if (typeof value === 'string') return value === '' ? `${key}:` : `${key}: ${yamlText(value)}`;
  return value.length === 0 ? `${key}: []` : `${key}: [${value.map((entry) => yamlText(entry, true)).join(', ')}]`;
}

/** A text as a value: in quotation marks where YAML, or any reader of it, could take it for something else. */
export function yamlText(text: string, inList = false): string {
  const plain = (PLAIN.test(text) && !RESERVED.test(text) && text === text.trim() && !(inList && text.includes(','))) || INSTANT.test(text);
  return plain ? text : quoted(text);
}

/** JSON, with the characters escaped that JSON leaves raw but YAML does not print. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
