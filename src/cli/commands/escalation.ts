import { Option, type Command } from 'commander';
import type { CommandDefinition } from './definition.ts';
import { formatOption, nowOption, readInstant } from './arguments.ts';

const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];

const simulate: CommandDefinition = {
  name: 'simulate',
  summary: 'play an incident through: who is paged when and why, and what falls due',
  description: [
    'Plays an incident through with the policy and the on-call file: who is paged at which minute by which step, who answers,',
    'what falls due. A person may be given by id, name or handle; an answer before that person is paged takes effect with the page.',
  ].join(' '),
  examples: [
    { line: 'zephyr escalation simulate --sev 2 --service checkout --at 2026-11-28T03:00Z', does: 'nobody answers' },
    { line: 'zephyr escalation simulate --sev 2 --at 2026-11-28T03:00Z --answer noor@7m --resolve 45m', does: 'one person answers after 7 minutes' },
    { line: 'zephyr escalation simulate --sev 1 --at 2026-11-28T04:00 --zone Europe/Berlin --json', does: 'a local start; the events as data' },
  ],
  configure(command) {
    command
      .option('--sev <severity>', 'the severity, such as 2 or SEV-2 (else the one of "just declare")')
      .option('--service <service>', 'the affected service, by id, name or alias (else the policy’s default)')
      .option('--at <time>', 'the start, such as 2026-11-28T03:00Z, or without a zone in the one of --zone (else now)')
      .option('--zone <zone>', 'zone of --at and of the times shown', 'UTC')
      .option('--answer <person@time>', 'somebody answers this long after the start, such as noor@7m; may be repeated', collect)
      .option('--resolve <time>', 'resolved this long after the first answer (60m)')
      .option('--json', 'print { events, timeToHuman } as JSON')
      .addOption(nowOption());
  },
  load: () => import('../run/escalation-simulate.ts'),
};

/** From when to when a rota is looked at. */
const period = (command: Command, length: string): Command =>
  command
    .addOption(new Option('--from <time>', 'from this time on (else now), such as 2027-01-01T00:00Z').argParser(readInstant))
    .addOption(new Option('--to <time>', `up to this time (else ${length} later)`).argParser(readInstant));

const coverage: CommandDefinition = {
  name: 'coverage',
  summary: 'holes in the rota, doubles, the worst wait for a human, and who is woken',
  description: [
    'Looks at every minute of a period: when nobody is on call, who is on call for two levels at once, the worst time from a trigger to',
    'somebody awake, and for how long an incident would wake whom. Exit code 1 where nobody is on call at some time and no planned gap says why.',
  ].join(' '),
  examples: [
    { line: 'zephyr escalation coverage', does: 'the year from now, every service' },
    { line: 'zephyr escalation coverage --service checkout --from 2026-12-21T00:00Z --to 2027-01-04T00:00Z', does: 'one service over the holidays' },
    { line: 'zephyr escalation coverage --json', does: 'every hole as data' },
  ],
  configure(command) {
    period(command.option('--service <service>', 'only what incidents of one service can reach; by id, name or alias'), 'a year').option('--json', 'print the result as JSON').addOption(nowOption());
  },
  load: () => import('../run/escalation-coverage.ts'),
};

const diff: CommandDefinition = {
  name: 'diff',
  summary: 'what a change of rota or policy does: who is on call when, before and after',
  description: [
    'Compares policy and on-call file of two git revisions: values of the escalation, who is on call (and next) when, the worst time to a human,',
    'and whom incidents would wake. Only what differs. Without AFTER the files as they stand are compared with BEFORE, without BEFORE with HEAD.',
  ].join(' '),
  examples: [
    { line: 'zephyr escalation diff', does: 'what you have changed since the last commit' },
    { line: 'zephyr escalation diff origin/main HEAD', does: 'what a branch changes' },
    { line: 'zephyr escalation diff HEAD~1 --from 2026-12-21T00:00Z --to 2027-01-04T00:00Z --json', does: 'over the holidays, as data' },
  ],
  configure(command) {
    period(command.argument('[before]', 'a git revision (else HEAD)').argument('[after]', 'a git revision (else the files as they stand)'), '12 weeks').option('--json', 'print the result as JSON').addOption(nowOption());
  },
  load: () => import('../run/escalation-diff.ts'),
};

const exported: CommandDefinition = {
  name: 'export',
  summary: 'schedules and escalation policies for PagerDuty, as its JSON or as Terraform',
  description: [
    'Prints the rota as PagerDuty schedules and the chains as escalation policies: as requests to its REST API, where {schedule:name} stands for',
    'the id that the request of this name was given, or as Terraform. What PagerDuty does otherwise stands on stderr (differs); where something is',
    'missing in the export, the exit code is 1. Services, people and routing keys are not exported: stderr says which policy to give to which',
    'service by hand, and until then nobody is paged otherwise. `zephyr doctor` compares the policy with the real account.',
  ].join(' '),
  examples: [
    { line: 'zephyr escalation export --format terraform', does: 'for the provider PagerDuty/pagerduty; put `> pagerduty.tf` behind it' },
    { line: 'zephyr escalation export --format pagerduty', does: 'the requests, as JSON' },
  ],
  configure: (command) => void command.addOption(formatOption(['pagerduty', 'terraform'])).addOption(nowOption()),
  load: () => import('../run/escalation-export.ts'),
};

export const escalation: CommandDefinition = {
  name: 'escalation',
  summary: 'what the escalation does with the rota as it is',
  description: 'What the escalation policy does with the rota as it is.',
  examples: [
    { line: 'zephyr escalation simulate --sev 2 --service checkout --at 2026-11-28T03:00Z', does: 'who is paged when' },
    { line: 'zephyr escalation coverage', does: 'where the rota has holes' },
  ],
  configure: () => undefined,
  subcommands: [simulate, coverage, diff, exported],
};
