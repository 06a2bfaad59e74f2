// Inputs made to break parsers and file walkers. They stand outside the repository; without them this file is skipped.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annotationsOf } from '../../src/documents/annotations.ts';
import { linksOf } from '../../src/documents/links.ts';
import type { Document } from '../../src/documents/model.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { anchorsOf } from '../../src/documents/sections.ts';
import { readFileSafely } from '../../src/project/read.ts';
import { walk } from '../../src/project/walk.ts';
import type { Walk } from '../../src/project/walk.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const hostile = join(corpus, 'hostile');
const present = existsSync(join(hostile, 'generate.mjs'));
if (!present) process.stderr.write('tests/documents/hostile.test.ts: skipped, the corpus of hostile inputs is not here\n');

interface Entry {
  file: string;
  kind: string;
  expect: 'ok' | 'finding' | 'refuse';
  also?: string[];
  seconds?: number;
  run?: 'own';
}

/** Dangers that only a lint rule can see: the text is honest, what it says is not. */
const FOR_RULES = new Set(['date', 'ci-command', 'file-name', 'regex', 'long-text']);
/** What an input of the kind must be told, by rule id. */
const RULES: Record<string, string> = {
  'front-matter-language': 'document/frontmatter',
  'yaml-alias-bomb': 'document/frontmatter',
  'yaml-tag': 'document/frontmatter',
  'yaml-merge-key': 'document/frontmatter',
  'yaml-duplicate-key': 'document/frontmatter',
  'yaml-number': 'document/frontmatter',
  'prototype-pollution': 'document/frontmatter',
  empty: 'document/empty',
  'raw-html': 'document/unsafe-html',
  'link-scheme': 'document/unsafe-html',
  'mdx-code': 'document/mdx-code',
  encoding: 'document/encoding',
  'trojan-source': 'document/unsafe-text',
  'terminal-escape': 'document/unsafe-text',
  depth: 'document/limits',
  quadratic: 'document/limits',
  size: 'document/limits',
  'file-system': 'document/unreadable',
};

const entries: Entry[] = present ? JSON.parse(readFileSync(join(hostile, 'index.json'), 'utf8')).filter((entry: Entry) => entry.run !== 'own') : [];

describe.skipIf(!present)('hostile inputs', () => {
  let folder = '';
  let tree = '';
  let found: Walk;
  const documents = new Map<string, { document: Document | null; rules: string[]; refused: boolean; seconds: number }>();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zephyr-hostile-'));
    execFileSync(process.execPath, [join(hostile, 'generate.mjs'), join(folder, 'made')]);
    tree = join(folder, 'made', 'tree');
    found = walk(['.'], tree);
    for (const problem of found.problems) documents.set(problem.path, { document: null, rules: [problem.rule], refused: true, seconds: 0 });
    for (const { path } of found.files) {
      const start = performance.now();
      const read = readFileSafely(path, { cwd: tree, root: tree });
      const document = 'problem' in read ? null : parseDocument(path, read.bytes);
      if (document !== null) {
        anchorsOf(document);
        linksOf(document);
        annotationsOf(document);
      }
      const rules = 'problem' in read ? [read.problem.rule] : (document?.problems ?? []).map((problem) => problem.rule);
      documents.set(path, { document, rules, refused: document?.refused ?? true, seconds: (performance.now() - start) / 1000 });
    }
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const files = entries.filter((entry) => entry.file !== 'postmortems/again' && entry.file !== 'postmortems/folder.md');
  // Root may read a file of mode 000.
  const asRoot = process.getuid?.() === 0;

  test.each(files.filter((entry) => !(asRoot && entry.file === 'postmortems/unreadable.md')).map((entry) => [JSON.stringify(entry.file), entry] as const))(
    '%s gets what it must',
    (_name, entry) => {
      const result = documents.get(entry.file);
      if (result === undefined) throw new Error('neither found nor reported');
      const allowed = new Set([entry.expect, ...(entry.also ?? [])]);
      const outcome = result.refused ? 'refuse' : result.rules.length > 0 ? 'finding' : 'ok';
      const leftToRules = outcome === 'ok' && allowed.has('finding') && FOR_RULES.has(entry.kind);
      expect(leftToRules || allowed.has(outcome), `${outcome}: ${result.rules.join(', ')}`).toBe(true);
      if (outcome !== 'ok' && RULES[entry.kind] !== undefined) expect(result.rules).toContain(RULES[entry.kind]);
      expect(result.seconds).toBeLessThan(entry.seconds ?? 5);
    },
  );

  test('the kinds that are left to rules are only these', () => {
    const silent = entries.filter((entry) => entry.expect === 'finding' && documents.get(entry.file)?.rules.length === 0);
    expect([...new Set(silent.map((entry) => entry.kind))].sort()).toEqual(['ci-command', 'date', 'file-name', 'long-text', 'regex']);
  });

  test('a folder link is not walked and a folder named like a document is', () => {
    expect(found.files.some(({ path }) => path.includes('again/'))).toBe(false);
    expect(found.files.map(({ path }) => path)).toContain('postmortems/folder.md/inner.md');
    expect(new Set(found.files.map(({ path }) => path)).size).toBe(found.files.length);
  });

  test('nothing ran, nothing outside was read, no prototype was touched', () => {
    const everywhere = [process.cwd(), folder, tree, join(tree, 'postmortems')].flatMap((directory) => readdirSync(directory));
    expect(everywhere).not.toContain('PWNED');
    expect({}).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('isAdmin');
    const texts = [...documents.values()].map(({ document }) => document?.text ?? '');
    expect(texts.some((text) => text.includes('TOP-SECRET-MARKER'))).toBe(false);
  });

  test('no message holds a control character or is long', () => {
    for (const { document } of documents.values()) {
      for (const problem of document?.problems ?? []) {
        expect(problem.message).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        expect(problem.message.length).toBeLessThan(300);
      }
    }
  });
});

describe.skipIf(!present)('real documents', () => {
  const found = present ? walk(['postmortems', 'runbooks', 'comms'], corpus) : { files: [], problems: [], missing: [] };

  test('all are read, none is refused', () => {
    expect(found.problems).toEqual([]);
    expect(found.files.length).toBeGreaterThan(500);
    const refused: string[] = [];
    for (const { path } of found.files) {
      const read = readFileSafely(path, { cwd: corpus });
      if ('problem' in read) throw new Error(`${path}: ${read.problem.message}`);
      const document = parseDocument(path, read.bytes);
      if (document.refused) refused.push(path);
      for (const section of document.sections) expect(document.text.slice(section.range.start.offset, section.range.end.offset)).not.toBe('');
    }
    expect(refused).toEqual([]);
  }, 60_000);
});
