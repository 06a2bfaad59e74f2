/** The little of HCL that an export needs: strings, lists, attributes and blocks, set as `terraform fmt` does. */

/** Text as a quoted string that means this very text: no interpolation, no directive, no line break, nothing invisible. */
export function hclString(text: string): string {
  const safe = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => named(character.codePointAt(0) ?? 0))
    // Of several `$` and `%` before a brace only the last one doubled would still be read in two ways.
    .replace(/[$%]+(?=\{)/g, (run) => `${[...run.slice(0, -1)].map((sign) => named(sign.codePointAt(0) ?? 0)).join('')}${run.slice(-1).repeat(2)}`);
  return `"${safe}"`;
}

function named(code: number): string {
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

export interface Block {
  /** `resource "pagerduty_schedule" "shop"`. */
  head: string;
  /** Names and expressions that are HCL already. */
  attributes: readonly (readonly [string, string])[];
  blocks: readonly Block[];
}

/** A block with what is in it, `=` aligned, blocks behind a blank line. */
export function hclBlock({ head, attributes, blocks }: Block): string {
  const width = Math.max(0, ...attributes.map(([name]) => name.length));
  const lines = [
    ...attributes.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`),
    ...blocks.flatMap((block, k) => [...(k > 0 || attributes.length > 0 ? [''] : []), ...hclBlock(block).split('\n').map((line) => (line === '' ? '' : `  ${line}`))]),
  ];
  return [`${head} {`, ...lines, '}'].join('\n');
}
