/** Loads what a project says about itself: policy, on-call file and post-mortem template; the shipped ones outside a project. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { MarkdownParser } from '../documents/markdown.ts';
import { parseDocument } from '../documents/parse.ts';
import type { Range } from '../documents/model.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import { parseOnCall, parsePolicy } from '../policy/parse.ts';
import type { PolicyProblem, PolicySource } from '../policy/parse.ts';
import type { Policy } from '../policy/schema.ts';
import { readTemplate } from '../postmortem/template.ts';
import type { Template } from '../postmortem/template.ts';
import type { AlertPatterns } from './alert-files.ts';
import { packageRoot } from './package.ts';
import { ONCALL_PATH, POLICY_PATH } from './root.ts';

/** Folders whose documents a project publishes and checks. */
export const DOCUMENT_FOLDERS = ['content', 'runbooks', 'comms'] as const;

/** Something wrong with a project's own files, in the form of a finding. */
export interface ProjectProblem {
  file: string;
  rule: string;
  message: string;
  help?: string;
  range: Range;
}

export interface Project {
  /** Absolute; `null` outside a project, where the shipped policy and template hold and there is no roster. */
  root: string | null;
  /** `null` where its values cannot be read; where they do not fit together, that is among the problems. */
  policy: Policy | null;
  /** Where the values of the project's own policy file stand; `null` outside a project. */
  policySource: PolicySource | null;
  /** `null` outside a project, where the file is missing, or where it has problems of its own; where it does not fit the policy, that is among the problems. */
  oncall: OnCall | null;
  /** Where the values of the on-call file stand; `null` where there is no such file. */
  oncallSource: PolicySource | null;
  /** `null` where the template cannot be read, or where the policy that names it cannot. */
  template: Template | null;
  /** Where the configuration says which files hold the alerts; absent where it does not. */
  alerts?: AlertPatterns & { file: string; range: Range };
  problems: readonly ProjectProblem[];
  /** Texts of the project's own data files that were read, by their path relative to the working directory. */
  files: ReadonlyMap<string, string>;
}

/**
 * Reads a project; never throws on what its files hold. Paths in the result are relative to `cwd`.
 * @param markdown reads the template. Without one remark does, whose first text takes ten times as long as its next
 */
export function loadProject(cwd: string, root: string | null, markdown?: MarkdownParser): Project {
  const base = root ?? packageRoot();
  const problems: ProjectProblem[] = [];
  const files = new Map<string, string>();
  const named = (path: string): string => slashed(relative(cwd, join(base, path)));

  const policyText = textOf(join(base, POLICY_PATH));
  const parsed = policyText === null ? null : parsePolicy(policyText, named(POLICY_PATH));
  if (policyText === null || parsed === null) {
    problems.push(atStart(named(POLICY_PATH), 'policy/schema', 'The project has no policy file that can be read.', `Write ${POLICY_PATH}.`));
  } else {
    files.set(named(POLICY_PATH), policyText);
    problems.push(...parsed.problems.map(problemOf));
  }
  const policy = parsed?.readable ?? null;

  let oncall: OnCall | null = null;
  let oncallSource: PolicySource | null = null;
  if (root !== null) {
    const text = textOf(join(base, ONCALL_PATH));
    if (text === null) {
      problems.push(atStart(named(ONCALL_PATH), 'policy/schema', 'The project has no on-call file that can be read, so no name can be compared with the roster.', `Write ${ONCALL_PATH}: people, rotations and services.`));
    } else {
      files.set(named(ONCALL_PATH), text);
      const read = parseOnCall(text, named(ONCALL_PATH), policy);
      oncall = read.readable;
      oncallSource = read.source;
      problems.push(...read.problems.map(problemOf));
    }
  }

  const template = policy && parsed ? loadTemplate({ base, named, markdown, problems }, policy, parsed.source) : null;
  // Outside a project the shipped files are not the person's to mend.
  return { root, policy, policySource: root === null ? null : (parsed?.source ?? null), oncall, oncallSource, template, problems: root === null ? [] : problems, files: root === null ? new Map() : files };
}

interface TemplateReading {
  base: string;
  named(path: string): string;
  markdown: MarkdownParser | undefined;
  problems: ProjectProblem[];
}

function loadTemplate({ base, named, markdown, problems }: TemplateReading, policy: Policy, source: PolicySource): Template | null {
  const path = policy.postMortem.template;
  const text = textOf(join(base, path));
  if (text === null) {
    problems.push({
      file: named(POLICY_PATH),
      rule: 'policy/schema',
      message: `The post-mortem template \`${path}\` does not exist or cannot be read.`,
      help: 'Write the path of the template, relative to the project root.',
      range: source.rangeOf('postMortem.template'),
    });
    return null;
  }
  const { template, problems: found } = readTemplate(parseDocument(named(path), text, markdown === undefined ? {} : { markdown }));
  problems.push(...found.map(({ message, help, range }) => ({ file: named(path), rule: 'policy/schema', message, help, range })));
  return template;
}

/** Problems of a data file given by name: a policy or an on-call file. */
export function checkDataFile(text: string, file: string, kind: 'policy' | 'oncall', policy: Policy | null): ProjectProblem[] {
  const { problems } = kind === 'policy' ? parsePolicy(text, file) : parseOnCall(text, file, policy);
  return problems.map(problemOf);
}

function problemOf({ file, line, column, message, help, rule }: PolicyProblem): ProjectProblem {
  const place = { line, column, offset: 0 };
  return { file, rule, message, ...(help === undefined ? {} : { help }), range: { start: place, end: place } };
}

function atStart(file: string, rule: string, message: string, help: string): ProjectProblem {
  const place = { line: 1, column: 1, offset: 0 };
  return { file, rule, message, help, range: { start: place, end: place } };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    return null;
  }
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
