import { Option } from 'commander';
import type { CommandDefinition } from './definition.ts';

export const KINDS = ['chat', 'status-page', 'ticket', 'pager'] as const;

export const doctor: CommandDefinition = {
  name: 'doctor',
  summary: 'check that the services an incident needs are ready',
  description: [
    'Checks what the policy and the on-call file need of chat, status page, ticket and pager: tokens, scopes, names and ids, and',
    'whether the pager’s escalation is the policy’s, step by step. It only reads. Each fault comes with what to do about it.',
  ].join(' '),
  examples: [
    { line: 'zephyr doctor', does: 'everything' },
    { line: 'zephyr doctor --only pager --json', does: 'the pager, as data' },
  ],
  configure(command) {
    command
      .addOption(new Option('--only <kind>', 'one of the four services').choices(KINDS))
      .option('--state <folder>', 'where incidents are kept')
      .option('--json', 'print the result as JSON: { "ok": …, "checks": [...] }');
  },
  load: () => import('../run/doctor.ts'),
};
