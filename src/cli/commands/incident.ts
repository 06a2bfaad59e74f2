import { Option, type Command } from 'commander';
import type { PublicStatus } from '../../incident/ports.ts';
import { readInstant } from './arguments.ts';
import type { CommandDefinition } from './definition.ts';

const everywhere = (command: Command): Command => command.option('--state <folder>', 'where incidents are kept (else ZEPHYR_STATE, else the system’s state directory)').option('--json', 'print data as JSON, one event a line');
const which = (command: Command): Command => everywhere(command).option('--incident <id>', 'which incident; its last four letters will do (else the only open one)');
const changing = (command: Command): Command => which(command).option('--by <person>', 'who says so (else ZEPHYR_ME)').option('--dry-run', 'print what would be done, and do nothing');
/** Of an update; `resolve` alone says that it is over. */
const UPDATE_STATUSES = ['investigating', 'identified', 'monitoring'] as const satisfies readonly PublicStatus[];
const publicWords = '--public <text>';
const changes = () => import('../run/incident/changes.ts');
const look = () => import('../run/incident/look.ts');

const subcommands: readonly CommandDefinition[] = [
  {
    name: 'open',
    summary: 'declare an incident: pages, channel, status page, ticket, runbook',
    description: 'Pages first, and at the same time creates the channel, the status-page entry and the ticket, invites, pins the runbook and links them with each other. Nobody is punished for declaring.',
    examples: [
      { line: 'zephyr incident open --sev 2 --summary "Checkout p99 elevated in eu-frankfurt"', does: 'declares' },
      { line: 'zephyr incident open --just-declare --summary "Something is wrong with checkout" --dry-run', does: 'shows what would happen' },
    ],
    configure: (command) => void everywhere(command)
      .option('--sev <severity>', 'how bad it is, such as 2 or SEV-2 (on a terminal the wizard asks)')
      .option('--just-declare', 'no questions: the severity the policy gives to "just declare"')
      .option('--summary <text>', 'what is wrong, and where, on one line')
      .option('--service <service>', 'the affected service by id, name or alias (else the one the summary names, else the policy’s default)')
      .option('--by <person>', 'who declares (else ZEPHYR_ME)')
      .option('--detected <time>', 'when it was noticed, if that was before now', readInstant)
      .option('--drill', 'an exercise: everything is marked as one, and nothing goes to the status page')
      .option('--dry-run', 'print what would be done, and do nothing'),
    load: () => import('../run/incident/open.ts'),
  },
  {
    name: 'update',
    summary: 'say what is new, in the channel and on the status page',
    description: 'Posts to the channel and the status page, as the policy asks, and writes it into ticket and journal.',
    examples: [
      { line: 'zephyr incident update "Still investigating, next look at the database."', does: 'to both, with the same words' },
      { line: 'zephyr incident update "Bad deploy, rolling back" --public "We have found the cause." --status identified', does: 'other words for customers' },
    ],
    configure: (command) => void changing(command).argument('<text...>', 'what is new').addOption(new Option('--status <status>', 'how far it is (else as before)').choices(UPDATE_STATUSES)).option(publicWords, 'other words for the status page'),
    load: async () => ({ run: (await changes()).update }),
  },
  {
    name: 'role',
    summary: 'say who has which role',
    description: 'Gives a role of the policy to somebody, in place of whoever had it, and tells the channel.',
    examples: [{ line: 'zephyr incident role incident-commander maya', does: 'one person' }, { line: 'zephyr incident role investigators noor aiko', does: 'several' }],
    configure: (command) => void changing(command).argument('<role>', 'the role’s id, name or first letters').argument('[people...]', 'who; by id, name or handle (else whoever runs this)'),
    load: async () => ({ run: (await changes()).role }),
  },
  {
    name: 'severity',
    summary: 'raise or lower the severity; up pages who is newly needed',
    description: 'Changes the severity everywhere. A higher one pages the people it newly needs; a lower one tells everybody.',
    examples: [{ line: 'zephyr incident severity 1 --because "several tenants are down"', does: 'raises it' }],
    configure: (command) => void changing(command).argument('<severity>', 'such as 1 or SEV-1').option('--because <text>', 'why'),
    load: async () => ({ run: (await changes()).severity }),
  },
  {
    name: 'resolve',
    summary: 'say that it is over; starts the clocks of e-mail and post-mortem',
    description: 'Ends the incident in channel, status page, ticket and pager, and says what is due afterwards.',
    examples: [{ line: 'zephyr incident resolve "The release is rolled back, checkout is as fast as before."', does: 'ends it' }],
    configure: (command) => void changing(command).argument('[text...]', 'what ended it').option(publicWords, 'other words for the status page'),
    load: async () => ({ run: (await changes()).resolve }),
  },
  {
    name: 'resume',
    summary: 'finish what was interrupted; nothing is done twice',
    description: 'Does what is still to be done after a crash or a failed service. Whatever may have happened already is looked up first.',
    examples: [{ line: 'zephyr incident resume', does: 'the incident with something unfinished' }],
    configure: (command) => void changing(command).argument('[incident]', 'its id').option('--accept-changes', 'the journal was changed by hand and is right as it stands').option('--give-up <step>', 'a step that can never succeed, by its id'),
    load: async () => ({ run: (await changes()).resume }),
  },
  {
    name: 'ack',
    summary: 'acknowledge a page: ends the chain that paged you',
    description: 'Acknowledges. Without a pager of its own this is how the chain that Zephyr runs is stopped.',
    examples: [{ line: 'zephyr incident ack --by maya', does: 'maya is there' }],
    configure: (command) => void changing(command).argument('[incident]', 'its id'),
    load: async () => ({ run: (await changes()).ack }),
  },
  {
    name: 'list',
    summary: 'incidents that are open or owe something',
    description: 'Incidents known on this machine that are open or still owe an e-mail or a post-mortem.',
    examples: [{ line: 'zephyr incident list --all', does: 'every one' }],
    configure: (command) => void everywhere(command).option('--all', 'all of them'),
    load: async () => ({ run: (await look()).list }),
  },
  {
    name: 'show',
    summary: 'what is known about an incident, what is due and what is not done',
    description: 'Everything about an incident: people, addresses, what is due, what is not done.',
    examples: [{ line: 'zephyr incident show', does: 'the only one' }, { line: 'zephyr incident show --journal', does: 'the journal, line by line' }],
    configure: (command) => void which(command).argument('[incident]', 'its id').option('--journal', 'the records themselves').option('--live', 'also look whether a message or a status-page entry is there twice'),
    load: async () => ({ run: (await look()).show }),
  },
  {
    name: 'timeline',
    summary: 'what happened, for the post-mortem: the journal and the marked messages of the channel',
    description: 'The journal’s facts and the channel’s messages that carry a reaction (pushpin, or as set), in order of time.',
    examples: [{ line: 'zephyr incident timeline --markdown', does: 'as the table of a post-mortem' }],
    configure: (command) => void which(command).argument('[incident]', 'its id').option('--markdown', 'as a table').option('--reaction <name>', 'the reaction that marks a message'),
    load: async () => ({ run: (await look()).timeline }),
  },
  {
    name: 'join',
    summary: 'take part in an incident that was declared on another machine',
    description: 'Rebuilds the journal from the channel and the ticket, so that every other command works here too.',
    examples: [{ line: 'zephyr incident join "#inc-1128-checkout-p99-elevated-k3f9"', does: 'by the channel' }],
    configure: (command) => void everywhere(command).argument('<reference>', 'the channel, its address, or the key of the ticket').option('--dry-run', 'only look'),
    load: () => import('../run/incident/join.ts'),
  },
];

export const incident: CommandDefinition = {
  name: 'incident',
  summary: 'declare and run an incident',
  description: 'Declares an incident and runs it: pages, channel, status page, ticket, roles, updates, resolution. Every change is in a journal, and whatever was interrupted is finished by resume.',
  examples: [{ line: 'zephyr incident open --sev 2 --summary "Checkout p99 elevated in eu-frankfurt"', does: 'declares one' }],
  configure: () => undefined,
  subcommands,
};
