/**
 * The linter's rules in a browser, where a page may have only so much script: without what a rule says of itself for its
 * page (title, why, keys of the policy, examples), and without words of other languages than English. `zephyr lint` knows both.
 */

/** The parts of a bundler's plugins that are used here. */
interface WordsPlugin {
  name: string;
  enforce: 'pre';
  resolveId(this: { resolve(source: string, importer: string, options: { skipSelf: true }): Promise<unknown> }, source: string, importer: string | undefined, options: { ssr?: boolean }): Promise<unknown> | null;
}

interface PagesPlugin {
  name: string;
  transform(this: { parse(code: string): unknown }, code: string, id: string, options?: { ssr?: boolean }): { code: string; map: null } | null;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const RULE = /\/src\/lint\/rules\/[^/]+\/[^/]+\.ts$/;
/** Each with what stands in its place. */
const FOR_PAGES: ReadonlyMap<string, string> = new Map([['title', "''"], ['policyKeys', '[]'], ['why', "''"], ['examples', '[]']]);

/** Modules of words in other languages, and of other titles than the template's; `english-only.ts` beside them has the same exports. */
const OTHER_LANGUAGES = /^(?:\.{1,2}\/)+(?:words\/)?(?:other-languages|due-elsewhere|german|japanese|section-titles|teams-elsewhere)\.ts$/;
const ASKS_FOR_WORDS = /\/src\/(?:actions|lint)\//;

export function browserRules(): [WordsPlugin, PagesPlugin] {
  return [
    {
      name: 'zephyr-english-only',
      enforce: 'pre',
      resolveId(source, importer, options) {
        if (options.ssr === true || importer === undefined || !OTHER_LANGUAGES.test(source) || !ASKS_FOR_WORDS.test(importer)) return null;
        return this.resolve(englishOnly(source), importer, { skipSelf: true });
      },
    },
    {
      name: 'zephyr-without-examples',
      transform(code, id, options) {
        if (options?.ssr === true || !RULE.test(id)) return null;
        return { code: stripped(code, this.parse(code) as Node), map: null };
      },
    },
  ];
}

const englishOnly = (source: string): string => source.replace(/[a-z-]+\.ts$/, 'english-only.ts');

/** The code of a rule (JavaScript) without its page; what only examples use is then left out by the bundler. */
function stripped(code: string, program: Node): string {
  const values = (program['body'] as Node[])
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap(({ declaration }) => ((declaration as Node | null)?.['declarations'] as Node[] | undefined) ?? [])
    .filter(({ id, init }) => (id as Node)['name'] === 'rule' && (init as Node | null)?.type === 'ObjectExpression')
    .flatMap(({ init }) => ((init as Node)['properties'] as Node[]).filter(({ type }) => type === 'Property'))
    .flatMap(({ key, value }) => {
      const instead = FOR_PAGES.get(String((key as Node)['name']));
      return instead === undefined ? [] : [{ value: value as Node, instead }];
    });
  // From the end, so that what stands before keeps its place.
  return values.toReversed().reduce((text, { value, instead }) => text.slice(0, value.start) + instead + text.slice(value.end), code);
}
