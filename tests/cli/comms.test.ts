import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inProcess, NOW, project, type Outcome } from './harness.ts';

const EMAIL = `---
title: E-mail
kind: template
subject: "{{service}} on {{date}}"
---

## Text

Hello,

On {{date}}, from {{start}} to {{end}} UTC, {{service}} was slow.

We are sorry for the trouble this caused you.

{{sender}}
`;
const made = project({ 'comms/outage-email.md': EMAIL });
const state = join(made.path, 'state');
afterAll(() => made.remove());

const zephyr = (...argv: string[]): Promise<Outcome> => inProcess(argv, { cwd: made.path, env: { ZEPHYR_STATE: state, ZEPHYR_SETTLE: '0' } });
const VALUES = ['--set', 'service=Search', '--set', 'date=14 March 2026', '--set', 'start=02:40', '--set', 'end=04:04', '--set', 'sender=Dana Levi, Support'];

describe('zephyr comms', () => {
  it('a message that is complete and follows the rules', async () => {
    const { code, stdout, stderr } = await zephyr('comms', 'email', ...VALUES);
    expect(stdout).toBe('Search on 14 March 2026\n\nHello,\n\nOn 14 March 2026, from 02:40 to 04:04 UTC, Search was slow.\n\nWe are sorry for the trouble this caused you.\n\nDana Levi, Support\n');
    expect(stderr).not.toContain('apolog');
    expect(code).toBe(0);
  });

  it('says what is left to fill in, and fails', async () => {
    const { code, stderr } = await zephyr('comms', 'email', '--set', 'service=Search');
    expect(stderr).toContain('Still to fill in: date, start, end, sender\n');
    expect(code).toBe(1);
  });

  it('a second apology is one too many', async () => {
    const { code, stderr } = await zephyr('comms', 'email', ...VALUES, '--set', 'sender=We apologise again.');
    expect(stderr).toContain('The e-mail holds 2 apologies, expected 1');
    expect(code).toBe(1);
  });

  it('as data, with every form', async () => {
    const { stdout } = await zephyr('comms', 'email', ...VALUES, '--format', 'json');
    const message = JSON.parse(stdout) as Record<string, unknown>;
    expect(message).toMatchObject({ subject: 'Search on 14 March 2026', missing: [], html: expect.stringContaining('<p>Hello,</p>') });
  });

  it('into a new file, never over an old one', async () => {
    expect((await zephyr('comms', 'email', ...VALUES, '--format', 'eml', '--out', 'mail.eml')).stdout).toBe('mail.eml\n');
    expect(readFileSync(join(made.path, 'mail.eml'), 'utf8')).toMatch(/^X-Unsent: 1\r\n/);
    const again = await zephyr('comms', 'email', ...VALUES, '--out', 'mail.eml');
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('mail.eml exists already and was not touched');
  });

  it('templates that the project lacks are the shipped ones', async () => {
    const { code, stdout } = await zephyr('comms', 'status', '--text', 'recovering', '--set', 'end=04:04', '--set', 'service=search', '--set', 'where=Norway', '--set', 'next=04:24');
    expect(stdout).toContain('Since 04:04 UTC, search in Norway works as usual again.');
    expect(code).toBe(0);
  });

  it.each([
    [['status', '--text', 'gone'], /has no text gone/],
    [['email', '--set', 'Service'], /Service is no value/],
    [['email', '--from', 'none.json'], /none\.json cannot be read: there is no such file/],
    [['email', '--sent', 'yesterday'], /yesterday is no time/],
    [['email', '--sent', '2099-01-01T00:00Z'], /has not come yet/],
    [['email', '--incident', 'INC-2026-0101-aaaa'], /there is no incident/],
  ])('wrong use: %j', async (argv, said) => {
    const { code, stderr } = await zephyr('comms', ...argv);
    expect(stderr).toMatch(said);
    expect(code).toBe(2);
  });

  it('an incident fills in what it knows, and --sent meets its deadline', async () => {
    const opened = await zephyr('incident', 'open', '--sev', '1', '--summary', 'Search slow in Norway', '--service', 'search');
    expect(opened.stderr + opened.stdout).not.toContain('wrong in zephyr itself');
    await zephyr('incident', 'resolve', 'It works again.');
    const { stdout } = await zephyr('comms', 'email', '--incident', incidentId(), '--set', 'sender=Dana');
    expect(stdout).toMatch(/On 21 March 2026, from 22:00 to \d\d:\d\d UTC, Search was slow\./);
    const owed = async (): Promise<string[]> => (JSON.parse((await zephyr('due', '--json')).stdout) as { due: { kind: string }[] }).due.map(({ kind }) => kind);
    expect(await owed()).toContain('email');
    const early = await zephyr('comms', 'email', '--incident', incidentId(), '--sent', '2026-03-21T21:00Z');
    expect(early).toMatchObject({ code: 2, stderr: expect.stringContaining('is before INC-') });
    expect(await zephyr('comms', 'email', '--incident', incidentId(), '--sent', NOW)).toMatchObject({ code: 0, stdout: `The customer e-mail of ${incidentId()} is noted as sent at 2026-03-21 22:00 UTC.\n` });
    expect(await owed()).not.toContain('email');
    const journal = (): string => readFileSync(join(state, 'incidents', incidentId(), 'journal.jsonl'), 'utf8');
    const before = journal();
    expect(before).toContain('"email-sent"');
    expect((await zephyr('comms', 'email', '--incident', incidentId(), '--sent')).code).toBe(0);
    expect(journal()).toBe(before);
  });
});

/** The one incident of the state directory. */
function incidentId(): string {
  const [id] = readdirSync(join(state, 'incidents'));
  if (id === undefined) throw new Error('no incident was declared');
  return id;
}
