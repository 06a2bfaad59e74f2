/**
 * The same pure function with its latest answer kept: documents are looked at one after the other, and many readers ask the
 * same of each, as they do of one entry or one path. A WeakMap would remember more than anybody asks for, and cost more: V8 holds what a
 * WeakMap maps to whenever it collects young objects, so that every tree would move to the old ones before it goes.
 */
export function latest<K extends object | string, T>(judge: (about: K) => T): (about: K) => T {
  let known: { about: K; answer: T } | null = null;
  return (about) => {
    if (known?.about !== about) known = { about, answer: judge(about) };
    return known.answer;
  };
}
