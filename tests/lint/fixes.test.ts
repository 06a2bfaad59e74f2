/** Repairs: whole, apart from each other, and done after one run of `--fix`, whatever the document. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../src/documents/model.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { lintDocuments } from '../../src/lint/engine.ts';
import { applyFixes } from '../../src/lint/fix.ts';
import type { Edit, Finding } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { context } from './context.ts';
import { documentText, KINDS } from './generated.ts';

const PATH = 'runbooks/x.md';
/** As the command does it. */
const MOST_PASSES = 5;

interface Looked {
  text: string;
  findings: readonly Finding[];
}

function look(written: string, kind: DocumentKind): Looked {
  const document = parseDocument(PATH, written, { kind });
  return { text: document.text, findings: lintDocuments([document], context(), { rules }).filter(({ file }) => file === PATH) };
}

/** What is wrong with the repairs of one run, in words. */
function faultsOf({ text, findings }: Looked): string[] {
  const edits = findings.flatMap(({ rule, fix }, index) => (fix ?? []).map((edit) => ({ ...edit, rule, index })));
  const faults = edits.flatMap(({ start, end, rule }) => {
    const where = `${rule} at ${start} to ${end}`;
    if (start < 0 || start > end || end > text.length) return [`${where} lies outside`];
    const splits = (at: number): boolean => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) || text.slice(at - 1, at + 1) === '\r\n';
    return splits(start) || splits(end) ? [`${where} splits a character or a line end`] : [];
  });
  for (const [at, one] of edits.entries()) {
    for (const other of edits.slice(at + 1)) {
      const apart = one.end <= other.start || other.end <= one.start;
      // A table that is written anew takes along what stands in it; the repair of a part of it then waits, and has nothing to do.
      const within = (a: Edit, b: Edit): boolean => b.start <= a.start && a.end <= b.end && b.text.includes('\n');
      if (!apart && (one.index === other.index || !(within(one, other) || within(other, one)))) faults.push(`${one.rule} and ${other.rule} overlap at ${Math.max(one.start, other.start)}`);
    }
  }
  return faults;
}

function check(written: string, kind: DocumentKind): void {
  const start = look(written, kind);
  if (start.findings.every(({ fix }) => fix === undefined)) return;
  expect(faultsOf(start)).toEqual([]);
  let now = start;
  for (let passes = 0; passes < MOST_PASSES; passes++) {
    const { text } = applyFixes(now.text, now.findings);
    if (text === now.text) break;
    now = look(text, kind);
    expect(faultsOf(now)).toEqual([]);
  }
  // A second run has nothing to do, not even with a single one of its repairs.
  expect(now.findings.filter((finding) => applyFixes(now.text, [finding]).text !== now.text).map(({ rule }) => rule)).toEqual([]);
  const ends = (one: string): string[] => [...new Set(one.match(/\r\n|\n|\r/g))];
  expect(ends(start.text), 'line ends stay').toEqual(expect.arrayContaining(ends(now.text)));
}

it('generated documents', () => {
  fc.assert(fc.property(documentText, fc.constantFrom(...KINDS), (text, kind) => {
    check(text, kind);
  }), { numRuns: 400 });
});

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
describe.skipIf(!existsSync(CORPUS))('real documents', () => {
  it.each([
    ['postmortems', 'post-mortem'],
    ['runbooks', 'runbook'],
    ['comms', 'message'],
    ['hostile/files/postmortems', 'post-mortem'],
  ] as const)('%s', (folder, kind) => {
    const files = globSync(`${folder}/**/*.{md,mdx}`, { cwd: CORPUS });
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) check(readFileSync(CORPUS + file, 'utf8'), kind);
  });
});

/** Takes the repairs one by one, in the order of their first place, and leaves out each that touches one taken before. */
function oneByOne(text: string, fixes: readonly (readonly { start: number; end: number; text: string }[])[]): string {
  const touches = (a: { start: number; end: number }, b: { start: number; end: number }): boolean => a.start === b.start || (a.start < b.end && b.start < a.end);
  const taken: { start: number; end: number; text: string }[] = [];
  for (const fix of [...fixes].sort((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0) || (a[0]?.end ?? 0) - (b[0]?.end ?? 0))) if (!fix.some((edit) => taken.some((other) => touches(edit, other)))) taken.push(...fix);
  return taken.sort((a, b) => b.start - a.start || b.end - a.end).reduce((rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end), text);
}

it('of repairs that overlap the first one is made, and no other is made in part', () => {
  const edit = fc.tuple(fc.nat(20), fc.nat(4), fc.constantFrom('', 'X', 'YY', 'Z')).map(([start, length, text]) => ({ start, end: start + length, text }));
  // Texts that tell the repairs apart, so that none is the same as another.
  const fixes = fc.array(edit, { maxLength: 6 }).map((edits) => edits.map((one, index) => [{ ...one, text: `${one.text}${index}` }]));
  fc.assert(fc.property(fixes, (list) => {
    const text = 'abcdefghijklmnopqrstuvwxyz';
    expect(applyFixes(text, list.map((fix) => ({ fix }))).text).toBe(oneByOne(text, list));
  }));
});

/** The text once --fix has nothing left to do. */
function mended(written: string): string {
  let { text, findings } = look(written, 'runbook');
  for (let passes = 0; passes < MOST_PASSES; passes++) ({ text, findings } = look(applyFixes(text, findings).text, 'runbook'));
  expect(findings.filter(({ fix }) => fix !== undefined)).toEqual([]);
  return text;
}

describe('a repair in a quote or a list is the one outside of it', () => {
  const marks: [first: string, rest: string][] = [['> ', '> '], ['>', '>'], ['- ', '  '], ['-\t', '\t'], ['1. ', '   '], ['> - ', '>   '], ['- > ', '  > ']];
  const within = (text: string, [first, rest]: [string, string], lineEnd: string): string => text.split('\n').map((line, at) => (at === 0 ? first : rest) + line).join(lineEnd);
  it.each([
    '25 minutes<!-- policy: updates.every -->, **fifteen minutes**<!-- policy: updates.every -->',
    '[a](/policy/#severity) [![i](/policy/)](/policy/ (title)) <a href="/policy/">x</a>',
    '| a | b |\n| --- | --- |\n| 25 minutes<!-- policy: updates.every --> | [a](</policy/>) |',
    '<!-- policy: severities -->\n\n| Severity | x |\n| --- | --- |\n| SEV-0 | y |',
    '```sh\n$ ls \\\n    -l\n$ pwd\n```',
  ])('%j', (body) => {
    const outside = mended(body);
    expect(outside).not.toBe(body);
    for (const mark of marks) {
      for (const lineEnd of ['\n', '\r\n', '\r']) expect(mended(within(body, mark, lineEnd)).replace(/[ \t]+$/gm, '')).toBe(within(outside, mark, lineEnd).replace(/[ \t]+$/gm, ''));
    }
  });
});
