/** Suggestions for misspelt words: the nearest of the allowed ones, or none where nothing is near enough. */

/**
 * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours count one each.
 * @param most a distance beyond this may come back as Infinity, which takes less time
 */
export function editDistance(left: string, right: string, most = Infinity): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  let [least, leastBefore] = [0, 0];
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    leastBefore = least;
    least = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let best = Math.min((current[column - 1] ?? 0) + 1, (last[column] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
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

/** The allowed word that was probably meant, or `null`. A third of the letters may differ; where two are equally near, nobody knows. */
export function suggest(written: string, allowed: readonly string[]): string | null {
  if (written.length > LONGEST) return null;
  const wanted = folded(written);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const word of allowed) {
    if (word.length > LONGEST) continue;
    const candidate = folded(word);
    // Each letter too many or too few costs one at least.
    if (Math.abs(candidate.length - wanted.length) > bestDistance) continue;
    const distance = editDistance(wanted, candidate, bestDistance);
    if (distance > bestDistance || distance >= candidate.length) continue;
    best = distance === bestDistance ? null : word;
    bestDistance = distance;
  }
  return best;
}
