import { Argument } from 'commander';
import type { CommandDefinition } from './definition.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export const completion: CommandDefinition = {
  name: 'completion',
  summary: 'let the shell complete commands, options, incidents and people with Tab',
  description: [
    'Prints the lines that teach a shell to complete zephyr: commands, options, their values, files, and out of the policy, the on-call file',
    'and this machine severities, roles, services, people and incidents. With WORDS it prints what may stand there; the shell asks so at each Tab.',
  ].join(' '),
  examples: [
    { line: 'zephyr completion bash', does: 'put `source <(zephyr completion bash)` into ~/.bashrc' },
    { line: 'zephyr completion zsh', does: 'put `source <(zephyr completion zsh)` into ~/.zshrc, behind compinit' },
    { line: 'zephyr completion fish', does: 'put `zephyr completion fish | source` into ~/.config/fish/config.fish' },
  ],
  configure(command) {
    command.addArgument(new Argument('<shell>', 'which shell').choices(SHELLS)).argument('[words...]', 'what stands behind zephyr so far, the word to complete last; behind --');
  },
  load: () => import('../run/completion.ts'),
};
