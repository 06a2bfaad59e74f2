import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../../src/cli/commands/definition.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { main } from '../../src/cli/main.ts';
import { parseCommandLine } from '../../src/cli/program.ts';
import { folder, GOOD, inProcess } from './harness.ts';

const cwd = tmpdir();
const names = commands.map(({ name }) => name).join(', ');

/** Every command with its name as one types it. */
function withSubcommands(definitions: readonly CommandDefinition[], before = ''): [string, CommandDefinition][] {
  return definitions.flatMap((one) => [[`${before}${one.name}`, one], ...withSubcommands(one.subcommands ?? [], `${before}${one.name} `)] as [string, CommandDefinition][]);
}

/** Words of an example, whose quotation marks hold no others. */
function shellWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

describe('help', () => {
  it('stands on stdout, with an example', async () => {
    const { code, stdout, stderr } = await inProcess(['--help'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Example:\n  $ zephyr lint\n');
  });

  it.each(withSubcommands(commands))('zephyr %s --help has examples that parse', async (path, { examples }) => {
    const { code, stdout } = await inProcess([...path.split(' '), '--help'], { cwd });
    expect(code).toBe(0);
    expect(examples.length).toBeGreaterThan(0);
    for (const { line } of examples) {
      expect(stdout).toContain(`  $ ${line}`);
      expect(parseCommandLine(shellWords(line).slice(1)), line).toEqual({ ok: true });
    }
  });

  it('is shown with an error where a command is missing', async () => {
    const { code, stdout, stderr } = await inProcess([], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`expected one of ${names}`);
  });

  it('the version is that of the package', async () => {
    expect((await inProcess(['--version'], { cwd })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('parseCommandLine', () => {
  it.each([
    [['lint', 'a.md', '--fix'], { ok: true }],
    [['--help'], { ok: true }],
    [['lint', '--format', 'xml'], { ok: false, error: "option '--format <format>' argument 'xml' is invalid. Allowed choices are stylish, unix, json, github, gitlab, sarif, junit, markdown, html." }],
    [['lnt'], { ok: false, error: "unknown command 'lnt' (Did you mean lint?)" }],
    [['actions', '--fix'], { ok: false, error: "unknown option '--fix'" }],
    [[], { ok: false, error: `expected one of ${names}` }],
  ])('%j', (words, expected) => {
    expect(parseCommandLine(words)).toEqual(expected);
  });
});

describe('what a person typed never acts on the terminal', () => {
  it.each([['\u001b[2J'], ['x\n::error::owned'], ['--\u202eowned']])('%j', async (word) => {
    for (const argv of [[word], ['lint', word], ['lint', '--format', word]]) {
      const { code, stdout, stderr } = await inProcess(argv, { cwd });
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).not.toMatch(/[\u001b\u202e]|^::/m);
    }
  });
});

describe('a fault of ours', () => {
  const broken: CommandDefinition = {
    name: 'broken',
    summary: 'fails',
    description: 'Fails.',
    examples: [{ line: 'zephyr broken', does: 'fails' }],
    configure: () => undefined,
    load: async () => ({ run: () => Promise.reject(new Error('no such thing')) }),
  };
  const run = async (env: Record<string, string>) => {
    let stderr = '';
    const code = await main({ argv: ['broken'], cwd, env, stdin: {}, stdout: { write: () => undefined }, stderr: { write: (text) => void (stderr += text) }, now: () => '2026-03-21T22:00:00Z' }, [broken]);
    return { code, stderr };
  };

  it('is one line and what to do', async () => {
    expect(await run({})).toEqual({ code: 1, stderr: 'zephyr: something is wrong in zephyr itself: no such thing\n  → Please report it with the command you ran; ZEPHYR_DEBUG=1 shows where it happened.\n' });
  });

  it('shows its stack to those who ask', async () => {
    expect((await run({ ZEPHYR_DEBUG: '1' })).stderr).toContain('main.test.ts');
  });
});

describe('as a process', () => {
  const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));

  it('a reader that stops reading is no error', async () => {
    const made = folder(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`post-mortems/${index}.md`, GOOD])));
    const child = spawn(process.execPath, [bin, 'actions', 'post-mortems'], { cwd: made.path, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text));
    const [code] = await once(child, 'close');
    made.remove();
    expect([code, stderr]).toEqual([0, '']);
  });

  it.skipIf(!existsSync('/dev/full')).each([[['lint', 'post-mortems']], [['actions', 'post-mortems']], [['lint', '--help']]])('%j to a full disk says so, and is no success', (argv) => {
    const made = folder({ 'post-mortems/a.md': GOOD });
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [bin, ...argv], { cwd: made.path, stdio: ['ignore', full, 'pipe'], encoding: 'utf8' });
    closeSync(full);
    made.remove();
    expect([status, stderr.match(/^zephyr: the output cannot be written: the disk is full$/gm)?.length]).toEqual([2, 1]);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('an interrupt ends it with 130', async () => {
    const made = folder(Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`post-mortems/${index}.md`, GOOD])));
    const child = spawn(process.execPath, [bin, 'lint', 'post-mortems'], { cwd: made.path, stdio: ['ignore', 'ignore', 'pipe'] });
    // It says where it stands as soon as it runs.
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    made.remove();
    expect(code).toBe(130);
  });
});

describe('where a word is missing, the message holds a line to type', () => {
  it.each([
    ['incident update', /missing required argument 'text'\n {2}→ Such as: zephyr incident update ".+" \(`zephyr incident update --help` shows what there is\)\n$/],
    ['incident role', /→ Such as: zephyr incident role incident-commander maya /],
    ['incident severity', /→ Such as: zephyr incident severity 1 --because /],
    ['incident join', /→ Such as: zephyr incident join "#inc-/],
    ['postmortem publish', /→ Such as: zephyr postmortem publish content\/post-mortems\//],
    ['incident open --sev', /→ Such as: zephyr incident open --sev 2 --summary /],
    ['completion', /→ Such as: zephyr completion bash /],
    ['lint --kind', /→ Allowed choices are policy, runbook, .*\n$/],
    ['lint --format', /'--format <format>' argument missing\n {2}→ Allowed choices are stylish, unix, json, github, .*\n$/],
    ['lint --output', /'--output <file>' argument missing\n {2}→ `zephyr lint --help` shows what there is\.\n$/],
    ['incident nothing', /unknown command 'nothing'\n {2}→ `zephyr incident --help` shows what there is\.\n$/],
  ])('zephyr %s', async (line, says) => {
    const { code, stderr } = await inProcess(line.split(' '), { cwd });
    expect(stderr).toMatch(says);
    expect(code).toBe(2);
  });
});
