import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { afterAll, describe, expect, it } from 'vitest';
import preset, { zephyrLint } from '../../src/cli/remark.ts';
import { GOOD, inProcess, NOW, project } from './harness.ts';

const FAULTY = GOOD.replace('severity: SEV-1', 'severity: sev1').replace('Ben Carter', 'Platform team').replace('## Timeline', '<!-- zephyr-disable-next-line pm/timeline -->\n\n## Timeline');
const made = project({
  'content/reviews/faulty.md': FAULTY,
  'content/reviews/twin.md': FAULTY,
  'content/reviews/warned.md': GOOD.replace('Ada declared at once.', 'Ada should have known better, and forgot the switch.'),
  'content/odd.md': '[x](gone.md)\n',
  'zephyr.config.yaml': 'overrides: [{ files: [content/odd.md], rules: { links/resolve: warning } }]\n',
  '.remarkrc.mjs': `import zephyr from ${JSON.stringify(new URL('../../src/cli/remark.ts', import.meta.url).href)};\nexport default { plugins: [zephyr] };\n`,
});
afterAll(() => made.remove());
const files = ['content/reviews/faulty.md', 'content/reviews/warned.md', 'content/odd.md'];

interface Said {
  file: string;
  rule: string;
  line: number;
  column: number;
  level: string;
  message: string;
}

describe('the remark preset', () => {
  it('remark-cli says what zephyr lint says', async () => {
    const cli = fileURLToPath(new URL('../../node_modules/remark-cli/cli.js', import.meta.url));
    const reporter = fileURLToPath(new URL('./remark-reporter.mjs', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [cli, ...files, '--report', reporter, '--no-stdout', '--quiet'], { cwd: made.path, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ZEPHYR_NOW: NOW } });
    const said = JSON.parse(stderr) as Said[];
    const { stdout } = await inProcess(['lint', ...files, '--format', 'json'], { cwd: made.path });
    const found = (JSON.parse(stdout).findings as Said[]).map(({ file, rule, line, column, level, message }) => ({ file, rule, line, column, level, message }));
    expect(found.length).toBeGreaterThan(4);
    expect(new Set(found.map(({ level }) => level))).toEqual(new Set(['error', 'warning']));
    const order = (list: Said[]) => list.map((one) => JSON.stringify(one)).sort();
    expect(order(said)).toEqual(order(found));
    expect(status).toBe(1);
  });

  it('offers repairs, with the address of the rule', async () => {
    const file = await remark().use(preset).process({ cwd: made.path, path: 'content/reviews/faulty.md', value: FAULTY } as never);
    const message = file.messages.find(({ ruleId }) => ruleId === 'pm/severity');
    expect(message).toMatchObject({ source: 'zephyr', fatal: true, actual: 'sev1', expected: ['SEV-1'], url: expect.stringMatching(/\/rules\/pm\/severity\/$/) });
    expect(String(file)).toContain('severity: sev1');
  });

  it('writes nothing that acts on a terminal', async () => {
    const file = await remark().use(zephyrLint).process({ cwd: made.path, path: 'content/a.md', value: '[x](\u001b[2Jgone.md)\n\n[y](<a \u202eb.md>)\n' } as never);
    expect(file.messages.length).toBeGreaterThan(0);
    for (const { reason, note } of file.messages) expect(`${reason}${note ?? ''}`).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
  });

  it('leaves the writing of documents to those who gave remark what it needs for it', async () => {
    const value = '---\ntitle: Notes\n---\n\n- [ ] two\n';
    const written = async (processor: { process(file: never): Promise<unknown> }): Promise<string> => String(await processor.process({ cwd: made.path, path: 'content/notes.md', value } as never));
    expect(await written(remark())).toContain('## title: Notes');
    expect(await written(remark().use(preset))).toBe(value);
    expect(await written(remark().use(preset).use(remarkFrontmatter).use(remarkGfm))).toBe(value.replace('- [', '* ['));
  });

  it('notices that the policy changed', async () => {
    const lint = async (): Promise<number> => (await remark().use(preset).process({ cwd: made.path, path: 'content/odd.md', value: '[x](gone.md)\n' } as never)).messages.length;
    expect(await lint()).toBe(1);
    made.write('zephyr.config.yaml', 'rules: { links/resolve: off } # changed\n');
    expect(await lint()).toBe(0);
  });
});

it('is where the package says it is', () => {
  const { exports } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(exports['./remark']).toBe('./dist/cli/remark.js');
  expect(readFileSync(new URL('../../scripts/build-cli.ts', import.meta.url), 'utf8')).toContain("remark: 'src/cli/remark.ts'");
});
