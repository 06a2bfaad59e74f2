/** What the readers ask of a pattern. */
export type Pattern = Pick<RegExp, 'test' | 'exec'>;

/** From this many characters of text on, V8 compiles a pattern to machine code at once. */
const LONG = 1000;

/**
 * Between an alternation of many words and what stands behind it; matches nothing, anywhere. V8 writes what follows an
 * alternation up to ten times, each for what is known after one of the words, and with this once: half the machine code.
 */
export const APART = '(?=)';

/**
 * A pattern of many words; it matches as without this. V8 compiles a pattern to bytecode at its first use, which takes three
 * times as long as machine code, and to that at the second: together they were a third of a run over one document. So the
 * first use is on the text made long. What is never used is never compiled.
 */
export function large(pattern: RegExp): Pattern {
  let isCompiled = false;
  const compiled = (text: string): RegExp => {
    if (!isCompiled) {
      isCompiled = true;
      pattern.test(text.padEnd(LONG, '~'));
    }
    return pattern;
  };
  return { test: (text) => compiled(text).test(text), exec: (text) => compiled(text).exec(text) };
}
