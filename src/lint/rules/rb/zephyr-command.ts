import { codeBlocksOf, isShell } from '../../../documents/code.ts';
import { readShell } from '../../../documents/shell.ts';
import { argvsOf } from '../../../documents/shell-argv.ts';
import type { ShellCommand } from '../../../documents/shell.ts';
import { quoted } from '../../../policy/wording.ts';
import type { Rule } from '../../rule.ts';
import { scriptOf } from '../../shell-script.ts';

/** Stands for something to fill in, or for options that are left out. */
const OPEN = /^(?:<.*>|\[.*\]?|\.{3}|…|\{\{.*)$/;
/** Options of npx and npm exec that take a value. */
const VALUED = ['-p', '--package', '-c', '--call', '-w', '--workspace'];

export const rule: Rule = {
  id: 'rb/zephyr-command',
  title: 'Every zephyr command in a code block is one that exists',
  why: [
    'A command in a runbook is typed for the first time when it has to work. So each one is read as the shell reads it, and parsed by',
    "the command's own definition: a flag that was renamed is a finding on the day it is renamed.",
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['policy', 'runbook', 'template', 'message', 'other'],
  examples: [
    { name: 'commands that exist, also behind npx and in a pipe', file: 'runbooks/outage.md', text: '```sh\nzephyr lint runbooks --format json | jq .\nnpx zephyr actions\nzephyr lint <file>\n```\n', findings: [] },
    {
      name: 'a flag that does not exist',
      file: 'runbooks/outage.md',
      text: '1. Check it:\n\n   ```sh\n   cd shop && zephyr lint --fx\n   ```\n',
      findings: ["4:15 `zephyr lint --fx` is no command line of zephyr: unknown option '--fx' (Did you mean --fix?)."],
    },
    { name: 'what other blocks show is no command', file: 'runbooks/outage.md', text: '```text\nzephyr lnit\n```\n', findings: [] },
  ],
  check(document, { parseCommand }) {
    if (!parseCommand) return [];
    return codeBlocksOf(document).flatMap((block) => {
      if (!isShell(block) && block.language !== '') return [];
      if (!block.text.includes('zephyr')) return [];
      return readShell(scriptOf(block).script).commands.flatMap((command) => {
        const words = wordsOf(command);
        if (words === null) return [];
        const open = words.some((word) => OPEN.test(word) && !word.startsWith('<'));
        const parsed = parseCommand(words);
        if (parsed.ok || open) return [];
        return [{
          range: block.rangeOf(command.start, command.end),
          message: `${quoted(block.text.slice(command.start, command.end))} is no command line of zephyr: ${parsed.error.replace(/[\s.]+$/, '')}.`,
          help: 'Type it as `zephyr --help` shows it.',
        }];
      });
    });
  },
};

/** The words behind `zephyr` in what a command runs; `null` where it runs no zephyr. */
function wordsOf(command: ShellCommand): string[] | null {
  for (const [program, ...rest] of argvsOf(command)) {
    if (program === 'zephyr') return rest;
    const runner = program === 'npx' ? rest : program === 'npm' && (rest[0] === 'exec' || rest[0] === 'x') ? rest.slice(1) : null;
    if (!runner) continue;
    let at = 0;
    while (runner[at]?.startsWith('-')) at += VALUED.includes(runner[at] ?? '') ? 2 : 1;
    if (runner[at] === 'zephyr') return runner.slice(at + 1);
  }
  return null;
}
