/** Colleagues in a text for customers: everything on the roster that tells one of them. */
import type { OnCall, Person } from '../policy/oncall-schema.ts';
import { GIVEN_NAMES_THAT_ARE_WORDS } from './words/given-names.ts';

export interface Mention {
  text: string;
  /** UTF-16 index in the text. */
  index: number;
}

interface Names {
  /** Full names, handles and addresses; capitals and accents as one types them do not count. */
  full: RegExp | null;
  /** First names of one person each, as they are written. */
  first: RegExp | null;
}

const known = new WeakMap<OnCall, Names>();

/** Every mention of somebody of the roster, without overlaps, in order. */
export function colleaguesIn(text: string, oncall: OnCall): Mention[] {
  const names = known.get(oncall) ?? namesOf(oncall);
  known.set(oncall, names);
  const searched = unaccented(text);
  const mentions = found(text, searched, names.full);
  // Both in the order of the text: the last full name that begins in front of a first name holds it, or none does.
  let before = -1;
  const free = found(text, searched, names.first).filter(({ index }) => {
    while ((mentions[before + 1]?.index ?? Infinity) <= index) before++;
    const one = mentions[before];
    return one === undefined || index >= one.index + one.text.length;
  });
  return [...mentions, ...free].sort((a, b) => a.index - b.index);
}

function found(text: string, searched: string, names: RegExp | null): Mention[] {
  return names === null ? [] : [...searched.matchAll(names)].map(({ 0: { length }, index }) => ({ text: text.slice(index, index + length), index }));
}

function namesOf({ people }: OnCall): Names {
  const full = people.flatMap(formsOf);
  const firsts = people.flatMap(({ name }) => (/\s/.test(name) ? [name.split(/\s/)[0] ?? ''] : [])).map(unaccented);
  const single = firsts.filter((name) => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(name) && !GIVEN_NAMES_THAT_ARE_WORDS.has(name.toLowerCase()));
  return { full: anyOf(full, 'giu'), first: anyOf(single, 'gu') };
}

function formsOf({ name, handles, contact }: Person): string[] {
  const words = name.split(/\s+/);
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  // `Novak, Ada`: as directories print it.
  const turned = words.length > 1 ? [`${last}, ${first}`, `${last} ${first}`] : [];
  const spoken = handles.filter((handle) => handle.startsWith('@') || /\s/.test(handle));
  return [name, ...turned, ...spoken, ...[contact.email, contact.phone].filter((one) => one !== undefined)].map(unaccented);
}

function anyOf(names: readonly string[], flags: string): RegExp | null {
  const sources = [...new Set(names)].filter((name) => name.trim().length > 1).sort((a, b) => b.length - a.length).map(sourceOf);
  return sources.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}_@.-])(?:${sources.join('|')})(?![\\p{L}\\p{N}_]|-\\p{L}|@)`, flags);
}

function sourceOf(name: string): string {
  const letter = (one: string): string => (/['’]/.test(one) ? "['’]" : `${one.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')}${/\p{L}/u.test(one) ? '\\p{M}?' : ''}`);
  return name.split(/\s+/).map((word) => [...word].map(letter).join('')).join('\\s{1,4}');
}

/** Without the accents of its letters, and as long as before: an accent that is a character of its own stays. */
function unaccented(text: string): string {
  return text.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize('NFD')[0] ?? letter);
}
