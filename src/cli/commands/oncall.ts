import type { Command } from 'commander';
import type { CommandDefinition } from './definition.ts';
import { nowOption } from './arguments.ts';

const options = (command: Command): void => {
  command.option('--zone <zone>', 'zone of the times shown beside each person’s own', 'UTC').option('--json', 'print the result as JSON').addOption(nowOption());
};

export const oncall: CommandDefinition = {
  name: 'oncall',
  summary: 'who is on call, and who is next',
  description: 'Who is on call in each rotation of the on-call file.',
  examples: [
    { line: 'zephyr oncall now', does: 'who is on call, until when, and how to reach them' },
    { line: 'zephyr oncall next --zone Europe/Berlin', does: 'who takes over, and when' },
  ],
  configure: () => undefined,
  subcommands: [
    {
      name: 'now',
      summary: 'who is on call, until when, and how to reach them',
      description: 'Who is on call in each rotation, in their own time, until when, and how to reach them.',
      examples: [{ line: 'zephyr oncall now --zone Europe/Berlin', does: 'with times in Berlin' }],
      configure: options,
      load: async () => ({ run: (await import('../run/oncall.ts')).now }),
    },
    {
      name: 'next',
      summary: 'who takes over, and when',
      description: 'The next handoff of each rotation: who takes over, and when, in their own time.',
      examples: [{ line: 'zephyr oncall next', does: 'every rotation' }],
      configure: options,
      load: async () => ({ run: (await import('../run/oncall.ts')).next }),
    },
  ],
};
