import type { Flat } from './flatten.ts';

const BRACKETED = /\[([a-z][a-z0-9]*(?:[-_:][a-z0-9]+)*)\](?!\()/gi;
const HASHED = /(?<![\w/#])#([a-z][\w-]{1,40})/gi;
const NAMED = /\blabels?\s{0,2}[:=]\s{0,2}[`"']?([\w:-]{2,40})/gi;

/** Labels that all items of a document share; every item carries each. */
const MOST_SHARED = 20;

/** Labels of an item: a Label column, `[label]`, `#label` or `label: …`; owners and boxes in brackets are none. */
export function labelsOf(text: string, cell: string | undefined, shared: unknown, owner: string | null): string[] {
  const labels = new Set<string>();
  for (const label of (cell ?? '').slice(0, 400).split(/[,;\s]+/)) if (/[\p{L}\p{N}]/u.test(label)) labels.add(label.replace(/^[`#[]+|[`\]]+$/g, ''));
  const part = text.slice(0, 4000);
  // Most items have none of these, and looking for one character is quick.
  const patterns = [...(/label/i.test(part) ? [NAMED] : []), ...(part.includes('#') ? [HASHED] : [])];
  for (const pattern of patterns) for (const match of part.matchAll(pattern)) if (match[1] !== undefined) labels.add(match[1]);
  for (const match of part.includes('[') ? part.matchAll(BRACKETED) : []) {
    const name = match[1] ?? '';
    if (name.length > 1 && name.toLowerCase() !== owner?.toLowerCase() && name === name.toLowerCase()) labels.add(name);
  }
  for (const label of Array.isArray(shared) ? shared.slice(0, MOST_SHARED) : [shared]) if (typeof label === 'string' && label !== '') labels.add(label);
  return [...labels];
}

/** All the words of an item as one text. */
export const wordsOf = (flats: readonly Flat[]): string => flats.map((flat) => flat.text).join('\n');
