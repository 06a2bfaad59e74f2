/** Action items by file: for people, and as notes on a pull request. */
import type { ActionItem } from '../actions/model.ts';
import { count, wordList } from '../lint/message.ts';
import { visible, visiblePath } from './escape.ts';
import type { Style } from './style.ts';
import { workflowCommand } from './workflow-command.ts';

/** Longer texts are cut in the list for people; the others hold everything. */
const LONGEST = 200;

export function actionsStylish(items: readonly ActionItem[], files: number, style: Style): string {
  const lines: string[] = [];
  let file: string | null = null;
  for (const item of items) {
    if (item.file !== file) {
      if (file !== null) lines.push('');
      file = item.file;
      lines.push(style.strong(visiblePath(file)), '');
    }
    lines.push(`  ${String(item.line).padStart(4)}  ${(item.status ?? '-').padEnd(8)}  ${visible(cut(item.text))}`, `${' '.repeat(18)}${style.faint(visible(details(item)))}`);
  }
  if (items.length > 0) lines.push('');
  lines.push(`${count(items.length, 'action item')} in ${count(files, 'file')}${items.length === 0 ? '' : `: ${tally(items)}`}.`);
  return `${lines.join('\n')}\n`;
}

export function actionsGithub(items: readonly ActionItem[]): string {
  return items
    .map((item) => `${workflowCommand('notice', { file: item.file, line: item.line, col: item.range.start.column, title: 'Action item' }, `${cut(item.text)}\n${details(item)}`)}\n`)
    .join('');
}

function details({ owner, ownerKind, tickets, labels, due }: ActionItem): string {
  // The word in front also keeps an owner that looks like a workflow command from beginning a line.
  const who = owner === null ? 'no owner' : `by ${cut(owner)}${ownerKind === 'person' ? '' : ` (${ownerKind ?? 'unclear'})`}`;
  return [who, tickets.length === 0 ? 'no ticket' : cut(tickets.join(', ')), ...(labels.length === 0 ? [] : [cut(labels.join(', '))]), ...(due === null ? [] : [`due ${cut(due)}`])].join(' · ');
}

function tally(items: readonly ActionItem[]): string {
  const having = (test: (item: ActionItem) => boolean): number => items.filter(test).length;
  return wordList([
    `${having((item) => item.ownerKind === 'person')} owned by a person`,
    `${having((item) => item.tickets.length > 0)} with a ticket`,
    `${having((item) => item.status === 'done')} done`,
  ]);
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
