/** Looks at documents: in this thread, or in one of its own, which gives the same. */
import { createLinter } from '../../lint/engine.ts';
import type { Linter } from '../../lint/engine.ts';
import { packFindings, takeApart } from '../../lint/packed.ts';
import { rules } from '../../lint/rules/index.ts';
import type { LintContext } from '../../lint/rule.ts';
import { lintContext, runsWith } from '../../project/context.ts';
import { trace } from '../../project/dependencies.ts';
import { contentReader } from '../../project/lint-cache.ts';
import type { Known } from '../../project/lint-cache.ts';
import type { FoundFile } from '../../project/walk.ts';
import { stylishFile } from '../../report/lint-stylish.ts';
import { plainStyle } from '../../report/style.ts';
import type { World } from '../io.ts';
import { parseCommandLine } from '../program.ts';
import { limitsOf, markdownParser, readDocument } from './session.ts';
import type { ReadOptions, Workspace } from './session.ts';

/** What decides about findings besides documents and project; plain data. */
export interface ExamineOptions {
  kind: ReadOptions['kind'];
  /** `remark` for the slow parser. */
  parser: string | undefined;
  now: string;
  whole: boolean;
  /** Base of the rule pages' addresses. */
  site: string;
  /** Whether rules that ask the tracker run. */
  online: boolean;
}

/** What stands in some documents; plain data, so that it can come from another thread. */
export interface Batch {
  documents: readonly { known: string; fingerprint: string; plain: number; packed: number }[];
  /** What stylish writes of each document's findings, one after the other; then the findings of each as JSON. */
  bytes: Uint8Array;
}

export type Examine = (files: readonly FoundFile[]) => Batch;

export function contextOf({ project }: Workspace, { now, whole }: ExamineOptions, world: World): LintContext {
  return lintContext(project, { cwd: world.cwd, now, whole, parseCommand: parseCommandLine });
}

export function linterFor({ project, files }: Workspace, { site, online }: ExamineOptions, context: LintContext): Linter {
  return createLinter(context, {
    rules: rules.filter((rule) => runsWith(project, rule) && (online || rule.asks === undefined)),
    known: rules.map(({ id }) => id),
    site,
    ...(files === null ? {} : { settings: (file: string) => files.of(file) }),
  });
}

export async function examiner(workspace: Workspace, options: ExamineOptions, world: World): Promise<Examine> {
  const limits = limitsOf(workspace);
  const read: ReadOptions = { kind: options.kind, markdown: await markdownParser(options.parser), limits, files: workspace.files };
  const traced = trace(contextOf(workspace, options, world), contentReader(world.cwd, limits?.bytes));
  const linter = linterFor(workspace, options, traced.context);
  const encoder = new TextEncoder();
  return (files) => {
    const documents: Batch['documents'][number][] = [];
    const plain: Uint8Array[] = [];
    const packed: Uint8Array[] = [];
    for (const file of files) {
      const { document, fingerprint } = readDocument(file, world, read);
      const { kind, kindFrom, refused } = document;
      traced.take();
      const { own, remains } = takeApart(linter.examine(document));
      const known: Known = { ...remains, fingerprint, kind, kindFrom, refused, dependencies: traced.take() };
      const written = encoder.encode(own.length === 0 ? '' : stylishFile({ file: file.path, findings: () => own }, plainStyle));
      const json = encoder.encode(own.length === 0 ? '' : packFindings(own));
      plain.push(written);
      packed.push(json);
      documents.push({ known: JSON.stringify(known), fingerprint, plain: written.length, packed: json.length });
    }
    return { documents, bytes: joined([...plain, ...packed]) };
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
