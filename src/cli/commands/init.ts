import { nowOption } from './arguments.ts';
import type { CommandDefinition } from './definition.ts';

export const init: CommandDefinition = {
  name: 'init',
  summary: 'set Zephyr up in another repository',
  description: [
    'Writes a policy, an on-call file with invented people, the page and the runbook that say what they say, and the templates into the working directory,',
    'for you to edit. A file that is there already stays as it is.',
  ].join(' '),
  examples: [
    { line: 'zephyr init', does: 'everything' },
    { line: 'zephyr init --lint-only', does: 'only a configuration, to check the documents you have' },
    { line: 'zephyr init --dry-run', does: 'shows which files it would write' },
  ],
  configure(command) {
    command
      .option('--lint-only', 'only zephyr.config.yaml, for a repository whose runbooks and post-mortems are to be checked')
      .option('--dry-run', 'print the paths, and write nothing')
      .option('--json', 'print the paths as JSON: { "written": [...], "kept": [...] }')
      .addOption(nowOption());
  },
  load: () => import('../run/init.ts'),
};
