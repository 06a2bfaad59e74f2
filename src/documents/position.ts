import type { Range } from './model.ts';

/** Turns offsets of a text into lines and columns. Lines end with LF, CRLF or a lone CR, as in CommonMark. */
export class LineIndex {
  readonly #starts: number[];
  readonly #length: number;
  /** The line asked for last: most who ask stay on it. */
  #latest = 1;

  constructor(text: string) {
    this.#starts = text.includes('\r') ? startsWithReturns(text) : startsBehindFeeds(text);
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset at which a line (from 1) starts; the end of the text for lines behind the last. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.#length;
  }

  /** Line and column (from 1) of an offset; offsets outside the text are moved to its ends. */
  pointAt(offset: number): Range['start'] {
    const wanted = Number.isFinite(offset) ? Math.trunc(offset) : 0;
    const inside = Math.min(Math.max(0, wanted), this.#length);
    const line = this.#lineAt(inside);
    return { line, column: inside - this.startOf(line) + 1, offset: inside };
  }

  #lineAt(offset: number): number {
    if (this.startOf(this.#latest) <= offset && offset < this.startOf(this.#latest + 1)) return this.#latest;
    let low = 1;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return (this.#latest = low);
  }

  /** Range of two offsets, `end` exclusive. */
  rangeAt(start: number, end: number): Range {
    return { start: this.pointAt(start), end: this.pointAt(Math.max(start, end)) };
  }
}

/** Of nearly every text: the engine looks for one character many times as fast as for either of two. */
function startsBehindFeeds(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function startsWithReturns(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) starts.push(at + 1);
  }
  return starts;
}

/** A carriage return that ends a line by itself; pairs with a line feed are one end. */
export function hasLoneReturn(text: string): boolean {
  return text.includes('\r') && /\r(?!\n)/.test(text);
}
