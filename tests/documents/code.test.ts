import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlocksOf } from '../../src/documents/code.ts';
import { parseDocument } from '../../src/documents/parse.ts';

/** Each line of each block, found again in the file by its range. */
function again(text: string): { code: string[]; source: string[] } {
  const document = parseDocument('x.md', text);
  const code: string[] = [];
  const source: string[] = [];
  for (const block of codeBlocksOf(document)) {
    let start = 0;
    for (const line of block.text.split('\n')) {
      const range = block.rangeOf(start, start + line.length);
      code.push(line);
      source.push(document.text.slice(range.start.offset, range.end.offset));
      start += line.length + 1;
    }
  }
  return { code, source };
}

describe('a stretch of code leads back to the file', () => {
  it.each([
    ['fenced', '```sh\na b\n  c\n\nd\n```\n', ['a b', '  c', '', 'd']],
    ['in a list', '1. x\n\n   ```sh\n   a\n     b\n   ```\n', ['a', '  b']],
    ['in a quote', '> ```\n> a\n> b c\n> ```\n', ['a', 'b c']],
    ['indented', 'x\n\n    a\n    b\n', ['a', 'b']],
    ['with Windows line ends', '```sh\r\na\r\nb\r\n```\r\n', ['a', 'b']],
    ['in a quote with Windows line ends', '> ```\r\n> a\r\n>  b\r\n> ```\r\n', ['a', ' b']],
    ['in a list with the line ends of old Macs', '- x\r\r  ```\r  a\r   b\r  ```\r', ['a', ' b']],
    ['never closed', '~~~\na\nb', ['a', 'b']],
  ])('%s', (_name, text, lines) => {
    const { code, source } = again(text);
    expect(code).toEqual(lines);
    expect(source).toEqual(lines);
  });
});

it('leads each visible character back to itself, whatever stands in front of the block', () => {
  const line = fc.constantFrom('$ ls', '\t$ ls', '  $ ls', 'a\tb', '', 'x  ');
  fc.assert(fc.property(fc.constantFrom('', '  ', '> ', '>\t', '- ', '-\t', '1.  ', '> - ', '- > '), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), fc.array(line, { minLength: 1, maxLength: 4 }), (marker, lineEnd, fenced, code) => {
    const lines = fenced ? ['```', ...code, '```'] : code.map((one) => `\t${one}`);
    const rest = marker.replace(/[^>\t]/g, ' ');
    const document = parseDocument('x.md', lines.map((one, at) => (at === 0 ? marker : rest) + one).join(lineEnd));
    for (const block of codeBlocksOf(document)) {
      for (const { index, 0: char } of block.text.matchAll(/\S/g)) {
        const { start, end } = block.rangeOf(index, index + 1);
        expect(document.text.slice(start.offset, end.offset)).toBe(char);
      }
    }
  }));
});

it('knows the language without its attributes', () => {
  expect(codeBlocksOf(parseDocument('x.md', '```Bash {1,2} title="x"\na\n```\n\n```\nb\n```\n')).map(({ language }) => language)).toEqual(['bash', '']);
});

it('finds places in a long block without counting its lines each time', () => {
  const [block] = codeBlocksOf(parseDocument('x.md', `\`\`\`\n${'a b\n'.repeat(15_000)}\`\`\`\n`));
  const start = performance.now();
  for (let at = 0; at < 60_000; at += 4) block?.rangeOf(at, at + 3);
  expect(block?.rangeOf(59_996, 59_999).start.line).toBe(15_001);
  expect(performance.now() - start).toBeLessThan(2000);
});
