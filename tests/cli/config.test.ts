import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, GOOD, inProcess, project } from './harness.ts';

const FAULTY = GOOD.replace('Ben Carter', 'Platform team');
/** Another company's repository: no policy, its own folders, its own tracker. */
const repository = (files: Record<string, string>) => folder({ 'docs/incidents/2026-03-14.md': FAULTY.replace('kind: post-mortem\n', ''), 'docs/incidents/2024-01-01-old.md': FAULTY.replaceAll('2026-03-1', '2024-03-1'), '.git/HEAD': '', ...files });
const lint = async (cwd: string, ...argv: string[]) => {
  const { code, stdout, stderr } = await inProcess(['lint', '--format', 'json', ...argv], { cwd });
  const found = JSON.parse(stdout || '{"findings":[]}').findings as { file: string; rule: string; level: string; line: number }[];
  return { code, stderr, stdout, found, of: (rule: string) => found.filter((one) => one.rule === rule).map(({ file, level }) => `${file} ${level}`) };
};

const git = (cwd: string, ...words: string[]) => gitOn('', cwd, ...words);
/** As of a day, where that matters. */
const gitOn = (day: string, cwd: string, ...words: string[]) => execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main', ...words], { cwd, stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...(day === '' ? {} : { GIT_COMMITTER_DATE: `${day}T10:00:00Z` }) } });

describe('zephyr.config.yaml', () => {
  it('says where git cannot tell how old a document is, as in a shallow clone', async () => {
    const undated = FAULTY.replaceAll(/^(?:started|detected|declared|resolved|published|reviewed|date):.*\n/gm, '');
    const one = folder({ 'zephyr.config.yaml': 'since: 2025-01-01\n', 'incidents/old.md': undated, 'incidents/2024-01-01-dated.md': undated });
    git(one.path, 'init', '-q');
    git(one.path, 'add', '.');
    gitOn('2024-03-14', one.path, 'commit', '-qm', 'first');
    git(one.path, 'commit', '-q', '--allow-empty', '-m', 'second');
    const whole = await lint(one.path);
    expect(whole.of('pm/action-item-owner')).toEqual(['incidents/2024-01-01-dated.md warning', 'incidents/old.md warning']);
    expect(whole.stderr).not.toContain('no date');
    const copy = folder({});
    git(copy.path, 'clone', '-q', '--depth', '1', `file://${one.path}`, 'clone');
    const shallow = await lint(join(copy.path, 'clone'));
    expect(shallow.of('pm/action-item-owner')).toEqual(['incidents/2024-01-01-dated.md warning', 'incidents/old.md error']);
    expect(shallow.stderr).toContain("zephyr lint: 1 document with errors says no date, and git's history is not complete here, so it counts as new. For `since` fetch the whole history (in GitHub Actions `fetch-depth: 0`, in GitLab CI `GIT_DEPTH: 0`), or write a date into it.\n");
  });

  it('needs no path in a repository: what is here is checked, but never somebody\'s whole home', async () => {
    const one = folder({ '.git/HEAD': '', 'docs/incidents/2026-03-14-down.md': FAULTY, 'notes.md': '[gone](gone.md)\n' });
    const files = async (cwd: string) => new Set((await lint(cwd)).found.map(({ file }) => file));
    expect(await files(one.path)).toEqual(new Set(['docs/incidents/2026-03-14-down.md', 'notes.md']));
    expect(await files(join(one.path, 'docs'))).toEqual(new Set(['incidents/2026-03-14-down.md']));
    const atHome = await inProcess(['lint'], { cwd: one.path, env: { HOME: one.path } });
    expect(atHome).toMatchObject({ code: 2, stdout: '' });
    expect(atHome.stderr).toContain('this folder is in no project and no repository');
    one.remove();
  });

  it('leaves out what git ignores, and says so where that is all', async () => {
    const one = folder({ '.gitignore': 'private/\n', 'private/2026-03-14-down.md': FAULTY, 'docs/2026-03-14-down.md': FAULTY });
    git(one.path, 'init', '-q');
    expect((await lint(one.path, '.')).of('pm/action-item-owner')).toEqual(['docs/2026-03-14-down.md error']);
    expect((await lint(one.path, 'private')).of('pm/action-item-owner')).toEqual(['private/2026-03-14-down.md error']);
    rmSync(join(one.path, 'docs'), { recursive: true });
    const none = await lint(one.path, '.');
    expect(none).toMatchObject({ code: 0, found: [] });
    expect(none.stderr).toContain('zephyr lint: git ignores what is there; name the files, or their folder, to have them checked\n');
    one.remove();
  });

  it('sets kinds, dates, levels, tracker and roster, from any folder below it', async () => {
    const one = repository({ 'zephyr.config.yaml': 'kinds: { post-mortem: [docs/incidents] }\nsince: 2025-01-01\nrules: { pm/reviewed: off }\ntracker: { prefixes: [SHOP], hosts: [jira.example] }\nroster: [Ada Novak, Chidi Okoye]\n' });
    const { of, stderr, code } = await lint(one.path);
    expect(code).toBe(1);
    expect(of('pm/action-item-owner')).toEqual(['docs/incidents/2024-01-01-old.md warning', 'docs/incidents/2026-03-14.md error']);
    expect(of('pm/action-item-ticket')).toEqual([]);
    expect(of('pm/reviewed')).toEqual([]);
    expect(stderr).not.toContain('no name can be compared');
    const below = await lint(join(one.path, 'docs/incidents'), '2026-03-14.md');
    expect(below.of('pm/action-item-owner')).toEqual(['2026-03-14.md error']);
    one.remove();
  });

  it('a roster of names alone asks nothing about services and rotations', async () => {
    const one = repository({ 'zephyr.config.yaml': 'roster: [Ada Novak]\n', 'runbooks/a.md': '---\nowner: payments\nservices: [checkout]\n---\n\n# A\n\nText.\n', 'docs/incidents/b.md': GOOD.replace('authors:', 'services: [checkout]\nauthors:') });
    const { found } = await lint(one.path);
    expect(found.filter(({ rule }) => rule === 'rb/owner')).toEqual([]);
    expect(JSON.stringify(found)).not.toContain('no service of the on-call file');
    one.remove();
  });

  it.each([
    ['zephyr.config.yml', 'rules: { pm/action-item-owner: off }\n'],
    ['zephyr.config.json', '{"rules": {"pm/action-item-owner": "off"}}'],
    ['package.json', '{"name": "x", "zephyr": {"rules": {"pm/action-item-owner": "off"}}}'],
  ])('may be called %s', async (name, text) => {
    const one = repository({ [name]: text });
    expect((await lint(one.path)).of('pm/action-item-owner')).toEqual([]);
    one.remove();
  });

  it('a faulty one is a finding with its place, and everything is checked all the same', async () => {
    const one = repository({ 'zephyr.config.yaml': 'rules:\n  pm/action-item-ownr: off\n' });
    const { found, of, stderr } = await lint(one.path);
    expect(found.find(({ rule }) => rule === 'config/schema')).toMatchObject({ file: 'zephyr.config.yaml', line: 2 });
    expect(of('pm/action-item-owner')).toHaveLength(2);
    expect(stderr).toContain('the configuration zephyr.config.yaml has problems');
    one.remove();
  });

  it('two of them are told; tracker and roster of a project stand in its own files alone', async () => {
    const two = repository({ 'zephyr.config.yaml': '', 'zephyr.config.json': '{}' });
    expect((await lint(two.path)).found.filter(({ rule }) => rule === 'config/schema')).toHaveLength(1);
    two.remove();
    const own = project({ 'content/a.md': 'Text.\n', 'zephyr.config.yaml': 'tracker: { prefixes: [X] }\nroster: [A B]\n' });
    expect((await lint(own.path, 'content/a.md')).found.filter(({ rule }) => rule === 'config/schema')).toHaveLength(2);
    own.remove();
  });

  it('ignores, and raises limits', async () => {
    const one = repository({ 'zephyr.config.yaml': 'ignore: ["**/*-old.md"]\nlimits: { bytes: 600000 }\n', 'docs/incidents/big.md': `# Big\n\n${'word '.repeat(110_000)}\n` });
    const { of, found } = await lint(one.path);
    expect(found.filter(({ file }) => file.includes('old'))).toEqual([]);
    expect(of('document/limits')).toEqual([]);
    rmSync(join(one.path, 'zephyr.config.yaml'));
    expect((await lint(one.path, '.')).of('document/limits')).toEqual(['docs/incidents/big.md error']);
    one.remove();
  });

  it('--print-config says what holds for a file', async () => {
    const one = repository({ 'zephyr.config.yaml': 'kinds: { runbook: [docs] }\noverrides: [{ files: [docs], since: 2025-01-01, rules: { rb/sections: off } }]\n' });
    const { stdout } = await inProcess(['lint', '--print-config', '2026-03-14.md'], { cwd: join(one.path, 'docs/incidents') });
    expect(JSON.parse(stdout)).toMatchObject({ file: '2026-03-14.md', configuration: '../../zephyr.config.yaml', kind: 'runbook', kindFrom: 'configuration', day: '2026-03-16', dayFrom: 'document', since: '2025-01-01', rules: { 'rb/sections': { level: 'off', runs: false }, 'pm/deadline': { level: 'error', runs: false } } });
    one.remove();
  });

  it('--print-config: a document without a date is as old as its first commit, and tickets are asked about only with --online', async () => {
    const one = folder({ 'zephyr.config.yaml': 'since: 2026-01-01\n', 'post-mortems/a.md': '# Text\n' });
    git(one.path, 'init', '-q');
    git(one.path, 'add', '.');
    gitOn('2020-02-03', one.path, 'commit', '-q', '-m', 'first');
    const shown = async (...argv: string[]) => JSON.parse((await inProcess(['lint', '--print-config', 'post-mortems/a.md', ...argv], { cwd: one.path })).stdout);
    const without = await shown();
    expect(without).toMatchObject({ day: '2020-02-03', dayFrom: 'git', rules: { 'pm/sections': { level: 'warning', runs: true }, 'pm/ticket-exists': { runs: false } } });
    expect((await shown('--online')).rules['pm/ticket-exists'].runs).toBe(true);
    expect((await lint(one.path, '.')).of('pm/sections')).toEqual(['post-mortems/a.md warning']);
    one.remove();
  });
});

describe('--baseline', () => {
  it('holds what was there, knows it again after edits elsewhere, and only shrinks', async () => {
    const one = repository({});
    const file = join(one.path, 'docs/incidents/2026-03-14.md');
    const args = ['.', '--baseline', 'base.json'];
    expect((await inProcess(['lint', ...args], { cwd: one.path })).stderr).toContain('there is no baseline base.json');
    const first = await lint(one.path, ...args, '--update-baseline');
    expect([first.code, first.found]).toEqual([0, []]);
    const size = () => JSON.parse(readFileSync(join(one.path, 'base.json'), 'utf8')).findings.length as number;
    const all = size();
    expect(all).toBeGreaterThan(2);

    writeFileSync(file, readFileSync(file, 'utf8').replace('## Summary\n', '## Summary\n\nTwo more lines.\n\nAnd another.\n'));
    const again = await lint(one.path, ...args);
    expect(again.found).toEqual([]);
    expect(again.stderr).toContain(`zephyr lint: ${all} findings are known from base.json and not shown\n`);

    one.write('docs/incidents/2026-04-01.md', FAULTY);
    const later = await lint(one.path, ...args, '--update-baseline');
    expect(later.of('pm/action-item-owner')).toEqual(['docs/incidents/2026-04-01.md error']);
    expect(size()).toBe(all);

    writeFileSync(file, readFileSync(file, 'utf8').replace('Platform team', 'Ben Carter'));
    expect((await lint(one.path, ...args)).stderr).toContain('1 finding of the baseline is gone; --update-baseline takes it out');
    expect(size()).toBe(all);
    await lint(one.path, ...args, '--update-baseline');
    expect(size()).toBe(all - 1);
    writeFileSync(file, readFileSync(file, 'utf8').replace('Ben Carter', 'Platform team'));
    expect((await lint(one.path, ...args, '--update-baseline')).of('pm/action-item-owner')).toContain('docs/incidents/2026-03-14.md error');

    rmSync(join(one.path, 'docs/incidents/2024-01-01-old.md'));
    await lint(one.path, ...args, '--update-baseline');
    expect(readFileSync(join(one.path, 'base.json'), 'utf8')).not.toContain('2024-01-01-old');
    one.remove();
  });

  it.each([
    [['--update-baseline'], '--update-baseline needs --baseline'],
    [['--baseline', 'bad.json'], 'it is no JSON'],
    [['--baseline', 'other.json'], 'it is of version 2, and this zephyr reads version 1\n  → Update zephyr;'],
    [['--baseline', 'odd.json'], 'it is no baseline'],
    [['--baseline', 'docs'], 'the baseline docs cannot be read: this is a folder, expected a file\n  → Name a file'],
    [['--baseline', 'docs', '--update-baseline'], 'the baseline docs cannot be read: this is a folder, expected a file\n  → Name a file'],
    [['--baseline', ''], '--baseline names no file\n  → '],
    [['--baseline', 'gone/a.json', '--update-baseline'], 'the baseline gone/a.json cannot be written: there is no such folder\n  → '],
    [['--baseline', 'bad.json/a.json', '--update-baseline'], 'the baseline bad.json/a.json cannot be written: a part of the path is a file\n  → '],
    [['--print-config', 'docs'], 'docs is a folder\n  → Name a document'],
    [['--print-config', ''], '--print-config names no file\n  → Name a document'],
  ])('wrong use: %j', async (argv, said) => {
    const one = repository({ 'bad.json': '{', 'other.json': '{"version":2}', 'odd.json': '{"version":1}' });
    const { code, stderr } = await inProcess(['lint', '.', ...argv], { cwd: one.path });
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    one.remove();
  });
});

describe('--changed', () => {
  it('looks at what the branch touched, committed or not, whatever the names', async () => {
    const one = folder({ 'a.md': '[x](gone.md)\n', 'post-mortems/b.md': FAULTY });
    git(one.path, 'init', '-q');
    git(one.path, 'add', '.');
    git(one.path, 'commit', '-q', '-m', 'first');
    git(one.path, 'checkout', '-q', '-b', 'topic');
    const odd = ['line\nbreak.md', '-rf.md', 'ü "quoted".md', '$(touch PWNED).md'];
    for (const name of odd) one.write(name, '[x](gone.md)\n');
    git(one.path, 'add', '.');
    git(one.path, 'commit', '-q', '-m', 'second');
    one.write('new/untracked.md', '[x](gone.md)\n');
    const { found, stderr } = await lint(one.path, '.', '--changed=main');
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set([...odd, 'new/untracked.md']));
    expect(stderr).toContain('5 of 7 documents changed since main');
    expect((await lint(join(one.path, 'new'), '.', '--changed')).found).toHaveLength(1);
    one.remove();
  });

  it('looks at what is in a submodule that moved on, and in a repository within this one', async () => {
    const part = folder({ 'a.md': 'Fine.\n' });
    git(part.path, 'init', '-q');
    git(part.path, 'add', '.');
    git(part.path, 'commit', '-qm', 'first');
    const one = folder({ 'b.md': '[x](gone.md)\n' });
    git(one.path, 'init', '-q');
    git(one.path, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', part.path, 'part');
    git(one.path, 'add', '.');
    git(one.path, 'commit', '-qm', 'first');
    expect((await lint(one.path, '.', '--changed=HEAD')).stderr).toContain('0 of 2 documents changed');
    writeFileSync(join(one.path, 'part/a.md'), '[x](gone.md)\n');
    one.write('own/c.md', '[x](gone.md)\n');
    git(join(one.path, 'own'), 'init', '-q');
    git(join(one.path, 'own'), 'add', '.');
    git(join(one.path, 'own'), 'commit', '-qm', 'first');
    expect((await lint(one.path, '.', '--changed=HEAD')).of('links/resolve')).toEqual(['own/c.md error', 'part/a.md error']);
    part.remove();
    one.remove();
  });

  it('everything is checked where the policy changed', async () => {
    const one = project({ 'content/a.md': '[x](gone.md)\n' });
    git(one.path, 'init', '-q');
    git(one.path, 'add', '.');
    git(one.path, 'commit', '-q', '-m', 'first');
    expect((await lint(one.path, '--changed=HEAD')).found).toEqual([]);
    one.write('content/policy.yaml', `${readFileSync(join(one.path, 'content/policy.yaml'), 'utf8')}# a word\n`);
    expect((await lint(one.path, '--changed=HEAD')).of('links/resolve')).toEqual(['content/a.md error']);
    one.remove();
  });

  it.each([['--changed=nothing-like-that'], ['--changed=--output=x'], ['--changed=']])('wrong use: %s', async (option) => {
    const one = folder({ 'a.md': 'Text.\n' });
    git(one.path, 'init', '-q');
    const { code, stderr } = await inProcess(['lint', '.', option], { cwd: one.path });
    expect(code).toBe(2);
    expect(stderr).toMatch(/git knows no revision|nobody knows/);
    one.remove();
  });
});
