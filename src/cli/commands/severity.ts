import type { CommandDefinition } from './definition.ts';
import { nowOption } from './arguments.ts';

export const severity: CommandDefinition = {
  name: 'severity',
  summary: 'find out how bad it is: the same questions and the same answer as on the site',
  description: [
    'Asks the questions of the policy on a terminal, worst first: y, n or ? (not sure, which counts as yes), b for back, d to just declare.',
    'Without a terminal give the answers; a question without an answer counts as no as soon as one is given.',
  ].join(' '),
  examples: [
    { line: 'zephyr severity', does: 'asks, on a terminal' },
    { line: 'zephyr severity --yes customers-notice --service checkout', does: 'one thing is true, everything else is not' },
    { line: 'zephyr severity --answers region-down=no,data-breach=not-sure --json', does: 'answers as data, result as data' },
  ],
  configure(command) {
    command
      .option('--answers <list>', 'answers such as region-down=no,data-lost=yes (yes, no or not-sure)')
      .option('--yes <ids>', 'these are true; several with commas')
      .option('--not-sure <ids>', 'these may be true; several with commas')
      .option('--just-declare', 'no questions: the severity the policy gives to "just declare"')
      .option('--service <service>', 'the service that is affected, by id, name or alias')
      .option('--summary <text>', 'what is wrong, for the command to copy')
      .option('--json', 'print the result as JSON')
      .addOption(nowOption());
  },
  load: () => import('../run/severity.ts'),
};
