import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';

const told = (text: string, path = 'a.md') => parseDocument(path, text).problems.map(({ range, rule, message }) => `${range.start.line}:${range.start.column} ${rule} ${message}`);

describe('text', () => {
  test.each([
    ['a\u202Eb\u202C', '1:2', 'U+202E right-to-left override, U+202C end of direction override'],
    ['a\u2066b\u2069', '1:2', 'U+2066 left-to-right isolate, U+2069 end of isolate'],
    ['x\n\n@a\u200Bn\u200Da', '3:3', 'U+200B zero-width space, U+200D zero-width joiner'],
    ['a\u001b[2Jb\u0007', '1:2', 'U+001B escape, U+0007 bell'],
    ['a\u009b31m', '1:2', 'U+009B control sequence introducer'],
    ['a\rb\nc', '1:2', 'U+000D carriage return'],
    ['a\u00adb', '1:2', 'U+00AD soft hyphen'],
    ['a\u2028b', '1:2', 'U+2028'],
    ['a\ufeffb', '1:2', 'U+FEFF byte-order mark'],
    ['a\u{e0041}b', '1:2', 'U+E0041'],
  ])('%j is named', (text, place, names) => {
    expect(told(`${text}\n`)).toEqual([`${place} document/unsafe-text Unexpected invisible or control characters: ${names}, expected text that reads as it is written`]);
  });

  test('every control and format character that is not drawn, and no letter', () => {
    const honest = /[\t\n\r\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]/u;
    for (let code = 0; code < 0x110000; code++) {
      const char = String.fromCodePoint(code);
      if (/[\p{Cc}\p{Cf}]/u.test(char) && !honest.test(char)) expect(told(`a ${char} b\n`), code.toString(16)).toHaveLength(1);
    }
    expect(told('\u00e9\u0159 \u2014 \u201cx\u201d \u3042\u30a2\u6f22\uac00 \u{1F692}\n')).toEqual([]);
  });

  test('look-alike letters in keys and handles', () => {
    expect(told('do \u041E\u0420S-101 now\n')).toEqual(['1:4 document/unsafe-text Unexpected look-alike letters in a key or handle: U+041E, U+0420, expected letters of one script']);
    expect(told('by @\u0430na\n')).toHaveLength(1);
  });

  test.each([
    'שלום, נכתב על ידי דנה כהן',
    'שלום\u200f (a)',
    'می\u200cخواهم',
    'क्\u200dष',
    '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}',
    '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
    '\u2764\ufe0f\u200d\u{1F525}',
    'Москва-1 and OPS-1',
    'Δt-1, 5 µs, 日本語',
    'tab\there',
  ])('%j is honest', (text) => expect(told(`${text}\n`)).toEqual([]));
});

describe('HTML and links', () => {
  test.each([
    ['<script>alert(1)</script>', 'Unexpected HTML element `<script>`'],
    ['a <SCRIPT src="b">', 'Unexpected HTML element `<script>`'],
    ['<iframe srcdoc="x"></iframe>', 'Unexpected HTML element `<iframe>`'],
    ['<img src=x onerror="alert(1)">', 'Unexpected event handler `onerror`'],
    ['<svg onload=alert(1)>', 'Unexpected event handler `onload`'],
    ['<a href="java\tscript:alert(1)">x</a>', 'Unexpected link with the scheme `javascript:`'],
    ['<a href="&#106;avascript&colon;alert(1)">x</a>', 'Unexpected link with the scheme `javascript:`'],
    ['[a](javascript:alert(1))', 'Unexpected link with the scheme `javascript:`'],
    ['[a](JaVaScRiPt:alert(1))', 'Unexpected link with the scheme `javascript:`'],
    ['[a](java&#x0A;script:alert(1))', 'Unexpected link with the scheme `javascript:`'],
    ['[a](data:text/html;base64,PHNj)', 'Unexpected link with the scheme `data:`'],
    ['<javascript:alert(1)>', 'Unexpected link with the scheme `javascript:`'],
    ['[a]\n\n[a]: vbscript:x', 'Unexpected link with the scheme `vbscript:`'],
    ['![a](data:image/svg+xml;utf8,x)', 'Unexpected link with the scheme `data:`'],
  ])('%s', (text, message) => {
    const found = parseDocument('a.md', `${text}\n`).problems;
    expect(found.map(({ rule }) => rule)).toEqual(['document/unsafe-html']);
    expect(found[0]?.message).toContain(message);
  });

  test('what a frame shows is worth a link', () => {
    const [found] = parseDocument('a.md', '<iframe src="https://grafana.example/d/1"></iframe>\n').problems;
    expect(found?.help).toBe('Write a link to what it shows; to show it as text, put it between backticks.');
  });

  test.each(['<details><summary>a</summary></details>', '<!-- <script> -->', '`<script>`', '![a](data:image/png;base64,AA==)', '<a href="https://example.com">b</a>', 'once = 1', '<svg/onload=text>', '<img src="a.png" alt="one = two">'])('%s is harmless', (text) => {
    expect(told(`${text}\n`)).toEqual([]);
  });
});

describe('MDX in a post-mortem', () => {
  const file = 'post-mortems/a.mdx';
  test.each([['{process.exit(0)}'], ["import a from 'b'"], ['export const a = 1'], ['text {a} text'], ['<A b={c} />']])('%s is code', (code) => {
    expect(parseDocument(file, `# A\n\n${code}\n`).problems).toMatchObject([{ rule: 'document/mdx-code', range: { start: { line: 3 } } }]);
    expect(parseDocument('content/a.mdx', `# A\n\n${code}\n`).problems).toEqual([]);
  });

  test('a comment is none, and a handler is one everywhere', () => {
    expect(told('# A\n\n{/* policy: a */}\n', file)).toEqual([]);
    expect(told('<a onClick={b}>c</a>\n', 'content/a.mdx')).toEqual(['1:1 document/unsafe-html Unexpected event handler `onclick`, expected HTML that runs nothing']);
  });
});
