import type { Draft } from '../draft.ts';
import { flatten } from '../flatten.ts';
import type { Part } from '../sections.ts';
import { isImperative } from '../words/work.ts';
import { fieldsOf } from './list.ts';

/** `AI-1:`, `2.`, `#3 –` before the words of a title. */
const TITLE_ID = /^(?:#|[A-Z]{1,6}[- ]?#?)?\d{1,3}\s{0,2}[.:)–-]\s{0,2}/;

/** "@rosa Queue alarm configured": whose it is, and what. */
const HANDED = /^@[\w.-]{2,38}:?\s{1,3}\S{1,40}\s{1,3}\S/;

/** A sub-heading that is an order, names who does what or has fields below it is the item itself ("### Add an alert", "Owner: Ana"). */
export function titleAsItem(part: Part, found: readonly Draft[], groups: Draft['groups']): Draft | null {
  if (part.groups.length === 0 || part.title.announces || part.title.depth === 8) return null;
  if (found.some((draft) => draft.checked !== null || draft.rows !== undefined)) return null;
  const nodes = part.blocks.map(({ node }) => node).filter((node) => node.type === 'paragraph' || node.type === 'list');
  const fields = fieldsOf(nodes);
  const fielded = fields.owner !== undefined || fields.due !== undefined || fields.status !== undefined || fields.ticket !== undefined;
  const text = part.title.text.replace(TITLE_ID, '');
  const words = text.split(/\s+/).length;
  const orders = HANDED.test(text) || (words >= 3 && isImperative(text));
  // fields below a title are its own only where no item of a list carries them
  const ownFields = fielded && words >= 3 && found.length === 0;
  if (!ownFields && !(orders && !nodes.some((node) => node.type === 'list')) && !(orders && fielded && found.length === 0)) return null;
  const id = part.title.flat.text.length - part.title.flat.text.replace(TITLE_ID, '').length;
  return {
    start: part.title.start,
    end: Math.max(part.title.end, ...nodes.map((node) => node.position?.end.offset ?? 0)),
    line: part.title.line,
    own: id === 0 ? part.title.flat : { ...part.title.flat, text: part.title.flat.text.slice(id), struck: [], bold: [], code: [] },
    details: nodes.map((node) => flatten(node)),
    checked: null,
    fields,
    groups: groups.slice(0, -1),
    rows: undefined,
  };
}
