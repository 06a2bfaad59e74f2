/**
 * Fingerprints of findings: the same after edits elsewhere in the file, so that a baseline and a CI server know a finding
 * again. They are made of rule, file, the marked words and the message without its numbers, not of lines; what is the
 * same in all of these is counted.
 */
import type { Finding } from './rule.ts';

/** Numbers in messages: lines move, and "3 days late" is "4 days late" tomorrow. */
const NUMBERS = /\d[\d.,:TZ+-]*(?: (?:second|minute|hour|day|week)s?)?/g;

/**
 * The findings (sorted) with their fingerprints. `place` gives the path that stays the same wherever the command is run;
 * `hash` makes a short text of a long one.
 */
export function withFingerprints(findings: readonly Finding[], place: (file: string) => string, hash: (text: string) => string): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { text = '', from = 0, length = 0 } = finding.excerpt ?? {};
    const identity = JSON.stringify([place(finding.file), finding.rule, finding.message.replace(NUMBERS, '#'), text.slice(from, from + length).replace(/\s+/g, ' ').trim()]);
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return { ...finding, fingerprint: hash(`${identity}${before}`) };
  });
}
