import type { DocumentKind } from '../../../src/documents/model.ts';
import { parseDocument } from '../../../src/documents/parse.ts';
import { lintDocuments } from '../../../src/lint/engine.ts';
import type { LintContext, Rule } from '../../../src/lint/rule.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import { context, policy } from '../context.ts';

type ActionItems = Policy['postMortem']['actionItems'];

/** The fixture policy with other demands on action items. */
export function demanding(changes: Partial<ActionItems>): Policy {
  return { ...policy, postMortem: { ...policy.postMortem, actionItems: { ...policy.postMortem.actionItems, ...changes } } };
}

/** What one rule says about a post-mortem: `line:column message`. */
export function say(rule: Rule, text: string, changes: Partial<LintContext> = {}): string[] {
  return sayOf('post-mortem', rule, text, changes);
}

/** What one rule says about a document of some kind. */
export function sayOf(kind: DocumentKind, rule: Rule, text: string, changes: Partial<LintContext> = {}, file = 'reviews/x.md'): string[] {
  const found = lintDocuments([parseDocument(file, text, { kind })], context(changes), { rules: [rule] });
  return found.filter((one) => one.rule === rule.id).map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`);
}
