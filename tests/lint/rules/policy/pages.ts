/** Runs a rule of the policy family over pages of a made-up project. */
import { parseDocument } from '../../../../src/documents/parse.ts';
import { lintDocuments } from '../../../../src/lint/engine.ts';
import { applyFixes } from '../../../../src/lint/fix.ts';
import type { Finding, LintContext, Rule } from '../../../../src/lint/rule.ts';
import { context } from '../../context.ts';

export type Pages = Readonly<Record<string, string>>;

export function lint(rule: Rule, pages: Pages, changes: Partial<LintContext> = {}): Finding[] {
  return lintDocuments(Object.entries(pages).map(([path, text]) => parseDocument(path, text)), context(changes), { rules: [rule] });
}

export function said(rule: Rule, text: string, file = 'content/policy/page.md', changes: Partial<LintContext> = {}): string[] {
  return lint(rule, { [file]: text }, changes).map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`);
}

/** The text after `--fix`, and what is still found in it. */
export function mended(rules: readonly Rule[], text: string, file = 'content/policy/page.md', changes: Partial<LintContext> = {}): { text: string; left: string[] } {
  const find = (current: string): Finding[] => lintDocuments([parseDocument(file, current)], context(changes), { rules });
  const fixed = applyFixes(text, find(text)).text;
  return { text: fixed, left: find(fixed).filter((finding) => finding.rule.startsWith('policy/')).map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`) };
}
