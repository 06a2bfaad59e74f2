import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { splitAtFences } from '../../src/documents/fence.ts';
import { splitWithGrayMatter } from '../../src/documents/gray-matter.ts';
import { parseDocument } from '../../src/documents/parse.ts';

const yaml = (source: string) => parseDocument('a.md', `---\n${source}\n---\n\ntext\n`);
const told = (source: string) => yaml(source).problems.map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`);

describe('YAML', () => {
  test('dates stay the text that was written', () => {
    expect(yaml('date: 2026-03-14\nat: 2026-03-14T09:00:00Z\ntime: 12:30:45').frontmatter.data).toEqual({
      date: '2026-03-14',
      at: '2026-03-14T09:00:00Z',
      time: '12:30:45',
    });
  });

  test.each([
    ['authors: @ana', '2:10 Unexpected `@` at the start of a value, which YAML keeps for itself'],
    ['a: 1\na: 2', '3:1 Unexpected second `a`, expected each key once'],
    ['a: &x {b: 1}\n<<: *x', '3:1 Unexpected merge key `<<`, expected each key written out'],
    ['a: 017', '2:4 Unexpected `017`, a number that some readers take as octal, expected a plain number or text'],
    ['a: 0o17', '2:4 Unexpected `0o17`, a number that some readers take as octal, expected a plain number or text'],
    ['a: 1e400', '2:4 Unexpected `1e400`, a number that cannot be held exactly, expected a plain number or text'],
    ['a: .nan', '2:4 Unexpected `.nan`, a number that cannot be held exactly, expected a plain number or text'],
    ['__proto__: {polluted: 1}', '2:1 Unexpected key `__proto__`, expected a name that JavaScript does not use itself'],
    ['a: {constructor: 1}', '2:5 Unexpected key `constructor`, expected a name that JavaScript does not use itself'],
    ['just a sentence', '2:1 Unexpected plain text as metadata, expected keys with values'],
    ['- a\n- b', '2:1 Unexpected a list as metadata, expected keys with values'],
    ['a: !!binary "R0"', '2:13 Unexpected YAML tag `!!binary`, expected plain text, numbers, lists or keys'],
  ])('%j is explained', (source, message) => {
    expect(told(source)).toEqual([message]);
    expect(yaml(source).refused).toBe(false);
  });

  test('the help for a handle says what to type', () => {
    expect(yaml('authors: @ana').problems[0]?.help).toBe('Put the value in quotation marks: "@ana".');
  });

  test.each([
    ['a: !!js/function "x"', 'Unexpected YAML tag `!!js/function`, expected plain text, numbers, lists or keys'],
    ['a: &a [*a]', 'Alias `*a` contains itself'],
    [['a: &a [x,x,x,x,x,x,x,x,x,x]', ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'.charAt(at)}`).join(',')}]`)].join('\n'), 'Metadata grows beyond 10000 values when its aliases are followed'],
    [`a: ${'['.repeat(40)}${']'.repeat(40)}`, 'The document has at least 33 levels of nesting, expected at most 32'],
    [`${'- '.repeat(5000)}a`, 'The document has at least 5000 levels of nesting, expected at most 32'],
  ])('what would run or grow is refused (%#)', (source, message) => {
    const document = yaml(source);
    expect(document.problems.map((problem) => problem.message)).toEqual([message]);
    expect(document.refused).toBe(true);
    expect(document.tree.children).toEqual([]);
  });

  test('an alias stands for the last value above it that has its name', () => {
    expect(yaml('a: &x 1\nb: *x\nc: &x [2, &y 3]\nd: [*x, *y]').frontmatter.data).toEqual({ a: 1, b: 1, c: [2, 3], d: [[2, 3], 3] });
  });

  test('thousands of aliases are looked up at once', () => {
    const start = performance.now();
    yaml(`a: &x 1\nb: [${'&y 1,'.repeat(5000)}${'*x,'.repeat(8000)}]`);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('what is wrong in one key leaves the others', () => {
    expect(yaml('title: A\nauthors: @ana\nseverity: SEV-2').frontmatter.data).toMatchObject({ title: 'A', severity: 'SEV-2' });
  });

  test('a missing key is undefined whatever its name', () => {
    expect(yaml('a: 1').frontmatter.data['constructor']).toBeUndefined();
    expect(parseDocument('a.md', 'text').frontmatter.data['toString']).toBeUndefined();
  });

  test('places of values; a missing key has the start of the block', () => {
    const document = yaml('title: "A b"\nempty:\nfolded: >-\n  sev 1\n\nlist:\n  - x');
    const written = (key: string) => {
      const { start, end } = document.frontmatter.rangeOf(key);
      return document.text.slice(start.offset, end.offset);
    };
    expect(written('title')).toBe('"A b"');
    expect(written('folded')).toBe('>-\n  sev 1');
    expect(written('list')).toBe('- x');
    expect(document.frontmatter.rangeOf('missing').start.offset).toBe(0);
    expect(document.frontmatter.rangeOf('empty').start.line).toBe(3);
  });

  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string(), { maxLength: 3 }));
  test('plain data goes in and comes out', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,9}$/), value, { maxKeys: 6 }), (data) => {
        const safe = Object.fromEntries(Object.entries(data).filter(([key]) => !(key in {}) && key !== 'prototype'));
        const source = stringify(safe, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 });
        expect(Object.entries(yaml(source.trimEnd()).frontmatter.data)).toEqual(Object.entries(safe));
      }),
    );
  });
});

describe('fences', () => {
  test.each([['js'], ['javascript'], ['coffee'], ['json'], ['constructor'], ['__proto__']])('the language %s is refused and never run', (language) => {
    const document = parseDocument('a.md', `---${language}\n{ "a": 1 }\n---\n\ntext\n`);
    expect(document.refused).toBe(true);
    expect(document.problems.map(({ message }) => message)).toEqual([`Unexpected metadata in the language \`${language}\`, which is never run, expected YAML`]);
  });

  test('no closing line', () => {
    const document = parseDocument('a.md', '---\ntitle: A\n\n## B\n');
    expect(document.problems).toMatchObject([{ rule: 'document/frontmatter', range: { start: { line: 1 } } }]);
    expect(document.sections.map(({ title }) => title)).toContain('B');
    expect(parseDocument('a.md', '---\n\n# A thematic break\n').problems).toEqual([]);
  });

  test('a closing line that other tools do not see is reported, and the tree holds no piece of the block', () => {
    const document = parseDocument('a.md', '---\ntitle: A\n----\n\n# B\n');
    expect(document.frontmatter.data).toEqual({ title: 'A' });
    expect(document.problems.map(({ message }) => message)).toEqual(['Unexpected `----` at the end of the metadata, expected `---`']);
    expect(document.tree.children.map(({ type }) => type)).toEqual(['heading']);
    expect(document.sections[0]?.range.start).toMatchObject({ line: 5, column: 1 });
  });

  test('TOML', () => {
    const document = parseDocument('a.md', '+++\ntitle = "A"\ndate = 2026-03-14\n\n[owner]\nname = "b"\n+++\n\ntext\n');
    expect(document.frontmatter).toMatchObject({ format: 'toml', data: { title: 'A', date: '2026-03-14', owner: { name: 'b' } } });
    expect(document.frontmatter.rangeOf('date').start).toMatchObject({ line: 3, column: 8 });
    expect(parseDocument('a.md', '+++\ntitle = = 1\n+++\n\ntext\n').problems).toMatchObject([{ rule: 'document/frontmatter', range: { start: { line: 2 } } }]);
  });

  test.each(['---yaml \n---\n', '---yaml \r\n---', '---   \n \n---', '---yaml\n\r\n---'])('both splitters give the same block: %j', (text) => {
    expect(splitWithGrayMatter(text)).toEqual(splitAtFences(text));
  });

  test('both splitters give the same blocks', () => {
    const part = fc.constantFrom('---', '+++', '----', '\n', '\r\n', 'a: 1', 'yaml', 'toml', 'js', ' ', '# x', '\n---\n', '\n+++\n', '---\n');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(splitWithGrayMatter(text)).toEqual(splitAtFences(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('metadata written into the text', () => {
  test.each([
    ['# A\n\n**Date:** 2024-01-01\n**Owner of it**: Ana B.\n\n## B\n', 'bold-lines', { date: '2024-01-01', ownerOfIt: 'Ana B.' }],
    ['# A\n\n- **Date:** 2024-01-01\n- **ID:** PM-1\n', 'bold-lines', { date: '2024-01-01', id: 'PM-1' }],
    ['# A\n\n| Field | Value |\n|---|---|\n| Incident ID | PM-1 |\n| Date | 2024-01-01 |\n', 'table', { field: 'Value', incidentId: 'PM-1', date: '2024-01-01' }],
    ['# A\n\n**Note:** x\nmore words\n\n**Bold** start of prose.\n', 'bold-lines', { note: 'x\nmore words' }],
    ['# A\n\n**Bold** start of prose.\n', null, {}],
    ['## Timeline\n\n| 09:00 | Paged |\n|---|---|\n| 09:05 | Answered |\n', null, {}],
  ])('%j', (text, format, data) => {
    const { frontmatter } = parseDocument('a.md', text);
    expect(frontmatter.format).toBe(format);
    expect({ ...frontmatter.data }).toEqual(data);
  });

  test('places', () => {
    const document = parseDocument('a.md', '# A\n\n**Date:** 2024-01-01\n**Owner**: Ana\n');
    const written = (key: string) => {
      const { start, end } = document.frontmatter.rangeOf(key);
      return document.text.slice(start.offset, end.offset);
    };
    expect([written('date'), written('owner')]).toEqual(['2024-01-01', 'Ana']);
  });
});
