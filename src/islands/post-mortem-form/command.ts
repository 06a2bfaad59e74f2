/** The form as a command: the line that writes the same draft on a machine with the project. */
import type { Policy } from '../../policy/schema.ts';
import { isEmptyField, isList, listOf, textOf, type PostMortemData } from '../../postmortem/data.ts';
import { normaliseData } from '../../postmortem/draft.ts';
import type { Template } from '../../postmortem/template.ts';
import { quoteForShell } from '../../severity/command.ts';

/** The words behind `zephyr`, unquoted. What the command writes by itself is left out. */
export function commandWords(template: Template, policy: Policy, typed: PostMortemData): string[] {
  const data = normaliseData(template, typed);
  const own: Readonly<Record<string, string>> = { status: 'draft', actionItemLabel: policy.postMortem.actionItems.label };
  const fields = template.fields.filter(({ key }) => !isEmptyField(data, key) && textOf(data, key) !== own[key]);
  return [
    'postmortem', 'new',
    ...fields.flatMap((field) => (isList(field) ? listOf(data, field.key) : [textOf(data, field.key)]).flatMap((value) => ['--field', `${field.key}=${value}`])),
    ...Object.entries(data.prose).flatMap(([slug, text]) => (text === '' ? [] : ['--section', `${slug}=${text}`])),
    ...data.timeline.flatMap(({ at, what }) => ['--event', `${at} UTC ${what}`]),
    ...data.actions.flatMap((action) => ['--action', [action.text, action.owner, action.ticket, action.due, action.status].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')]),
  ];
}

export function commandLine(template: Template, policy: Policy, data: PostMortemData): string {
  return ['zephyr', ...commandWords(template, policy, data).map((word) => quoteForShell(word))].join(' ');
}
