import type { CommandDefinition } from './definition.ts';
import { nowOption } from './arguments.ts';

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

export const escalation: CommandDefinition = {
  name: 'escalation',
  summary: 'what the escalation does with the rota as it is',
  description: 'What the escalation policy does with the rota as it is.',
  examples: [{ line: 'zephyr escalation simulate --sev 2 --service checkout --at 2026-11-28T03:00Z', does: 'who is paged when' }],
  configure: () => undefined,
  subcommands: [simulate],
};
