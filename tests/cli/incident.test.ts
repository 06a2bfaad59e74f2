/** `zephyr incident` and `zephyr due` on the local provider: the whole life on disk, in process and as a child. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { asChild, project, type Outcome } from './harness.ts';

let place: ReturnType<typeof project>;
let clock: number;
const START = Date.parse('2026-03-14T02:52:00Z');

beforeEach(() => {
  place = project();
  clock = START;
});
afterEach(() => place.remove());

async function zephyr(...argv: string[]): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await main({
    argv, cwd: place.path, env: { ZEPHYR_STATE: join(place.path, 'state') }, stdin: {},
    stdout: { write: (text) => void (stdout += text) }, stderr: { write: (text) => void (stderr += text) },
    now: () => new Date(clock).toISOString(),
  });
  return { code, stdout, stderr };
}
const minutes = (count: number): void => void (clock += count * 60_000);
const open = (...more: string[]) => zephyr('incident', 'open', '--sev', '1', '--summary', 'Basket is down in Norway', '--by', 'ada', ...more);
const shown = async (): Promise<Record<string, unknown>> => JSON.parse((await zephyr('incident', 'show', '--json')).stdout) as Record<string, unknown>;

describe('zephyr incident open', () => {
  it('declares on this machine without any account, and says plainly that nobody was paged', async () => {
    const { code, stdout, stderr } = await open();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^INC-2026-0314-[a-z2-9]{4} is open\./);
    expect(stdout).toContain('first update by 03:12 UTC');
    expect(stderr).toContain('Nobody is really paged');
    expect(stderr).toMatch(/Call the people yourself: .*\+/);
    expect(stderr).toContain('Service checkout, because the summary names it');
    expect(stderr).toContain('keep `zephyr due --watch` running');
  });

  it('prints its plan and does nothing with --dry-run', async () => {
    const { code, stdout } = await open('--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('Longest chain');
    expect((await zephyr('incident', 'list')).stdout).toBe('No incident is open or owes anything.\n');
  });

  it('gives events and an account as JSON lines', async () => {
    const { stdout } = await open('--json');
    const events = stdout.trim().split('\n').map((line) => JSON.parse(line) as { event: string; kind?: string });
    expect(events.find(({ event }) => event === 'started')?.kind).toBe('page');
    expect(events.at(-1)).toMatchObject({ event: 'account', failed: [], blocked: [] });
  });

  it.each([
    [['--summary', 'x'], '--sev is missing'],
    [['--sev', '1'], '--summary is missing'],
    [['--sev', '9', '--summary', 'x'], 'the policy has no severity 9'],
    [['--sev', '1', '--summary', ' \u202e '], 'the summary is empty'],
    [['--sev', '1', '--summary', 'x', '--service', 'serch'], 'Did you mean search?'],
    [['--sev', '1', '--summary', 'x', '--detected', 'yesterday'], 'Expected a time'],
  ])('%j: says what is wrong, exit code 2', async (argv, words) => {
    const { code, stderr } = await zephyr('incident', 'open', ...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it('takes the severity of "just declare" where nobody wants to choose', async () => {
    await zephyr('incident', 'open', '--just-declare', '--summary', 'something');
    expect(await shown()).toMatchObject({ severity: 'SEV-1', service: 'search' });
  });

  it('asks nobody for anything where the journal cannot be written', async () => {
    writeFileSync(join(place.path, 'blocked'), '');
    const { code, stderr } = await open('--state', join(place.path, 'blocked'));
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing was asked of anybody');
    expect(stderr).toContain('--state /tmp/zephyr');
  });

  it('lets no terminal code through', async () => {
    const { stderr, stdout } = await zephyr('incident', 'open', '--sev', '1', '--summary', 'a\u001b[31mred\u0007\u202e');
    expect(stderr + stdout).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});

describe('the life of an incident', () => {
  it('goes through roles, updates, severities and the resolution', async () => {
    await open();
    minutes(3);
    expect((await zephyr('incident', 'role', 'speaker', 'Dana Levi', 'ben')).stdout).toBe('Speaker: Dana Levi, Ben Carter.\n');
    expect((await zephyr('incident', 'update', 'Still', 'looking.')).stdout).toBe('Next update by 03:15 UTC.\n');
    minutes(5);
    expect((await zephyr('incident', 'severity', '0', '--because', 'everywhere')).code).toBe(0);
    expect((await zephyr('incident', 'severity', '0')).code).toBe(2);
    minutes(30);
    const due = await zephyr('due');
    expect(due.code).toBe(1);
    expect(due.stdout).toContain('Status update  late by 15 minutes');
    const over = await zephyr('incident', 'resolve', 'Rolled back.');
    expect(over.stderr).toContain('Customer e-mail due by');
    expect((await zephyr('incident', 'update', 'x')).code).toBe(2);
    expect(await shown()).toMatchObject({ severity: 'SEV-0', roles: { speaker: ['dana', 'ben'] }, unfinished: [], resolved: { text: 'Rolled back.' } });
    expect((await zephyr('incident', 'timeline', '--markdown', )).stdout).toContain('| 2026-03-14 03:00 | Now SEV-0: everywhere |');
    const channel = (await shown())['addresses'] as { what: string; url: string }[];
    const stored = readFileSync(new URL(channel.find(({ what }) => what === 'channel')?.url ?? ''), 'utf8');
    for (const words of ['Still looking.', 'Rolled back.', 'SEV-1 → SEV-0']) expect(stored).toContain(words);
  });

  it('asks which one where there are two', async () => {
    await open();
    await open();
    const { code, stderr } = await zephyr('incident', 'update', 'x');
    expect(code).toBe(2);
    expect(stderr).toMatch(/--incident INC-\S+ or --incident INC-/);
  });

  it('has nothing to resume once everything is done', async () => {
    await open();
    expect((await zephyr('incident', 'resume')).stdout).toContain('nothing is left to do');
  });

  it('shows a journal that was changed by hand, and changes nothing until that is accepted', async () => {
    await open();
    const id = String((await shown())['incident']);
    const path = join(place.path, 'state', 'incidents', id, 'journal.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('Basket is down in Norway', 'Basket is down in Sweden'));
    const refused = await zephyr('incident', 'update', 'x');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('Line 1 is not as zephyr wrote it');
    expect((await zephyr('incident', 'show', '--journal')).stdout).toMatch(/^!\s+1 /);
    expect((await zephyr('incident', 'resume', '--accept-changes')).code).toBe(0);
    expect((await zephyr('incident', 'update', 'x')).code).toBe(0);
  });

  it('can be joined by its channel from another machine', async () => {
    await open();
    await zephyr('incident', 'update', 'Found', '--status', 'identified');
    const before = await shown();
    const [channel] = before['addresses'] as { name: string }[];
    const id = String(before['incident']);
    // The other machine: the same services, no journal.
    const journal = join(place.path, 'state', 'incidents');
    const elsewhere = `${journal}-elsewhere`;
    const { renameSync } = await import('node:fs');
    renameSync(journal, elsewhere);
    const joined = await zephyr('incident', 'join', `#${channel?.name ?? ''}`);
    expect(joined.stderr).toBe('');
    expect(joined.stdout).toContain(`Joined ${id}`);
    const after = await shown();
    expect({ ...after, providers: 0 }).toMatchObject({ incident: id, severity: before['severity'], summary: before['summary'], updates: [{ text: 'Found', status: 'identified' }], unfinished: [] });
    expect((await zephyr('incident', 'resolve', 'over')).code).toBe(0);
  });
});

describe('zephyr due --round', () => {
  const pages = async (): Promise<number> => (await zephyr('incident', 'show', '--journal')).stdout.split('\n').filter((line) => / done .*"page-[a-z]+-\d+"/.test(line)).length;

  it('pages the next of the chain when the policy says, once, until somebody answers', async () => {
    await zephyr('incident', 'open', '--sev', '2', '--summary', 'Basket is slow');
    expect(await pages()).toBe(1);
    minutes(3);
    await zephyr('due', '--round');
    expect(await pages()).toBe(1);
    minutes(1);
    await zephyr('due', '--round');
    await zephyr('due', '--round');
    expect(await pages()).toBe(2);
    await zephyr('incident', 'ack', '--by', 'ben');
    minutes(20);
    await zephyr('due', '--round');
    const after = await pages();
    expect(after).toBeLessThanOrEqual(3);
    minutes(5);
    await zephyr('due', '--round');
    expect(await pages()).toBe(after);
  });

  it('reminds in the channel, once for each thing', async () => {
    await open();
    minutes(21);
    for (let k = 0; k < 3; k++) await zephyr('due', '--round', '--nudge');
    const text = (await zephyr('incident', 'show', '--journal')).stdout;
    expect(text.match(/"what":"update-/g)).toHaveLength(1);
  });

  it('answers for another time', async () => {
    await open();
    const { code, stdout } = await zephyr('due', '--at', '2026-03-14T02:53Z', '--json');
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { due: { kind: string }[] }).due.map(({ kind }) => kind)).toContain('update');
  });
});

it('works as a program', () => {
  const { code, stdout } = asChild(['incident', 'open', '--sev', '1', '--summary', 'It’s "down" & <out> $(now)'], { cwd: place.path, env: { ZEPHYR_STATE: join(place.path, 'state') } });
  expect(code).toBe(0);
  expect(stdout).toContain('is open.');
});

describe('when paging fails', () => {
  it('says so first and loudest, with the numbers to call, and everything else goes on', async () => {
    let stdout = '';
    let stderr = '';
    const code = await main({
      argv: ['incident', 'open', '--sev', '1', '--summary', 'Basket is down'], cwd: place.path, env: { ZEPHYR_STATE: join(place.path, 'state'), ZEPHYR_PAGER: 'pagerduty' }, stdin: {},
      stdout: { write: (text) => void (stdout += text) }, stderr: { write: (text) => void (stderr += text) }, now: () => new Date(clock).toISOString(),
    });
    expect(code).toBe(1);
    const account = stderr.slice(stderr.indexOf('NOBODY WAS PAGED'));
    expect(account).toMatch(/^NOBODY WAS PAGED by what failed below\. Call now:\n {2}.*\+\d/);
    expect(account).toContain('PAGERDUTY_ROUTING_KEY');
    expect(stderr).toContain('done     Local chat: channel');
    expect(stdout).toContain('is open.');
  });
});
