import { Option } from 'commander';
import { GROUPINGS } from '../../actions/ledger.ts';
import { formatOption, nowOption, parserOption } from './arguments.ts';
import type { CommandDefinition } from './definition.ts';

export const actions: CommandDefinition = {
  name: 'actions',
  summary: 'list the action items of post-mortems: open, overdue, whose',
  description: [
    'Lists action items wherever they stand: in tables, checklists, lists and prose.',
    'A file given by name is read as a post-mortem; in a folder, templates and runbooks are left out. Without PATHS, in a project: its post-mortem folder; in any other repository what is known as a post-mortem.',
  ].join(' '),
  examples: [
    { line: 'zephyr actions', does: 'every action item of the project' },
    { line: 'zephyr actions --open --by owner', does: 'who owes what, the oldest first' },
    { line: 'zephyr actions --overdue --format csv', does: 'for a spreadsheet' },
    { line: 'zephyr actions --online --open', does: 'what Linear says is not done' },
    { line: 'zephyr actions --check', does: 'exit with 1 when the old ones never ship' },
    { line: 'zephyr actions content/post-mortems --format json', does: 'as data: { "items": [...] }' },
  ],
  configure(command) {
    command
      .argument('[paths...]', 'files and folders')
      .option('--open', 'only what is not known to be done or declined')
      .option('--overdue', 'only what is open and past its due date')
      .option('--unowned', 'only what is open and owned by nobody whom the policy accepts')
      .option('--owner <name>', 'only what this person or team owns; a part of the name is enough')
      .option('--incident <id>', 'only what came of this incident')
      .addOption(new Option('--by <what>', 'in groups').choices(GROUPINGS))
      .option('--online', 'the status as the tracker has it (Linear; its key comes from LINEAR_API_KEY)')
      .option('--check', "exit with 1 when the policy's alarm is raised: old action items never ship")
      .addOption(formatOption(['stylish', 'json', 'github', 'table', 'csv', 'markdown']))
      .addOption(parserOption())
      .addOption(nowOption());
  },
  load: () => import('../run/actions.ts'),
};
