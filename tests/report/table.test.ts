import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainStyle } from '../../src/report/style.ts';
import { csv, markdownTable, textTable } from '../../src/report/table.ts';
import { HOSTILE } from './findings.ts';

/** A plain reader of RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    expect(text[at]).toBe('"');
    let cell = '';
    for (at++; ; at++) {
      if (text[at] === '"' && text[at + 1] === '"') cell += text[at++];
      else if (text[at] === '"') break;
      else cell += text[at] ?? '';
    }
    row.push(cell);
    at++;
    if (text[at] === ',') at++;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('csv', () => {
  it.each([
    ['=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'=1"],
    [' =1', "'=1"],
    ['"=1', '\'"=1'],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ['a=1', 'a=1'],
    ['two\nlines', 'two lines'],
    ['2026-03-14', '2026-03-14'],
  ])('%j is %j', (text, cell) => expect(readCsv(csv(['h'], [[text]]))[1]).toEqual([cell]));

  it('any text: as many rows and cells as went in, and no cell that begins a formula', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=1', '\r\n=1', '"",=1', '\u0000=1')), { minLength: 3, maxLength: 3 })), (rows) => {
      const read = readCsv(csv(['a', 'b', 'c'], rows));
      expect(read.map((row) => row.length)).toEqual([3, ...rows.map(() => 3)]);
      for (const cell of read.slice(1).flat()) expect(cell).not.toMatch(/^\s*[=+\-@]|[\u0000-\u001f]/);
    }));
  });
});

describe('textTable', () => {
  it('pads by what is seen, and cuts whole letters', () => {
    expect(textTable(['Name', 'B'], [['東京', 'x'], ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 'y']], plainStyle, 5)).toMatch(/^ {2}Name {2}B\n {2}東京 {2}x\n/);
    expect(textTable(['N'], [['abcdefgh']], plainStyle, 5)).toBe('  N\n  abcd…\n');
    expect(textTable(['N', 'Where'], [['abcdefgh', 'docs/a.md:12']], plainStyle, 5, 'Where')).toBe('  N      Where\n  abcd…  docs/a.md:12\n');
  });
  it.each(HOSTILE.map((text) => [text]))('lets nothing out: %j', (text) => {
    const lines = textTable(['a', 'b'], [[text, text]], plainStyle).split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).not.toMatch(/^::|##\[|[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});

it('markdownTable keeps its columns', () => expect(markdownTable(['a', 'b'], [['x|y', '<b>']])).toBe('| a | b |\n| --- | --- |\n| x\\|y | &lt;b&gt; |\n'));

it('a table may have more rows than a function takes arguments', () => {
  expect(textTable(['a'], Array.from({ length: 150_000 }, () => ['b']), plainStyle).length).toBeGreaterThan(300_000);
});
