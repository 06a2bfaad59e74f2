/** `zephyr doctor` against the sandbox's servers: everything in order, six things wrong at once, nothing set up. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sandboxEnvironment } from '../../src/cli/run/sandbox.ts';
import type { OnCall } from '../../src/policy/oncall-schema.ts';
import { SANDBOX_TOKENS, seedFrom, type Seed } from '../../src/sandbox/seed.ts';
import { startSandbox, type SandboxServer } from '../../src/sandbox/server.ts';
import { oncall as whole, policy, START } from '../providers/harness.ts';
import { inProcess, project, type Outcome } from './harness.ts';

/** People whom Slack can know. */
const oncall: OnCall = { ...whole, people: whole.people.map((person) => (person.ids.slack === undefined && person.contact.email === undefined ? { ...person, ids: { slack: `U0${person.id.toUpperCase()}01` } } : person)) };
const made = project({ 'content/oncall.yaml': '' });
let server: SandboxServer;

async function doctor(seed: Seed, env: Record<string, string> = {}, argv: readonly string[] = []): Promise<Outcome> {
  server = await startSandbox({ seed, now: () => START });
  return inProcess(['doctor', ...argv], { cwd: made.path, env: { ...sandboxEnvironment(server.base, policy, oncall, 'pagerduty'), ...env } });
}

beforeAll(() => made.write('content/oncall.yaml', JSON.stringify(oncall)));
afterEach(async () => server?.close());
afterAll(() => made.remove());

describe('zephyr doctor', () => {
  it('everything in order', async () => {
    const { code, stdout, stderr } = await doctor(seedFrom(policy, oncall));
    expect(stderr).toBe('');
    expect(stdout).toContain('Everything is ready.');
    expect(stdout).toContain('escalation policy Checkout for owner of checkout: is the policy\'s: on-call 4 min, next-in-rotation 6 min, lead 10 min, director 10 min');
    expect(code).toBe(0);
    expect(server.sandbox.arrivals.filter(({ changes }) => changes && true)).toEqual([]);
  });

  it('six things wrong, each with its fix', async () => {
    const seed = seedFrom(policy, oncall);
    const [first, ...others] = seed.pagerduty.escalationPolicies;
    if (!first) throw new Error('the seed has no escalation policy');
    const { code, stdout } = await doctor(
      {
        ...seed,
        slack: { ...seed.slack, tokens: { [SANDBOX_TOKENS.slack]: (seed.slack.tokens[SANDBOX_TOKENS.slack] ?? []).filter((scope) => scope !== 'pins:write') } },
        statuspage: { ...seed.statuspage, components: seed.statuspage.components.filter(({ id }) => id !== 'cmpsearch') },
        linear: { ...seed.linear, labels: [], teams: seed.linear.teams.filter(({ key }) => key !== 'FIND') },
        pagerduty: { ...seed.pagerduty, escalationPolicies: [{ ...first, rules: first.rules.map((rule, k) => (k === 1 ? { ...rule, minutes: 30 } : rule)) }, ...others] },
      },
      { SLACK_CHANNEL_PREFIX: 'Incident ' },
      ['--json'],
    );
    expect(code).toBe(1);
    const { ok, checks } = JSON.parse(stdout) as { ok: boolean; checks: { provider: string; name: string; ok: boolean; message: string; fix: string | null }[] };
    expect(ok).toBe(false);
    expect(checks.filter((check) => !check.ok).map(({ provider, name, fix }) => [provider, name, fix])).toEqual([
      ['slack', 'scope pins:write', 'Add pins:write under OAuth & Permissions of the Slack app, and install the app again.'],
      ['slack', 'channel prefix', 'Write lower-case letters, digits, - and _, at most 30, as SLACK_CHANNEL_PREFIX, such as inc-.'],
      ['statuspage', 'component cmpsearch of search', 'Correct ids.statuspage of search in content/oncall.yaml; the page has cmpcheckout (Checkout).'],
      ['linear', 'team FIND of search', 'Correct ids.linear of search in content/oncall.yaml.'],
      ['linear', 'label follow-up in SHOP', 'Create the label follow-up for the workspace in Linear (Settings, Labels), or correct postMortem.actionItems.label in content/policy.yaml.'],
      ['pagerduty', 'escalation policy Checkout for owner of checkout, step 2', 'In PagerDuty, People, Escalation Policies, Checkout: let level 2 escalate after 6 min.'],
    ]);
  });

  it.each([
    ['a token that is not accepted', { STATUSPAGE_TOKEN: 'wrong' }, 'does not accept the token (401)', 'Put an API key that is valid into STATUSPAGE_TOKEN, then run zephyr doctor again.'],
    ['a token that is missing', { LINEAR_API_KEY: '' }, 'LINEAR_API_KEY is not set', 'Set LINEAR_API_KEY or, in content/providers.yaml, apiKeyCommand'],
    ['a service that is not there', { LINEAR_API_URL: 'http://127.0.0.1:45937/graphql' }, 'Linear cannot be reached: no connection comes about', 'Check the network'],
    ['one routing key for every target', { PAGERDUTY_ROUTING_KEY: 'sandbox-key-checkout' }, 'as every other target does', 'Add leads=KEY to PAGERDUTY_ROUTING_KEY'],
    ['a routing key of another service', { PAGERDUTY_ROUTING_KEY: 'checkout=sandbox-key-search search=sandbox-key-search search-all=sandbox-key-search-all lead=sandbox-key-lead director=sandbox-key-director' }, 'pages Search (PSVCSEARCH) instead of PSVCCHECKOUT', 'with the integration key of PSVCCHECKOUT'],
    ['no token for look-ups', { PAGERDUTY_API_TOKEN: '' }, 'there is none, so services and escalation policies cannot be compared', 'put it into PAGERDUTY_API_TOKEN'],
  ])('%s', async (_, env, message, fix) => {
    const { code, stdout } = await doctor(seedFrom(policy, oncall), env);
    expect(stdout).toContain(message);
    expect(stdout).toContain(fix);
    expect(code).toBe(1);
  });

  it.each([
    ['nobody wrote', {}, '', 'ok    channel prefix: channels begin with inc-, from Zephyr itself'],
    ['the file says', {}, 'ops-', 'ok    channel prefix: channels begin with ops-, from `prefix` of chat in content/providers.yaml'],
    ['the file says, wrongly', {}, 'Ops', '→ Write lower-case letters, digits, - and _, at most 30, as `prefix` of chat in content/providers.yaml, such as inc-.'],
    ['the environment says', { SLACK_CHANNEL_PREFIX: 'sev-' }, 'ops-', 'ok    channel prefix: channels begin with sev-, from SLACK_CHANNEL_PREFIX'],
    ['the environment leaves empty', { SLACK_CHANNEL_PREFIX: '' }, 'ops-', 'ok    channel prefix: channels begin with ops-, from `prefix` of chat in content/providers.yaml'],
  ])('a channel prefix that %s', async (_, env, prefix, words) => {
    made.write('content/providers.yaml', prefix === '' ? '' : `chat: { prefix: ${prefix} }\n`);
    const { stdout } = await doctor(seedFrom(policy, oncall), env, ['--only', 'chat']);
    made.write('content/providers.yaml', '');
    expect(stdout).toContain(words);
  });

  it('a pager that opens no channels says nothing about their names', async () => {
    const { stdout } = await doctor(seedFrom(policy, oncall), { ZEPHYR_PAGER: 'slack-mention', SLACK_CHANNEL_PREFIX: 'Incident ' }, ['--only', 'pager']);
    expect(stdout).toContain('Pager: Slack mention');
    expect(stdout).not.toContain('channel prefix');
  });

  it('tokens are never printed', async () => {
    const { stdout, stderr } = await doctor(seedFrom(policy, oncall), { SLACK_BOT_TOKEN: 'xoxb-very-secret', STATUSPAGE_TOKEN: 'very-secret', LINEAR_API_KEY: 'very-secret', PAGERDUTY_ROUTING_KEY: 'very-secret', PAGERDUTY_API_TOKEN: 'very-secret' });
    expect(stdout + stderr).not.toContain('very-secret');
  });

  it('one kind alone', async () => {
    const { stdout } = await doctor(seedFrom(policy, oncall), {}, ['--only', 'ticket']);
    expect(stdout).toMatch(/^Ticket: Linear\n/);
    expect(stdout).not.toContain('Slack');
  });
});
