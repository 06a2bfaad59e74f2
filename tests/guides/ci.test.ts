/** The documented examples for CI servers, run as they stand: a stub takes the place of npx and leads to our sources. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseCommandLine } from '../../src/cli/program.ts';
import { MARKDOWN_MARK } from '../../src/report/lint-markdown.ts';
import { folder, GOOD, NOW } from '../cli/harness.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'content/guides/ci.md'), 'utf8');
const examples = [...page.matchAll(/^```(yaml|sh)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({ language, text }));
const yaml = (part: string): unknown => {
  const text = examples.find((example) => example.language === 'yaml' && example.text.includes(part))?.text;
  if (text === undefined) throw new Error(`no example holds ${part}`);
  return parse(text);
};
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { inputs: Record<string, { default: string; description: string }>; outputs: object; runs: { using: string; steps: { run: string; env: Record<string, string> }[] } };

/** GitHub's comments of one pull request, as far as the example asks for them; whatever else is asked is refused. */
const GH = `
const { readFileSync, writeFileSync } = require('node:fs');
const words = process.argv.slice(2);
const comments = JSON.parse(readFileSync('comments.json', 'utf8'));
const given = (name) => words[words.indexOf(name) + 1];
const path = words.find((word) => word.startsWith('repos/'));
const filter = '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- zephyr lint -->"))) | .id';
const own = /^repos\\/shop\\/docs\\/issues\\/comments\\/(\\d+)$/.exec(path)?.[1];
const body = words.includes('-F') ? readFileSync(given('-F').replace(/^body=@/, ''), 'utf8') : null;
if (words[0] !== 'api') throw new Error('not asked of the API');
if (own !== undefined && given('--method') === 'PATCH') comments.find(({ id }) => id === Number(own)).body = body;
else if (path !== 'repos/shop/docs/issues/12/comments') throw new Error(path);
else if (body !== null) comments.push({ id: comments.length + 1, by: 'github-actions[bot]', body });
else if (given('--jq') === filter) process.stdout.write(comments.filter((one) => one.by === 'github-actions[bot]' && one.body.startsWith('<!-- zephyr lint -->')).map(({ id }) => id + '\\n').join(''));
else throw new Error(given('--jq'));
writeFileSync('comments.json', JSON.stringify(comments));
`;

const FAULTY = GOOD.replace('Ben Carter', 'Platform team');
const made = folder({
  'docs/notes.md': '# Notes\n\nNothing yet.\n',
  'docs/post-mortems/faulty.md': FAULTY,
  'docs/it\'s "odd" $(touch PWNED) `x`.md': '[x](gone.md)\n',
  'bin/npx': '#!/bin/bash\nwhile [ "$1" != zephyr ]; do shift; done\nshift\nexec "$NODE" "$ZEPHYR" "$@"\n',
  'bin/gh': `#!/bin/bash\nexec "$NODE" "$(dirname "$0")/gh.cjs" "$@"\n`,
  'bin/gh.cjs': GH,
  'runner/keep': '',
});
const git = (...words: string[]) => execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main', ...words], { cwd: made.path, stdio: 'ignore' });
beforeAll(() => {
  for (const name of ['npx', 'gh']) chmodSync(join(made.path, 'bin', name), 0o755);
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
});
afterAll(() => made.remove());

/** Runs a script as the runner does. */
function bash(script: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: made.path,
    encoding: 'utf8',
    env: { PATH: `${join(made.path, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: made.path, NODE: process.execPath, ZEPHYR: join(root, 'src/cli/bin.ts'), ZEPHYR_NOW: NOW, ...env },
  });
  return { status, stdout, stderr };
}

/** Runs the action's step in a simulated GitHub environment. */
function runAction(inputs: Record<string, string>, env: Record<string, string> = {}) {
  const [step] = action.runs.steps;
  if (!step) throw new Error('the action has no step');
  const files = { GITHUB_STEP_SUMMARY: join(made.path, 'runner/summary.md'), GITHUB_OUTPUT: join(made.path, 'runner/output'), RUNNER_TEMP: join(made.path, 'runner') };
  for (const file of [files.GITHUB_STEP_SUMMARY, files.GITHUB_OUTPUT]) writeFileSync(file, '');
  const values = Object.fromEntries(Object.entries(step.env).map(([key, expression]) => {
    const name = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(expression)?.[1] ?? '';
    expect(Object.keys(action.inputs)).toContain(name);
    return [key, inputs[name] ?? action.inputs[name]?.default ?? ''];
  }));
  const outcome = bash(step.run, { ...files, ...values, ...env });
  return { ...outcome, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), output: readFileSync(files.GITHUB_OUTPUT, 'utf8') };
}

describe('action.yml', () => {
  it('takes every input as a variable; no expression stands in the script', () => {
    expect(action.runs.using).toBe('composite');
    for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
    expect(Object.keys(action.runs.steps[0]?.env ?? {})).toHaveLength(Object.keys(action.inputs).length);
    for (const name of Object.keys(action.inputs)) expect(page).toContain(`\`${name}`);
  });

  it('annotates, writes the summary of the job, and fails', () => {
    const { status, stdout, summary, output, stderr } = runAction({ paths: 'docs' });
    expect(status, stderr).toBe(1);
    expect(stdout).toMatch(/^::error file=docs\/it's "odd" \$\(touch PWNED\) `x`\.md,line=1,/);
    expect(stdout).toContain('::error file=docs/post-mortems/faulty.md');
    expect(summary).toMatch(/^<!-- zephyr lint -->\n## Incident documents need work\n/);
    expect(output).toBe(`summary=${join(made.path, 'runner/zephyr-summary.md')}\n`);
    expect(existsSync(join(made.path, 'PWNED'))).toBe(false);
  });

  it('passes where all is well, and where nobody touched anything', () => {
    expect(runAction({ paths: 'docs/notes.md' })).toMatchObject({ status: 0, stdout: '', summary: expect.stringContaining('are in order') });
    expect(runAction({ paths: 'docs', changed: 'true' }, { GITHUB_BASE_REF: 'main' })).toMatchObject({ status: 0, stderr: expect.stringContaining('0 of 3 documents changed since origin/main') });
  });

  it('writes the reports it is asked for; a path is a path whatever it holds', () => {
    const { status } = runAction({ paths: 'docs/notes.md\ndocs/it\'s "odd" $(touch PWNED) `x`.md\n', sarif: 'out "1".sarif', html: 'report.html', 'max-warnings': '0' });
    expect(status).toBe(1);
    const [result] = JSON.parse(readFileSync(join(made.path, 'out "1".sarif'), 'utf8')).runs[0].results;
    expect(decodeURIComponent(result.locations[0].physicalLocation.artifactLocation.uri)).toBe('docs/it\'s "odd" $(touch PWNED) `x`.md');
    expect(readFileSync(join(made.path, 'report.html'), 'utf8')).toContain('</html>');
    expect(existsSync(join(made.path, 'PWNED'))).toBe(false);
  });

  it('says what is missing where it is given nothing to check', () => {
    expect(runAction({})).toMatchObject({ status: 2, stderr: expect.stringContaining('no paths were given') });
  });
});

describe('the page', () => {
  it.each(examples.filter(({ language }) => language === 'yaml').map(({ text }) => [text]))('holds valid YAML: %s', (text) => void parse(text));

  it('uses the action with inputs and outputs that exist', () => {
    const uses = examples.flatMap(({ text }) => [...text.matchAll(/uses: zephyr-policy\/zephyr@\S+\n(?: +id: \w+\n)?(?: +with:\n((?: {10}.*\n)+))?/g)].map(([, block = '']) => Object.keys((parse(block) ?? {}) as object)));
    expect(uses.length).toBeGreaterThan(2);
    for (const name of uses.flat()) expect(Object.keys(action.inputs)).toContain(name);
    for (const [, name = ''] of page.matchAll(/steps\.zephyr\.outputs\.(\w+)/g)) expect(Object.keys(action.outputs)).toContain(name);
  });

  const lines = examples.flatMap(({ text }) => [...text.matchAll(/npx (?:--yes )?(?:-p \S+ )?zephyr (.*)$/gm)].map(([, words = '']) => words));
  it.each(lines.map((words) => [words]))('zephyr %s parses', (words) => expect(parseCommandLine(words.split(' '))).toEqual({ ok: true }));

  it('the one line without the action', () => {
    const [step] = yaml('--format github docs') as { run: string }[];
    const { status, stdout } = bash(step?.run ?? '');
    expect(status).toBe(1);
    expect(stdout).toContain('::error file=docs/post-mortems/faulty.md');
  });

  it('GitLab: reports where the job says they are', () => {
    const { 'incident-documents': job } = yaml('codequality') as { 'incident-documents': { script: string[]; artifacts: { reports: Record<string, string> } } };
    const { status, stdout } = bash(job.script.join('\n'));
    expect(status).toBe(1);
    expect(stdout).toContain('3 files checked');
    expect(JSON.parse(readFileSync(join(made.path, job.artifacts.reports['codequality'] ?? ''), 'utf8')).length).toBeGreaterThan(1);
    expect(readFileSync(join(made.path, job.artifacts.reports['junit'] ?? ''), 'utf8')).toContain('<testsuites');
  });

  it('the comment on the pull request: written once, then over itself and over nobody else', () => {
    const steps = yaml('gh api') as { run?: string; if?: string }[];
    const step = steps.find(({ run }) => run !== undefined);
    const comments = (): { id: number; body: string; by: string }[] => JSON.parse(readFileSync(join(made.path, 'comments.json'), 'utf8'));
    writeFileSync(join(made.path, 'comments.json'), JSON.stringify([
      { id: 1, by: 'ada', body: `${MARKDOWN_MARK} quoted by somebody` },
      { id: 2, by: 'github-actions[bot]', body: 'coverage' },
    ]));
    const run = (text: string) => {
      writeFileSync(join(made.path, 'runner/zephyr-summary.md'), `${MARKDOWN_MARK}\n${text}`);
      return bash(step?.run ?? '', { GITHUB_REPOSITORY: 'shop/docs', PULL_REQUEST: '12', SUMMARY: 'runner/zephyr-summary.md' });
    };
    expect(step?.if).toContain('head.repo.full_name == github.repository');
    expect(run('first `$(touch PWNED)`')).toMatchObject({ status: 0, stderr: '' });
    expect(run('second')).toMatchObject({ status: 0, stderr: '' });
    expect(comments().map(({ id, body }) => [id, body])).toEqual([[1, `${MARKDOWN_MARK} quoted by somebody`], [2, 'coverage'], [3, `${MARKDOWN_MARK}\nsecond`]]);
    expect(existsSync(join(made.path, 'PWNED'))).toBe(false);
  });

  it('the baseline: written once, then only what is new', () => {
    const script = examples.find(({ text }) => text.includes('--update-baseline'))?.text ?? '';
    expect(bash(script).status).toBe(0);
    expect(bash('npx zephyr lint docs --baseline zephyr.baseline.json')).toMatchObject({ status: 0 });
    writeFileSync(join(made.path, 'docs/post-mortems/new.md'), FAULTY);
    expect(bash('npx zephyr lint docs --baseline zephyr.baseline.json').status).toBe(1);
  });

  it('the ledger, once a week', () => {
    const { jobs } = yaml('actions --check --open') as { jobs: { ledger: { steps: { run?: string }[] } } };
    const { status, stdout } = bash(jobs.ledger.steps.find(({ run }) => run !== undefined)?.run ?? '');
    expect(status).toBe(0);
    expect(stdout).toContain('Platform team: ');
  });
});

describe('.pre-commit-hooks.yaml', () => {
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as { id: string; entry: string; files: string; language: string }[];
  it.each(hooks.map((hook) => [hook.id, hook] as const))('%s is a command that takes file names', (id, { entry, files, language }) => {
    expect(language).toBe('node');
    expect(page).toContain(id);
    expect(parseCommandLine([...entry.split(' ').slice(1), 'docs/a.md', 'docs/b c.mdx'])).toEqual({ ok: true });
    for (const name of ['a.md', 'a.mdx', 'a.markdown', 'a.md.erb']) expect(new RegExp(files).test(name)).toBe(true);
    expect(new RegExp(files).test('a.mdown.txt')).toBe(false);
  });
});
