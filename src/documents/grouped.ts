/** What belongs together, by key, in the order in which it came. `Map.groupBy` is newer than the oldest Node that runs this. */
export function grouped<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const before = groups.get(key);
    if (before) before.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
