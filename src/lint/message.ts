/** How rules put things into words, beside `src/policy/wording.ts`: the same everywhere. */

/** `a`, `a and b`, `a, b and c`. */
export function wordList(words: readonly string[], join: 'and' | 'or' = 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${join} ${words[words.length - 1] ?? ''}`;
}

/** `1 file`, `2 files`, `no files`; `plural` where an s is not enough. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number === 0 ? 'no' : number} ${number === 1 ? noun : plural}`;
}
