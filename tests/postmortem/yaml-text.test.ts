import matter from 'gray-matter';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { yamlEntry } from '../../src/postmortem/yaml-text.ts';

test.each([
  ['Shop down in Norway', 'key: Shop down in Norway'],
  ['2026-03-14T03:02Z', 'key: 2026-03-14T03:02Z'],
  ['', 'key:'],
  ['no', 'key: "no"'],
  ['123', 'key: "123"'],
  ['a: b', 'key: "a: b"'],
  ['a #b', 'key: "a #b"'],
  ["it's", "key: it's"],
  [['a', 'b, c', 'null'], 'key: [a, "b, c", "null"]'],
  [[], 'key: []'],
])('%j', (value, text) => {
  expect(yamlEntry('key', value)).toBe(text);
});

test('two YAML readers read back every text, the one that sites use among them', () => {
  const word = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('true', 'No', '~', '- a', '? b', '0123', '1e3', '0x1f', '12:30:45', '2026-03-14', '2026-03-14T03:02Z', '.inf', '=', '<<', '!!js', '&a', '*a', '%', '@', '`', '{}', '[', ', ', 'a ', '\u2028', '\u0085', '\ufeff', 'Ä, ö'));
  fc.assert(fc.property(fc.oneof(word.filter((text) => text !== ''), fc.array(word, { minLength: 1, maxLength: 4 })), (value) => {
    const text = yamlEntry('key', value);
    expect(parse(text)).toEqual({ key: value });
    expect(matter(`---\n${text}\n---\n`, {}).data).toEqual({ key: value });
  }), { numRuns: 2000 });
});
