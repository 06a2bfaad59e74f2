import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { codeBlocksOf, isShell } from '../../../documents/code.ts';
import type { CodeBlock } from '../../../documents/code.ts';
import { enclosing } from '../../../documents/enclosing.ts';
import type { Document } from '../../../documents/model.ts';
import type { PlacedNode } from '../../../documents/nodes.ts';
import { LineIndex } from '../../../documents/position.ts';
import { quoted } from '../../../policy/wording.ts';
import { dangersInScript, dangersInSql } from '../../dangers.ts';
import type { Danger } from '../../dangers.ts';
import { optionsOf } from '../../options.ts';
import type { Report, Rule } from '../../rule.ts';
import { scriptOf } from '../../shell-script.ts';
import { DANGEROUS_COMMANDS, WARNINGS } from '../../words/dangerous-commands.ts';
import type { DangerousCommand } from '../../words/dangerous-commands.ts';

/** How far above a block a warning still belongs to it, in siblings. */
const NEAR = 2;
const SQL = ['sql', 'pgsql', 'psql', 'mysql', 'plsql', 'postgresql'];

const DEFAULTS: { add: readonly DangerousCommand[]; allow: readonly string[] } = { add: [], allow: [] };

export const rule: Rule = {
  id: 'rb/dangerous-command',
  title: 'In front of a command that cannot be undone stands a warning',
  why: [
    'In a runbook everything in a grey box looks equally safe, and is pasted by somebody who is tired. One sentence in front of',
    'the command, what it takes away and when it may be used, is the last moment at which anybody thinks.',
  ].join(' '),
  policyKeys: [],
  level: 'warning',
  kinds: ['runbook', 'template', 'other'],
  options: (zod) =>
    zod.strictObject({
      add: zod
        .array(
          zod.strictObject({
            program: zod.string().min(1).meta({ description: 'Name of the program, without its folder' }),
            words: zod.array(zod.string().min(1)).default([]).meta({ description: 'Words that are no options, in this order; `a|b` takes either' }),
            flags: zod.array(zod.array(zod.string().min(1)).min(1)).default([]).meta({ description: 'One of each group must be there; a single letter also counts inside `-rf`' }),
            does: zod.string().min(1).max(200).meta({ description: 'What it does, as the end of "this …"' }),
          }),
        )
        .default([])
        .meta({ description: 'Commands that are dangerous here too' }),
      allow: zod.array(zod.string().min(1)).default([]).meta({ description: 'Programs of the list that are no finding' }),
    }),
  examples: [
    { name: 'a warning before the command', file: 'runbooks/outage.md', text: 'This deletes the cache of all shops. Only if the disk is full:\n\n```sh\nsudo rm -rf /var/cache/shop\n```\n', findings: [] },
    {
      name: 'no warning',
      file: 'runbooks/outage.md',
      text: 'Clean up:\n\n```sh\ncd /tmp && sudo rm -rf /var/cache/shop\n```\n',
      findings: ['4:12 `sudo rm -rf /var/cache/shop` deletes whole folders, for good; nothing in front of it says so.'],
    },
    {
      name: 'inside other commands, and in SQL',
      file: 'runbooks/outage.md',
      text: 'Then:\n\n```sh\nkubectl exec db-0 -- psql -c "DROP TABLE baskets"\nls | xargs rm -r\n```\n',
      findings: [
        '4:1 `kubectl exec db-0 -- psql -c "DROP TABLE baskets"` deletes a table, an index or more, for good; nothing in front of it says so.',
        '5:6 `xargs rm -r` deletes whole folders, for good; nothing in front of it says so.',
      ],
    },
    {
      name: 'a command that the project adds',
      file: 'runbooks/outage.md',
      text: 'Then:\n\n```sh\nshopctl flags reset --now\n```\n',
      options: { add: [{ program: 'shopctl', words: ['flags', 'reset|wipe'], does: 'forgets every flag' }] },
      findings: ['4:1 `shopctl flags reset --now` forgets every flag; nothing in front of it says so.'],
    },
    { name: 'text is no command', file: 'runbooks/outage.md', text: '```sh\necho "never rm -rf here" # rm -rf /\ncat <<EOF\nrm -rf /\nEOF\nrm old.log\n```\n', findings: [] },
  ],
  check(document, context) {
    const { add, allow } = optionsOf(rule, DEFAULTS, context);
    const commands = [...DANGEROUS_COMMANDS, ...add].filter(({ program }) => !allow.includes(program));
    const isWarned = warningsIn(document);
    return codeBlocksOf(document).flatMap((block) => {
      const dangers = dangersIn(block, commands);
      if (dangers.length === 0 || isWarned(block)) return [];
      const hasComment = warningComments(block.text);
      return dangers.filter(({ start }) => !hasComment(start)).map(({ start, end, does }): Report => ({
        range: block.rangeOf(start, end),
        message: `${quoted(block.text.slice(start, end))} ${does}; nothing in front of it says so.`,
        help: 'Write in front of it what it takes away, when it may be used, and how to check that it is the right place. If there is a milder command, write that.',
      }));
    });
  },
};

function dangersIn(block: CodeBlock, commands: readonly DangerousCommand[]): Danger[] {
  if (SQL.includes(block.language)) return dangersInSql(block.text);
  return isShell(block) || block.language === '' ? dangersInScript(scriptOf(block).script, commands) : [];
}

/** Whether a warning stands in the text just above a block, above the list that holds it, or in the heading. What many blocks stand below is read once. */
function warningsIn({ sections }: Document): (block: CodeBlock) => boolean {
  const warning = enclosing(sections.filter(({ title, depth }) => depth > 1 && WARNINGS.test(title)));
  const known = new Map<Nodes, boolean>();
  const warns = (node: Nodes): boolean => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const found = WARNINGS.test(toString(node)) || (node.type === 'html' && WARNINGS.test(node.value));
    known.set(node, found);
    return found;
  };
  return ({ node, place }) => {
    for (let one: PlacedNode | undefined = place; one?.parent; one = one.above) {
      if (one.parent.children.slice(Math.max(0, one.at - NEAR), one.at).some((near) => near.type !== 'code' && warns(near))) return true;
    }
    const start = node.position?.start.offset ?? 0;
    return warning(start, start + 1) !== undefined;
  };
}

/** Whether the comment lines directly above a command (by its offset in the code) warn of it. */
function warningComments(code: string): (start: number) => boolean {
  const lines = new LineIndex(code);
  const known = new Map<number, boolean>();
  return (start) => {
    const { line } = lines.pointAt(start);
    const before = known.get(line);
    if (before !== undefined) return before;
    const comments: string[] = [];
    for (let above = line - 1; above > 0; above--) {
      const text = code.slice(lines.startOf(above), lines.startOf(above + 1) - 1);
      if (!/^\s*(?:#|--|\/\/)/.test(text)) break;
      comments.push(text);
    }
    const found = WARNINGS.test(comments.join('\n'));
    known.set(line, found);
    return found;
  };
}
