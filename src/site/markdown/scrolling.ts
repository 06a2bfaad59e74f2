import { defineHastPlugin, type HastPluginDefinition } from 'satteri';

/** Languages whose lines may be wrapped without changing what they say. */
const COMMANDS = new Set(['sh', 'sql']);

/** Lines of code that are wider than the screen scroll by themselves, also with the keyboard. */
export function scrolling(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'zephyr-scrolling',
    element: {
      filter: ['pre'],
      visit(node, context) {
        if (!isCommand(node)) context.setProperty(node, 'tabindex', '0');
      },
    },
  });
}

/** A block of commands, which are wrapped and so never scroll. */
export const isCommand = (pre: Element): boolean => COMMANDS.has(languageOf(pre));

/** Language of a block of code; `''` where it names none. */
export function languageOf(pre: Element): string {
  const code = pre.children?.find(({ type }) => type === 'element');
  return /\blanguage-([\w-]+)/.exec(String(code?.properties?.['className'] ?? code?.properties?.['class'] ?? ''))?.[1] ?? '';
}

interface Element {
  type: string;
  properties?: Readonly<Record<string, unknown>>;
  children?: readonly Element[];
}
