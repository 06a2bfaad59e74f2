/**
 * Help and version as they were when the command was bundled: who only asks for them waits for Node, not for commander.
 * Loaded with every start, so this imports nothing.
 */

export interface Prepared {
  version: string;
  /** Help by the names of the command, with a space between them; of the program itself by the empty text. */
  help: Readonly<Record<string, string>>;
}

const HELP: ReadonlySet<string | undefined> = new Set(['-h', '--help']);

/** What commander would print for these words (behind `zephyr`); `null` where that is not prepared, for commander to say. */
export function preparedAnswer(words: readonly string[], read: () => Prepared | null): string | null {
  const last = words.at(-1);
  if (words.length === 1 && (last === '-V' || last === '--version')) {
    const prepared = read();
    return prepared && `${prepared.version}\n`;
  }
  if (words[0] === 'help') return helpOf(words.slice(1), read());
  return HELP.has(last) ? helpOf(words.slice(0, -1), read()) : null;
}

function helpOf(names: readonly string[], prepared: Prepared | null): string | null {
  const key = names.join(' ');
  // One word with a space in it is no two words, and an empty one is a word too.
  return prepared && names.every((name) => /^\S+$/.test(name)) && Object.hasOwn(prepared.help, key) ? (prepared.help[key] ?? null) : null;
}
