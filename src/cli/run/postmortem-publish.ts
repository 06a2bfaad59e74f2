/** `zephyr postmortem publish`: checks a post-mortem and closes its deadline in the journal of the incident. */
import { relative, resolve } from 'node:path';
import type { Document } from '../../documents/model.ts';
import { parseDocument } from '../../documents/parse.ts';
import { deadlinesAfter } from '../../incident/due.ts';
import { planPostMortemPublished } from '../../incident/plan-changes.ts';
import { dateTime } from '../../incident/words.ts';
import { createLinter } from '../../lint/engine.ts';
import { applyFixes } from '../../lint/fix.ts';
import { addLine } from '../../lint/frontmatter-edit.ts';
import { momentOf } from '../../lint/post-mortem-fields.ts';
import type { Edit, Finding } from '../../lint/rule.ts';
import { rules } from '../../lint/rules/index.ts';
import { formatInstant, parseInstant } from '../../postmortem/deadline.ts';
import { lintContext, runsWith } from '../../project/context.ts';
import { diskReason } from '../../project/disk-reason.ts';
import { visible, visiblePath } from '../../report/escape.ts';
import { UsageError, type Call, type ExitCode, type World } from '../io.ts';
import { rulebook } from '../rulebook.ts';
import { atDesk, change, incidentNamed, type Desk, type Known } from './incident/desk.ts';
import { replaceFile } from './mend.ts';
import { instantOf, limitsOf, readDocument, workspaceOf, type Workspace } from './session.ts';

export async function run(call: Call): Promise<ExitCode> {
  const { args, options, world } = call;
  const path = args[0] ?? '';
  if (path === '' || args.length > 1) throw new UsageError(path === '' ? 'which post-mortem?' : 'one post-mortem at a time', 'zephyr postmortem publish content/post-mortems/2026-03-14-checkout-slow.md');
  if (!rulebook(world)) return 1;
  const workspace = await workspaceOf(world);
  const now = instantOf(options['now'], world);
  const { document: found } = readDocument({ path, absolute: resolve(world.cwd, path) }, world, { kind: 'post-mortem', markdown: workspace.markdown, limits: limitsOf(workspace) });
  if (found.refused) {
    const [problem] = found.problems;
    return stop(world, path, problem?.message ?? 'The file cannot be read', problem?.help ?? 'Check the path.');
  }
  const missing = unpublished(found, now);
  const document = options['write'] === true ? published(found, missing) : found;
  if (document === null) return stop(world, path, 'The frontmatter could not be changed', `Write it by hand: ${missing.map(({ line }) => `\`${line}\``).join(' and ')}.`);
  const errors = checked(document, workspace, world, now);
  if (errors > 0) return stop(world, path, `${errors === 1 ? 'An error is' : `${errors} errors are`} left, so nothing was published or changed`, 'Mend the places above and run the command again.');
  if (document === found && missing.length > 0) return stop(world, path, `The frontmatter does not say that it is published: ${missing.map(({ says }) => says).join(', ')}`, `Write ${missing.map(({ line }) => `\`${line}\``).join(' and ')}, or add --write to this command.`);
  const at = momentOf(document, 'published');
  if (at !== null && at > (parseInstant(now) ?? at)) return stop(world, path, `\`published\` is ${formatInstant(at)}, which has not come yet`, 'Run the command once it is out.');
  const id = incidentOf(document, options['incident']);
  return atDesk(call, (desk) => publish(desk, id, path, document === found ? null : (found.byteOrderMark ? '\ufeff' : '') + document.text));
}

/** Closes the deadline. The file is written first: what the journal says about it is true then, and the command can be run again. */
async function publish(desk: Desk, id: string, path: string, text: string | null): Promise<ExitCode> {
  const { world, book: { root } } = desk;
  const known = incidentNamed(desk, id);
  if (!known) return stop(world, path, `There is no incident ${id} in ${desk.folder}, so no deadline can be closed`, 'Run this on the machine that declared it, or bring it here with zephyr incident join.');
  const { state } = known;
  const file = relative(root ?? world.cwd, resolve(world.cwd, path)).replaceAll('\\', '/');
  if (state.postMortem !== null && state.postMortem.file !== file) return stop(world, path, `${state.id} has its post-mortem already: ${state.postMortem.file}, published ${dateTime(state.postMortem.at)}`, 'One incident has one post-mortem: complete that one.');
  if (state.resolved === null) return stop(world, path, `${state.id} is not resolved yet`, `zephyr incident resolve --incident ${state.id} "…"`);
  if (text !== null && !desk.dryRun) {
    try {
      replaceFile(resolve(world.cwd, path), text);
    } catch (error) {
      return stop(world, path, `The file cannot be written: ${diskReason(error)}; nothing was changed`, 'Make it writable, or set the lines by hand.');
    }
    world.stderr.write(`${visiblePath(path)}: \`status\` and \`published\` are set.\n`);
  }
  const late = lateness(desk, known);
  return change(desk, state.id, {
    // Published before: what is unfinished of that is done now.
    plan: (situation) => (situation.state.postMortem === null ? planPostMortemPublished(situation, file) : null),
    closing: () => `The post-mortem of ${state.id} is published${late}.\n`,
  });
}

function lateness({ book: { policy }, world }: Desk, { state }: Known): string {
  const due = deadlinesAfter(policy, state).find(({ kind }) => kind === 'post-mortem');
  if (!due) return '';
  return Date.parse(world.now()) > due.at ? `; it was due ${dateTime(due.at)}` : `, in time for ${dateTime(due.at)}`;
}

interface Missing {
  key: string;
  /** What stands there. */
  says: string;
  /** The line to write. */
  line: string;
}

/** What the frontmatter lacks to be that of a published post-mortem. */
function unpublished({ frontmatter: { data } }: Document, now: string): readonly Missing[] {
  const says = (key: string): string => (isEmpty(data[key]) ? `\`${key}\` is missing` : `\`${key}\` is ${visible(String(data[key]))}`);
  return [
    ...(data['status'] === 'final' ? [] : [{ key: 'status', says: says('status'), line: 'status: final' }]),
    ...(isEmpty(data['published']) ? [{ key: 'published', says: says('published'), line: `published: ${now}` }] : []),
  ];
}

/** The document with these lines set; `null` where that is not certain. */
function published(document: Document, missing: readonly Missing[]): Document | null {
  const edits = missing.map(({ key, line }): Edit | null => {
    if (!(key in document.frontmatter.data)) return addLine(document, line);
    // Only a line that holds the key and one plain value is replaced; a comment behind it stays.
    const { start, end } = document.frontmatter.range;
    const found = new RegExp(`^${key}:(?:[ \\t]+(?:[\\w-]+|"[\\w-]*"|'[\\w-]*'))?(?=[ \\t]*(?:#[^\\r\\n]*)?\\r?$)`, 'm').exec(document.text.slice(start.offset, end.offset));
    return document.frontmatter.format !== 'yaml' || !found ? null : { start: start.offset + found.index, end: start.offset + found.index + found[0].length, text: line };
  });
  if (edits.some((edit) => edit === null)) return null;
  const { text } = applyFixes(document.text, edits.map((edit) => ({ fix: edit === null ? [] : [edit] })));
  const after = parseDocument(document.path, text, { kind: 'post-mortem' });
  return missing.every(({ key, line }) => String(after.frontmatter.data[key]) === line.slice(key.length + 2)) ? after : null;
}

/** Says what the rules for post-mortems find; the number of errors that can be mended. */
function checked(document: Document, { project, files }: Workspace, world: World, now: string): number {
  const linter = createLinter(lintContext(project, { cwd: world.cwd, now, whole: false }), {
    rules: rules.filter((rule) => rule.id.startsWith('pm/') && runsWith(project, rule)),
    known: rules.map(({ id }) => id),
    ...(files === null ? {} : { settings: (file: string) => files.of(file) }),
  });
  const findings = linter.check(document).filter((finding) => finding.level === 'error');
  for (const { range, message, rule, help } of findings) world.stderr.write(`${visiblePath(document.path)}:${range.start.line}:${range.start.column} ${visible(message)} (${rule})\n${help === undefined ? '' : `  → ${visible(help)}\n`}`);
  return findings.filter((finding) => !isLateness(finding, document)).length;
}

/** What is late stays late: refusing it would only make it later. */
function isLateness({ rule }: Finding, document: Document): boolean {
  return rule === 'pm/deadline' || (rule === 'pm/customer-email' && momentOf(document, 'customerEmailSent') !== null);
}

function incidentOf({ frontmatter: { data } }: Document, option: unknown): string {
  const written = typeof data['incident'] === 'string' ? data['incident'].trim() : '';
  if (typeof option !== 'string') {
    if (written === '') throw new UsageError('the post-mortem does not say of which incident it is', 'Write `incident:` with its number into the frontmatter, or give --incident.');
    return written;
  }
  const same = written === '' || written.toLowerCase() === option.toLowerCase() || written.toLowerCase().endsWith(`-${option.toLowerCase()}`);
  if (!same) throw new UsageError(`the post-mortem is that of ${written}, not of ${option}`, 'Leave out --incident, or correct `incident` in the file.');
  return option;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function stop(world: World, path: string, message: string, todo: string): ExitCode {
  world.stderr.write(`zephyr postmortem publish: ${visiblePath(path)}: ${visible(message)}.\n  → ${visible(todo)}\n`);
  return 1;
}
