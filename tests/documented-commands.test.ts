/** What the policy and the runbooks tell people to type is typed here, in the order of the page, without any account. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { codeBlocksOf, isShell } from '../src/documents/code.ts';
import { parseDocument } from '../src/documents/parse.ts';
import { argvsOf } from '../src/documents/shell-argv.ts';
import { readShell } from '../src/documents/shell.ts';
import { readFileSafely } from '../src/project/read.ts';
import { walk } from '../src/project/walk.ts';
import { inProcess } from './cli/harness.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const states: string[] = [];
afterAll(() => {
  for (const state of states) rmSync(state, { recursive: true, force: true });
});

/** Every `zephyr …` command line in the shell blocks of a document, as words. */
function commandsOf(path: string, absolute: string): string[][] {
  const read = readFileSafely(absolute, { cwd: root });
  if ('problem' in read) return [];
  return codeBlocksOf(parseDocument(path, read.bytes))
    .filter(isShell)
    .flatMap(({ text }) => readShell(text).commands.flatMap(argvsOf))
    .filter(([program]) => program === 'zephyr')
    .map(([, ...words]) => words);
}

const pages = walk(['content/policy', 'runbooks'], root)
  .files.map(({ path, absolute }) => ({ path, commands: commandsOf(path, absolute) }))
  .filter(({ commands }) => commands.length > 0);

test('the policy page and the incident runbook hold commands', () => {
  expect(pages.map(({ path }) => path)).toEqual(expect.arrayContaining(['content/policy/incident-response.md', 'runbooks/incident.md']));
});

describe.each(pages)('$path', ({ commands }) => {
  test('every command does its work, one after the other', async () => {
    const state = mkdtempSync(join(tmpdir(), 'zephyr-commands-'));
    states.push(state);
    for (const words of commands) {
      const { code, stderr } = await inProcess(words, { cwd: root, env: { ZEPHYR_STATE: state } });
      expect({ typed: words.join(' '), code, stderr: code === 0 ? '' : stderr }).toEqual({ typed: words.join(' '), code: 0, stderr: '' });
    }
  });
});
