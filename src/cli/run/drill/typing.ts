/** What a line typed in a drill asks for. Pure. */
import { wordsOf } from './scenario.ts';

/** What may be typed in a drill: everything else has nothing to do with the exercise. */
const ALLOWED = ['incident', 'due', 'oncall', 'severity', 'escalation', 'comms'];

export type Typed =
  | { kind: 'next' }
  | { kind: 'suggest' }
  /** A sentence instead. */
  | { kind: 'say'; text: string }
  | { kind: 'run'; words: readonly string[] };

/** `declared`: whether there is an incident to work on. */
export function understood(line: string, declared: boolean): Typed {
  if (line === '?') return { kind: 'suggest' };
  if (line === '') return declared ? { kind: 'next' } : say('Nobody knows of it yet, so nobody is paged. Declare it first; ? shows how. Ctrl-D ends the drill.');
  if (isOpenQuoted(line)) return say('A quotation mark is not closed.');
  const words = wordsOf(line);
  const [command = '', second] = words;
  const asksForHelp = words.some((word) => word === '--help' || word === '-h');
  if (!ALLOWED.includes(command)) return say(`Type ? for a suggestion. In a drill there are ${ALLOWED.join(', ')}.`);
  if (asksForHelp) return { kind: 'run', words };
  if (command === 'due' && words.includes('--watch')) return say('The drill does that for you: while time passes, the chain goes on.');
  if (command !== 'incident' || second !== 'open') return { kind: 'run', words };
  if (declared) return say('It is declared already: zephyr incident show tells what is known. If it got worse: zephyr incident severity.');
  return { kind: 'run', words: asDrill(words) };
}

/** Whatever is declared here is marked as a drill. */
export function asDrill(words: readonly string[]): readonly string[] {
  return words[0] === 'incident' && words[1] === 'open' && !words.includes('--drill') ? [...words, '--drill'] : words;
}

function say(text: string): Typed {
  return { kind: 'say', text };
}

/** An apostrophe within a word opens nothing here, as people write them. */
function isOpenQuoted(line: string): boolean {
  const rest = line.replace(/"(?:[^"\\]|\\.)*"|(?<![^\s=])'[^']*'/g, '');
  return rest.includes('"') || /(?<![^\s=])'/.test(rest);
}
