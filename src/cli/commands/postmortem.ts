import type { Command } from 'commander';
import { nowOption } from './arguments.ts';
import type { CommandDefinition } from './definition.ts';

const create: CommandDefinition = {
  name: 'new',
  summary: 'write a draft from the template',
  description: [
    'Writes a draft from the post-mortem template into the folder that the policy names, and prints the path it wrote.',
    'On a terminal it asks for what is missing; an empty answer leaves it for later. It never overwrites a file.',
  ].join(' '),
  examples: [
    { line: 'zephyr postmortem new', does: 'asks, on a terminal' },
    { line: 'zephyr postmortem new --incident INC-2026-1128-k3f9', does: 'times, people and timeline from its journal; flags win' },
    { line: 'zephyr postmortem new --title "Checkout slow" --severity 2 --field resolved=2026-03-14T03:40Z', does: 'a draft with what is known' },
    { line: 'zephyr postmortem new --from incident.json --dry-run', does: 'shows what it would write' },
  ],
  configure(command) {
    command
      .option('--title <text>', 'what broke and where')
      .option('--incident <id>', 'an incident on this machine, to fill in what its journal knows')
      .option('--severity <severity>', 'the worst severity it ever had')
      .option('--service <service>', 'a service that was affected; again for another one', collect)
      .option('--field <key=value>', 'any field of the template; lists with commas', collect)
      .option('--section <name=text>', 'the text of a section, by its title or its anchor', collect)
      .option('--event <line>', 'a row of the timeline, such as "2026-03-14 03:02 UTC page to Lena"', collect)
      .option('--action <cells>', 'an action item: "what | owner | ticket | due"', collect)
      .option('--from <file>', 'data as JSON: { "fields": {}, "prose": {}, "timeline": [], "actions": [] }')
      .option('--out <file>', 'where to write it')
      .option('--state <folder>', 'where incidents are kept')
      .option('--dry-run', 'print the draft and write nothing')
      .addOption(nowOption());
  },
  load: () => import('../run/postmortem-new.ts'),
};

export const postmortem: CommandDefinition = {
  name: 'postmortem',
  summary: 'write post-mortems',
  description: 'Post-mortems from the template of the project.',
  examples: create.examples,
  configure(_command: Command) {
    return undefined;
  },
  subcommands: [create],
};

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
