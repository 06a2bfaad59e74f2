/** Languages whose lines may be broken anywhere between words without changing what they say. */
const COMMANDS = new Set(['sh', 'sql']);

interface Element {
  type: string;
  properties?: Readonly<Record<string, unknown>>;
  children?: readonly Element[];
}

/** A block of commands to type. */
export const isCommand = (pre: Element): boolean => COMMANDS.has(languageOf(pre));

/** Language of a block of code; `''` where it names none. */
export function languageOf(pre: Element): string {
  const code = pre.children?.find(({ type }) => type === 'element');
  return /\blanguage-([\w-]+)/.exec(String(code?.properties?.['className'] ?? code?.properties?.['class'] ?? ''))?.[1] ?? '';
}
