import { codeBlocksOf, isSession, isShell } from '../../../documents/code.ts';
import { promptsOf, scriptOf } from '../../shell-script.ts';
import { count } from '../../message.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'rb/shell-prompt',
  title: 'Commands can be copied as they stand, without a prompt in front',
  why: [
    'Whoever pastes `$ kubectl …` at three in the morning reads "command not found: $" and wonders what else is broken. Where the',
    'answer of a command matters, it stands in a block of its own, or the block says that it shows a session (`console`).',
  ].join(' '),
  policyKeys: [],
  level: 'warning',
  kinds: ['policy', 'runbook', 'template', 'other'],
  examples: [
    { name: 'commands alone', file: 'runbooks/outage.md', text: '```sh\nkubectl get pods\n# a comment\necho $HOME\n```\n', findings: [] },
    {
      name: 'a prompt before every command',
      file: 'runbooks/outage.md',
      text: '1. Look:\n\n   ```sh\n   $ kubectl get pods \\\n       --all-namespaces\n   $ kubectl get nodes\n   ```\n',
      findings: ['4:4 2 commands here begin with a prompt, which breaks copying.'],
      fixed: '1. Look:\n\n   ```sh\n   kubectl get pods \\\n       --all-namespaces\n   kubectl get nodes\n   ```\n',
    },
    {
      name: 'commands and their answers in one block',
      file: 'runbooks/outage.md',
      text: '```sh\n$ kubectl get nodes\nNAME   STATUS\nnode1  Ready\n```\n',
      findings: ['2:1 Commands with a prompt and their answers share this block, so neither can be copied alone.'],
    },
    {
      name: 'a text that the command reads is no answer',
      file: 'runbooks/outage.md',
      text: "```sh\n$ cat <<EOF | kubectl apply -f -\nkind: Pod\nEOF\n$ kubectl patch pod web -p '{\n  \"a\": 1\n}'\n```\n",
      findings: ['2:1 2 commands here begin with a prompt, which breaks copying.'],
      fixed: "```sh\ncat <<EOF | kubectl apply -f -\nkind: Pod\nEOF\nkubectl patch pod web -p '{\n  \"a\": 1\n}'\n```\n",
    },
    { name: 'a block that says it is a session', file: 'runbooks/outage.md', text: '```console\n$ kubectl get nodes\nNAME   STATUS\n```\n', findings: [] },
  ],
  check(document) {
    return codeBlocksOf(document).flatMap((block) => {
      const [first, ...more] = isShell(block) || block.language === '' ? promptsOf(block) : [];
      if (!first) return [];
      const { answered } = scriptOf(block);
      const range = block.rangeOf(first.start, first.start + first.length);
      if (answered) {
        if (isSession(block)) return [];
        return [{
          range,
          message: 'Commands with a prompt and their answers share this block, so neither can be copied alone.',
          help: 'Put the commands without prompt into a block, the answer into the next; or mark the block as ```console.',
        }];
      }
      const prompts = [first, ...more];
      return [{
        range,
        message: `${count(prompts.length, 'command')} here ${prompts.length === 1 ? 'begins' : 'begin'} with a prompt, which breaks copying.`,
        help: 'Remove the prompt.',
        fix: prompts.map(({ start, length }) => {
          const indent = /^[ \t]*/.exec(block.text.slice(start, start + length))?.[0].length ?? 0;
          const { start: from, end: to } = block.rangeOf(start + indent, start + length);
          return { start: from.offset, end: to.offset, text: '' };
        }),
      }];
    });
  },
};
