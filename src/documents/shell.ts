/**
 * A reader of shell scripts as they stand in runbooks: words, quotes, pipes, substitutions, here-documents. It runs
 * nothing and expands nothing; it says which commands a person would start by pasting the text. What is no valid script
 * is read as far as it goes. One pass, with a bound on nesting.
 */

export interface ShellWord {
  /** Quotes and backslashes taken away; what the shell would expand stands as written. */
  text: string;
  /** UTF-16 offsets in the script. */
  start: number;
  end: number;
}

/** A text that a command is given to read. */
export interface ShellInput {
  text: string;
  /** UTF-16 offset in the script. */
  start: number;
}

export interface ShellCommand {
  words: readonly ShellWord[];
  /** Its here-documents and here-strings. */
  input: readonly ShellInput[];
  start: number;
  end: number;
  /** What stands between this command and the one before it: `|`, `&&`, `||`, `;`, `&`, a new line, or the start of a list. */
  after: string;
}

export interface ShellComment {
  text: string;
  start: number;
}

export interface ShellScript {
  /** In the order in which they end; those inside a substitution come before the command that uses it. */
  commands: readonly ShellCommand[];
  comments: readonly ShellComment[];
}

const DEEPEST = 20;
/** Words that introduce a command without being one. */
const RESERVED = new Set(['if', 'then', 'elif', 'else', 'fi', 'while', 'until', 'do', 'done', '{', '}', '!', 'time', 'case', 'esac']);
/** `<pod-name>`: in a document this is a place to fill in, not a redirection. */
const PLACEHOLDER = /<[A-Za-z][\w .:/@-]{0,60}>/y;

/** Reads a script. */
export function readShell(script: string): ShellScript {
  const commands: ShellCommand[] = [];
  const comments: ShellComment[] = [];
  new Reader(script, commands, comments).list(0, script.length, 0);
  return { commands, comments };
}

/** A word as a text to read: behind its quotation mark, where all of it stands in quotes. */
export function inputIn({ text, start, end }: ShellWord): ShellInput {
  return { text, start: end - start === text.length + 2 ? start + 1 : start };
}

const NOTHING: readonly never[] = [];

class Reader {
  private readonly source: string;
  private readonly commands: ShellCommand[];
  private readonly comments: ShellComment[];
  private at = 0;
  private closing = '';
  private pending: { tag: string; strip: boolean; into: ShellInput[] }[] = [];
  /** Of the command at hand; `null` for none. */
  private input: ShellInput[] | null = null;

  constructor(source: string, commands: ShellCommand[], comments: ShellComment[]) {
    this.source = source;
    this.commands = commands;
    this.comments = comments;
  }

  /** Reads commands from an offset until `closing` or the end; gives the offset behind it. */
  list(from: number, end: number, depth: number, closing = ''): number {
    this.at = from;
    this.closing = closing;
    let words: ShellWord[] = [];
    let after = 'start';
    const finish = (next: string): void => {
      while (words[0] && RESERVED.has(words[0].text)) words.shift();
      const [first, last] = [words[0], words.at(-1)];
      if (first && last && first.text !== 'for') this.commands.push({ words, input: this.input ?? NOTHING, start: first.start, end: last.end, after });
      words = [];
      this.input = null;
      after = next;
    };
    while (this.at < end) {
      const char = this.source.charAt(this.at);
      if (closing !== '' && char === closing) break;
      if (char === '\n') {
        this.at++;
        this.skipHereDocuments(end);
        finish('\n');
      } else if (char === ' ' || char === '\t' || char === '\r') this.at++;
      else if (char === '\\' && /[\r\n]/.test(this.source.charAt(this.at + 1))) this.at += this.source.startsWith('\r\n', this.at + 1) ? 3 : 2;
      else if (char === '#') this.comment(end);
      else if (char === ';' || char === '|' || char === '&') {
        if (char === '&' && this.source.charAt(this.at + 1) === '>') this.redirect();
        else finish(this.operator());
      } else if (char === '(' || char === ')') {
        this.at++;
        finish(char);
      } else if (char === '<' || char === '>' || this.isNumberedRedirect()) {
        const placeholder = this.placeholder();
        if (placeholder) words.push(placeholder);
        else if (/^[<>]\(/.test(this.source.slice(this.at, this.at + 2))) words.push(this.word(end, depth));
        else this.redirect();
      } else words.push(this.word(end, depth));
    }
    finish('');
    return Math.min(this.at + closing.length, end);
  }

  private comment(end: number): void {
    const line = this.source.indexOf('\n', this.at);
    const stop = line < 0 || line > end ? end : line;
    this.comments.push({ text: this.source.slice(this.at + 1, stop).trim(), start: this.at });
    this.at = stop;
  }

  private operator(): string {
    const two = this.source.slice(this.at, this.at + 2);
    const operator = ['&&', '||', '|&', ';;'].includes(two) ? two : this.source.charAt(this.at);
    this.at += operator.length;
    return operator === '|&' ? '|' : operator;
  }

  private isNumberedRedirect(): boolean {
    return /^\d{1,2}[<>]/.test(this.source.slice(this.at, this.at + 3));
  }

  private placeholder(): ShellWord | null {
    PLACEHOLDER.lastIndex = this.at;
    const match = PLACEHOLDER.exec(this.source);
    if (!match) return null;
    const start = this.at;
    // What sticks to it belongs to the word: `<pod>-0`.
    const rest = /^[^\s;|&()<>"'`$#]*/.exec(this.source.slice(start + match[0].length, start + match[0].length + 80))?.[0] ?? '';
    this.at = start + match[0].length + rest.length;
    return { text: match[0] + rest, start, end: this.at };
  }

  /** Skips `2>&1`, `>> file`, `< file`; remembers a here-string, and a here-document, whose text stands below the line. */
  private redirect(): void {
    const match = /^(?:\d{0,2}|&)(?:<<<|<<-?|>>|>\||[<>]&?)/.exec(this.source.slice(this.at, this.at + 6));
    this.at += match?.[0].length ?? 1;
    while (this.source.charAt(this.at) === ' ') this.at++;
    const target = this.word(this.source.length, DEEPEST);
    if (!match?.[0].includes('<<')) return;
    const into = (this.input ??= []);
    if (match[0].endsWith('<<<')) into.push(inputIn(target));
    else this.pending.push({ tag: target.text, strip: match[0].endsWith('-'), into });
  }

  private skipHereDocuments(end: number): void {
    for (const { tag, strip, into } of this.pending.splice(0)) {
      const start = this.at;
      let last = end;
      while (this.at < end) {
        const from = this.at;
        const line = this.source.indexOf('\n', from);
        const stop = line < 0 ? end : Math.min(line, end);
        const text = this.source.slice(from, stop).replace(/\r$/, '');
        this.at = Math.min(stop + 1, end);
        if ((strip ? text.replace(/^\t+/, '') : text) !== tag) continue;
        last = from;
        break;
      }
      into.push({ text: this.source.slice(start, last), start });
    }
  }

  private word(end: number, depth: number): ShellWord {
    const start = this.at;
    let text = '';
    while (this.at < end) {
      const char = this.source.charAt(this.at);
      if (char === '`' && this.closing === '`') break;
      if (/[\s;|&()]/.test(char) || ((char === '<' || char === '>') && this.at > start)) {
        const inside = char === '<' ? this.placeholder() : null;
        if (!inside) break;
        text += inside.text;
      } else if (char === '\\') {
        const next = this.source.charAt(this.at + 1);
        if (next === '\n' || next === '\r') break;
        text += next;
        this.at = Math.min(this.at + 2, end);
      } else if (char === "'") {
        const close = this.source.indexOf("'", this.at + 1);
        const stop = close < 0 || close > end ? end : close;
        text += this.source.slice(this.at + 1, stop);
        this.at = Math.min(stop + 1, end);
      } else if (char === '"') text += this.doubleQuoted(end, depth);
      else if (char === '`' || char === '$' || ((char === '<' || char === '>') && this.source.charAt(this.at + 1) === '(')) text += this.expansion(end, depth);
      else {
        text += char;
        this.at++;
      }
    }
    if (this.at === start) this.at++;
    return { text, start, end: this.at };
  }

  private doubleQuoted(end: number, depth: number): string {
    let text = '';
    this.at++;
    while (this.at < end && this.source.charAt(this.at) !== '"') {
      const char = this.source.charAt(this.at);
      if (char === '\\') {
        text += this.source.charAt(this.at + 1);
        this.at = Math.min(this.at + 2, end);
      } else if (char === '$' || char === '`') text += this.expansion(end, depth);
      else {
        text += char;
        this.at++;
      }
    }
    this.at = Math.min(this.at + 1, end);
    return text;
  }

  /** `$name`, `${…}`, `$((…))`, `$(…)` and backticks; the commands of the last two are read too. */
  private expansion(end: number, depth: number): string {
    const start = this.at;
    const opening = /^(?:[$<>]\(\(?|\$\{|\$'|`|\$)/.exec(this.source.slice(start, start + 3))?.[0] ?? '$';
    this.at += opening.length;
    if (opening === '$' || opening === "$'") {
      this.at = opening === '$' ? this.at : start + 1;
      return '$';
    }
    const closing = opening === '${' ? '}' : opening === '`' ? '`' : ')';
    if ((closing === ')' && !opening.endsWith('((')) || closing === '`') {
      if (depth < DEEPEST) {
        const inner = new Reader(this.source, this.commands, this.comments);
        this.at = inner.list(this.at, end, depth + 1, closing);
        return this.source.slice(start, this.at);
      }
      this.at = end;
      return this.source.slice(start, end);
    }
    const close = this.source.indexOf(opening.endsWith('((') ? '))' : closing, this.at);
    this.at = close < 0 || close > end ? end : close + (opening.endsWith('((') ? 2 : 1);
    return this.source.slice(start, this.at);
  }
}
