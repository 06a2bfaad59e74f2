import { formatOption, nowOption, parserOption } from './arguments.ts';
import type { CommandDefinition } from './definition.ts';

export const stats: CommandDefinition = {
  name: 'stats',
  summary: 'how soon incidents are answered and resolved, and what comes in time',
  description: [
    'Counts the post-mortems by month and severity: time to acknowledge, time to resolve, updates, post-mortems and customer e-mails in time.',
    'Times come from the frontmatter and the timeline; what nobody wrote down is not guessed. Without PATHS, in a project: its post-mortem folder; in any other repository what is known as a post-mortem.',
  ].join(' '),
  examples: [
    { line: 'zephyr stats', does: 'by month and severity, then over all months' },
    { line: 'zephyr stats docs/post-mortems --format json', does: 'with the times of each incident, in seconds' },
  ],
  configure(command) {
    command.argument('[paths...]', 'files and folders').addOption(formatOption(['table', 'json', 'csv', 'markdown'])).addOption(parserOption()).addOption(nowOption());
  },
  load: () => import('../run/stats.ts'),
};
