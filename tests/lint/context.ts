/** A project for rules under test: the fixture policy, roster and template, and a small tree of files that "exist". */
import { readFileSync } from 'node:fs';
import { recogniseActions } from '../../src/actions/recognise.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { parseCommandLine } from '../../src/cli/program.ts';
import { recogniserContext } from '../../src/lint/recogniser.ts';
import type { LintContext } from '../../src/lint/rule.ts';
import { parseOnCall, parsePolicy } from '../../src/policy/parse.ts';
import { readTemplate } from '../../src/postmortem/template.ts';

const read = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

function must<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`the fixture ${what} cannot be read`);
  return value;
}

const parsed = parsePolicy(read('policy.yaml'), 'policy.yaml');
export const policy = must(parsed.policy, 'policy.yaml');
export const oncall = must(parseOnCall(read('oncall.yaml'), 'oncall.yaml', policy).oncall, 'oncall.yaml');
export const template = must(readTemplate(parseDocument('tests/fixtures/post-mortem-template.md', read('post-mortem-template.md'))).template, 'post-mortem-template.md');

/** Files of the pretended tree with their anchors. */
const TREE: Readonly<Record<string, readonly string[]>> = {
  'docs/ops/RUNBOOKS.md': ['runbooks', 'shopdown'],
  'content/policy.md': ['severity', 'roles'],
  'runbooks/incident.md': ['first-steps'],
};

export function context(changes: Partial<LintContext> = {}): LintContext {
  const base = { policy, policySource: parsed.source, oncall, template, ...changes };
  return {
    ...base,
    now: '2026-03-21T22:00:00Z',
    root: '',
    sitePages: () => ['declare.astro', 'tags/[tag].astro'],
    exists: (path) => (TREE[path] ? 'file' : Object.keys(TREE).some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`)) ? 'folder' : null),
    anchorsOf: (path) => TREE[path] ?? null,
    actionsOf: (document) => recogniseActions(document, recogniserContext(base.policy, base.oncall)),
    firstCommitOf: () => null,
    parseCommand: parseCommandLine,
    ...changes,
  };
}
