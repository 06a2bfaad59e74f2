import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shown, type Shown } from '../../../src/islands/post-mortem-form/preview.ts';

const html = (tree: readonly (Shown | string)[]): string => tree.map((node) => (typeof node === 'string' ? node : `<${node.tag}>${html(node.children)}</${node.tag}>`)).join('');

it.each([
  ['## Summary\n\nIt broke.\nThen not.', '<h4>Summary</h4><p>It broke.\nThen not.</p>'],
  ['- one\n- two\n  more\n\nafter', '<ul><li>one</li><li>two\nmore</li></ul><p>after</p>'],
  ['1. one\n2. two', '<ol><li>one</li><li>two</li></ol>'],
  ['| A | B |\n| --- | --- |\n| x \\| y | **z** |', '<table><tr><th>A</th><th>B</th></tr><tr><td>x | y</td><td><strong>z</strong></td></tr></table>'],
  ['> **Write here:** what\n> broke', '<blockquote><strong>Write here:</strong> what\nbroke</blockquote>'],
  ['```sh\n# no heading\n\n- no list\n```\nx', '<pre># no heading\n\n- no list</pre><p>x</p>'],
  ['a `**code**` and *so* [on](https://x.example/y) \\*no\\*', '<p>a <code>**code**</code> and <em>so</em> <u>on</u> *no*</p>'],
  ['snake_case_name 2*3*4 <b>x</b>', '<p>snake_case_name 2*3*4 <b>x</b></p>'],
  ['#hashtag\n-5 °C', '<p>#hashtag\n-5 °C</p>'],
  ['```\nnever closed', '<pre>never closed</pre>'],
])('%j', (markdown, expected) => expect(html(shown(markdown))).toBe(expected));

it('loses no word of any text', () => {
  const words = (text: string): string => text.replace(/[^a-z]/g, '');
  const text = (tree: readonly (Shown | string)[]): string => tree.map((node) => (typeof node === 'string' ? node : text(node.children))).join(' ');
  const line = fc.stringMatching(/^(?:[-#>|*] ?|\d\. )?[a-z *`_\\|()[\]]{0,30}$/);
  fc.assert(fc.property(fc.array(line), (lines) => {
    // The row below a table's head only draws a line, an address is no word, and a table's text ends at its last bar.
    const markdown = lines.filter((each) => !each.startsWith('|') && !each.includes('](')).join('\n');
    expect(words(text(shown(markdown)))).toBe(words(markdown));
  }));
});

it.each(['[', '*', '`', '> ', '|', '\\', '- ', '**a', '(['])('ends soon for 50,000 times %j', (piece) => {
  const before = performance.now();
  shown(piece.repeat(50_000));
  expect(performance.now() - before).toBeLessThan(2000);
});
