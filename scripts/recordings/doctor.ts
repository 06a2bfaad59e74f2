/** `zephyr doctor` against the sandbox with six things wrong, each with what it means. */
import { main } from '../../src/cli/main.ts';
import { sandboxEnvironment } from '../../src/cli/run/sandbox.ts';
import type { OnCall } from '../../src/policy/oncall-schema.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { readPolicyFiles } from '../../src/project/policy-files.ts';
import { SANDBOX_TOKENS, seedFrom, type Seed } from '../../src/sandbox/seed.ts';
import { startSandbox } from '../../src/sandbox/server.ts';

/** How the line of a check begins that found a fault. */
const WRONG = '  wrong ';
/** A place in the recording where the address and the port of the sandbox would differ each time. */
const ADDRESS = 'http://127.0.0.1:4600';

interface Fault {
  /** How its line of the output begins, behind `wrong`. */
  line: RegExp;
  /** Why it matters, in the words of the page. */
  means: string;
  break(seed: Seed): Seed;
  env?: Readonly<Record<string, string>>;
}

export const faults: readonly Fault[] = [
  {
    line: /^scope pins:write/,
    means: '**A right is missing.** The bot may do everything but pin a message. An incident would be declared, and only the runbook would not stand at the top of the channel. Rights are granted when a Slack app is installed, so it has to be installed again.',
    break: ({ slack, ...seed }) => ({ ...seed, slack: { ...slack, tokens: { [SANDBOX_TOKENS.slack]: (slack.tokens[SANDBOX_TOKENS.slack] ?? []).filter((scope) => scope !== 'pins:write') } } }),
  },
  {
    line: /^channel prefix/,
    means: '**A name that the service does not take.** Channels have names in lower case without spaces. Slack would refuse the channel, and everything that stands in it would wait.',
    break: (seed) => seed,
    env: { SLACK_CHANNEL_PREFIX: 'Incident ' },
  },
  {
    line: /^person /,
    means: '**Somebody whom the service does not know.** The person left the workspace, or the id was typed wrong. They would be paged, and not be invited to the channel.',
    break: ({ slack, ...seed }) => ({ ...seed, slack: { ...slack, users: slack.users.slice(0, -1) } }),
  },
  {
    line: /^component /,
    means: '**An id that leads nowhere.** The on-call file names a component that the status page has not got, perhaps since somebody made it anew. Customers would read of an incident that concerns no part of the product.',
    break: ({ statuspage, ...seed }) => ({ ...seed, statuspage: { ...statuspage, components: statuspage.components.slice(0, -1) } }),
  },
  {
    line: /^label /,
    means: '**A label that one team cannot use.** It belongs to another team. Tickets of this one would go without it, and nobody who looks for the label would find them.',
    break: ({ linear, ...seed }) => ({ ...seed, linear: { ...linear, labels: linear.labels.map((label, k) => (k === 0 ? { ...label, team: linear.teams[0]?.id ?? null } : label)) } }),
  },
  {
    line: /^escalation policy .* step 2/,
    means: '**The pager waits longer than the policy says.** Nothing fails, and nobody would notice until a page goes unanswered at night. This is the reason to run `doctor` every week, and not only on the first day.',
    break: ({ pagerduty, ...seed }) => ({ ...seed, pagerduty: { ...pagerduty, escalationPolicies: pagerduty.escalationPolicies.map((one, k) => (k === 0 ? { ...one, rules: one.rules.map((rule, level) => (level === 1 ? { ...rule, minutes: 30 } : rule)) } : one)) } }),
  },
];

/** What the terminal shows. */
export interface Recording {
  all: string;
  /** Of the ticket service alone. */
  ticket: string;
}

/** What the terminal shows in a project whose services have all these faults. */
export async function recordDoctor(root: string): Promise<Recording> {
  const { policy, oncall } = await readPolicyFiles(root, root);
  if (policy === null || oncall === null) throw new Error('the policy and the on-call file have faults: run zephyr lint');
  return withFaults(root, policy, oncall);
}

async function withFaults(cwd: string, policy: Policy, oncall: OnCall): Promise<Recording> {
  const server = await startSandbox({ seed: faults.reduce((seed, fault) => fault.break(seed), seedFrom(policy, oncall)), now: () => Date.now() });
  try {
    const env = { ...sandboxEnvironment(server.base, policy, oncall, 'pagerduty'), ...Object.assign({}, ...faults.map((fault) => fault.env ?? {})) as Record<string, string> };
    const record = async (...argv: string[]): Promise<string> => {
      let output = '';
      const write = (text: string): void => void (output += text);
      await main({ argv: ['doctor', ...argv], cwd, env, stdin: {}, stdout: { write }, stderr: { write }, now: () => new Date().toISOString() });
      return output.replaceAll(server.base, ADDRESS);
    };
    return { all: await record(), ticket: await record('--only', 'ticket') };
  } finally {
    await server.close();
  }
}

/** Lines of the recording that begin with `wrong` and match, each with its repair below it. */
function wrongLines(recording: string, line: RegExp): string[] {
  const lines = recording.split('\n');
  const at = lines.findIndex((one) => one.startsWith(WRONG) && line.test(one.slice(WRONG.length)));
  return at < 0 ? [] : lines.slice(at, at + 2);
}

/** The part of the page that is written: what one service answers, and each fault with its line and what it means. */
export function doctorPage(recording: Recording): string {
  const block = (text: string): string => ['````text', text.trimEnd(), '````'].join('\n');
  const points = faults.map(({ line, means }, k) => `${k + 1}. ${means}\n\n${block(wrongLines(recording.all, line).map((one) => one.slice(2)).join('\n')).replace(/^/gm, '   ')}`);
  return `${block(`$ zephyr doctor --only ticket\n${recording.ticket}`)}\n\n## Six things wrong\n\nRecorded against the sandbox, from the top:\n\n${points.join('\n\n')}`;
}
