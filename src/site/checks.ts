/** The linter, run while the site is built: over the project's own documents, and over the samples that pages show. */
import { parseDocument } from '../documents/parse.ts';
import { compareFindings, createLinter } from '../lint/engine.ts';
import type { Finding } from '../lint/rule.ts';
import { rules } from '../lint/rules/index.ts';
import { lintContext, runsWith } from '../project/context.ts';
import { DOCUMENT_FOLDERS, loadProject, type Project } from '../project/load.ts';
import { readFileSafely } from '../project/read.ts';
import { walk } from '../project/walk.ts';

export interface Checked {
  documents: number;
  findings: readonly Finding[];
  /** How many rules ran. */
  rules: number;
}

const root = process.cwd();
let loaded: Project | undefined;
const ownProject = (): Project => (loaded ??= loadProject(root, root));

let checked: Checked | undefined;

/** What the rules say of every document of the project, as of a moment (ISO 8601). Run once for a build. */
export function checkProject(now: string): Checked {
  if (checked && import.meta.env?.PROD) return checked;
  const project = ownProject();
  const active = rules.filter((rule) => runsWith(project, rule));
  const linter = createLinter(lintContext(project, { cwd: root, now, whole: true }), { rules: active });
  const { files } = walk(DOCUMENT_FOLDERS, root);
  const findings = files.flatMap(({ path, absolute }) => {
    const read = readFileSafely(absolute, { cwd: root, root });
    return 'problem' in read ? [] : linter.check(parseDocument(path, read.bytes));
  });
  checked = { documents: files.length, findings: [...findings, ...linter.conclude()].sort(compareFindings), rules: active.length };
  return checked;
}

/** What the rules say of a text that is no part of the project, as if it stood in `file`. */
export function checkText(file: string, text: string, now: string): Finding[] {
  const project = ownProject();
  const own = rules.filter((rule) => rule.check !== undefined);
  return [...createLinter(lintContext(project, { cwd: root, now, whole: false }), { rules: own }).check(parseDocument(file, text))].sort(compareFindings);
}
