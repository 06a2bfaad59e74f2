/**
 * The linter as a remark preset, for remark-cli and for editors that show what remark says:
 *
 *     // .remarkrc.mjs
 *     import zephyr from '@zephyr-policy/zephyr/remark';
 *     export default { plugins: [zephyr] };
 *
 * It shows what `zephyr lint` finds in one document, with the same project, configuration and comments. What only all
 * documents together show (such as an incident with two post-mortems) is left to the command.
 */
import { statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import process from 'node:process';
import type { Root } from 'mdast';
import type { Compiler, Plugin } from 'unified';
import type { Document, Range } from '../documents/model.ts';
import { parseMarkdown } from '../documents/markdown.ts';
import { parseDocument } from '../documents/parse.ts';
import { createLinter } from '../lint/engine.ts';
import type { Finding, LintContext, Rule } from '../lint/rule.ts';
import { rules } from '../lint/rules/index.ts';
import { lintContext, runsWith } from '../project/context.ts';
import { packageManifest } from '../project/package.ts';
import { visible } from '../report/escape.ts';
import type { World } from './io.ts';
import { instantOf, limitsOf, workspaceWith } from './run/session.ts';
import type { Workspace } from './run/session.ts';

/** What of a virtual file (https://github.com/vfile/vfile) is used; its own types come with whoever runs the plugin. */
interface File {
  cwd: string;
  path?: string | undefined;
  value: unknown;
  message(reason: string, options: { place: Range; source: string; ruleId: string }): { fatal?: boolean | null | undefined; note?: string | undefined; url?: string | undefined; actual?: string | undefined; expected?: string[] | undefined };
}

/** The plugin: reports findings on the file, and changes nothing. */
export const zephyrLint: Plugin<[], Root> = function () {
  const { compiler } = this;
  // As it comes, remark knows neither frontmatter nor task lists. An editor that formats on saving would get a heading and
  // `\[ ]` in their place, so remark writes documents only where somebody gave it more to read them with.
  this.compiler = (tree, file) => (compiler === undefined || this.data('toMarkdownExtensions' as never) === undefined ? String(file) : (compiler as Compiler)(tree, file));
  return (_tree, file) => {
    report(file as unknown as File);
  };
};

/** The preset, to be named among the plugins. */
export default { plugins: [zephyrLint] };

function report(file: File): void {
  const path = relative(file.cwd, resolve(file.cwd, file.path ?? 'document.md')).replaceAll('\\', '/');
  const { workspace, context } = seenFrom(file.cwd);
  if (workspace.files?.ignores(path)) return;
  const document = read(file, path, workspace);
  const { project, files } = workspace;
  // A rule that only concludes over all documents would never speak here.
  const active: readonly Rule[] = rules.filter((rule) => runsWith(project, rule) && (rule.check !== undefined || rule.conclude === undefined));
  const linter = createLinter(context, { rules: active, known: rules.map(({ id }) => id), site: packageManifest().homepage, ...(files === null ? {} : { settings: (of: string) => files.of(of) }) });
  for (const finding of linter.check(document)) say(file, document, finding);
}

function read(file: File, path: string, workspace: Workspace): Document {
  const configuredKind = workspace.files?.kindOf(path);
  const limits = limitsOf(workspace);
  const options = { ...(configuredKind == null ? {} : { configuredKind }), ...(limits === undefined ? {} : { limits }) };
  return parseDocument(path, file.value instanceof Uint8Array ? file.value : String(file.value ?? ''), options);
}

function say(file: File, document: Document, { rule, level, message, help, url, range, fix }: Finding): void {
  // Reporters write the words as they are, so what acts on a terminal is made visible here.
  const told = file.message(visible(message), { place: range, source: 'zephyr', ruleId: rule });
  told.fatal = level === 'error';
  told.url = url;
  if (help !== undefined) told.note = visible(help);
  const [edit, another] = fix ?? [];
  if (edit && !another && edit.start === range.start.offset && edit.end === range.end.offset) {
    // Editors offer this as a repair.
    told.actual = document.text.slice(edit.start, edit.end);
    told.expected = [edit.text];
  }
}

let known: { key: string; workspace: Workspace; context: LintContext } | null = null;

/** The project around a folder; an editor lives long, so it is read again when one of its own files changed. */
function seenFrom(cwd: string): { workspace: Workspace; context: LintContext } {
  const world: World = { cwd, env: process.env, stdin: {}, stdout: { write: () => undefined }, stderr: { write: () => undefined }, now: () => new Date().toISOString() };
  const now = instantOf(undefined, world).slice(0, 16);
  if (known !== null && known.key === keyOf(known.workspace, cwd, now)) return known;
  const workspace = workspaceWith(world, parseMarkdown);
  const context = lintContext(workspace.project, { cwd, now: instantOf(undefined, world), whole: false });
  known = { key: keyOf(workspace, cwd, now), workspace, context };
  return known;
}

/** Changes with the minute, and with every file that the project was read from. */
function keyOf({ project }: Workspace, cwd: string, now: string): string {
  return [cwd, now, ...[...project.files.keys()].map((file) => `${file} ${statSync(isAbsolute(file) ? file : join(cwd, file), { throwIfNoEntry: false })?.mtimeMs ?? 'gone'}`)].join('\n');
}
