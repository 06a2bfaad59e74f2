import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { proseOf } from '../../src/lint/prose.ts';

const GAP = '\u0000';

describe('proseOf', () => {
  it.each<[string, string, string[]]>([
    ['marks are left out', 'a **b** *c* [d](e.md) ~~f~~\n', ['a b c d f']],
    ['code, comments and images are gaps', 'a `b`<!-- c -->![d](e.png) f\n', [`a ${GAP}${GAP}${GAP} f`]],
    ['headings, code blocks and HTML are none', '# a\n\n```\nb\n```\n\n<p>c</p>\n', []],
    ['cells, items and quotations are', '| a | b |\n| - | - |\n| c | d |\n\n- e\n\n> f\n', ['a', 'b', 'c', 'd', 'e', 'f']],
  ])('%s', (_name, text, expected) => {
    expect(proseOf(parseDocument('content/x.md', text)).map((prose) => prose.text)).toEqual(expected);
  });

  it('leads every character back to its place', () => {
    const text = '---\nkind: other\n---\n\n> Some **bold\n> words** and [a link](x.md) with `code`.\n\n| cell *one* |\n| --- |\n';
    for (const { text: words, offsetAt } of proseOf(parseDocument('content/x.md', text))) {
      [...words].forEach((character, index) => {
        if (character !== GAP) expect(text[offsetAt(index)]).toBe(character);
      });
    }
  });
});
