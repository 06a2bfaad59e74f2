import { Option } from 'commander';
import { collect, formatOption, nowOption, parserOption, readCount, readJobs } from './arguments.ts';
import type { CommandDefinition } from './definition.ts';

export const lint: CommandDefinition = {
  name: 'lint',
  summary: 'check post-mortems, runbooks, pages and messages against the policy',
  description: [
    'Checks Markdown documents against the policy. Without PATHS, in a project: content, runbooks and comms,',
    'with the policy and the on-call file; in any other repository all that is here. Outside a project the policy',
    'that comes with zephyr holds.',
  ].join(' '),
  examples: [
    { line: 'zephyr lint', does: 'the whole project' },
    { line: 'zephyr lint content/post-mortems --fix', does: 'one folder, and mend what is certain' },
    { line: 'zephyr lint --changed=origin/main', does: 'what this branch touched' },
    { line: 'zephyr lint --online', does: 'ask Linear as well: is each ticket there, labelled, its owner\'s?' },
    { line: 'zephyr lint notes.md --kind post-mortem', does: 'a file whose kind cannot be guessed' },
  ],
  configure(command) {
    command
      .argument('[paths...]', 'files and folders')
      .option('--fix', 'mend what has one certain repair')
      .option('--dry-run', 'write nothing: with --fix show the repairs as a diff, with --update-baseline what would change')
      .addOption(parserOption())
      .addOption(formatOption(['stylish', 'unix', 'json', 'github', 'gitlab', 'sarif', 'junit', 'markdown', 'html']))
      .addOption(new Option('--output <file>', 'write the report to a file; `sarif=zephyr.sarif` adds a second one in that format').argParser(collect))
      .option('--baseline <file>', 'show only findings that this file does not hold')
      .option('--update-baseline', 'write the baseline, or take out of it what is gone; it never grows')
      .option('--changed [revision]', 'only files that the branch touched since it left this revision (else the remote\'s default branch)')
      .option('--watch', 'check again whenever a file is saved, until Ctrl-C')
      .option('--print-config <file>', 'print what holds for one file, and check nothing')
      .addOption(new Option('--kind <kind>', 'read every document as this kind').choices(['policy', 'runbook', 'post-mortem', 'template', 'message', 'other']))
      .option('--online', 'compare action items with their tickets in the tracker (Linear; its key comes from LINEAR_API_KEY)')
      .option('--quiet', 'show errors only')
      .option('--no-cache', 'look at every file anew, and keep nothing for the next run')
      .addOption(new Option('--jobs <number>', 'check in this many threads (otherwise by the number of processor cores and of documents)').argParser(readJobs))
      .addOption(new Option('--max-warnings <number>', 'exit with 1 when there are more warnings').argParser(readCount))
      .addOption(nowOption());
  },
  load: () => import('../run/lint.ts'),
};
