import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** Rule ids that fire on a text, as if it stood at this path. */
async function complaints(path: string, text: string): Promise<string[]> {
  const results = await eslint.lintText(text, { filePath: root + path });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? 'parse error'));
}

describe('the direction of imports is held', () => {
  test.each([
    ['a lower layer that imports a higher one', 'src/policy/planted.ts', "import { x } from '../lint/rule.ts';\nexport const y = x;\n", 'boundaries/dependencies'],
    ['siblings that import each other', 'src/severity/planted.ts', "import { x } from '../escalation/simulate.ts';\nexport const y = x;\n", 'boundaries/dependencies'],
    ['an Astro component that imports the command line', 'src/site/components/Planted.astro', "---\nimport { main } from '../../cli/main.ts';\nmain();\n---\n<p></p>\n", 'boundaries/dependencies'],
    ['a dynamic import upwards', 'src/documents/planted.ts', "export const later = () => import('../cli/main.ts');\n", 'boundaries/dependencies'],
    ['the core reading a file', 'src/lint/planted.ts', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n", 'no-restricted-imports'],
    ['the core reading the clock', 'src/escalation/planted.ts', 'export const now = () => Date.now();\n', 'no-restricted-properties'],
    ['the core reading the clock through a constructor', 'src/escalation/planted.ts', 'export const now = () => new Date();\n', 'no-restricted-syntax'],
    ['the core asking for the locale of the machine', 'src/report/planted.ts', 'export const show = (n: number) => n.toLocaleString();\n', 'no-restricted-syntax'],
  ])('%s is refused', async (_name, path, text, rule) => {
    expect(await complaints(path, text)).toContain(rule);
  });

  test('a downward import is accepted', async () => {
    expect(await complaints('src/lint/planted.ts', "import type { Policy } from '../policy/schema.ts';\nexport type P = Policy;\n")).toEqual([]);
  });
});
