/**
 * The first of `count` indexes at which something holds that then holds at all behind it; `count` where it never does. What
 * is in order is halved for it, not gone through: whoever asks once for each of many things would otherwise take their product.
 */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
