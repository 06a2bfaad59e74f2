/** Words of the policy in running text: plain, in code, in quotation marks, emphasised, or as a link to a path. */

export interface FoundText {
  start: number;
  end: number;
  /** The words without their markup. */
  value: string;
  /** Whether it is clear where they begin. */
  certain: boolean;
}

const CODE = /(`{1,3})([^`]+)\1$/;
const LINK = /\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)?)>?(?:\s+"[^"]*")?\)$/;
const QUOTED = /"([^"\n]+)"$|“([^”\n]+)”$/;
const EMPHASISED = /(\*\*|__|\*|_)(?!\s)((?:(?!\1).)+?)\1$/s;

/** The words with which a text ends, read in the hope of `value`. */
export function readTextAtEnd(value: string, textBefore: string): FoundText | null {
  const tail = textBefore.slice(-400);
  const offset = textBefore.length - tail.length;
  const found = marked(value, tail) ?? plain(value, tail);
  return found && { ...found, start: found.start + offset, end: found.end + offset };
}

/** Straight and curly apostrophes and any run of white space are the same. */
export function sameText(left: string, right: string): boolean {
  const plainly = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
  return plainly(left) === plainly(right);
}

/** `value` with the markup of what was written. */
export function writeText(value: string, asWritten: string): string {
  const link = LINK.exec(asWritten);
  if (link?.index === 0) {
    const [, label = '', target = ''] = link;
    const path = pathOf(target);
    const inner = label.replace(/^[`*_]+|[`*_]+$/g, '');
    const newLabel = inner === path || !isPath(value) ? label.replace(inner, () => value) : label;
    const newTarget = isPath(value) && path !== '' ? replaceLast(target, path, value) : target;
    return `[${newLabel}]${asWritten.slice(label.length + 2).replace(target, () => newTarget)}`;
  }
  const open = /^(?:[`"“]|\*+|_+)+/.exec(asWritten)?.[0] ?? '';
  const close = open === '' ? '' : (/(?:[`"”]|\*+|_+)+$/.exec(asWritten)?.[0] ?? '');
  return `${open}${value}${close}`;
}

const isPath = (value: string): boolean => /[\w-]\/[\w-]|\.\w{1,5}$/.test(value) && !/\s/.test(value);
/** The path a relative link ends with: without the way up, anchors and queries. */
const pathOf = (target: string): string => target.replace(/[#?].*$/s, '').replace(/^(?:\.{0,2}\/)+/, '');

function replaceLast(text: string, old: string, fresh: string): string {
  const at = text.lastIndexOf(old);
  return at < 0 ? text : text.slice(0, at) + fresh + text.slice(at + old.length);
}

function marked(value: string, tail: string): FoundText | null {
  const whole = (match: RegExpExecArray, words: string): FoundText => ({ start: match.index, end: tail.length, value: words, certain: true });
  const link = LINK.exec(tail);
  if (link) {
    const label = (link[1] ?? '').replace(/^[`*_]+|[`*_]+$/g, '');
    const target = pathOf(link[2] ?? '');
    // A path is stated by where the link leads; its label must not contradict.
    if (isPath(value)) return whole(link, isPath(label) && label !== value ? label : target);
    return whole(link, label);
  }
  const code = CODE.exec(tail);
  if (code) return whole(code, (code[2] ?? '').trim());
  const emphasised = EMPHASISED.exec(tail);
  if (emphasised) {
    const inner = marked(value, emphasised[2] ?? '');
    return whole(emphasised, inner?.value ?? emphasised[2] ?? '');
  }
  const quoted = QUOTED.exec(tail);
  return quoted && whole(quoted, quoted[1] ?? quoted[2] ?? '');
}

/** As many plain words as the value has; where it cannot be said how many were meant, the place is not certain. */
function plain(value: string, tail: string): FoundText | null {
  const wanted = value.split(/\s+/).length;
  const match = new RegExp(`(?:^|(?<=[\\s(]))(?:[^\\s()]+\\s+){${wanted - 1}}[^\\s()]+$`).exec(tail);
  if (!match) return null;
  const before = /(\S+)\s+$/.exec(tail.slice(0, match.index))?.[1] ?? '';
  const certain = wanted === 1 && !(/^\p{Lu}/u.test(match[0]) && /^\p{Lu}/u.test(before));
  return { start: match.index, end: tail.length, value: match[0], certain };
}
