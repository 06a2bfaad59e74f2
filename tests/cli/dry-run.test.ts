/**
 * `--dry-run`, in the order of an incident's life on the sandbox: with it no file changes and no service is asked;
 * without it, the same words do change something.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../../src/cli/commands/definition.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { main } from '../../src/cli/main.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { sandboxEnvironment } from '../../src/cli/run/sandbox.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { seedFrom } from '../../src/sandbox/seed.ts';
import { startSandbox, type SandboxServer } from '../../src/sandbox/server.ts';
import { oncall } from '../providers/harness.ts';
import { GOOD, project, type Outcome } from './harness.ts';

/** Commands without a lasting effect; the others are in the life below. */
const HARMLESS: Readonly<Record<string, string>> = {
  actions: 'reads', stats: 'reads', severity: 'reads', 'incident list': 'reads', 'incident show': 'reads', 'incident timeline': 'reads', 'escalation simulate': 'reads', 'escalation coverage': 'reads', 'escalation diff': 'reads', 'escalation export': 'reads',
  'oncall now': 'reads', 'oncall next': 'reads', 'oncall calendar': 'reads', doctor: 'reads; what it asks the services changes nothing', sandbox: 'runs in the foreground and keeps nothing', completion: 'reads',
};

const MINUTE = 60_000;
const FILE = 'content/reviews/2026-03-14-shop-down.md';
const text = readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8').replace('creates: [chat-channel, page]', 'creates: [page, chat-channel, status-page-entry, ticket, pinned-runbook]');
const policy = parsePolicy(text, 'policy.yaml').policy ?? (() => { throw new Error('the fixture cannot be read'); })();
const place = project({ 'notes.md': GOOD.replace('SEV-1', 'sev1'), 'other.md': GOOD.replace('SEV-1', 'sev1'), 'comms/outage-email.md': '# Mail\n\n## Text\n\nIt was {service}.\n' });
let server: SandboxServer;
let clock = Date.parse('2026-03-14T02:52:00Z');
let id = '';

beforeAll(async () => {
  place.write('content/oncall.yaml', JSON.stringify(oncall));
  place.write('content/policy.yaml', text);
  server = await startSandbox({ seed: seedFrom(policy, oncall), now: () => clock });
});
afterAll(async () => {
  await server.close();
  place.remove();
});

async function zephyr(argv: readonly string[], state = 'state'): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await main({
    argv, cwd: place.path, stdin: {},
    env: { HOME: place.path, ...sandboxEnvironment(server.base, policy, oncall, 'webhook'), ZEPHYR_STATE: join(place.path, state), ZEPHYR_SETTLE: '0' },
    stdout: { write: (text) => void (stdout += text) }, stderr: { write: (text) => void (stderr += text) }, now: () => new Date(clock).toISOString(),
  });
  return { code, stdout, stderr };
}

/** Every file of the project and of the state directory, with its contents. */
function files(folder = place.path): Record<string, string> {
  if (!existsSync(folder)) return {};
  return Object.assign({}, ...readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? { [`${path}/`]: '', ...files(path) } : { [path]: readFileSync(path, 'utf8') };
  })) as Record<string, string>;
}
const requests = (): string[] => server.sandbox.arrivals.map(({ action }) => action);

interface Act {
  command: string;
  /** Words behind the command; a function where the incident's number is needed. */
  words: () => readonly string[];
  /** What has to be so first. */
  first?: () => void | Promise<void>;
  /** Words of the dry run's answer. */
  says: RegExp;
  /** 0 where absent. */
  code?: number;
  /** What the command does in earnest: `never` where it would not end here. */
  earnest?: 'changes' | 'never';
  /** Reads that even a dry run needs. */
  asks?: RegExp;
  state?: string;
}

const later = (minutes: number) => (): void => void (clock += minutes * MINUTE);
const LIFE: readonly Act[] = [
  { command: 'incident open', words: () => ['--sev', '1', '--summary', 'Shop down in Norway', '--service', 'checkout', '--by', 'ada'], says: /^Dry run: nothing is asked of anybody\. \d+ steps:/ },
  { command: 'incident join', words: () => [`#${server.sandbox.slack.channels[0]?.name ?? ''}`], says: /would write \d+ records/, asks: /^conversations\.(list|history)$|^FindIssue$|^GET /, state: 'elsewhere' },
  { command: 'incident ack', words: () => ['--by', 'ada'], says: /acknowledge/ },
  { command: 'incident role', words: () => ['lead-responder', 'ada'], says: /Slack: role/ },
  { command: 'incident update', words: () => ['Still investigating.'], says: /Slack: update/ },
  { command: 'incident severity', words: () => ['0'], says: /page/ },
  { command: 'due', words: () => ['--watch'], first: later(4), says: /Dry run of INC-.*\n {2}.*page/, earnest: 'never' },
  { command: 'due', words: () => ['--round'], says: /Dry run of INC-.*\n {2}.*page/ },
  { command: 'due', words: () => ['--round', '--nudge'], first: later(30), says: /reminder/ },
  { command: 'due', words: () => ['--nudge'], first: async () => { await zephyr(['incident', 'update', 'Still looking.']); later(30)(); }, says: /Status update/, code: 1 },
  {
    command: 'incident resume', words: () => ['--give-up', unfinishedStep()], says: /would be given up/,
    first: async () => {
      server.sandbox.script(({ action }) => (action === 'chat.postMessage' ? 'wrong-token' : null));
      await zephyr(['incident', 'update', 'The channel is gone.']);
    },
  },
  {
    command: 'incident resume', words: () => [], says: /Slack: update/,
    first: async () => {
      await zephyr(['incident', 'update', 'The channel is still gone.']);
      server.sandbox.script(() => null);
    },
  },
  { command: 'incident resolve', words: () => ['The release was rolled back.'], first: later(5), says: /Slack: resolved/ },
  { command: 'comms email', words: () => ['--sent'], first: later(60), says: /customer e-mail/ },
  { command: 'comms email', words: () => ['--set', 'service=Checkout', '--out', 'email.txt'], says: /this would be email\.txt/, code: 1 },
  { command: 'comms status', words: () => ['--out', 'status.txt'], says: /this would be status\.txt/, code: 1 },
  { command: 'comms announcement', words: () => ['--out', 'announcement.txt'], says: /this would be announcement\.txt/, code: 1 },
  { command: 'postmortem new', words: () => ['--title', 'Shop down', '--out', 'draft.md'], says: /this would be draft\.md/ },
  {
    command: 'postmortem publish', words: () => [FILE, '--write', '--incident', id], says: /Slack: post-mortem/,
    first: () => {
      clock = Date.parse('2026-03-16T15:20:00Z');
      place.write(FILE, GOOD.replace('status: final', 'status: draft'));
    },
  },
  { command: 'lint', words: () => ['notes.md', '--fix'], says: /--- a\/notes\.md\n\+\+\+ b\/notes\.md\n@@ -5 \+5 @@\n-severity: sev1\n\+severity: SEV-1\n.*would mend 1 finding in 1 file/s, code: 1 },
  { command: 'lint', words: () => ['other.md', '--baseline', 'known.json', '--update-baseline'], says: /known\.json would hold \d+ finding/ },
  { command: 'lint', words: () => ['other.md', '--output', 'json=report.json'], says: /report\.json would hold the report as json/, code: 1 },
  { command: 'init', words: () => ['--lint-only'], says: /^zephyr\.config\.yaml\nDry run: nothing was written\.\n$/ },
  { command: 'drill', words: () => ['nobody-answers'], says: /A dry run: nothing is started/, earnest: 'never' },
];

function unfinishedStep(): string {
  const [journal = ''] = Object.values(files(join(place.path, 'state'))).filter((content) => content.includes('"type":"opened"'));
  const failed = journal.split('\n').findLast((line) => line.includes('"type":"failed"') || line.includes('chat.postMessage'));
  return /"step":"([^"]+)"/.exec(failed ?? '')?.[1] ?? 'none';
}

describe('a dry run changes nothing and asks nobody, and in earnest the same words do', () => {
  it.each(LIFE.map((act, k) => [`${k + 1}. zephyr ${act.command}`, act] as const))('%s', async (_, { command, words, first, says, code = 0, earnest = 'changes', asks, state }) => {
    await first?.();
    const argv = [...command.split(' '), ...words()];
    const before = files();
    const asked = requests().length;
    const dry = await zephyr([...argv, '--dry-run'], state);
    expect(`${dry.stdout}${dry.stderr}`).toMatch(says);
    expect(dry.code).toBe(code);
    expect(files()).toEqual(before);
    expect(requests().slice(asked).filter((action) => !(asks?.test(action) ?? false))).toEqual([]);
    if (earnest === 'never') return;
    await zephyr(argv, state);
    expect(files()).not.toEqual(before);
    id = /INC-\d{4}-\d{4}-\w{4}/.exec(Object.keys(files(join(place.path, 'state'))).join('\n'))?.[0] ?? '';
  });
});

describe('the table above is complete', () => {
  const leaves = (definitions: readonly CommandDefinition[], before = ''): string[] => definitions.flatMap(({ name, subcommands }) => (subcommands ? leaves(subcommands, `${before}${name} `) : [`${before}${name}`]));
  const all = leaves(commands);
  const program = buildProgram('0', { out: () => undefined, error: () => undefined }, () => undefined);
  const optionsOf = (path: string): string[] => {
    const command = path.split(' ').reduce((at, name) => at.commands.find((sub) => sub.name() === name) ?? at, program);
    return command.options.flatMap(({ long }) => long ?? []);
  };

  it('a command is either harmless or plays its part', () => {
    const played = new Set(LIFE.map(({ command }) => command));
    expect(all.filter((path) => !played.has(path) && !(path in HARMLESS))).toEqual([]);
    expect([...played, ...Object.keys(HARMLESS)].filter((path) => !all.includes(path))).toEqual([]);
  });

  it('whatever has an effect has --dry-run, and nothing else has', () => {
    expect(all.filter((path) => optionsOf(path).includes('--dry-run') === path in HARMLESS)).toEqual([]);
  });
});
