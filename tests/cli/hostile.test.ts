/**
 * The command over inputs made to break parsers, terminals, CI logs and file walkers. They are shared material beside
 * the repository, generated into a temporary folder; where it is absent the tests are skipped, visibly.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXml } from '../report/well-formed.ts';
import { asChild } from './harness.ts';
import type { Outcome } from './harness.ts';

const source = fileURLToPath(new URL('../../../shared/corpus/hostile', import.meta.url));
const present = existsSync(join(source, 'generate.mjs'));

interface Entry {
  file: string;
  danger: string;
  expect: 'ok' | 'finding' | 'refuse' | 'control';
  also?: string[];
  run?: 'own';
}
interface Found {
  file: string;
  rule: string;
  message: string;
  line: number;
  level: string;
}

const entries: Entry[] = present ? JSON.parse(readFileSync(join(source, 'index.json'), 'utf8')) : [];
/** Run as root there is no file that cannot be read. */
const unreadable = process.getuid?.() === 0 ? ['postmortems/unreadable.md'] : [];
const tree = entries.filter(({ run }) => run !== 'own');
const own = entries.filter(({ run }) => run === 'own');

describe.skipIf(!present)('hostile inputs (../shared/corpus/hostile)', () => {
  let out = '';
  let cwd = '';
  let json: Outcome;
  let findings: Found[] = [];
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'zephyr-hostile-'));
    execFileSync(process.execPath, [join(source, 'generate.mjs'), join(out, 'made')], { stdio: 'ignore' });
    cwd = join(out, 'made', 'tree');
    json = asChild(['lint', 'postmortems', '--format', 'json'], { cwd });
    findings = JSON.parse(json.stdout).findings;
  }, 120_000);
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  const of = (file: string): Found[] => findings.filter((finding) => finding.file === file);
  /** What a file is told beyond what its clean skeleton is told too. */
  const beyond = (file: string): Found[] => {
    const usual = new Set(of('postmortems/control.md').map(({ rule, message }) => `${rule} ${message}`));
    return of(file).filter(({ rule, message }) => !usual.has(`${rule} ${message}`));
  };
  const refused = (file: string): boolean => of(file).length > 0 && of(file).every(({ rule }) => rule.startsWith('document/'));

  it('ends by itself with findings and without a word about itself', () => {
    expect(json.code).toBe(1);
    expect(json.stdout + json.stderr).not.toMatch(/internal\/rule|\n\s+at |Maximum call stack/);
  });

  it.each(tree.filter(({ file }) => !unreadable.includes(file)).map((entry) => [JSON.stringify(entry.file), entry] as const))('%s', (_name, entry) => {
    const outcomes = [entry.expect, ...(entry.also ?? [])];
    const is = refused(entry.file) ? 'refuse' : beyond(entry.file).length > 0 ? 'finding' : 'ok';
    // A refusal is a clear finding too; it only must not fall on an honest file.
    const good = outcomes.includes(is) || (is === 'refuse' && outcomes.includes('finding')) || outcomes.includes('control');
    expect(good, `${is}, expected ${outcomes.join(' or ')}: ${JSON.stringify(beyond(entry.file))}`).toBe(true);
  });

  it('reports every file once, and none through a link to a folder', () => {
    expect(findings.filter(({ file }) => file.includes('again/'))).toEqual([]);
    const seen = findings.map((finding) => JSON.stringify(finding));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each([['stylish'], ['unix'], ['github'], ['json'], ['gitlab'], ['sarif'], ['junit'], ['markdown'], ['html']])('%s output acts on nothing', (format) => {
    const { stdout, stderr, code } = asChild(['lint', 'postmortems', '--format', format], { cwd });
    expect(code).toBe(1);
    for (const text of [stdout, stderr]) {
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(text).not.toContain('TOP-SECRET-MARKER');
      const commands = text.split('\n').filter((line) => /^\s*::/.test(line) || line.includes('##['));
      expect(commands.every((line) => format === 'github' && /^::(?:error|warning) file=[^:]*,title=[a-z-]+\/[a-z-]+::/.test(line))).toBe(true);
    }
    if (format === 'junit') readXml(stdout);
    else if (['json', 'sarif', 'gitlab'].includes(format)) JSON.parse(stdout);
    expect(stdout.length).toBeLessThan(500_000);
  });

  it('actions reads them all too', () => {
    const { stdout, code } = asChild(['actions', 'postmortems', '--format', 'json'], { cwd });
    expect(code).toBe(1);
    const { items } = JSON.parse(stdout);
    expect(items).toContainEqual(expect.objectContaining({ file: 'postmortems/control.md', tickets: ['OPS-101'], due: '2026-04-01' }));
    expect(stdout).not.toContain('TOP-SECRET-MARKER');
  });

  it.each(own.map(({ file, danger }) => [file, danger]))('%s: %s', (file) => {
    const { code, stdout } = asChild(['lint', file, '--format', 'json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings.length).toBeGreaterThan(0);
  });

  it.each(own.filter(({ file }) => file.startsWith('config/')).map(({ file, danger }) => [file, danger]))('%s as the configuration of a run: %s', (file) => {
    const folder = join(cwd, file, '..');
    const start = performance.now();
    const { code, stdout, stderr } = asChild(['lint', '.', join(cwd, 'postmortems', 'control.md'), '--format', 'json'], { cwd: folder });
    expect(performance.now() - start).toBeLessThan(5000);
    expect(code).toBe(1);
    expect(stderr).toContain('has problems, so everything is checked as if there were none');
    const found = JSON.parse(stdout).findings as Found[];
    expect(found.filter(({ rule }) => rule === 'config/schema').length).toBeGreaterThan(0);
    expect(found.filter(({ file: of }) => of.endsWith('control.md')).length).toBe(findings.filter(({ file: of }) => of === 'postmortems/control.md').length);
  });

  it('nothing ran: no file PWNED anywhere', () => {
    expect(readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => /(?:^|[\\/])PWNED$/.test(name))).toEqual([]);
  });
});
