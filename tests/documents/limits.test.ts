import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, exceededLimit } from '../../src/documents/limits.ts';
import type { Limits } from '../../src/documents/limits.ts';
import { parseDocument } from '../../src/documents/parse.ts';

const told = (text: string, limits: Partial<Limits> = {}, format: 'md' | 'mdx' = 'md') => exceededLimit(text, { ...DEFAULT_LIMITS, ...limits }, format)?.message ?? null;

describe('each limit', () => {
  test.each<[string, Partial<Limits>, string, string]>([
    ['bytes', { bytes: 10 }, 'twelve chars', 'The document has 12 bytes, expected at most 10'],
    ['lines', { lines: 3 }, 'a\nb\nc\nd', 'The document has at least 4 lines, expected at most 3'],
    ['quotes', { nesting: 3 }, '> > > > a', 'The document has at least 4 levels of nesting, expected at most 3'],
    ['lists', { nesting: 3 }, '- 1. * + a', 'The document has at least 4 levels of nesting, expected at most 3'],
    ['containers', { containers: 2 }, '- a\n- b\n- c', 'The document has at least 3 list items and quotes, expected at most 2'],
    ['marks in a paragraph', { marksInBlock: 3 }, '*a* _b_', 'The document has at least 4 marks of emphasis, code or links in one paragraph, expected at most 3'],
    ['marks', { marks: 3 }, '*a*\n\n_b_', 'The document has at least 4 marks of emphasis, code or links, expected at most 3'],
    ['code spans', { unclosed: 2 }, '` `` ```', 'The document has at least 3 unclosed code spans, comments or links in one paragraph, expected at most 2'],
    ['comments', { unclosed: 2 }, 'a <!-- > <!-- <!--', 'The document has at least 3 unclosed code spans, comments or links in one paragraph, expected at most 2'],
    ['cells', { tableCells: 5 }, '|a|b|\n|-|-|\n', 'The document has at least 6 table cells, expected at most 5'],
    ['definitions', { definitions: 1 }, '[a]: b\n[c]: d', 'The document has at least 2 definitions of links and footnotes, expected at most 1'],
    ['metadata', { metadata: 8 }, '---\ntitle: A\n---\n', 'The document has at least 13 characters of metadata, expected at most 8'],
  ])('%s', (_name, limits, text, message) => {
    expect(told(text, limits)).toBe(message);
    expect(told(text)).toBeNull();
  });

  test('a thematic break is no list', () => {
    expect(told('* * * * * * *', { nesting: 3 })).toBeNull();
    expect(told('- - - - - - - a', { nesting: 3 })).not.toBeNull();
  });

  test('braces count in MDX only', () => {
    expect(told('{a} {b}', { braces: 1 }, 'mdx')).toBe('The document has at least 2 braces in MDX, expected at most 1');
    expect(told('{a} {b}', { braces: 1 })).toBeNull();
  });

  test('a refusal says how to change the limit', () => {
    expect(parseDocument('a.md', 'a\nb', { limits: { lines: 1 } }).problems).toMatchObject([
      { rule: 'document/limits', help: 'Split the document, or move raw data into a file of its own. Where it has to be so, raise `lines` under `limits` in zephyr.config.yaml.' },
    ]);
  });
});

describe('what belongs together', () => {
  const few = { marksInBlock: 4 };

  test.each([
    ['items of a list', '- *a* b\n- *a* b\n- *a* b\n'],
    ['items of a numbered list', '1. *a* b\n2. *a* b\n3. *a* b\n'],
    ['rows of a table', '|a|\n|-|\n|*a*|\n|*a*|\n|*a*|\n'],
    ['fenced code', '```\n* * * * _ _ _ `\n```\n'],
    ['fenced code in a list', '1. a\n\n   ```\n   *a* *a* *a*\n   ```\n'],
    ['headings', '# *a*\n# *a*\n# *a*\n'],
  ])('%s count one by one', (_name, text) => expect(told(text, few)).toBeNull());

  test.each([
    ['lines of a paragraph', '*a*\n*a*\n*a*\n'],
    ['a paragraph that goes on in an indented line', '*a*\n    - *a*\n    - *a*\n'],
    ['a number other than one, which starts no list in a paragraph', '*a*\n2. *a*\n2. *a*\n'],
    ['a quote and its lazy lines', '> *a*\n*a*\n*a*\n'],
    ['rows behind a line that is no header', 'x\n|a|\n|-|\n|*a*|\n|*a*|\n|*a*|\n'],
    ['text behind a fence that its quote has ended', '> ```\n*a* *a* *a*\n'],
    ['text behind a fence that its list item has ended', '- ```\n*a* *a* *a*\n'],
    ['a fence in a comment is none', '<!--\n\n```\n-->\n\n*a* *a* *a*\n'],
    ['a fence in HTML is none', '<div>\n```\n\n*a* *a* *a*\n'],
  ])('%s', (_name, text) => expect(told(text, few)).toContain('marks of emphasis'));
});

test('text in a log between fences is no reason to refuse', () => {
  expect(parseDocument('a.md', `# A\n\n\`\`\`\n${'[INFO] *** a_b_c `x\n'.repeat(3000)}\`\`\`\n`).refused).toBe(false);
});

// Each of these takes remark minutes or the whole stack without limits.
test.each([
  ['lists', '- '],
  ['quotes', '> '],
  ['brackets', '['],
  ['closing brackets', ']'],
  ['links', '[a]('],
  ['titles', '[a](b ('],
  ['emphasis', '*a **a '],
  ['closing emphasis', 'a* '],
  ['comments', 'a <!-- '],
  ['instructions', 'a <? '],
  ['data', 'a <![CDATA[ '],
  ['code', '` `` ``` ```` '],
  ['cells', '|a'],
  ['rows', '| a | b |\n|---|---|\n'],
  ['items', '- a\n'],
  ['definitions', '[r]: a\n'],
  ['footnotes', '[^r]: a\n\n'],
  ['references', '[a] '],
  ['handles', '@'],
  ['keys', 'A-'],
  ['addresses', 'a@b.'],
  ['white space', ' '],
  ['blank lines', '\n'],
  ['carriage returns', '\r'],
  ['invisible', 'a\u200b'],
  ['entities', '&amp'],
])('100 kB of %s end soon', (_name, unit) => {
  const start = performance.now();
  parseDocument('a.md', `x\n\n${unit.repeat(Math.floor(100_000 / unit.length))}`);
  parseDocument('a.mdx', `x\n\n${unit.repeat(Math.floor(100_000 / unit.length))}`);
  parseDocument('a.md', `---\na: ${unit.repeat(Math.floor(60_000 / unit.length))}\n---\n\nx\n`);
  expect((performance.now() - start) / 1000).toBeLessThan(20);
});

test('the scan takes linear time', () => {
  const time = (text: string) => {
    const start = performance.now();
    exceededLimit(text, { ...DEFAULT_LIMITS, bytes: 1e9, lines: 1e9, marks: 1e9, marksInBlock: 1e9, unclosed: 1e9, tableCells: 1e9, definitions: 1e9, containers: 1e9, nesting: 1e9, metadata: 1e9, metadataLines: 1e9 }, 'md');
    return performance.now() - start;
  };
  fc.assert(
    fc.property(fc.array(fc.constantFrom('- ', '> ', '`', '``', '*', '[', '](', '<!--', '|', '|-|\n', '\n', '\n\n', 'a', '    ', '```\n', '<div>\n', '<!--\n', '1. '), { minLength: 1, maxLength: 6 }), (parts) => {
      const unit = parts.join('');
      const text = unit.repeat(Math.floor(1_000_000 / unit.length));
      expect(time(text)).toBeLessThan(5_000);
    }),
    { numRuns: 25 },
  );
});

test.each(['\n', '\r\n', '\r'])('lines of metadata are counted whatever ends them: %j', (lineEnd) => {
  const { refused, problems } = parseDocument('a.md', ['---', 'a: 1', ...Array<string>(DEFAULT_LIMITS.metadataLines).fill(''), '---', '', 'x', ''].join(lineEnd));
  expect({ refused, rules: problems.map(({ rule }) => rule) }).toEqual({ refused: true, rules: ['document/limits'] });
});
