import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { simulate } from '../../../src/escalation/simulate.ts';
import { parseOnCall, parsePolicy } from '../../../src/policy/parse.ts';
import { folder, inProcess, project } from '../harness.ts';

const made = project();
const outside = folder({ 'notes.md': '# Notes\n' });
afterAll(() => {
  made.remove();
  outside.remove();
});

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const { policy } = parsePolicy(fixture('policy.yaml'), 'policy.yaml');
const { oncall } = parseOnCall(fixture('oncall.yaml'), 'oncall.yaml', policy);
const zephyr = (...argv: string[]) => inProcess(['escalation', 'simulate', ...argv], { cwd: made.path });

test('prints the timeline: local times, who sleeps, the reason', async () => {
  const { code, stdout, stderr } = await zephyr('--sev', '2', '--service', 'basket', '--at', '2026-11-28T04:00Z', '--answer', '@chidi@5m', '--resolve', '10m');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    'SEV-2 on checkout, Sat 28 Nov 2026 04:00 UTC',
    'A human after 5 min: Chidi Okoye.',
    '',
    '    0 min  Sat 04:00  page             Chidi Okoye   Sat 05:00, asleep  SEV-2 pages the owner of the service',
    '    4 min  Sat 04:04  page             Eun-ji Park   Sat 13:04          the chain of the owner of the service is unanswered: step 2, next in the rotation',
    '    5 min  Sat 04:05  answers          Chidi Okoye   Sat 05:05, asleep  this ends every chain',
    '   15 min  Sat 04:15  resolved                                          resolved 10 minutes after the first answer',
    '  5 d      Thu 04:00  post-mortem due                                   the post-mortem is due 5 days after detection',
    '',
  ].map((line) => expect.stringMatching(new RegExp(`^${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ +/g, ' +')}$`))));
});

test('--json is the result of the same scenario played in code', async () => {
  if (!policy || !oncall) throw new Error('the fixtures are not valid');
  const { events, timeToHuman } = simulate(policy, oncall, { severity: 'SEV-0', service: 'search', at: Date.parse('2026-10-25T00:57Z'), answers: [{ person: 'dana', after: 630 }] });
  const { stdout } = await zephyr('--sev', 'SEV-0', '--service', 'search', '--at', '2026-10-25T02:57+02:00', '--answer', 'Dana Levi@10m30s', '--json');
  expect(JSON.parse(stdout)).toEqual({ events, timeToHuman });
});

test('without flags: the severity of "just declare", the default service, now', async () => {
  expect((await zephyr()).stdout).toMatch(/^SEV-1 on search, Sat 21 Mar 2026 22:00 UTC\nNo human: nobody answers\.\n/);
});

describe('wrong use', () => {
  test('every fault is said with what to type', async () => {
    const { code, stdout, stderr } = await zephyr('--sev', '7', '--service', 'serch', '--at', '2026-13-01T00:00Z', '--answer', 'dena@7m', '--zone', 'Mars/Base');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.split('\n').filter((line) => line.startsWith('zephyr'))).toHaveLength(5);
    expect(stderr).toContain('Did you mean "search"?');
  });

  test('a hostile value does not act on the terminal', async () => {
    expect((await zephyr('--service', '\u001b[2Jx')).stderr).not.toContain('\u001b');
  });

  test('outside a project there is no rota', async () => {
    const { code, stderr } = await inProcess(['escalation', 'simulate'], { cwd: outside.path });
    expect(code).toBe(1);
    expect(stderr).toContain('a simulation needs the rota');
  });
});
