import type { Draft } from './draft.ts';
import type { ActionStatus } from './model.ts';
import { statusOfCell, statusOfGroup, statusOfText } from './words/status.ts';
import { isPast } from './words/work.ts';

/** State of an item: its box, a strike-out, a status column or field, its own words, its group's title, the tense it is told in. */
export function statusOf(draft: Draft): ActionStatus | null {
  if (draft.checked === true) return 'done';
  const text = draft.own.text;
  const struck = draft.own.struck.reduce((sum, [start, end]) => sum + end - start, 0);
  if (struck > 0 && struck * 10 >= text.trim().length * 6) return 'done';
  if (draft.checked === false) return 'open';
  const cell = draft.fields.status === undefined ? null : statusOfCell(draft.fields.status.text);
  if (cell !== null) return cell;
  const words = statusOfText(text);
  if (words !== null) return words;
  // people without a status column write "n/a DONE" beside the ticket
  const beside = draft.fields.ticket === undefined || draft.fields.ticket.text.length > 60 ? null : statusOfCell(draft.fields.ticket.text.replace(/\bn\/a\b/gi, ''));
  if (beside !== null) return beside;
  for (const group of draft.groups.toReversed()) {
    const status = statusOfGroup(group.text);
    if (status !== null) return status;
  }
  return isPast(text) ? 'done' : null;
}
