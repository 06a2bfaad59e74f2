/** The line that declares the incident, ready to be pasted into a shell. */
import type { Policy } from '../policy/schema.ts';

export interface Declaration {
  /** Id of the severity. */
  severity: string;
  summary: string;
  /** Id of the service; `null` leaves the choice to the command. */
  service: string | null;
}

/** Control and direction-changing characters: what is pasted must be what is seen, on one line. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** `zephyr incident open …` with every value quoted for a POSIX shell. */
export function declareCommand(policy: Policy, { severity, summary, service }: Declaration): string {
  const found = policy.severities.find(({ id }) => id === severity);
  const spelling = found?.spellings[0] ?? severity;
  const words = ['zephyr', 'incident', 'open', '--sev', quoteForShell(spelling), '--summary', quoteForShell(oneLine(summary), 'always')];
  if (service !== null) words.push('--service', quoteForShell(service));
  return words.join(' ');
}

/** The summary as it goes into the command: one line, nothing invisible. */
export function oneLine(text: string): string {
  return text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}

/**
 * One word for a POSIX shell (sh, bash, zsh) that expands to exactly `text`. Double quotes where nothing in the
 * text is special inside them, since they read best; single quotes otherwise (`!` too, which interactive shells expand).
 * Text without a NUL, which no shell can pass on.
 */
export function quoteForShell(text: string, quotes: 'where-needed' | 'always' = 'where-needed'): string {
  if (quotes === 'where-needed' && /^[\w./:@%+=,-]+$/.test(text)) return text;
  if (/["\\$`!]/.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  return `"${text}"`;
}
