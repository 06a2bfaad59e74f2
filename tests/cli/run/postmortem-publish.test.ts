/** A post-mortem that is out closes the deadline of its incident; one with faults changes nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { GOOD, project, type Outcome } from '../harness.ts';

const FILE = 'content/reviews/2026-03-14-shop-down.md';
let place: ReturnType<typeof project>;
let clock: string;

beforeEach(() => {
  place = project();
  clock = '2026-03-14T02:52:00Z';
});
afterEach(() => place.remove());

async function zephyr(...argv: string[]): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await main({
    argv, cwd: place.path, env: { ZEPHYR_STATE: join(place.path, 'state') }, stdin: {},
    stdout: { write: (text) => void (stdout += text) }, stderr: { write: (text) => void (stderr += text) }, now: () => clock,
  });
  return { code, stdout, stderr };
}

/** An incident that is over, and its post-mortem: the good one with its number, changed. */
async function incident(change: (text: string) => string = (text) => text): Promise<string> {
  await zephyr('incident', 'open', '--sev', '1', '--summary', 'Shop down in Norway', '--by', 'ada');
  clock = '2026-03-14T04:24:00Z';
  await zephyr('incident', 'resolve', 'It works again.');
  clock = '2026-03-16T15:20:00Z';
  const [id = ''] = readdirSync(join(place.path, 'state/incidents'));
  place.write(FILE, change(GOOD.replace('status: final', `status: final\nincident: ${id}`)));
  return id;
}
const written = (): string => readFileSync(join(place.path, FILE), 'utf8');
const owed = async (): Promise<string[]> => (JSON.parse((await zephyr('due', '--json')).stdout) as { due: { kind: string }[] }).due.map(({ kind }) => kind);

describe('zephyr postmortem publish', () => {
  it('closes the deadline of the incident that the file names, once', async () => {
    const id = await incident();
    expect(await owed()).toContain('post-mortem');
    const { code, stdout } = await zephyr('postmortem', 'publish', FILE);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `The post-mortem of ${id} is published, in time for 2026-03-19 02:52 UTC.\n` });
    expect(await owed()).not.toContain('post-mortem');
    expect(JSON.parse((await zephyr('incident', 'show', id, '--json')).stdout)).toMatchObject({ postMortem: { file: FILE, at: '2026-03-16T15:20:00.000Z' } });
    const journal = (): string => readFileSync(join(place.path, 'state/incidents', id, 'journal.jsonl'), 'utf8');
    const before = journal();
    expect((await zephyr('postmortem', 'publish', FILE)).code).toBe(0);
    expect(journal()).toBe(before);
    place.write('content/reviews/other.md', written());
    const other = await zephyr('postmortem', 'publish', 'content/reviews/other.md');
    expect(other.code).toBe(1);
    expect(other.stderr).toContain(`has its post-mortem already: ${FILE}`);
  });

  it('with an error it says which, and changes nothing', async () => {
    await incident((text) => text.replace('SHOP-12', 'soon').replace('status: final', 'status: draft'));
    const before = written();
    const { code, stderr } = await zephyr('postmortem', 'publish', FILE, '--write');
    expect(code).toBe(1);
    expect(stderr).toMatch(/2026-03-14-shop-down\.md:\d+:\d+ .*\(pm\/action-item-ticket\)/);
    expect(stderr).toContain('nothing was published or changed');
    expect(written()).toBe(before);
    expect(await owed()).toContain('post-mortem');
  });

  it('sets nothing on its own, says what to type, and sets it with --write', async () => {
    await incident((text) => text.replace('status: final', 'status: in-review # not yet').replace('published: 2026-03-16T15:10Z\n', '').replaceAll('\n', '\r\n'));
    const before = written();
    const told = await zephyr('postmortem', 'publish', FILE);
    expect(told.code).toBe(1);
    expect(told.stderr).toContain('`status` is in-review, `published` is missing');
    expect(told.stderr).toContain('Write `status: final` and `published: 2026-03-16T15:20Z`, or add --write');
    expect(written()).toBe(before);
    expect((await zephyr('postmortem', 'publish', FILE, '--write', '--dry-run')).code).toBe(0);
    expect(written()).toBe(before);
    expect((await zephyr('postmortem', 'publish', FILE, '--write')).code).toBe(0);
    expect(written()).toBe(before.replace('in-review', 'final').replace('actionItemLabel: follow-up\r\n', 'actionItemLabel: follow-up\r\npublished: 2026-03-16T15:20Z\r\n'));
    expect(await owed()).not.toContain('post-mortem');
  });

  it('one that is late can be published, and is said to be late', async () => {
    await incident((text) => text.replace('published: 2026-03-16T15:10Z', 'published:'));
    clock = '2026-03-25T09:00:00Z';
    const { code, stdout, stderr } = await zephyr('postmortem', 'publish', FILE, '--write');
    expect(code).toBe(0);
    expect(stderr).toContain('(pm/deadline)');
    expect(stdout).toContain('; it was due 2026-03-19 02:52 UTC');
    expect(written()).toContain('published: 2026-03-25T09:00Z\n');
  });

  it.each([
    ['an incident without a journal here', (text: string) => text.replace(/incident: .*/, 'incident: INC-2026-0007'), [], 1, 'There is no incident INC-2026-0007 in '],
    ['no incident at all', (text: string) => text.replace(/incident: .*\n/, ''), [], 2, 'does not say of which incident it is'],
    ['another incident than asked for', (text: string) => text, ['--incident', 'INC-2026-0007'], 2, ', not of INC-2026-0007'],
    ['a time to come', (text: string) => text.replace('2026-03-16T15:10Z', '2026-03-17T15:10Z'), [], 1, 'which has not come yet'],
  ])('%s', async (_, change, more, expected, words) => {
    await incident(change);
    const { code, stderr } = await zephyr('postmortem', 'publish', FILE, ...more);
    expect(stderr).toContain(words);
    expect(code).toBe(expected);
    expect(await owed()).toContain('post-mortem');
  });

  it('takes the incident from --incident where the file names none', async () => {
    const id = await incident((text) => text.replace(/incident: .*\n/, ''));
    expect((await zephyr('postmortem', 'publish', FILE, '--incident', id.slice(-4))).code).toBe(0);
    expect(await owed()).not.toContain('post-mortem');
  });

  it('a file that is not there', async () => {
    expect(await zephyr('postmortem', 'publish', 'none.md')).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no such file') });
  });

  it('one whose incident goes on', async () => {
    await zephyr('incident', 'open', '--sev', '1', '--summary', 'Shop down in Norway');
    clock = '2026-03-16T15:20:00Z';
    const [id = ''] = readdirSync(join(place.path, 'state/incidents'));
    place.write(FILE, GOOD);
    const { code, stderr } = await zephyr('postmortem', 'publish', FILE, '--incident', id);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('is not resolved yet') });
  });
});
