import { Option, type Command } from 'commander';
import { nowOption } from './arguments.ts';
import type { CommandDefinition } from './definition.ts';

const shared = (command: Command): Command =>
  command
    .option('--incident <id>', 'an incident on this machine, to fill in what it knows')
    .option('--set <name=value>', 'a value for a placeholder; again for another one', collect)
    .option('--from <file>', 'values as JSON: { "name": "value" }')
    .addOption(new Option('--format <format>', 'how the message is written').choices(['plain', 'markdown', 'html', 'eml', 'json']).default('plain'))
    .option('--out <file>', 'write it into a new file instead')
    .option('--dry-run', 'write no file and note nothing; show what would be done')
    .option('--state <folder>', 'where incidents are kept')
    .addOption(nowOption());

export const comms: CommandDefinition = {
  name: 'comms',
  summary: 'write to customers and colleagues, from the templates',
  description: 'Fills the templates of the folder comms, checks what comes out as it is written, and says which placeholders are left.',
  examples: [
    { line: 'zephyr comms email --set service=Checkout --format eml', does: 'the customer e-mail as a draft for a mail program' },
    { line: 'zephyr comms status --text no-news --set "impact=checkout is slow"', does: 'a status update without news' },
  ],
  configure: () => undefined,
  subcommands: [
    {
      name: 'email',
      summary: 'the customer e-mail',
      description: 'The e-mail to customers afterwards. With --sent it writes nothing, and notes in the incident that the e-mail has gone out.',
      examples: [
        { line: 'zephyr comms email --format eml --out email.eml', does: 'a draft for a mail program' },
        { line: 'zephyr comms email --incident INC-2026-1128-k3f9 --sent', does: 'it has gone out just now: the deadline is met' },
      ],
      configure(command) {
        shared(command)
          .option('--to <address>', 'for whom, in an .eml')
          .option('--sender <address>', 'from whom, in an .eml')
          .option('--sent [time]', 'the e-mail has gone out, now or at this time')
          .option('--json', 'with --sent: print events as JSON');
      },
      load: async () => ({ run: (await import('../run/comms.ts')).email }),
    },
    {
      name: 'status',
      summary: 'a status update',
      description: 'An update for the status page and the channel. --text names the section of the template.',
      examples: [{ line: 'zephyr comms status --text recovering --set service=Checkout --set where=eu-frankfurt', does: 'it works again' }],
      configure(command) {
        shared(command).option('--text <section>', 'first-update, no-news, cause-found, … as in the template', 'first-update');
      },
      load: async () => ({ run: (await import('../run/comms.ts')).status }),
    },
    {
      name: 'announcement',
      summary: 'the announcement inside, afterwards',
      description: 'What everybody inside reads once the post-mortem is published.',
      examples: [{ line: 'zephyr comms announcement --format markdown --set "surprise=The repeats kept it slow."', does: 'as Markdown' }],
      configure: (command) => void shared(command),
      load: async () => ({ run: (await import('../run/comms.ts')).announcement }),
    },
  ],
};

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
