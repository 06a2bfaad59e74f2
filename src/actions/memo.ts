/** Enough for the headings that documents share; more would keep rare ones, and the documents they are parts of, in memory. */
const MOST = 1000;

/** The same pure function with its answers kept: documents of one kind repeat the same few headings. */
export function memo<T>(judge: (text: string) => T): (text: string) => T {
  const known = new Map<string, { answer: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.answer;
    const answer = judge(text);
    if (known.size >= MOST) known.clear();
    known.set(text, { answer });
    return answer;
  };
}
