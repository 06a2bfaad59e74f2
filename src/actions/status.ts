import type { Draft } from './draft.ts';
import { large } from './large.ts';
import type { ActionStatus } from './model.ts';
import { statusOfGroup } from './words/group-status.ts';
import { statusOfCell, statusOfText } from './words/status.ts';
import { endsInDeed, isImperative, isPast } from './words/work.ts';

/** State of an item: its box, a strike-out, a status column or field, its own words, its group's title, the tense it is told in. */
export function statusOf(draft: Draft): ActionStatus | null {
  if (draft.checked === true) return 'done';
  const text = draft.own.text;
  if (isStruck(draft)) return 'done';
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
    if (status !== null) return status === 'done' && UNDER_WAY.test(text) ? 'open' : status;
  }
  return isPast(text) || isHandedOver(text) ? 'done' : null;
}

/** "We are looking at a second one", among what was done. */
const UNDER_WAY = /^\W{0,4}we(?:(?: are|['’]re) (?:(?:currently|still|also) )?(?!now|using)\w+ing\b| (?:will|plan|intend)\b|['’]ll\b)/i;

/** "@rosa Queue alarm configured": who did what. */
function isHandedOver(text: string): boolean {
  const deed = text.replace(/^@[\w.-]{2,38}:?\s{1,3}/, '');
  return deed !== text && deed.length <= 100 && endsInDeed(deed) && !isImperative(deed) && !/\b(?:is|are|be|gets?|when|if|until)\b/i.test(deed);
}

/** Struck out as a whole, or with nothing behind it but why. */
function isStruck(draft: Draft): boolean {
  const { struck, text } = draft.own;
  const length = struck.reduce((sum, [start, end]) => sum + end - start, 0);
  if (length === 0) return false;
  const [start, end] = struck[0] ?? [0, 0];
  return length * 10 >= text.trim().length * 6 || (text.slice(0, start).trim() === '' && REASON.test(text.slice(end, end + 60)));
}

const REASON = large(/^\W{0,6}(?:not |no longer|done|completed|obsolete|superseded|dropped|already|wo ?n['’]?t|duplicate|moved|replaced by|in favou?r of|postponed)/i);
