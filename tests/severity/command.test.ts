import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declareCommand, oneLine, quoteForShell } from '../../src/severity/command.ts';
import { policy } from './policies.ts';

/** What a real shell makes of some words, one each. */
const shell = (words: string): string[] => execFileSync('sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' }).split('\0').slice(0, -1);

test.each([
  ['Checkout p99 elevated in eu-frankfurt', '"Checkout p99 elevated in eu-frankfurt"'],
  ["it's down", '"it\'s down"'],
  ['say "hi"', '\'say "hi"\''],
  ['$(rm -rf /) `id` \\ !! "\'', "'$(rm -rf /) `id` \\ !! \"'\\'''"],
  ['checkout', 'checkout'],
  ['', '""'],
])('%s is quoted as %s', (text, quoted) => {
  expect(quoteForShell(text)).toBe(quoted);
  expect(shell(quoted)).toEqual([text]);
});

test('a real shell gives back every text, whatever stands in it', () => {
  const special = fc.array(fc.oneof(fc.constantFrom(..."'\"\\$`!#&|;<>(){}[]*?~ \t\n-=%^"), fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 12 });
  const texts = fc.sample(special.map((parts) => parts.join('').replaceAll('\0', '')), { numRuns: 400, seed: 7 });
  expect(shell(texts.map((text) => quoteForShell(text)).join(' '))).toEqual(texts);
});

test('the command to copy', () => {
  expect(declareCommand(policy, { severity: 'SEV-1', summary: 'Search is slow', service: 'shop' })).toBe('zephyr incident open --sev 1 --summary "Search is slow" --service shop');
  expect(declareCommand(policy, { severity: 'SEV-1', summary: 'down', service: null })).toBe('zephyr incident open --sev 1 --summary "down"');
  expect(declareCommand(policy, { severity: 'SEV-0', summary: 'Price "$0"\nrm -rf /', service: null })).toBe(`zephyr incident open --sev 0 --summary 'Price "$0" rm -rf /'`);
});

test('what is pasted is what is seen: one line, nothing invisible', () => {
  expect(oneLine(' a\r\nb \u001b[31m\u202ec\u0000 ')).toBe('a b [31m c');
});
