/** Several incidents, several people and several machines at once, and pagers that come late; mostly on the local provider. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { sandboxEnvironment } from '../../src/cli/run/sandbox.ts';
import { seedFrom } from '../../src/sandbox/seed.ts';
import { startSandbox, type SandboxServer } from '../../src/sandbox/server.ts';
import { oncall, policy } from '../providers/harness.ts';
import { project, type Outcome } from './harness.ts';

let place: ReturnType<typeof project>;
let clock: number;
/** Milliseconds that pass with each look at the clock. */
let tick: number;
const START = Date.parse('2026-03-14T02:52:00Z');

beforeEach(() => {
  place = project();
  clock = START;
  tick = 0;
});
afterEach(() => place.remove());

const zephyr = (...argv: string[]): Promise<Outcome> => zephyrWith({}, ...argv);

async function zephyrWith(env: Readonly<Record<string, string>>, ...argv: string[]): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await main({
    argv, cwd: place.path, env: { ZEPHYR_STATE: join(place.path, 'state'), ...env }, stdin: {},
    stdout: { write: (text) => void (stdout += text) }, stderr: { write: (text) => void (stderr += text) },
    now: () => new Date((clock += tick)).toISOString(),
  });
  return { code, stdout, stderr };
}

async function open(severity: string, summary: string): Promise<string> {
  const { stdout } = await zephyr('incident', 'open', '--sev', severity, '--summary', summary);
  return /^INC-\S+/.exec(stdout)?.[0] ?? '';
}
const journalOf = (incident: string): string => join(place.path, 'state', 'incidents', incident, 'journal.jsonl');
const recordsOf = (incident: string): { type: string; step?: string }[] => readFileSync(journalOf(incident), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { type: string; step?: string });
const pagesOf = (incident: string): (string | undefined)[] => recordsOf(incident).filter(({ type, step }) => type === 'done' && step?.startsWith('page-') === true).map(({ step }) => step);
const inFile = (file: string, from: string, to: string): void => writeFileSync(join(place.path, file), readFileSync(join(place.path, file), 'utf8').replaceAll(from, to));

describe('several incidents', () => {
  it('do not wait for one whose journal was changed by hand', async () => {
    const changed = await open('2', 'Basket is slow');
    clock += 1000;
    const sound = await open('2', 'Basket is slow in Norway');
    writeFileSync(journalOf(changed), readFileSync(journalOf(changed), 'utf8').replace('Basket is slow', 'Basket is down'));
    clock += 5 * 60_000;
    const { code, stderr } = await zephyr('due', '--round');
    expect(code).toBe(1);
    expect(stderr).toContain(`zephyr: ${changed}: Line 1 is not as zephyr wrote it`);
    expect(stderr).toContain('--accept-changes');
    expect([pagesOf(changed).length, pagesOf(sound).length]).toEqual([1, 2]);
  });

  it('of a severity that the policy lost meanwhile still owe what the worst owes, and can be looked at and ended', async () => {
    await open('3', 'Basket is slow');
    inFile('content/policy.yaml', 'SEV-3', 'SEV-4');
    expect(await zephyr('incident', 'show')).toMatchObject({ code: 0, stderr: '' });
    expect(await zephyr('due', '--round', '--nudge')).toMatchObject({ code: 0 });
    expect(await zephyr('incident', 'resolve')).toMatchObject({ code: 0 });
    expect((await zephyr('due')).stdout).toMatch(/Customer e-mail[^]*Post-mortem/);
    expect(await zephyr('incident', 'list')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('several people', () => {
  it('who raise the severity at once raise it once', async () => {
    const incident = await open('2', 'Basket is slow');
    const both = await Promise.all([zephyr('incident', 'severity', '1'), zephyr('incident', 'severity', '1')]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 2]);
    expect(both.map(({ stderr }) => stderr).join('')).toContain('is SEV-1 already');
    expect(recordsOf(incident).filter(({ type }) => type === 'severity')).toHaveLength(1);
  });

  it('are paged once for a severity that rose, whatever the fraction of the second', async () => {
    for (let fraction = 494; fraction < 502; fraction++) {
      clock = START;
      const incident = await open('3', 'Basket is slow');
      clock += 60_000 + fraction;
      tick = 1;
      await zephyr('incident', 'severity', '1', '--incident', incident);
      tick = 0;
      const before = pagesOf(incident);
      await zephyr('due', '--round');
      expect(pagesOf(incident), `${fraction} ms`).toEqual(before);
    }
  });
});

describe('several machines', () => {
  /** Another machine: the same services, no journals. */
  function otherMachine(): Readonly<Record<string, string>> {
    const folder = join(place.path, 'other');
    mkdirSync(folder);
    symlinkSync(join(place.path, 'state', 'local'), join(folder, 'local'));
    return { ZEPHYR_STATE: folder };
  }
  const filesIn = (folder: string): string[] => readdirSync(join(place.path, 'state/local', folder)).map((name) => readFileSync(join(place.path, 'state/local', folder, name), 'utf8'));

  it('tell the ticket and the channel what each of them has to say', async () => {
    inFile('content/policy.yaml', 'creates: [chat-channel, page]', 'creates: [chat-channel, page, ticket]');
    await open('2', 'Basket is slow');
    const other = otherMachine();
    const channel = /"name": "(inc-[^"]+)"/.exec(filesIn('channels').join(''))?.[1] ?? '';
    expect((await zephyrWith(other, 'incident', 'join', `#${channel}`)).code).toBe(0);
    await zephyr('incident', 'update', 'from here');
    await zephyrWith(other, 'incident', 'update', 'from there');
    const { comments } = JSON.parse(filesIn('tickets').join('')) as { comments: { body: string }[] };
    expect(comments.map(({ body }) => body)).toEqual(['Update, investigating:\nfrom here', 'Update, investigating:\nfrom there']);
    const { messages } = JSON.parse(filesIn('channels').join('')) as { messages: { key: string }[] };
    expect(new Set(messages.map(({ key }) => key)).size).toBe(messages.length);
  });

  it('that join twice at once join once', async () => {
    await open('2', 'Basket is slow');
    const other = otherMachine();
    const channel = /"name": "(inc-[^"]+)"/.exec(filesIn('channels').join(''))?.[1] ?? '';
    const both = await Promise.all([1, 2].map(() => zephyrWith(other, 'incident', 'join', `#${channel}`)));
    expect(both.map(({ code }) => code).sort()).toEqual([0, 2]);
    expect((await zephyrWith(other, 'incident', 'show', '--journal')).stdout.match(/ opened /g)).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('that the pager tells of ends the chain also after an acknowledgement has run out', async () => {
    const incident = await open('2', 'Basket is slow');
    const answerAll = (): void => {
      const folder = join(place.path, 'state/local/pages');
      for (const name of readdirSync(folder)) writeFileSync(join(folder, name), readFileSync(join(folder, name), 'utf8').replace('"triggered"', '"acknowledged"').replace('"by": null', '"by": "ben"'));
    };
    const acks = (): number => recordsOf(incident).filter(({ type }) => type === 'ack').length;
    answerAll();
    await zephyr('due', '--round');
    expect(acks()).toBe(1);
    clock += 46 * 60_000;
    await zephyr('due', '--round');
    const again = pagesOf(incident).length;
    expect(again).toBe(2);
    answerAll();
    await zephyr('due', '--round');
    await zephyr('due', '--round');
    expect(acks()).toBe(2);
    clock += 20 * 60_000;
    await zephyr('due', '--round');
    expect(pagesOf(incident)).toHaveLength(again);
  });

  it('in the channel counts where the clock of the chat is behind', async () => {
    place.write('content/oncall.yaml', JSON.stringify(oncall));
    const server = await startSandbox({ seed: seedFrom(policy, oncall), now: () => clock - 90_000 });
    const env = { ...sandboxEnvironment(server.base, policy, oncall, 'webhook'), ZEPHYR_STATE: join(place.path, 'state'), ZEPHYR_SETTLE: '0' };
    try {
      await zephyrWith(env, 'incident', 'open', '--sev', '2', '--summary', 'Basket is slow');
      const message = server.sandbox.slack.channels[0]?.messages.find(({ text }) => text.includes('Basket is slow'));
      server.sandbox.slack.react(message?.ts ?? '', 'eyes', 'U0BEN0002');
      await zephyrWith(env, 'due', '--round');
      expect(JSON.parse((await zephyrWith(env, 'incident', 'show', '--json')).stdout)).toMatchObject({ acks: [{ person: 'ben', source: 'channel' }] });
    } finally {
      await server.close();
    }
  });
});

describe('a pager whose token is missing at first', () => {
  it.each([
    ['slack-mention', 'SLACK_BOT_TOKEN', (server: SandboxServer) => server.sandbox.slack.channels[0]?.messages.filter(({ text }) => text.includes('React with')).length],
    ['pagerduty', 'PAGERDUTY_ROUTING_KEY', (server: SandboxServer) => server.sandbox.pagerduty.incidents.length],
  ])('pages as it would have: %s', async (pager, variable, pages) => {
    place.write('content/oncall.yaml', JSON.stringify(oncall));
    const server = await startSandbox({ seed: seedFrom(policy, oncall), now: () => clock });
    const env = { ...sandboxEnvironment(server.base, policy, oncall, pager), ZEPHYR_STATE: join(place.path, 'state'), ZEPHYR_SETTLE: '0' };
    try {
      const opened = await zephyrWith({ ...env, [variable]: '' }, 'incident', 'open', '--sev', '2', '--summary', 'Basket is slow');
      expect(opened.stderr).toContain(`${variable} is not set`);
      expect(await zephyrWith(env, 'incident', 'resume')).toMatchObject({ code: 0 });
      expect(pages(server)).toBe(1);
      expect(JSON.parse((await zephyrWith(env, 'incident', 'show', '--json')).stdout)).toMatchObject({ runsChain: pager === 'pagerduty' });
    } finally {
      await server.close();
    }
  });
});

it('no name of a file of the project acts on the terminal', async () => {
  inFile('content/oncall.yaml', 'name: Ada Novak', 'name: "Ada \\e[31mNovak"');
  place.write('content/providers.yaml', '"\\e[31mchat": 1\n');
  await open('2', 'Basket is slow');
  for (const argv of [['ack', '--by', 'ada'], ['role', 'lead-responder', 'ada'], ['show'], ['timeline']]) {
    const { code, stdout, stderr } = await zephyr('incident', ...argv);
    expect(code).toBe(0);
    expect(stdout + stderr).toContain('␛[31m');
    expect(stdout + stderr).not.toContain('\u001b');
  }
});
