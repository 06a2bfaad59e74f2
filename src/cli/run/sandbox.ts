/** `zephyr sandbox`: the sandbox's servers, until somebody has seen enough. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import { sandboxAddresses } from '../../sandbox/sandbox.ts';
import { SANDBOX_PAGE, SANDBOX_TEAM, SANDBOX_TOKENS, sandboxRoutingKeys, seedFrom } from '../../sandbox/seed.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { quoteForShell } from '../../severity/command.ts';
import { NEEDS_ONCALL, UsageError, withLastWord, type Call, type ExitCode } from '../io.ts';
import { rulebook } from '../rulebook.ts';

export async function run({ options, world }: Call): Promise<ExitCode> {
  const known = rulebook(world);
  if (!known) return 1;
  const { policy, oncall } = known;
  if (!oncall) {
    world.stderr.write(`zephyr: the sandbox is filled from content/oncall.yaml, and there is none here.\n  → ${NEEDS_ONCALL}\n`);
    return 1;
  }
  const server = await startSandbox({ seed: seedFrom(policy, oncall), port: Number(options['port']), now: () => Date.parse(world.now()), latency: Number(options['latency']) }).catch((error: unknown) => {
    throw new UsageError(`the sandbox cannot listen on port ${String(options['port'])} (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'})`, 'Give another one with --port, or 0 for a free one.');
  });
  const folder = mkdtempSync(join(tmpdir(), 'zephyr-sandbox-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  // What is tried here must not stand among real incidents; and whatever a killed command may have done shows at once.
  const variables = { ...sandboxEnvironment(server.base, policy, oncall, String(options['pager'])), ZEPHYR_STATE: folder, ZEPHYR_SETTLE: '0' };
  world.stdout.write(`${Object.entries(variables).map(([name, value]) => `export ${name}=${quoteForShell(value, 'always')}`).join('\n')}\n`);
  world.stderr.write(`\nThe sandbox runs: open ${server.base} in a browser.\nPaste the lines above into another terminal, then type zephyr incident open there. Ctrl-C ends it; nothing is kept.\n`);
  await withLastWord(world, remove, () => new Promise<void>((ended) => void process.once('SIGTERM', () => ended())));
  await server.close();
  remove();
  return 0;
}

/** The environment in which zephyr uses the sandbox at this address. */
export function sandboxEnvironment(base: string, policy: Policy, oncall: OnCall, pager: string): Readonly<Record<string, string>> {
  const at = sandboxAddresses(base);
  const from = oncall.people.find(({ contact }) => contact.email !== undefined)?.contact.email;
  return {
    ZEPHYR_CHAT: 'slack',
    ZEPHYR_STATUS_PAGE: 'statuspage',
    ZEPHYR_TICKET: 'linear',
    ZEPHYR_PAGER: pager,
    SLACK_BOT_TOKEN: SANDBOX_TOKENS.slack,
    SLACK_API_URL: at.slack,
    STATUSPAGE_TOKEN: SANDBOX_TOKENS.statuspage,
    STATUSPAGE_PAGE: SANDBOX_PAGE,
    STATUSPAGE_API_URL: at.statuspage,
    LINEAR_API_KEY: SANDBOX_TOKENS.linear,
    LINEAR_API_URL: at.linear,
    LINEAR_TEAM: SANDBOX_TEAM,
    PAGERDUTY_ROUTING_KEY: sandboxRoutingKeys(policy, oncall),
    PAGERDUTY_API_TOKEN: SANDBOX_TOKENS.pagerduty,
    ...(from === undefined ? {} : { PAGERDUTY_FROM: from }),
    PAGERDUTY_EVENTS_URL: at.pagerduty,
    PAGERDUTY_API_URL: at.pagerduty,
    ZEPHYR_WEBHOOK_URL: at.webhook,
    ZEPHYR_WEBHOOK_SECRET: SANDBOX_TOKENS.webhook,
  };
}
