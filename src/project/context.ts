import { relative, resolve } from 'node:path';
import { recogniseActions } from '../actions/recognise.ts';
import { latest } from '../documents/latest.ts';
import type { Document } from '../documents/model.ts';
import { recogniserContext } from '../lint/recogniser.ts';
import type { LintContext, Rule } from '../lint/rule.ts';
import { alertFiles } from './alert-files.ts';
import { gitChanges } from './git-changes.ts';
import { gitHistory } from './git.ts';
import type { Project } from './load.ts';
import { lookups } from './lookup.ts';

export interface Circumstances {
  cwd: string;
  now: string;
  /** Whether all pages of the project are checked in this run. */
  whole: boolean;
  /** The command's own definition, for the rule that parses command lines in code blocks; without it that rule is silent. */
  parseCommand?: NonNullable<LintContext['parseCommand']>;
}

/** The project as rules see it. Where the policy is broken, use only rules that `runsWith` lets through. */
export function lintContext(project: Project, { cwd, now, whole, parseCommand }: Circumstances): LintContext {
  const { policy, policySource, oncall, oncallSource, template, root, alerts } = project;
  const recogniser = recogniserContext(policy, oncall);
  return {
    get policy() {
      if (policy === null) throw new Error('the policy has problems, so a rule that reads it must not run');
      return policy;
    },
    get template() {
      if (template === null) throw new Error('the post-mortem template cannot be read, so a rule that reads it must not run');
      return template;
    },
    ...(whole && policySource !== null ? { policySource } : {}),
    ...(whole && oncallSource !== null ? { onCallSource: oncallSource } : {}),
    ...(parseCommand ? { parseCommand } : {}),
    ...(whole && alerts ? { alertSource: { file: alerts.file, range: alerts.range } } : {}),
    alertFiles: alertFiles(cwd, root, alerts),
    placeOf: (path) => relative(root ?? alerts?.folder ?? cwd, resolve(cwd, path)).replaceAll('\\', '/'),
    oncall,
    now,
    ...(root === null ? {} : { root: relative(cwd, root).replaceAll('\\', '/') }),
    ...lookups(cwd, root),
    actionsOf: latest((document: Document) => recogniseActions(document, recogniser)),
    firstCommitOf: gitHistory(cwd).firstCommitOf,
    history: gitChanges(cwd, now),
  };
}

/** Of the policy family it looks at the on-call file only. */
const ROTA_ALONE = 'policy/coverage';

/** Whether a rule finds in this project what it reads: a rule about values of the policy says nothing while the policy is broken. */
export function runsWith(project: Project, rule: Rule): boolean {
  const readsPolicy = rule.policyKeys.length > 0 || (rule.id.startsWith('policy/') && rule.id !== ROTA_ALONE);
  if (project.policy === null) return !readsPolicy;
  return project.template !== null || !rule.policyKeys.includes('postMortem.template');
}
