/** Suggestions for misspelt words: the nearest of the allowed ones, or none where nothing is near enough. */

/**
 * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours count one each.
 * @param most a distance beyond this may come back as Infinity, which takes less time
 */
export function editDistance(left: string, right: string, most = Infinity): number {
  let beforeLast: number[] = [];
  let last: number[] = [];
  for (let column = 0; column <= right.length; column++) last.push(column);
  let [least, leastBefore] = [0, 0];
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    leastBefore = least;
    least = row;
    const [letter, letterBefore] = [left.charCodeAt(row - 1), left.charCodeAt(row - 2)];
    for (let column = 1; column <= right.length; column++) {
      const there = right.charCodeAt(column - 1);
      let best = Math.min((current[column - 1] ?? 0) + 1, (last[column] ?? 0) + 1, (last[column - 1] ?? 0) + (letter === there ? 0 : 1));
      if (row > 1 && column > 1 && letterBefore === there && letter === right.charCodeAt(column - 2)) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      }
      current[column] = best;
      if (best < least) least = best;
    }
    // A swap reaches two rows back; nothing reaches further.
    if (least > most && leastBefore > most) return Infinity;
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}

/** Longer words than this are not worth the time; nobody misspells them by accident. */
const LONGEST = 64;

/** Upper and lower case, spaces, hyphens and underscores are no spelling difference worth a distance. */
const folded = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');

/** A bit for each letter that a word has; letters share bits, so two words may only look more alike than they are. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function bitsIn(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/**
 * The allowed word that was probably meant, or `null`. A third of the letters may differ; where two are equally near, nobody knows.
 * @param most no more letters than this may differ, for names that are put together from the same few words
 */
export function suggest(written: string, allowed: readonly string[], most = Infinity): string | null {
  return suggester(allowed, most)(written);
}

interface Candidate {
  word: string;
  folded: string;
  letters: number;
}

/** Letters that are compared for the words of one suggester: far more than people misspell, and over in a blink. */
const EFFORT = 20_000_000;

/**
 * The same for several written words, which costs the allowed ones less. A suggestion is a courtesy: where thousands of words
 * are compared with thousands, those behind the first `effort` letters get none.
 */
export function suggester(allowed: readonly string[], most = Infinity, effort = EFFORT): (written: string) => string | null {
  let candidates: readonly Candidate[] | undefined;
  let left = effort;
  return (written) => {
    if (written.length > LONGEST || left <= 0) return null;
    candidates ??= allowed.filter((word) => word.length <= LONGEST).map(candidate);
    const { best, compared } = nearest(candidate(written), candidates, most);
    left -= compared;
    return best;
  };
}

function candidate(word: string): Candidate {
  const plain = folded(word);
  return { word, folded: plain, letters: lettersOf(plain) };
}

/** The nearest word, and how many letters were compared for it. */
function nearest(wanted: Candidate, candidates: readonly Candidate[], most: number): { best: string | null; compared: number } {
  let best: string | null = null;
  // A word that its length or letters tell apart costs about as much as four letters.
  let compared = 4 * candidates.length;
  let bestDistance = Math.min(most, Math.max(1, Math.floor(wanted.folded.length / 3))) + 1;
  for (const { word, folded: plain, letters } of candidates) {
    // Each letter too many or too few costs one at least.
    if (Math.abs(plain.length - wanted.folded.length) > bestDistance) continue;
    // So does each letter that only one of them has; most words are told apart by that.
    if (Math.max(bitsIn(wanted.letters & ~letters), bitsIn(letters & ~wanted.letters)) > bestDistance) continue;
    compared += plain.length * wanted.folded.length;
    const distance = editDistance(wanted.folded, plain, bestDistance);
    if (distance > bestDistance || distance >= plain.length) continue;
    best = distance === bestDistance ? null : word;
    bestDistance = distance;
  }
  return { best, compared };
}
