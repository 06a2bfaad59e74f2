import { InvalidArgumentError, Option } from 'commander';
import type { CommandDefinition } from './definition.ts';

export const sandbox: CommandDefinition = {
  name: 'sandbox',
  summary: 'run Slack, Statuspage, Linear and PagerDuty on this machine, to try everything',
  description: [
    'Runs stand-ins of the services on this machine, filled from the policy and the on-call file, with a page that shows channel,',
    'status page, ticket and pages as they appear. Prints the variables that make zephyr use them. Nothing leaves the machine.',
  ].join(' '),
  examples: [
    { line: 'zephyr sandbox', does: 'runs until Ctrl-C' },
    { line: 'zephyr sandbox --port 4600 --pager webhook', does: 'on a port of your own, with the webhook as the pager' },
  ],
  configure(command) {
    command
      .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', readPort, 0)
      .addOption(new Option('--pager <pager>', 'which one pages').choices(['pagerduty', 'webhook', 'slack-mention']).default('pagerduty'))
      .option('--latency <milliseconds>', 'how long each answer takes', readMilliseconds, 0);
  },
  load: () => import('../run/sandbox.ts'),
};

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('Expected a port from 0 to 65535.');
  return port;
}

function readMilliseconds(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('Expected a number of milliseconds, such as 200.');
  return Number(text);
}
