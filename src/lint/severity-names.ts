/** Severities in running text that the policy does not have: left over from another ladder. */
import type { Document } from '../documents/model.ts';
import type { Policy } from '../policy/schema.ts';
import { severityOf } from '../policy/severity.ts';
import { oneOf, quoted } from '../policy/wording.ts';
import { runningTextOf } from './prose.ts';
import type { Report } from './rule.ts';

/** Findings for words that are written like the ladder's ids (`SEV-4`) and are none of them. */
export function checkSeverityNames(document: Document, policy: Policy): Report[] {
  const pattern = likeLadder(policy);
  if (pattern === null || !pattern.letters.some((letters) => document.text.includes(letters))) return [];
  const ids = policy.severities.map(({ id }) => id);
  const { text, offsetAt } = runningTextOf(document);
  const reports: Report[] = [];
  for (const { 0: name, index } of text.matchAll(pattern.names)) {
    if (severityOf(policy, name)) continue;
    reports.push({
      range: document.rangeAt(offsetAt(index), offsetAt(index + name.length - 1) + 1),
      message: `${quoted(name)} is no severity of the policy, expected ${oneOf(ids)}.`,
      help: 'Write the severity that is meant, or add it to the policy.',
      policyKey: 'severities',
    });
  }
  return reports;
}

interface Ladder {
  names: RegExp;
  /** A quick look: most documents hold none of these letters. */
  letters: readonly string[];
}

const ladders = new WeakMap<Policy, Ladder | null>();

/** The letters of the ids with as many digits as the ladder has; `null` where one letter would match half of the alphabet's products. */
function likeLadder(policy: Policy): Ladder | null {
  const known = ladders.get(policy);
  if (known !== undefined) return known;
  const pattern = patternOf(policy);
  ladders.set(policy, pattern);
  return pattern;
}

function patternOf(policy: Policy): Ladder | null {
  const parts = policy.severities.flatMap(({ id }) => {
    const [, letters = '', digits = ''] = /^([A-Z][A-Z0-9]*?)-?(\d+)$/.exec(id) ?? [];
    return letters.length < 2 ? [] : [{ letters, digits: digits.length }];
  });
  if (parts.length === 0) return null;
  const letters = [...new Set(parts.map((part) => part.letters))];
  const names = new RegExp(`(?<![\\w-])(?:${letters.join('|')})-?\\d{1,${Math.max(...parts.map((part) => part.digits))}}(?![\\w-])`, 'g');
  return { names, letters };
}
