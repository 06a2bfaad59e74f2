import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asChild, folder, GOOD, inProcess, project } from './harness.ts';

const FAULTY = GOOD.replace('severity: SEV-1', 'severity: sev1').replace('Ben Carter', 'Platform team');
const made = project({
  'content/reviews/good.md': GOOD,
  'content/reviews/faulty.md': FAULTY,
  'content/reviews/warned.md': GOOD,
  'notes/plain.md': '# Notes\n\n[gone](gone.md)\n',
});
const outside = folder({ 'post-mortems/team.md': FAULTY, 'post-mortems/person.md': GOOD.replace('Ben Carter', 'Somebody Unknown').replace('SHOP-12', 'OPS-12').replace('follow-up', 'post-mortem') });
afterAll(() => {
  made.remove();
  outside.remove();
});

interface Case {
  name: string;
  argv: string[];
  cwd?: string;
  env?: Record<string, string>;
  code: number;
  stdout?: (string | RegExp)[];
  stderr?: (string | RegExp)[];
  /** Output that must be empty. */
  silent?: 'stdout' | 'stderr';
}

const cases: Case[] = [
  { name: 'a clean file', argv: ['lint', 'content/reviews/good.md'], code: 0, stdout: ['1 file checked: no findings.\n'], silent: 'stderr' },
  { name: 'a faulty file', argv: ['lint', 'content/reviews/faulty.md'], code: 1, stdout: ['content/reviews/faulty.md\n', '5:11  error  The severity is written `sev1`', '--fix can mend 1 of them'], silent: 'stderr' },
  { name: 'a folder', argv: ['lint', 'content/reviews'], code: 1, stdout: ['3 files checked: 2 errors'] },
  { name: 'JSON goes to stdout alone', argv: ['lint', 'content/reviews', '--format', 'json'], code: 1, stdout: [/^\{\n {2}"version": 1/], stderr: ['3 files checked: 2 errors'] },
  { name: 'annotations', argv: ['lint', 'content/reviews/faulty.md', '--format=github'], code: 1, stdout: [/^::error file=content\/reviews\/faulty\.md,line=5,/] },
  { name: 'a path that does not exist, beside one that does', argv: ['lint', 'content/reviews/good.md', 'content/nothing'], code: 2, stdout: ['1 file checked'], stderr: ['there is no file or folder content/nothing'] },
  { name: 'an empty path', argv: ['lint', ''], code: 2, stderr: ['a path is empty'] },
  { name: 'a kind that was asked for', argv: ['lint', 'notes/plain.md', '--kind', 'post-mortem'], code: 1, stdout: ['pm/frontmatter', 'links/resolve'] },
  { name: 'without that, only the general rules', argv: ['lint', 'notes/plain.md'], code: 1, stdout: ['links/resolve', '1 error', '1 other document (no kind'] },
  { name: 'an unknown option', argv: ['lint', '--fromat', 'json'], code: 2, stderr: ["unknown option '--fromat' (Did you mean --format?)", 'zephyr lint --help'], silent: 'stdout' },
  { name: 'a format that does not exist', argv: ['lint', '--format', 'xml'], code: 2, stderr: ['Allowed choices are stylish, unix, json, github, gitlab'] },
  { name: 'a kind that does not exist', argv: ['lint', '--kind', 'blog'], code: 2, stderr: ['Allowed choices are policy, runbook'] },
  { name: 'a day that does not exist', argv: ['lint', '--now', '2026-02-30T00:00Z'], code: 2, stderr: ['February 2026 has 28 days'] },
  { name: 'the same in the environment', argv: ['lint', 'content'], env: { ZEPHYR_NOW: 'soon' }, code: 2, stderr: ['ZEPHYR_NOW is "soon"'] },
  { name: 'no number of warnings', argv: ['lint', '--max-warnings', 'few'], code: 2, stderr: ['Expected a whole number'] },
  { name: 'outside a project, without paths', argv: ['lint'], cwd: outside.path, code: 2, stderr: ['this folder is in no project and no repository'] },
  { name: 'outside a project, with a path where a revision goes', argv: ['lint', '--changed', 'post-mortems'], cwd: outside.path, code: 2, stderr: ['this folder is in no project and no repository', '`zephyr lint post-mortems --changed`'] },
  { name: 'outside a project a team is refused', argv: ['lint', 'post-mortems/team.md'], cwd: outside.path, code: 1, stdout: ['The owner `Platform team` is a team'], stderr: [/^zephyr: no content\/policy\.yaml .*\n$/] },
  { name: 'from within the folder', argv: ['lint', 'faulty.md'], cwd: join(made.path, 'content/reviews'), code: 1, stdout: [/^faulty\.md\n/, 'pm/action-item-owner'] },
  { name: 'a policy by name', argv: ['lint', 'content/policy.yaml'], code: 0, stdout: ['1 file checked: no findings'] },
];

describe.each(cases)('$name', ({ argv, cwd = made.path, env = {}, code, stdout = [], stderr = [], silent }) => {
  it.each([
    ['in this process', inProcess],
    ['as a child process', asChild],
  ])('%s', async (_how, run) => {
    const outcome = await run(argv, { cwd, env });
    expect(outcome.code, outcome.stderr + outcome.stdout).toBe(code);
    for (const part of stdout) expect(outcome.stdout).toEqual(typeof part === 'string' ? expect.stringContaining(part) : expect.stringMatching(part));
    for (const part of stderr) expect(outcome.stderr).toEqual(typeof part === 'string' ? expect.stringContaining(part) : expect.stringMatching(part));
    if (silent) expect(outcome[silent]).toBe('');
    expect(outcome.stderr).not.toMatch(/\n\s+at /);
  });
});

describe('outside a project', () => {
  it('a person who is on no roster passes, and the policy that comes with zephyr is found', async () => {
    const { stdout } = await inProcess(['lint', 'post-mortems/person.md', '--format', 'json'], { cwd: outside.path });
    const rules = JSON.parse(stdout).findings.map((one: { rule: string }) => one.rule);
    expect(rules).not.toContain('pm/action-item-owner');
    expect(rules).not.toContain('pm/action-item-ticket');
    expect(rules).not.toContain('internal/rule');
  });
});

describe('the whole project', () => {
  it('checks content, runbooks and the data files, and asks that pages state the policy', async () => {
    const { code, stdout } = await inProcess(['lint', '--format', 'json'], { cwd: made.path });
    expect(code).toBe(1);
    const { findings, summary } = JSON.parse(stdout);
    expect(summary.files).toBe(6);
    expect(summary.kinds).toContainEqual({ kind: 'post-mortem', from: 'frontmatter', documents: 3 });
    expect(findings.filter((one: { rule: string }) => one.rule === 'policy/unstated').length).toBeGreaterThan(0);
  });

  it('a broken policy is a finding with its place, and what needs no policy is checked all the same', async () => {
    const broken = project({ 'content/a.md': '[gone](gone.md)\n', 'content/reviews/x.md': FAULTY });
    broken.write('content/policy.yaml', readFileSync(join(broken.path, 'content/policy.yaml'), 'utf8').replace('every: 20 minutes', 'every: soon'));
    const { code, stdout, stderr } = await inProcess(['lint', '--format', 'json'], { cwd: broken.path });
    broken.remove();
    expect(code).toBe(1);
    expect(stderr).toContain('only the rules that need no policy were run');
    const found = JSON.parse(stdout).findings.map((one: { file: string; rule: string }) => `${one.file} ${one.rule}`);
    expect(found).toEqual(['content/a.md links/resolve', 'content/policy.yaml policy/schema']);
  });

  it('a policy whose names do not fit together hides nothing else', async () => {
    const broken = project({ 'content/reviews/x.md': FAULTY });
    broken.write('content/policy.yaml', readFileSync(join(broken.path, 'content/policy.yaml'), 'utf8').replace('escalateTo: director', 'escalateTo: board').replace('rotation: directors', 'rotation: board'));
    broken.write('content/oncall.yaml', readFileSync(join(broken.path, 'content/oncall.yaml'), 'utf8').replace('        restrict: [{ from: "20:00", to: "08:00" }]\n', '        restrict: [{ from: "21:00", to: "08:00" }]\n'));
    const { code, stdout, stderr } = await inProcess(['lint', '--format', 'json'], { cwd: broken.path });
    broken.remove();
    expect(code).toBe(1);
    expect(stderr).not.toContain('policy has problems');
    const found = JSON.parse(stdout).findings.map((one: { file: string; rule: string }) => `${one.file} ${one.rule}`);
    for (const one of ['content/oncall.yaml policy/coverage', 'content/oncall.yaml policy/schema', 'content/policy.yaml policy/schema', 'content/reviews/x.md pm/action-item-owner', 'content/reviews/x.md pm/severity']) expect(found).toContain(one);
  });

  it('a template that is missing is told at the key that names it', async () => {
    const without = project({ 'content/a.md': 'Text.\n' });
    without.write('content/policy.yaml', readFileSync(join(without.path, 'content/policy.yaml'), 'utf8').replace('template: runbooks/review-template.md', 'template: runbooks/gone.md'));
    const { stdout } = await inProcess(['lint', 'content/a.md'], { cwd: without.path });
    without.remove();
    expect(stdout).toContain('The post-mortem template `runbooks/gone.md` does not exist');
    expect(stdout).toContain('1 error');
  });
});

describe('--fix', () => {
  it('mends what is certain, keeps mode, line ends and byte-order mark, and changes nothing the second time', async () => {
    const one = project({ 'content/reviews/a.md': `\ufeff${FAULTY.replaceAll('\n', '\r\n')}`, 'content/reviews/b.md': GOOD.replace('actionItemLabel: follow-up\n', '') });
    const file = join(one.path, 'content/reviews/a.md');
    chmodSync(file, 0o640);
    const { code, stdout } = await inProcess(['lint', 'content/reviews', '--fix'], { cwd: one.path });
    expect(code).toBe(1);
    expect(stdout).toContain('2 files checked: 1 error, no warnings. 2 findings mended.');
    expect(readFileSync(file, 'utf8')).toBe(`\ufeff${FAULTY.replace('sev1', 'SEV-1').replaceAll('\n', '\r\n')}`);
    expect(readFileSync(join(one.path, 'content/reviews/b.md'), 'utf8')).toBe(GOOD.replace('actionItemLabel: follow-up\n', '').replace('---\n\n## Summary', 'actionItemLabel: follow-up\n---\n\n## Summary'));
    expect(statSync(file).mode & 0o777).toBe(0o640);
    const before = statSync(file).mtimeMs;
    const again = await inProcess(['lint', 'content/reviews', '--fix'], { cwd: one.path });
    expect(again.stdout).not.toContain('mended');
    expect(statSync(file).mtimeMs).toBe(before);
    one.remove();
  });
});

describe('colour', () => {
  const cwd = made.path;
  const argv = ['lint', 'content/reviews/faulty.md'];
  it.each([
    ['on a terminal', true, {}, true],
    ['not elsewhere', false, {}, false],
    ['never with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['not even when forced', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['elsewhere when forced', false, { FORCE_COLOR: '1' }, true],
    ['not when forced off', true, { FORCE_COLOR: '0' }, false],
    ['not on a dumb terminal', true, { TERM: 'dumb' }, false],
  ])('%s', async (_name, terminal, env, coloured) => {
    const { stdout } = await inProcess(argv, { cwd, env }, terminal);
    expect(stdout.includes('\u001b[')).toBe(coloured);
  });
});

it('gives the same output whatever the zone and language of the machine', () => {
  const [first, ...others] = [{ TZ: 'UTC', LANG: 'C' }, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' }, { TZ: 'America/St_Johns', LC_ALL: 'ar_EG.UTF-8' }].map((env) => asChild(['lint', '--format', 'json'], { cwd: made.path, env }));
  expect(first?.stdout).toContain('"findings"');
  for (const other of others) expect(other).toEqual(first);
});

it.each([['github', '::error file=docs/x/a.md,'], ['gitlab', '"path": "docs/x/a.md"'], ['sarif', '"uri": "docs/x/a.md"'], ['json', '"file": "x/a.md"']])('in a folder of a repository, %s names files as its readers find them', async (format, written) => {
  const one = folder({ '.git/HEAD': '', 'docs/x/a.md': '[x](gone.md)\n', 'b.md': '[x](gone.md)\n' });
  const { stdout } = await inProcess(['lint', 'x', '../b.md', '--format', format], { cwd: join(one.path, 'docs') });
  expect(stdout).toContain(written);
  expect(stdout.includes('../b.md')).toBe(format === 'json');
  one.remove();
});

describe('--output', () => {
  it('writes the report to a file, and more formats beside what goes to the terminal', async () => {
    const one = project({ 'content/reviews/a.md': FAULTY });
    const first = await inProcess(['lint', 'content/reviews', '--format', 'html', '--output', 'report.html'], { cwd: one.path });
    expect([first.code, first.stdout, first.stderr]).toEqual([1, '', '1 file checked: 2 errors, no warnings; --fix can mend 1 of them.\n']);
    expect(readFileSync(join(one.path, 'report.html'), 'utf8')).toContain('<h1>Incident documents need work</h1>');
    const second = await inProcess(['lint', 'content/reviews', '--format', 'github', '--output', 'sarif=a=b.sarif', '--output', 'markdown=page.md'], { cwd: one.path });
    expect(second.stdout).toContain('::error file=content/reviews/a.md');
    expect(JSON.parse(readFileSync(join(one.path, 'a=b.sarif'), 'utf8')).runs[0].results).toHaveLength(2);
    expect(readFileSync(join(one.path, 'page.md'), 'utf8')).toContain('content/reviews/a');
    one.remove();
  });

  it('takes the place of its own earlier report among the documents', async () => {
    const one = project({ 'content/reviews/good.md': GOOD });
    for (const _ of [1, 2]) await inProcess(['lint', 'content/reviews', '--output', 'markdown=content/reviews/report.md'], { cwd: one.path });
    expect(readFileSync(join(one.path, 'content/reviews/report.md'), 'utf8')).toContain('2 files checked');
    one.remove();
  });

  it.each([
    [['--output', 'gone/report.json'], /the report gone\/report\.json cannot be written: there is no such folder\n {2}→ /],
    [['--output', 'content'], /the report content cannot be written: it is a folder\n {2}→ /],
    [['--output', 'sarfi=zephyr.sarif'], /there is no format sarfi\n {2}→ Did you mean `sarif=zephyr\.sarif`\? A file of that name is `\.\/sarfi=zephyr\.sarif`\./],
    [['--output', 'sarif='], /--output names no file/],
    [['--output', 'markdown=./content/reviews/good.md'], /the report would replace content\/reviews\/good\.md, which is a document that is checked\n {2}→ /],
    [['--output', 'sarif=out.json', '--output', 'json=./out.json'], /two reports would go into \.\/out\.json, and the second would replace the first\n {2}→ /],
  ])('wrong use: %j', async (argv, said) => {
    const { code, stdout, stderr } = await inProcess(['lint', 'content/reviews/good.md', ...argv], { cwd: made.path });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
  });
});
