/** What a post-mortem still lacks, in the order in which the template asks for it. */
import { formatDuration } from '../policy/duration.ts';
import { severityOf } from '../policy/severity.ts';
import type { Policy } from '../policy/schema.ts';
import { isEmptyField, listOf, textOf, type DraftAction, type PostMortemData } from './data.ts';
import type { Template } from './template.ts';

export interface Missing {
  place: 'field' | 'section' | 'action';
  /** Field key, section slug, or the index of the action item with the part that is missing (`0.owner`). */
  key: string;
  /** What is missing, for a list. */
  label: string;
  /** What to write there. */
  hint: string;
}

/** Everything that a final post-mortem needs and this one does not have. */
export function missing(template: Template, policy: Policy, data: PostMortemData): readonly Missing[] {
  const needsEmail = severityOf(policy, textOf(data, 'severity'))?.customerEmail === true;
  // These two are written by themselves where nobody says otherwise.
  const fields = template.fields.filter(({ key, required }) => {
    if (key === 'status' || key === 'actionItemLabel') return false;
    if (key === 'reviewers') return listOf(data, key).length < policy.postMortem.reviewers;
    return (required || (key === 'customerEmailSent' && needsEmail)) && isEmptyField(data, key);
  });
  return [
    ...fields.map(({ key, hint }): Missing => ({ place: 'field', key, label: key, hint })),
    ...template.sections.filter(({ required }) => required).flatMap((section): Missing[] => {
      const entry: Missing = { place: 'section', key: section.slug, label: section.title, hint: section.hint };
      if (section.form === 'timeline') return data.timeline.length === 0 ? [entry] : [];
      if (section.form === 'action-items') return missingActions(entry, policy, data.actions);
      return (data.prose[section.slug] ?? '').trim() === '' ? [entry] : [];
    }),
  ];
}

function missingActions(section: Missing, policy: Policy, actions: readonly DraftAction[]): Missing[] {
  const { minimum, tracker } = policy.postMortem.actionItems;
  const parts = actions.flatMap((action, index): Missing[] => [
    ...(action.text.trim() === '' ? [part(index, 'text', 'what will be done', 'Say what is different once it is done')] : []),
    ...(action.owner.trim() === '' ? [part(index, 'owner', 'an owner', 'Name the person who owns it')] : []),
    ...(action.ticket.trim() === '' ? [part(index, 'ticket', 'a ticket', `Write its key in ${tracker.name}, such as ${tracker.prefixes[0] ?? 'OPS'}-123`)] : []),
  ]);
  return [...(actions.length < Math.max(minimum, 1) ? [section] : []), ...parts];
}

function part(index: number, name: string, words: string, hint: string): Missing {
  return { place: 'action', key: `${index}.${name}`, label: `Action item ${index + 1}: ${words}`, hint };
}

/** One sentence on the deadline that the policy sets, for a person who is about to write. */
export function deadlineSentence(policy: Policy): string {
  return `A post-mortem is published within ${formatDuration(policy.postMortem.due)} of ${policy.postMortem.from}.`;
}
