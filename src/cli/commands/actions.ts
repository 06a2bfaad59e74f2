import { formatOption, parserOption } from './arguments.ts';
import type { CommandDefinition } from './definition.ts';

export const actions: CommandDefinition = {
  name: 'actions',
  summary: 'list the action items of post-mortems',
  description: [
    'Lists action items wherever they stand: in tables, checklists, lists and prose.',
    'A file given by name or folder is read as a post-mortem. Without PATHS, in a project: its post-mortem folder.',
  ].join(' '),
  examples: [
    { line: 'zephyr actions', does: 'every action item of the project' },
    { line: 'zephyr actions content/post-mortems --format json', does: 'as data: { "items": [...] }' },
  ],
  configure(command) {
    command.argument('[paths...]', 'files and folders').addOption(parserOption()).addOption(formatOption(['stylish', 'json', 'github']));
  },
  load: () => import('../run/actions.ts'),
};
