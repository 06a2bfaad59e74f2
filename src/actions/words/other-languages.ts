/** What the recogniser asks of the languages besides English: the words stand in their vocabularies. */
import { APART, large } from '../large.ts';
import type { ActionStatus, OwnerKind } from '../model.ts';
import { mayBeForeign } from './foreign.ts';
import { GERMAN } from './german.ts';
import { JAPANESE } from './japanese.ts';
import type { Vocabulary } from './vocabulary.ts';

const VOCABULARIES: readonly Vocabulary[] = [GERMAN, JAPANESE];
const all = (read: (vocabulary: Vocabulary) => readonly string[]): string[] => VOCABULARIES.flatMap(read);

/** Characters of which a text in one of these languages, unless it is short, holds one; a look that costs nothing. */
const CJK = /[\u3040-\u30ff\u4e00-\u9fff]/;
const END = '(?![\\p{L}\\p{N}])';

/** Longest first, so that `noch nicht erledigt` is not `erledigt`. */
function anyOf(words: readonly string[]): string {
  return [...new Set(words)].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?()[\]{}|\\^$/]/g, '\\$&').replace(/ /g, '\\s{1,3}')).join('|');
}

const STATES = new Map(VOCABULARIES.flatMap(({ status }) => (['open', 'done', 'declined'] as const).flatMap((state) => status[state].map((word): [string, ActionStatus] => [word, state]))));
const STATE = anyOf([...STATES.keys()]);
/** In a sentence these say other things as well. */
const ONLY_IN_CELLS = new Set(['neu', 'live', 'bereit', 'läuft', 'wartet', 'begonnen', 'gestartet', 'angelegt', 'eingeführt', 'beendet', '残', '予定', '待ち', 'これから', '継続', '解決', '終了', '新規', '不要', '重複', '廃止', '中止', '未定', '延期', '破棄']);
const SPOKEN_STATE = anyOf([...STATES.keys()].filter((word) => !ONLY_IN_CELLS.has(word)));
const CELL = large(new RegExp(`^[^\\p{L}\\p{N}]{0,6}${APART}(${STATE})${APART}${END}`, 'iu'));
const LABELLED_STATE = large(new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(all(({ statusLabels }) => statusLabels))})${APART}[*_]{0,2}\\s{0,3}[:：=]\\s{0,3}[*_]{0,2}([^,;|。、)\\]）】\\n\\u3000]{1,40})`, 'iu'));
const LEADING = large(new RegExp(`^[^\\p{L}\\p{N}]{0,4}${APART}(${SPOKEN_STATE})${APART}[*_]{0,2}\\s{0,2}(?:[:：)\\]）】]|\\s[-–—]\\s)`, 'iu'));
const BRACKETED = large(new RegExp(`[([（【]\\s{0,2}${APART}(${SPOKEN_STATE})${APART}(?:[\\s,、:;：][^()[\\]（）【】]{0,60})?\\s{0,2}[)\\]）】]`, 'iu'));
const TRAILING = large(new RegExp(`(?:[-–—:：,、|→。.]|=>)\\s{0,3}${APART}(${SPOKEN_STATE})${APART}\\s{0,2}[.。!]?\\s{0,2}$`, 'iu'));

/** What a status cell or field says. */
export function statusElsewhere(cell: string): ActionStatus | null {
  return stateOf(CELL.exec(cell)?.[1]);
}

/** What the words of an item say about its state. */
export function statusInWordsElsewhere(text: string): ActionStatus | null {
  if (!mayBeForeign(text)) return null;
  const labelled = LABELLED_STATE.exec(text)?.[1];
  if (labelled !== undefined) return statusElsewhere(labelled);
  for (const pattern of [LEADING, BRACKETED, TRAILING]) {
    const state = stateOf(pattern.exec(text)?.[1]);
    if (state !== null) return state;
  }
  return null;
}

/** What a group heading that is nothing but a state says of all items below it. */
export function statusOfGroupElsewhere(title: string): ActionStatus | null {
  return stateOf(title.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
}

function stateOf(word: string | undefined): ActionStatus | null {
  return word === undefined ? null : (STATES.get(folded(word)) ?? null);
}

const NOBODY = new Set(all(({ nobody }) => nobody));
const TEAMS = new Set(all(({ teams }) => teams));
const NAMES = new Set(all(({ names }) => names));
const HONORIFIC = /(?<=[\p{L}])(?:さん|氏|様|くん)$/u;

/** What an assignee is by the words of these languages; `null` where they say nothing. */
export function assigneeElsewhere(name: string): OwnerKind | null {
  const bare = folded(name).replace(/^[([（【\s]+|[)\]）】\s.。]+$/g, '');
  if (NOBODY.has(bare) || NOBODY.has(folded(name))) return 'placeholder';
  if (isNameElsewhere(name)) return 'person';
  const words = bare.match(/[\p{L}\p{N}-]+/gu) ?? [];
  return words.length > 0 && words.length <= 5 && words.some((word) => TEAMS.has(word)) ? 'team' : null;
}

/** Whether a name is a person's: with a surname or a given name of these languages, or a form of address. */
export function isNameElsewhere(name: string): boolean {
  const written = name.trim();
  if (CJK.test(written)) {
    const named = written.split(/[（(]/)[0]?.trim() ?? '';
    const bare = named.replace(HONORIFIC, '');
    if (bare !== named && /^\p{L}{1,8}$/u.test(bare)) return true;
    const [first = ''] = bare.split(/[\s\u3000]/);
    // With a given name behind it of at most three characters: 田中太郎.
    return /^[\u3040-\u30ff\u4e00-\u9fff\u3005\s]{1,8}$/.test(bare) && (NAMES.has(first) || (/^[\u4e00-\u9fff\u3005\u3040-\u30ff]{3,6}$/.test(first) && NAMES.has(first.slice(0, 2)) && !/[部課室班係者]$/.test(first)));
  }
  const words = written.split(/\s+/);
  return words.length <= 4 && words.every((word) => /^\p{Lu}[\p{L}.'’-]{0,20}$/u.test(word)) && NAMES.has(withoutAccents(words[0] ?? ''));
}

/** Whether a name says a team in the manner of these languages: `Team Plattform`, `Abteilung Netzwerk`. */
export function isTeamElsewhere(name: string): boolean {
  return /^(?:Team|Abteilung|Gruppe|Bereich)\s\p{Lu}[\p{L}\p{N}-]{1,30}$/u.test(name);
}

function withoutAccents(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const OWNER_LABEL = anyOf(all(({ ownerLabels }) => ownerLabels));
const LABELLED_OWNER = large(new RegExp(`(?<![\\p{L}\\p{N}])(?:${OWNER_LABEL})${APART}[*_]{0,2}\\s{0,3}[:：=]\\s{0,3}[*_]{0,2}\\s{0,2}([^,;|\\n()[\\]（）【】。、*_\\u3000]{1,60})`, 'iu'));
const SPOKEN_OWNER = large(/(?<![\p{L}\p{N}])担当者?は([^\s、。（）()]{1,12}?)(?:さん|氏|です|となる|とする)?(?:[、。（(\s]|$)/u);
const ADDRESSED = /[（(【]([\u3040-\u30ff\u4e00-\u9fff\u3005]{1,8}(?:さん|氏|様))[）)】]/u;

/** The assignee that stands behind a label of these languages, as written; `null` where there is none. */
export function ownerElsewhere(text: string): string | null {
  if (!mayBeForeign(text)) return null;
  const found = LABELLED_OWNER.exec(text)?.[1] ?? (CJK.test(text) ? (SPOKEN_OWNER.exec(text)?.[1] ?? ADDRESSED.exec(text)?.[1]) : undefined);
  const value = (found?.split(/\s[-–—]\s|\. |\s{2,}/)[0] ?? '').trim().replace(/\.$/, '');
  return value === '' || value.split(' ').length > 5 ? null : value;
}

const FIELD_LABELS = new Map<string, 'owner' | 'due' | 'status'>(VOCABULARIES.flatMap(({ ownerLabels, dueLabels, statusLabels }) => [
  ...ownerLabels.map((word) => [word, 'owner'] as const),
  ...dueLabels.map((word) => [word, 'due'] as const),
  ...statusLabels.map((word) => [word, 'status'] as const),
]));

/** The field that a column header or label names in one of these languages. */
export function fieldElsewhere(name: string): 'owner' | 'due' | 'status' | null {
  return FIELD_LABELS.get(folded(name)) ?? null;
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
