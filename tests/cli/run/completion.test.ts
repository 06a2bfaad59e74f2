/** Real shells, asked what they would complete; one that this machine has not got is skipped. */
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProcess, project } from '../harness.ts';

const place = project({ 'notes.md': '', 'notes and more.md': '' });
const state = join(place.path, 'state');
const env = { ZEPHYR_STATE: state, HOME: place.path };
let incident = '';

beforeAll(async () => {
  place.write('bin/zephyr', `#!/bin/sh\nexec "${process.execPath}" "${fileURLToPath(new URL('../../../src/cli/bin.ts', import.meta.url))}" "$@"\n`);
  chmodSync(join(place.path, 'bin/zephyr'), 0o755);
  const { stdout } = await inProcess(['incident', 'open', '--sev', '1', '--summary', 'Shop: "down"', '--by', 'ada'], { cwd: place.path, env });
  incident = /^INC-\S+/.exec(stdout)?.[0] ?? '';
});
afterAll(() => place.remove());

function shell(program: string, args: readonly string[], input?: string): string {
  const { stdout, stderr } = spawnSync(program, args, { cwd: place.path, encoding: 'utf8', input, timeout: 60_000, env: { PATH: `${join(place.path, 'bin')}:${process.env['PATH'] ?? ''}`, TERM: 'dumb', ...env } });
  if (stderr) throw new Error(stderr);
  return stdout;
}
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** `words` as readline takes a line apart, at = and : as well. */
function inBash(line: string, ...words: string[]): string[] {
  const script = `source <(zephyr completion bash); COMP_LINE=${quoted(line)} COMP_POINT=${line.length} COMP_WORDS=(${words.map(quoted).join(' ')}) COMP_CWORD=${words.length - 1}; _zephyr; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return shell('bash', ['--norc', '-c', script]).split('\n').filter((text) => text !== '').sort();
}

describe.runIf(has('bash'))('bash', () => {
  it.each([
    ['zephyr inc', ['zephyr', 'inc'], ['incident']],
    ['zephyr incident re', ['zephyr', 'incident', 're'], ['resolve', 'resume']],
    ['zephyr  incident   role comms  d', ['zephyr', 'incident', 'role', 'comms', 'd'], ['dana']],
    ['zephyr lint --format=j', ['zephyr', 'lint', '--format', '=', 'j'], ['json', 'junit']],
    ['zephyr lint --format=', ['zephyr', 'lint', '--format', '='], ['github', 'gitlab', 'html', 'json', 'junit', 'markdown', 'sarif', 'stylish', 'unix']],
    ['zephyr due --at 2026-03-14T09:00Z --w', ['zephyr', 'due', '--at', '2026-03-14T09', ':', '00Z', '--w'], ['--watch']],
    ['zephyr incident update "a b" --sta', ['zephyr', 'incident', 'update', '"a b"', '--sta'], ['--state', '--status']],
    ['zephyr lint not', ['zephyr', 'lint', 'not'], ['notes and more.md', 'notes.md']],
    ['zephyr due --state con', ['zephyr', 'due', '--state', 'con'], ['content']],
    ['zephyr incident open --summary ', ['zephyr', 'incident', 'open', '--summary', ''], []],
  ])('%s', (line, words, expected) => expect(inBash(line, ...words)).toEqual(expected));

  it('an incident of this machine', () => {
    expect(incident).not.toBe('');
    expect(inBash('zephyr incident ack ', 'zephyr', 'incident', 'ack', '')).toEqual([incident]);
    expect(inBash('zephyr incident ack --state elsewhere ', 'zephyr', 'incident', 'ack', '--state', 'elsewhere', '')).toEqual([]);
    expect(inBash('zephyr incident ack --state=elsewhere ', 'zephyr', 'incident', 'ack', '--state', '=', 'elsewhere', '')).toEqual([]);
  });
});

describe.runIf(has('zsh'))('zsh', () => {
  it.each([
    ['zephyr inc', 'zephyr incident '],
    ['zephyr lint --format=js', 'zephyr lint --format=json '],
    ['zephyr incident role comms dan', 'zephyr incident role comms dana '],
    ['zephyr lint "notes and', 'zephyr lint "notes and more.md" '],
  ])('%s', (typed, becomes) => {
    const script = `
      zmodload zsh/zpty
      zpty shell 'TERM=dumb zsh -f -i'
      zpty -w shell 'PS1="> "; autoload -Uz compinit; compinit -u -D; source <(zephyr completion zsh); print re""ady'
      zpty -r shell seen '*ready*'
      zpty -n -w shell ${quoted(typed)}$'\\t'
      zpty -r shell seen '*'${quoted(becomes)}'*' && print found
      zpty -d shell`;
    expect(shell('zsh', ['-f'], script)).toContain('found');
  }, 30_000);
});

describe.runIf(has('fish'))('fish', () => {
  const inFish = (line: string): string[] => shell('fish', ['--no-config', '-c', `zephyr completion fish | source; complete -C ${JSON.stringify(line)}`]).split('\n').filter((text) => text !== '');
  it.each([
    ['zephyr inc', ['incident\tdeclare and run an incident']],
    ['zephyr incident role comms dan', ['dana\tDana Levi']],
    ['zephyr lint --format=js', ['--format=json']],
  ])('%s', (line, expected) => expect(inFish(line)).toEqual(expected));

  it('the summary of an incident, as text', () => {
    expect(inFish('zephyr incident ack ')).toEqual([`${incident}\tSEV-1: Shop: "down"`]);
  });
});

it('answers nothing where policy and on-call file cannot be read, without a word of complaint', async () => {
  const broken = project({ 'content/oncall.yaml': '' });
  broken.write('content/policy.yaml', 'version: [');
  expect(await inProcess(['completion', 'bash', '--', 'incident', 'open', '--sev', ''], { cwd: broken.path })).toEqual({ code: 0, stdout: 'words\n', stderr: '' });
  broken.remove();
});
