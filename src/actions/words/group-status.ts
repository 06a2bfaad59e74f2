/** What a heading over items says of their state. By itself, since it asks what a heading is: the site's form needs single cells only. */
import { large } from '../large.ts';
import { memo } from '../memo.ts';
import type { ActionStatus } from '../model.ts';
import { roleOf } from '../roles.ts';
import { statusOfGroupElsewhere } from './other-languages.ts';
import { DONE_MARK } from './status.ts';

/** "✅ Next steps": before the name of the whole section a mark is there to be seen. */
const isDecorated = (title: string): boolean => /^\s{0,3}[\u2705\u2611\u2714\u{1F389}]/u.test(title) && roleOf(title) === 'follow-up';

const TO_BE_DONE = large(/^\W{0,4}to (?:be )?(?:complete|completed|done|do|finish)\b|\b(?:will|shall|should|must|to) be (?:completed|done|implemented|deployed|fixed|resolved)\b/);
const DECLINED = large(/\b(?:wo ?n['’]t (?:do|fix)|rejected|declined|cancell?ed|not (?:doing|planned))\b|却下|見送り/);
const OPEN = large(/\b(?:in progress|ongoing|planned|pending|backlog|not started|open|upcoming|outstanding|remaining|in-progress|underway|pendientes?|pendentes?|a fazer|por hacer)\b|à faire|^\W{0,4}to ?do\W*$|未着手|未完了|進行中|予定/);

/** "We made the following changes …:", "The following steps were taken:". */
const TELLS = large(/^\W{0,4}(?:we|i|the team)(?: have|['’]ve)? (?:already |also |since )?(?:made|took|taken|introduced|carried out|put in place)\b.{0,40}\b(?:following|these|several|some|few|number|changes|actions|steps|measures|improvements)\b|^\W{0,4}(?:the following|these) (?:\w+ ){0,3}(?:were|have been) (?:made|taken|introduced|carried out|put in place)\b/);

/** What a group heading says about all items below it ("Completed", "Planned", "In progress (next 2 weeks)"). */
export const statusOfGroup = memo((title: string): ActionStatus | null => {
  const text = title.slice(0, 200).toLowerCase();
  if (DONE_MARK.test(text) && !isDecorated(text)) return 'done';
  const elsewhere = statusOfGroupElsewhere(text);
  if (elsewhere !== null) return elsewhere;
  if (TO_BE_DONE.test(text)) return 'open';
  if (DECLINED.test(text)) return 'declined';
  if (OPEN.test(text)) return 'open';
  if (TELLS.test(text)) return 'done';
  if (/\b(?:completed?|done|already|implemented|finished|closed|resolved|shipped|fixed|deployed|applied)\b|\b(?:implementad[oa]s|realizad[oa]s|aplicad[oa]s|feit[oa]s|hech[oa]s|conclu[ií]d[oa]s|réalisée?s|effectuée?s|terminée?s)(?!\p{L})|(?<!\p{L})(?:сделан|выполнен|wykonan|zrobion)|^\W{0,4}what (?:we|the team)(?: have|['’]ve)? (?:\w+ )?(?:changed|improved|put in place|added)\b|完了|実施済|対応済|erledigt|umgesetzt|abgeschlossen/u.test(text)) return 'done';
  return null;
});
