/** An entry of a list beside its siblings: whether it is an item, or only groups those below it. */
import type { List, ListItem, Nodes } from 'mdast';
import { fieldLine } from '../draft.ts';
import { flatten, unmarked, type Flat } from '../flatten.ts';
import { normaliseTitle } from '../headings.ts';
import { isGrouping, isHorizon, roleOf } from '../roles.ts';
import { endsInDeed, isGerund, isImperative, isPast, saysWork } from '../words/work.ts';

export interface Entry {
  item: ListItem;
  own: Flat;
  text: string;
  checked: boolean | null;
  nested: List[];
  rest: Nodes[];
  /** See `childrenOf`. */
  children?: readonly Entry[];
}

const CJK = /[\u3040-\u30ff\u3400-\u9fff]/gu;
/** Words of a text; a script without spaces has about one to two characters. */
const wordsIn = (text: string): number => text.split(/\s+/).length + Math.floor((text.match(CJK)?.length ?? 0) / 2);
/** "**Flag monitoring** (high priority)": what is ranked is work, not a topic. */
const HAS_PRIORITY = /\((?:(?:critical|high|medium|low)(?: priority)?|p[0-5])\)$/i;
const BOX = /^\s{0,3}(?:\[([ xX✓✔]?)\]|([☐☑✅✔]))\s?/u;

/** "before-copy: stop the database" below "Install a hook:": the sentence goes on. */
const GOES_ON = /^\p{Ll}[^:：.!?\n]{0,40}[:：] /u;

/** What a list's item holds. */
export function entryOf(item: ListItem): Entry {
  const head = item.children.find((child) => child.type !== 'list');
  const own = head === undefined ? unmarked('') : flatten(head);
  const box = BOX.exec(own.text);
  const marked = box === null ? null : box[1] !== undefined ? box[1].trim() !== '' : box[2] === '☐' ? false : true;
  return {
    item,
    own,
    text: own.text.replace(BOX, '').trim(),
    checked: item.checked ?? marked,
    nested: item.children.filter((child): child is List => child.type === 'list'),
    rest: item.children.filter((child) => child !== head && child.type !== 'list'),
  };
}

/** Whether a sub-item has work of its own, so that it cannot be a mere detail. */
const worksAlone = (entry: Entry): boolean => entry.checked !== null || isImperative(entry.text) || isGerund(entry.text) || saysWork(entry.text);

function isLabel(entry: Entry): boolean {
  const text = entry.text;
  const normal = normaliseTitle(text);
  if (isGrouping(text) || (roleOf(text) === 'follow-up' && normal.split(' ').length <= 6)) return true;
  const allBold = entry.own.bold.some(([start, end]) => end - start >= text.length - 1);
  return (allBold || /[:：]$/.test(text)) && wordsIn(normal) <= 10;
}

/** The sub-items that could be work of their own: no fields of the item and no bare addresses. */
function childrenOf(entry: Entry): readonly Entry[] {
  return (entry.children ??= workBelow(entry));
}

function workBelow(entry: Entry): Entry[] {
  const children = entry.nested.flatMap((list) => list.children.map(entryOf)).filter((child) => child.text !== '');
  return children.filter((child) => [undefined, 'action'].includes(fieldLine(child.text)?.field) && !/^(?:https?:\/\/\S+|[\w./-]{0,80}#\d+)$/.test(child.text.trim()));
}

/** What the entries of a list look like beside each other. */
interface Shape {
  /** Most have no sub-items, so one that has some is an item like them. */
  flat: boolean;
  /** A numbered list of bold titles with bullets below: who numbers, numbers the items. */
  numbered: () => boolean;
  /** Each has one sub-item: the title is the item and what stands below it says how. */
  paired: boolean;
  /** Most tell what was done ("Health checks hardened:"): what stands below them are its parts. */
  told: () => boolean;
  /** Not below each is work, so the titles are the items and some of their details only sound like orders. */
  uneven: () => boolean;
}

/** See `Shape`. */
export function shapeOf(entries: readonly Entry[], ordered: boolean): Shape {
  const filled = entries.filter((entry) => entry.text !== '');
  const nested = filled.filter((entry) => entry.nested.length > 0);
  // Each entry may ask, so that what all of them say together is found out once.
  let told: boolean | undefined;
  let uneven: boolean | undefined;
  return {
    flat: filled.length >= 3 && nested.length * 2 < filled.length,
    numbered: () => ordered && nested.length >= 2 && nested.every((entry) => isBoldTitle(entry) && entry.nested.every((list) => list.ordered !== true) && childrenOf(entry).every(({ text }) => fieldLine(text) === null)),
    paired: nested.length >= 2 && nested.length === filled.length && nested.every((entry) => childrenOf(entry).length === 1),
    told: () => (told ??= nested.length >= 2 && nested.filter(({ text }) => endsInDeed(text)).length * 2 >= nested.length),
    uneven: () => (uneven ??= nested.length >= 2 && nested.some((entry) => childrenOf(entry).length > 0 && !worksBelow(entry))),
  };
}

/** "**Automated smoke tests** (`tests/smoke.py`)"; "**Monitoring:**" leads in. */
function isBoldTitle({ own, text }: Entry): boolean {
  const bare = text.replace(/\s?\([^()]{0,80}\)$/, '');
  return !/[:：]$/.test(bare) && own.bold.some(([start, end]) => end - start >= bare.length - 1);
}

/** Whether at least half of what stands below it is work. */
const worksBelow = (entry: Entry): boolean => childrenOf(entry).filter(worksAlone).length * 2 >= childrenOf(entry).length;

/** Whether an entry only groups its children: then it is no item and they are. */
export function isGroup(entry: Entry, shape: Shape, isOwnerName: (text: string) => boolean): boolean {
  if (entry.nested.length === 0) return false;
  const real = childrenOf(entry);
  if (real.length === 0) return false;
  if (isOwnerName(entry.text)) return true;
  const working = real.filter(worksAlone).length;
  if (real.some((child) => child.checked !== null) && entry.checked === null) return true;
  const orders = isImperative(entry.text) || isGerund(entry.text) || saysWork(entry.text);
  const leadsIn = /[:：]$/.test(entry.text);
  // its own box makes it the item, and what has none below it its details
  if (entry.checked !== null && !leadsIn && real.every((child) => child.checked === null) && !isHorizon(entry.text)) return false;
  // "✅ Docs updated:" is ticked as one
  if (entry.checked === true && leadsIn && !isGrouping(entry.text) && working === 0) return false;
  if (isGrouping(entry.text)) return true;
  if (shape.numbered()) return false;
  if (orders && leadsIn && entry.checked === null && real.every(({ text }) => GOES_ON.test(text))) return false;
  const mostWork = working * 2 > real.length;
  if (isLabel(entry)) {
    if (roleOf(entry.text) !== 'follow-up' && (shape.paired || shape.told() || (shape.flat && !mostWork))) return false;
    return !orders || mostWork;
  }
  if (leadsIn && mostWork && !orders && entry.checked === null) return true;
  if (entry.checked !== null || orders || isPast(entry.text) || HAS_PRIORITY.test(entry.text)) return false;
  return wordsIn(entry.text) <= 7 && !shape.paired && !shape.uneven() && worksBelow(entry);
}
