/**
 * A tolerant look at data that may be invalid elsewhere, so that one fault does not hide another:
 * what is missing or of another type is passed over (the schema reports it).
 */
import { valueAt } from './source.ts';
import type { Path, PolicyProblem, Source } from './source.ts';

/** A piece of text of the file and its path. */
export interface Words {
  path: Path;
  text: string;
}

export class RawFile {
  readonly problems: PolicyProblem[] = [];
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Paths of the elements of a list; empty where there is no list. */
  list(...path: Path): Path[] {
    const value = valueAt(this.#source.data, path);
    return Array.isArray(value) ? value.map((_, index) => [...path, index]) : [];
  }

  /** Paths of the named parts of a block; empty where there is no block. */
  names(...path: Path): Words[] {
    const value = valueAt(this.#source.data, path);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return Object.keys(value).map((text) => ({ path: [...path, text], text }));
  }

  /** The text at a path (a number counts as its digits), or `null`. */
  text(...path: Path): Words | null {
    const value = valueAt(this.#source.data, path);
    return typeof value === 'string' || typeof value === 'number' ? { path, text: String(value) } : null;
  }

  /** All texts that exist among the paths. */
  texts(paths: readonly Path[]): Words[] {
    return paths.flatMap((path) => this.text(...path) ?? []);
  }

  is(value: unknown, ...path: Path): boolean {
    return valueAt(this.#source.data, path) === value;
  }

  has(...path: Path): boolean {
    return valueAt(this.#source.data, path) !== undefined;
  }

  /** 1-based line of the value at a path, to name another place in a message. */
  line(path: Path): number {
    return this.#source.rangeOf(path).start.line;
  }

  report(path: Path, message: string, help: string): void {
    this.problems.push(this.#source.problemAt(this.#source.rangeOf(path), message, help));
  }

  reportKey(path: Path, message: string, help: string): void {
    this.problems.push(this.#source.problemAt(this.#source.keyRangeOf(path), message, help));
  }
}
