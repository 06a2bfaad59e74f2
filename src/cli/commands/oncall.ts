import { Option, type Command } from 'commander';
import { nowOption, readInstant, readWeeks } from './arguments.ts';
import type { CommandDefinition } from './definition.ts';

const options = (command: Command): void => {
  command.option('--zone <zone>', 'zone of the times shown beside each person’s own', 'UTC').option('--json', 'print the result as JSON').addOption(nowOption());
};

export const oncall: CommandDefinition = {
  name: 'oncall',
  summary: 'who is on call, who is next, and a file for calendars',
  description: 'Who is on call in each rotation of the on-call file.',
  examples: [
    { line: 'zephyr oncall now', does: 'who is on call, until when, and how to reach them' },
    { line: 'zephyr oncall next --zone Europe/Berlin', does: 'who takes over, and when' },
    { line: 'zephyr oncall calendar', does: 'the shifts, for a calendar' },
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
    {
      name: 'calendar',
      summary: 'the rota as a file for calendars',
      description: 'Prints the shifts as an iCalendar file (.ics), times that nobody covers included. Fetched anew, it replaces what it said before.',
      examples: [
        { line: 'zephyr oncall calendar --person lena', does: 'one person’s shifts of the next 12 weeks; put `> lena.ics` behind it' },
        { line: 'zephyr oncall calendar --rotation platform --from 2027-01-01T00:00Z --weeks 52', does: 'a rotation over a year' },
      ],
      configure: (command) => void command
        .option('--person <person>', 'only the shifts of one person; by id, name or handle')
        .option('--rotation <rotation>', 'only one rotation, by id or name')
        .addOption(new Option('--from <time>', 'from this time on (else now), such as 2027-01-01T00:00Z').argParser(readInstant))
        .addOption(new Option('--weeks <number>', 'how many weeks').argParser(readWeeks).default(12))
        .option('--json', 'print the shifts as JSON')
        .addOption(nowOption()),
      load: () => import('../run/oncall-calendar.ts'),
    },
  ],
};
