import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hclBlock, hclString } from '../../../src/escalation/export/hcl.ts';

describe('a string', () => {
  test.each([
    ['Shop on-call', '"Shop on-call"'],
    ['the "shop"', String.raw`"the \"shop\""`],
    [String.raw`C:\new`, String.raw`"C:\\new"`],
    ['two\nlines\r\n\tmore', String.raw`"two\nlines\r\n\tmore"`],
    ['${file("/etc/passwd")}', '"$${file(\\"/etc/passwd\\")}"'],
    ['%{ if true }', '"%%{ if true }"'],
    ['$${x}', '"\\u0024$${x}"'],
    ['$%{x}', '"\\u0024%%{x}"'],
    ['costs $5, 100 %', '"costs $5, 100 %"'],
    ['"}\nresource "x" "y" {', String.raw`"\"}\nresource \"x\" \"y\" {"`],
    ['\u001b[2J\u0000\u2028\u202e', String.raw`"\u001b[2J\u0000\u2028\u202e"`],
    ['\u{e0041}\ud800', '"\\U000e0041\ufffd"'],
    ['Inês 日本 🚒', '"Inês 日本 🚒"'],
    ['', '""'],
  ])('%j', (text, expected) => expect(hclString(text)).toBe(expected));
});

/** What HCL reads in a quoted string, from its specification; throws where the string ends early, interpolates or breaks the line. */
function read(quoted: string): string {
  const inside = /^"(.*)"$/s.exec(quoted)?.[1];
  if (inside === undefined) throw new Error('not quoted');
  let text = '';
  for (let rest = inside; rest !== '';) {
    const found = /^\\u([0-9a-f]{4})|^\\U([0-9a-f]{8})|^\\(["\\nrt])|^([$%])\4\{|^[$%]\{|^["\\\n\r]|^./su.exec(rest);
    const [whole, short, long, escape, doubled] = found ?? [''];
    if (short ?? long) text += String.fromCodePoint(Number.parseInt(short ?? long ?? '', 16));
    else if (escape) text += { n: '\n', r: '\r', t: '\t' }[escape] ?? escape;
    else if (doubled) text += `${doubled}{`;
    else if (/^[$%]\{$|^["\\\n\r]$/.test(whole)) throw new Error(`breaks out at ${JSON.stringify(rest)}`);
    else text += whole;
    rest = rest.slice(whole.length);
  }
  return text;
}

test('any text is read back as it was, and never breaks out', () => {
  const hostile = fc.string({ unit: fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', '\r', 'u', 'n', 'a', '~', '\u2028', '\u202e', '🚒', '#'), maxLength: 20 });
  fc.assert(fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
    const quoted = hclString(text);
    expect(read(quoted)).toBe(text.toWellFormed());
    expect(quoted).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }), { numRuns: 1000 });
});

test('blocks as terraform fmt sets them', () => {
  expect(hclBlock({ head: 'rule', attributes: [['a', '1'], ['long', '"b"']], blocks: [{ head: 'target', attributes: [['id', 'x.y']], blocks: [] }, { head: 'target', attributes: [['id', 'x.z']], blocks: [] }] }))
    .toBe('rule {\n  a    = 1\n  long = "b"\n\n  target {\n    id = x.y\n  }\n\n  target {\n    id = x.z\n  }\n}');
});
