import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, readGlob } from '../../../src/lint/config/glob.ts';

function match(pattern: string, path: string): boolean {
  const read = readGlob(pattern);
  if ('expected' in read) throw new Error(read.expected);
  return matches(read.glob, path);
}

describe('globs', () => {
  it.each([
    ['docs/*.md', 'docs/a.md', true],
    ['docs/*.md', 'docs/x/a.md', false],
    ['docs/**/*.md', 'docs/a.md', true],
    ['docs/**/*.md', 'docs/x/y/a.md', true],
    ['docs/**/*.md', 'docs/x/y/a.mdx', false],
    ['docs', 'docs/x/a.md', true],
    ['docs/', 'docs/a.md', true],
    ['./docs', 'docs/a.md', true],
    ['docs', 'docs2/a.md', false],
    ['**', 'a.md', true],
    ['**/old', 'x/old/a.md', true],
    ['**/old', 'old', true],
    ['*.{md,mdx}', 'a.mdx', true],
    ['*.{md,mdx}', 'a.txt', false],
    ['{a,b}/{c,d}.md', 'b/c.md', true],
    ['20??-*', '2026-03-14.md', true],
    ['20??-*', '202-03-14.md', false],
    ['a*b*c', 'aXbXbXc', true],
    ['A.md', 'a.md', false],
    ['wörter/*.md', 'wörter/ä.md', true],
    ['docs', '../docs/a.md', false],
    ['.', 'docs/a.md', true],
    ['./', 'a.md', true],
  ])('%s and %s: %s', (pattern, path, expected) => expect(match(pattern, path)).toBe(expected));

  it.each([[''], ['^(([A-Z]+)*)+-[0-9]+$'], ['@(\\w+\\s?)*$'], ['a[bc]'], ['!a'], ['/etc/*'], ['C:/x'], ['../x'], ['a/../b'], ['{a'], ['a}'], ['{a{b}}'], ['{a,b}'.repeat(8)], ['x'.repeat(201)], ['a\u0000b']])('refuses %j', (pattern) => {
    expect(readGlob(pattern)).toHaveProperty('expected');
  });

  it('agrees with a plain recursive matcher', () => {
    const part = fc.constantFrom('a', 'b', '*', '**', '?', 'a*', '*b', 'a?b');
    const step = fc.constantFrom('a', 'b', 'ab', 'aab', 'acb', '');
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.array(step, { minLength: 1, maxLength: 5 }), (parts, steps) => {
      expect(match(parts.join('/'), steps.join('/'))).toBe(below(parts, steps));
    }), { numRuns: 2000 });
  });

  it('no pattern takes long', () => {
    const start = performance.now();
    match('*a'.repeat(90), 'a'.repeat(20_000));
    match('**/'.repeat(60) + 'x', 'a/'.repeat(5_000));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

/** The pattern matches the path or a folder above it. */
function below(parts: readonly string[], steps: readonly string[]): boolean {
  return steps.some((_, index) => all(parts, steps.slice(0, index + 1)));
}
function all([part, ...parts]: readonly string[], steps: readonly string[]): boolean {
  if (part === undefined) return steps.length === 0;
  if (part === '**') return all(parts, steps) || (steps.length > 0 && all([part, ...parts], steps.slice(1)));
  return steps[0] !== undefined && one(part, steps[0]) && all(parts, steps.slice(1));
}
function one(part: string, step: string): boolean {
  if (part === '') return step === '';
  if (part[0] === '*') return one(part.slice(1), step) || (step !== '' && one(part, step.slice(1)));
  return step !== '' && (part[0] === '?' || part[0] === step[0]) && one(part.slice(1), step.slice(1));
}
