// Whatever stands in a file: no exception, no position outside it, the same answer twice, in time that grows with its length only.
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { recogniseActions } from '../../src/actions/recognise.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { NOWHERE, read } from './read.ts';

const HEADS = ['## Action items', '**Next steps:**', '### Alice', 'Follow-ups:', '## Lessons learned', '## Remediation', 'Title\n=====', '<h2>Actions</h2>', '== Tasks ==', '- Action items'];
const LINES = ['- [ ] Add an alert (@ana, OPS-1)', '  - Owner: Ana', '1. Done: x', '| Action | Owner |', '|---|---|', '| Fix `a|b` | TBD |', 'We will do it. Also that.', '<li>Fix</li>', '> - quote', '```', '---', '***', '[a]: b', '- ', '* [x]', '\\', '![i](u)', '- None', '~~old~~ - due 2026-01-01', '予防', '\t- tab', '[issue][a]'];
const line = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...LINES) }, { weight: 2, arbitrary: fc.constantFrom(...HEADS) }, fc.string({ unit: 'binary', maxLength: 30 }), fc.constant(''));
const markdown = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

describe('any text', () => {
  it('gives items inside the file, in order, each on a line of its own, and the same again', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const record = read(text);
        const lines = text.split(/\r\n|\n|\r/).length;
        let before = 0;
        for (const item of record.items) {
          expect(item.line).toBeGreaterThan(before);
          expect(item.line).toBeLessThanOrEqual(lines);
          expect(item.range.start.line).toBe(item.line);
          expect(item.range.end.offset).toBeGreaterThanOrEqual(item.range.start.offset);
          expect(item.range.end.offset).toBeLessThanOrEqual(text.length);
          expect(item.text).not.toMatch(/\n/);
          expect(item.ownerKind === null).toBe(item.owner === null);
          before = item.line;
        }
        for (const section of record.sections) {
          expect(section.range.end.offset).toBeLessThanOrEqual(text.length);
          expect(section.range.start.line).toBe(section.line);
        }
        expect(read(text)).toEqual(record);
      }),
      { numRuns: 400 },
    );
  });

  it('survives any tree, with and without positions', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('Action items', 'Owner: Ana', 'Add it', '', 'Follow-ups:')).map((value) => ({ type: 'text', value }));
    const { flow } = fc.letrec((tie) => ({
      phrasing: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        text,
        fc.constantFrom({ type: 'break' }, { type: 'inlineCode', value: '`' }, { type: 'html', value: '<br>' }),
        fc.record({ type: fc.constantFrom('strong', 'delete', 'emphasis'), children: fc.array(tie('phrasing'), { maxLength: 3 }) }),
        fc.record({ type: fc.constantFrom('link', 'linkReference'), url: fc.webUrl(), identifier: fc.constant('a'), children: fc.array(tie('phrasing'), { maxLength: 2 }) }),
      ),
      cells: fc.array(fc.record({ type: fc.constant('tableCell'), children: fc.array(tie('phrasing'), { maxLength: 2 }) }), { maxLength: 4 }),
      item: fc.record({ type: fc.constant('listItem'), checked: fc.constantFrom(true, false, null), children: fc.array(tie('flow'), { maxLength: 3 }) }),
      flow: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.record({ type: fc.constant('paragraph'), children: fc.array(tie('phrasing'), { maxLength: 3 }) }),
        fc.record({ type: fc.constant('heading'), depth: fc.constantFrom(1, 2, 3), children: fc.array(tie('phrasing'), { maxLength: 2 }) }),
        fc.record({ type: fc.constant('html'), value: fc.constantFrom('<li>', '<tr><td>x', '<h2>Actions</h2>', '<!-- -->') }),
        fc.constantFrom({ type: 'thematicBreak' }, { type: 'definition', identifier: 'a', url: 'https://example.com/issues/1' }),
        fc.record({ type: fc.constant('list'), ordered: fc.boolean(), start: fc.constantFrom(1, 2, null), children: fc.array(tie('item'), { maxLength: 3 }) }),
        fc.record({ type: fc.constant('table'), children: fc.array(fc.record({ type: fc.constant('tableRow'), children: tie('cells') }), { maxLength: 3 }) }),
        fc.record({ type: fc.constantFrom('blockquote', 'mdxJsxFlowElement'), children: fc.array(tie('flow'), { maxLength: 3 }) }),
      ),
    }));
    const host = parseDocument('a.md', 'text');
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 8 }), (children) => {
        recogniseActions({ ...host, tree: { type: 'root', children } as Root }, NOWHERE);
      }),
      { numRuns: 400 },
    );
  });

  it('survives a tree that is far too deep', () => {
    let node: Nodes = { type: 'text', value: 'x' };
    for (let depth = 0; depth < 20_000; depth += 1) node = { type: 'blockquote', children: [node] } as Nodes;
    const host = parseDocument('a.md', 'text');
    expect(recogniseActions({ ...host, tree: { type: 'root', children: [node] } as Root }, NOWHERE).items).toEqual([]);
  });
});

describe('baits for patterns', () => {
  const BAITS: Record<string, (n: number) => string> = {
    'A-': (n) => 'A-'.repeat(n / 2),
    '@': (n) => '@'.repeat(n),
    '@a ': (n) => '@a '.repeat(n / 3),
    'Owner:': (n) => `Owner: ${'a'.repeat(n)}!`,
    'Owner: Owner:': (n) => 'Owner: '.repeat(n / 7),
    'due 2026-': (n) => `due ${'2026-'.repeat(n / 5)}`,
    'by by': (n) => 'by '.repeat(n / 3),
    spaces: (n) => `x${' '.repeat(n)}x`,
    brackets: (n) => 'x ' + '('.repeat(n / 2) + ')'.repeat(n / 2),
    'open brackets': (n) => '([{'.repeat(n / 3),
    '#1#1': (n) => '#1'.repeat(n / 2),
    'a/b/': (n) => 'a/b/'.repeat(n / 4),
    'https://': (n) => 'https://'.repeat(n / 8),
    'words to': (n) => 'we will have been to be '.repeat(n / 24),
    dots: (n) => '. '.repeat(n / 2),
    capitals: (n) => 'A. B '.repeat(n / 5),
    'tags <li': (n) => '<li '.repeat(n / 4),
    '{{{': (n) => '{{'.repeat(n / 2),
    dashes: (n) => '- – '.repeat(n / 4),
    'ed.': (n) => 'was been '.repeat(n / 9),
  };
  // the trees are made by hand: how long a parser takes is another question
  const words = (value: string): Nodes => ({ type: 'text', value });
  const tree = (...children: unknown[]): Root => ({ type: 'root', children }) as Root;
  const heading = (value: string) => ({ type: 'heading', depth: 2, children: [words(value)] });
  const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
  const list = (value: string) => ({ type: 'list', children: [{ type: 'listItem', checked: false, children: [paragraph(words(value))] }] });
  const row = (...cells: string[]) => ({ type: 'tableRow', children: cells.map((cell) => ({ type: 'tableCell', children: [words(cell)] })) });
  const PLACES: ((bait: string) => Root)[] = [
    (bait) => tree(heading('Action items'), list(bait)),
    (bait) => tree(heading('Action items'), paragraph(words(`We will ${bait}`))),
    (bait) => tree(heading('Actions'), { type: 'table', children: [row('Action', 'Owner', 'Due', 'Ticket', 'Status', '#'), row(bait, bait, bait, bait, bait, bait)] }),
    (bait) => tree(heading(bait), list('Add it')),
    (bait) => tree(paragraph({ type: 'strong', children: [words(bait)] }), list('Add it')),
    (bait) => tree(paragraph(words(`${bait}:`)), list('Add it')),
    (bait) => tree(heading('Actions'), { type: 'html', value: `<li>${bait}` }),
    (bait) => tree(heading('Actions'), paragraph({ type: 'link', url: `https://example.com/${bait}`, children: [words(bait)] })),
    (bait) => tree(heading('Lessons learned'), list(`Add ${bait}`)),
  ];
  const host = parseDocument('a.md', 'text');
  /** Milliseconds of the processor, not of the clock: other work on the machine must not count. */
  const timeOf = (root: Root): number => {
    const start = process.threadCpuUsage();
    recogniseActions({ ...host, tree: root }, NOWHERE);
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  };

  it.each(Object.entries(BAITS))('%s: 100 kB take no time to speak of', (_, bait) => {
    PLACES.forEach((place, at) => expect(timeOf(place(bait(100_000))), `place ${at}`).toBeLessThan(500));
  });

  it('grows with the number of items, not with its square', () => {
    const items = (n: number): Root => tree(heading('Action items'), ...Array.from({ length: n }, () => list('Add an alert (@ana, OPS-1)')));
    timeOf(items(500));
    const small = Math.max(timeOf(items(2000)), 2);
    expect(timeOf(items(16_000)) / small).toBeLessThan(40);
  });
});
