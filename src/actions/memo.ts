import { latest } from '../documents/latest.ts';

/** Enough for the headings that documents share; more would keep rare ones, and the documents they are parts of, in memory. */
const MOST = 1000;

/** The same pure function with its answers kept: documents of one kind repeat the same few headings, names, states and dates. */
export function memo<T extends string | number | boolean | object | null>(judge: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return latest((text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = judge(text);
    if (known.size >= MOST) known.clear();
    known.set(text, answer);
    return answer;
  });
}
