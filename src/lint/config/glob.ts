/**
 * Patterns for paths, as a project writes them into its configuration. They are no regular expressions and are never
 * turned into one: matching takes time in the product of both lengths, whatever the pattern is.
 */

/** `*` and `?` within a step of the path, `**` for any steps, `{a,b}` for alternatives. */
const ALLOWED = /^[^\\[\]!()|+^$\u0000-\u001f]+$/;
const LONGEST = 200;
const MOST_ALTERNATIVES = 32;

/** A pattern that was read. */
export interface Glob {
  /** As written. */
  written: string;
  alternatives: readonly (readonly string[])[];
}

/** Reads a pattern, or says in a sentence that ends "expected …" what is wrong with it. */
export function readGlob(written: string): { glob: Glob } | { expected: string } {
  // `.` is the folder of the configuration, with everything in it.
  const text = written.trim().replace(/^\.\/?$/, '**').replace(/^\.\//, '');
  if (text === '' || text.length > LONGEST) return { expected: `a pattern of 1 to ${LONGEST} characters, such as docs/post-mortems/**` };
  if (!ALLOWED.test(text)) return { expected: 'a path with *, ?, ** or {a,b} in it, such as docs/post-mortems/**/*.md; regular expressions are not read' };
  if (/^(?:\/|[A-Za-z]:)/.test(text) || text.split('/').includes('..')) return { expected: 'a path below the folder of the configuration' };
  const alternatives = expand(text);
  if (alternatives === null) return { expected: `matching braces that give at most ${MOST_ALTERNATIVES} alternatives` };
  return { glob: { written, alternatives: alternatives.map((one) => one.split('/').filter((step) => step !== '' && step !== '.')) } };
}

/** Whether a path matches; a pattern also matches everything below a folder that it matches. */
export function matches({ alternatives }: Glob, path: string): boolean {
  const steps = path.split('/');
  return alternatives.some((pattern) => matchSteps(pattern, steps));
}

/** `a{b,c}` as `ab` and `ac`; `null` where braces do not match or give too many. */
function expand(text: string): string[] | null {
  let done = [''];
  let rest = text;
  while (rest !== '') {
    const open = rest.search(/[{}]/);
    if (open < 0) return done.map((one) => one + rest);
    if (rest[open] === '}') return null;
    const close = rest.indexOf('}', open);
    const words = close < 0 ? '' : rest.slice(open + 1, close);
    if (close < 0 || words.includes('{')) return null;
    done = done.flatMap((one) => words.split(',').map((word) => one + rest.slice(0, open) + word));
    if (done.length > MOST_ALTERNATIVES) return null;
    rest = rest.slice(close + 1);
  }
  return done;
}

/** Row by row: which beginnings of the path each beginning of the pattern matches. */
function matchSteps(pattern: readonly string[], steps: readonly string[]): boolean {
  let reached: boolean[] = steps.map(() => false);
  reached.unshift(true);
  for (const part of pattern) {
    const next: boolean[] = new Array<boolean>(steps.length + 1).fill(false);
    if (part === '**') {
      let any = false;
      for (let at = 0; at <= steps.length; at++) next[at] = any ||= reached[at] === true;
    } else {
      for (let at = 1; at <= steps.length; at++) next[at] = reached[at - 1] === true && matchStep(part, steps[at - 1] ?? '');
    }
    reached = next;
  }
  // Whatever is left of the path lies below the folder that matched.
  return reached.some((is, at) => is && at > 0);
}

/** Two pointers: at a mismatch the last `*` takes one character more. */
function matchStep(pattern: string, step: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < step.length; ) {
    if (at < pattern.length && pattern[at] === '*') {
      star = at++;
      resume = index;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === step[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
