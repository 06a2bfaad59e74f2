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
import { limitsOf, readDocument } from './session.ts';
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

/** `spare` is memory that nobody needs any more, for the bytes of the batch if they fit. */
export type Examine = (files: readonly FoundFile[], spare?: ArrayBuffer) => Batch;

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

export function examiner(workspace: Workspace, options: ExamineOptions, world: World): Examine {
  const limits = limitsOf(workspace);
  const read: ReadOptions = { kind: options.kind, markdown: workspace.markdown, limits, files: workspace.files };
  const traced = trace(contextOf(workspace, options, world), contentReader(world.cwd, limits?.bytes));
  const linter = linterFor(workspace, options, traced.context);
  const plain = encodedTexts();
  const packed = encodedTexts();
  return (files, spare) => {
    const documents: Batch['documents'][number][] = [];
    for (const file of files) {
      const { document, fingerprint } = readDocument(file, world, read);
      const { kind, kindFrom, refused } = document;
      traced.take();
      const { own, remains } = takeApart(linter.examine(document));
      const known: Known = { ...remains, fingerprint, kind, kindFrom, refused, dependencies: traced.take() };
      documents.push({
        known: JSON.stringify(known),
        fingerprint,
        plain: own.length === 0 ? 0 : plain.add(stylishFile({ file: file.path, findings: () => own }, plainStyle)),
        packed: own.length === 0 ? 0 : packed.add(packFindings(own)),
      });
    }
    return { documents, bytes: joined([plain.take(), packed.take()], spare) };
  };
}

/** Most bytes of UTF-8 that a UTF-16 unit can take. */
const WIDEST = 3;

/** Texts one behind the other in UTF-8, in memory that is used again. */
function encodedTexts(): { add(text: string): number; take(): Uint8Array } {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(65_536);
  let filled = 0;
  return {
    /** Gives how many bytes that are. */
    add(text) {
      const needed = filled + WIDEST * text.length;
      if (needed > bytes.length) {
        const larger = new Uint8Array(2 * needed);
        larger.set(bytes.subarray(0, filled));
        bytes = larger;
      }
      const { written } = encoder.encodeInto(text, bytes.subarray(filled));
      filled += written;
      return written;
    },
    /** All of them, until the next call; the next text is the first one again. */
    take() {
      const taken = bytes.subarray(0, filled);
      filled = 0;
      return taken;
    },
  };
}

function joined(parts: readonly Uint8Array[], spare: ArrayBuffer | undefined): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = spare !== undefined && spare.byteLength >= length ? new Uint8Array(spare, 0, length) : new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
