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

const publish: CommandDefinition = {
  name: 'publish',
  summary: 'check a post-mortem that is out, and close its deadline',
  description: [
    'Checks the file with the linter\'s rules for post-mortems. Without errors it notes in the journal of its incident that',
    'the post-mortem is published, so that `zephyr due` asks for it no more. Being late is said and stops nothing.',
  ].join(' '),
  examples: [
    { line: 'zephyr postmortem publish content/post-mortems/2026-11-28-checkout-slow.md', does: 'the incident is the one that the file names' },
    { line: 'zephyr postmortem publish content/post-mortems/2026-11-28-checkout-slow.md --write', does: 'sets `status` and `published` in the file first' },
  ],
  configure(command) {
    command
      .argument('<file>', 'the post-mortem')
      .option('--incident <id>', 'its incident, where the file names none')
      .option('--write', 'set `status: final` and `published` in the file, where they are not')
      .option('--state <folder>', 'where incidents are kept')
      .option('--dry-run', 'check, and show what would be done')
      .option('--json', 'print events as JSON')
      .addOption(nowOption());
  },
  load: () => import('../run/postmortem-publish.ts'),
};

export const postmortem: CommandDefinition = {
  name: 'postmortem',
  summary: 'write and publish post-mortems',
  description: 'Post-mortems from the template of the project.',
  examples: create.examples,
  configure(_command: Command) {
    return undefined;
  },
  subcommands: [create, publish],
};

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
