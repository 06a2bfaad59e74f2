import type { CommandDefinition } from './definition.ts';

export const drill: CommandDefinition = {
  name: 'drill',
  summary: 'practise an incident on this machine, with surprises and a review',
  description: [
    'A guided exercise with the sandbox: you type the same commands as in an incident, time passes quickly, nothing leaves this machine,',
    'and at the end your incident is compared with the policy. Without SCENARIO it lists what there is.',
  ].join(' '),
  examples: [
    { line: 'zephyr drill', does: 'the scenarios' },
    { line: 'zephyr drill nobody-answers', does: 'a page that nobody answers' },
    { line: 'zephyr drill scope-widens --auto', does: 'plays it by itself, to look on' },
  ],
  configure(command) {
    command.argument('[scenario]', 'which one').option('--auto', 'type the suggested commands by itself').option('--dry-run', 'only print what happens in it, and when').option('--json', 'print the list, the script or the review as JSON');
  },
  load: () => import('../run/drill.ts'),
};
