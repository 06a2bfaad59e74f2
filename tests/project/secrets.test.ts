import { describe, expect, it } from 'vitest';
import { SecretError, secretFrom } from '../../src/project/secrets.ts';
import { parseProvidersFile } from '../../src/project/providers-text.ts';

const SECRET = 'xoxb-very-secret-1234';
const env = { PATH: process.env['PATH'] ?? '' };
const run = (script: string): readonly string[] => [process.execPath, '-e', script];
const from = (command: readonly string[] | null, more: Record<string, string> = {}) => secretFrom({ variable: 'SLACK_BOT_TOKEN', command }, { ...env, ...more });

describe('a secret', () => {
  it('comes from the environment, else from the command’s first line', async () => {
    expect(await from(run(`console.log('other')`), { SLACK_BOT_TOKEN: SECRET })).toBe(SECRET);
    expect(await from(run(`console.log('${SECRET}\\nsecond line')`))).toBe(SECRET);
    expect(await from(null)).toBeNull();
    // As a file of variables with the line ends of Windows leaves it.
    expect(await from(null, { SLACK_BOT_TOKEN: `${SECRET}\r` })).toBe(SECRET);
    expect(await from(null, { SLACK_BOT_TOKEN: ' ' })).toBeNull();
  });
  it.each([
    ['fails', run(`console.log('${SECRET}'); console.error('${SECRET}'); process.exit(3)`), 'exit code 3'],
    ['is missing', ['no-such-program-zephyr'], 'there is no such program'],
    ['prints nothing', run(''), 'printed nothing'],
  ])('a command that %s is an error without its output', async (_, command, words) => {
    const error = await from(command).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SecretError);
    expect((error as SecretError).message).toContain(words);
    expect(JSON.stringify([(error as SecretError).message, (error as SecretError).todo])).not.toContain(SECRET);
  });
});

describe('content/providers.yaml', () => {
  it('names providers, settings and commands', () => {
    const file = parseProvidersFile('version: 1\nsite: https://zephyr.example/\nchat: { use: slack, prefix: inc-, tokenCommand: [op, read, "op://x"] }\nticket: { team: 7 }\n');
    expect(file.problems).toEqual([]);
    expect(file.site).toBe('https://zephyr.example');
    expect(file.choices.chat).toEqual({ use: 'slack', values: { prefix: 'inc-' }, commands: { token: ['op', 'read', 'op://x'] } });
    expect(file.choices.ticket.values).toEqual({ team: '7' });
  });
  it.each([
    ['', 0], ['[1', 1], ['just words', 1], ['chatt: {}', 1], ['chat: { tokenCommand: op }', 1], ['chat: { tokenCommand: [1] }', 1],
    [`chat: { token: ${SECRET} }`, 1], ['a: &a [*a]', 1],
  ])('%j has %i problems, and never throws', (text, count) => {
    const { problems } = parseProvidersFile(text);
    expect(problems).toHaveLength(count);
    expect(problems.join()).not.toContain(SECRET);
  });
});
