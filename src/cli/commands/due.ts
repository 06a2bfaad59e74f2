import { readInstant } from './arguments.ts';
import type { CommandDefinition } from './definition.ts';

export const due: CommandDefinition = {
  name: 'due',
  summary: 'the next status update, e-mail, post-mortem and action item, and whatever is late',
  description: [
    'What open and resolved incidents owe and post-mortems promised, and by when. The exit code is 1 where something is due, so a scheduler can nag.',
    'With --watch Zephyr pages the next step of a chain itself until somebody acknowledges, unless the pager does that.',
  ].join(' '),
  examples: [
    { line: 'zephyr due', does: 'what is due, and what comes next' },
    { line: 'zephyr due --watch', does: 'pages the next step of every chain that Zephyr runs' },
    { line: 'zephyr due --round --nudge', does: 'one look, for a scheduler: pages and reminds in the channel' },
  ],
  configure(command) {
    command
      .option('--watch', 'go on, and page what becomes due')
      .option('--round', 'one round of --watch')
      .option('--nudge', 'remind in the channel of what is due, once each')
      .option('--dry-run', 'show what --watch, --round or --nudge would page and say now, and ask nobody')
      .option('--at <time>', 'as if it were this time, such as 2026-11-28T03:20Z', readInstant)
      .option('--state <folder>', 'where incidents are kept')
      .option('--json', 'print data as JSON');
  },
  load: () => import('../run/due.ts'),
};
