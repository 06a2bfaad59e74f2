import { large } from '../large.ts';
import { GERMAN } from './german.ts';
import { latest } from '../../documents/latest.ts';
import { JAPANESE } from './japanese.ts';

const OWN_LETTERS = 'äöüßÄÖÜ\u3040-\u30ff\u4e00-\u9fff';
const words = [GERMAN, JAPANESE]
  .flatMap(({ status, statusLabels, ownerLabels, dueLabels, until }) => [...Object.values(status).flat(), ...statusLabels, ...ownerLabels, ...dueLabels, ...until.before])
  .map((word) => word.split(' ')[0] ?? '')
  .filter((word) => /^[a-z]+$/.test(word) && !['status', 'deadline', 'in', 'live', 'name', 'person'].includes(word));
const ANY = large(new RegExp(`[${OWN_LETTERS}]|\\b(?:${[...new Set(words)].join('|')})\\b`, 'i'));

/** Whether a text may be in a language besides English at all: most are not, and need no further look. */
export const mayBeForeign = latest((text: string) => ANY.test(text));
