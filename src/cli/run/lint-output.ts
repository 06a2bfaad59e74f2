/** Where the report of `zephyr lint` goes: one format to stdout or a file, and more formats to files of their own. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { normalize, relative, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { ruleUrl } from '../../lint/engine.ts';
import { joinPath } from '../../lint/path.ts';
import { rules } from '../../lint/rules/index.ts';
import { diskReason } from '../../project/disk-reason.ts';
import { packageManifest } from '../../project/package.ts';
import { readFileSafely } from '../../project/read.ts';
import { homeOf, repositoryOf } from '../../project/root.ts';
import type { FoundFile } from '../../project/walk.ts';
import { suggest } from '../../policy/suggest.ts';
import { visiblePath } from '../../report/escape.ts';
import { FROM_THE_REPOSITORY, lintFormats, lintParts, SPEAKING } from '../../report/lint-formats.ts';
import { MARKDOWN_MARK } from '../../report/lint-markdown.ts';
import { guesses, verdict } from '../../report/lint-report.ts';
import type { LintReport, Part, RunInfo } from '../../report/lint-report.ts';
import { colourStyle, plainStyle } from '../../report/style.ts';
import type { Style } from '../../report/style.ts';
import { UsageError, wantsColour } from '../io.ts';
import type { Output, World } from '../io.ts';

/** A report that was asked for; `file` is `null` for stdout. */
export interface Target {
  format: string;
  file: string | null;
}

/**
 * What `--format` and `--output` ask for. `--output FILE` puts the format of `--format` into a file, `--output
 * FORMAT=FILE` adds one; only the words of the formats are taken for one, so a file name may hold `=`.
 */
export function targetsOf(format: string, outputs: readonly string[]): Target[] {
  const files = outputs.map((written): Target & { file: string; added: boolean } => {
    const at = written.indexOf('=');
    const named = at > 0 && lintFormats.includes(written.slice(0, at));
    const meant = at > 0 && !named ? suggest(written.slice(0, at), lintFormats) : null;
    if (meant !== null) throw new UsageError(`there is no format ${written.slice(0, at)}`, `Did you mean \`${meant}${written.slice(at)}\`? A file of that name is \`./${written}\`.`);
    const file = named ? written.slice(at + 1) : written;
    if (file === '') throw new UsageError('--output names no file', 'Write `--output report.html`, or `--output sarif=zephyr.sarif` beside what goes to the terminal.');
    return { format: named ? written.slice(0, at) : format, file, added: named };
  });
  const twice = files.find(({ file }, at) => files.findIndex((other) => normalize(other.file) === normalize(file)) < at);
  if (twice) throw new UsageError(`two reports would go into ${twice.file}, and the second would replace the first`, 'Name a file for each: `--output sarif=zephyr.sarif --output html=report.html`.');
  return [...(files.every(({ added }) => added) ? [{ format, file: null }] : []), ...files];
}

/** A report takes the place of an earlier one, never of a document. */
export function spareDocuments(targets: readonly Target[], documents: readonly FoundFile[], { cwd }: World): void {
  for (const { file } of targets) {
    const document = file === null ? undefined : documents.find(({ absolute }) => absolute === resolve(cwd, file));
    if (document === undefined) continue;
    const read = readFileSafely(document.absolute, { cwd });
    const isReport = 'bytes' in read && Buffer.from(read.bytes).toString('latin1').startsWith(MARKDOWN_MARK);
    if (!isReport) throw new UsageError(`the report would replace ${document.path}, which is a document that is checked`, 'Name another file: `--output report.html`.');
  }
}

/** The targets of a dry run: what would go into a file is only named. */
export function onlyShown(targets: readonly Target[], world: World): readonly Target[] {
  for (const { format, file } of targets) if (file !== null) world.stderr.write(`zephyr lint: a dry run; ${visiblePath(file)} would hold the report as ${format}\n`);
  return targets.filter(({ file }) => file === null);
}

/** Writes every report. A file that cannot be written is wrong use, told before anything is on stdout. */
export async function writeReports(report: LintReport, targets: readonly Target[], now: string, world: World): Promise<void> {
  const { version, homepage } = packageManifest();
  const run: RunInfo = { version, homepage, now, rules: rules.map(({ id, title, why, level }) => ({ id, title, why, level, url: ruleUrl(homepage, id) })) };
  const partsFor = (format: string, style: Style): Iterable<Part> => lintParts(format, FROM_THE_REPOSITORY.has(format) ? seenFromRepository(report, world) : report, run, style);
  for (const { format, file } of targets) {
    if (file !== null) writeReport(file, partsFor(format, plainStyle), world);
  }
  const onScreen = targets.find(({ file }) => file === null)?.format;
  if (onScreen !== undefined) await writeTo(world.stdout, partsFor(onScreen, wantsColour(world.stdout, world.env) ? colourStyle : plainStyle));
  if (onScreen === undefined || !SPEAKING.has(onScreen)) world.stderr.write(`${[verdict(report), guesses(report)].filter((line) => line !== '').join('\n')}\n`);
}

/** The report for whoever stands at the root of the repository, wherever in it the command was run. */
function seenFromRepository(report: LintReport, { cwd, env }: World): LintReport {
  const root = repositoryOf(cwd, homeOf(env));
  const way = root === null ? '' : relative(root, cwd).replaceAll('\\', '/');
  if (way === '') return report;
  const { groups } = report;
  return {
    ...report,
    groups: {
      *[Symbol.iterator]() {
        for (const { file, findings } of groups) {
          const path = joinPath(way, file);
          yield { file: path, findings: () => findings().map((finding) => ({ ...finding, file: path })) };
        }
      },
    },
  };
}

/** Long enough that writing costs little, short enough that a report of any length needs little memory; bytes. */
const CHUNK = 262_144;

/** Gathers parts; a chunk, like a part, holds only until the next one is asked for. */
function* chunksOf(parts: Iterable<Part>): Iterable<Uint8Array> {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let filled = 0;
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    if (filled + bytes.length > CHUNK && filled > 0) {
      yield chunk.subarray(0, filled);
      filled = 0;
    }
    if (bytes.length > CHUNK) yield bytes;
    else {
      chunk.set(bytes, filled);
      filled += bytes.length;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

/** Waits for each chunk, so that a report of any length needs little memory, however slow its reader is. */
async function writeTo(output: Output, parts: Iterable<Part>): Promise<void> {
  const stream = output instanceof Writable ? output : null;
  for (const chunk of chunksOf(parts)) {
    // A chunk ends where a part ends, so no character is cut.
    if (stream === null) output.write(new TextDecoder('utf-8', { ignoreBOM: true }).decode(chunk));
    else if (!stream.writable) return;
    else await written(stream, chunk);
  }
}

/** Until the chunk is out, or nobody reads any more. */
function written(stream: Writable, chunk: Uint8Array): Promise<void> {
  return new Promise((resume) => {
    stream.write(chunk, () => {
      resume();
    });
  });
}

function writeReport(file: string, parts: Iterable<Part>, world: World): void {
  try {
    const handle = openSync(resolve(world.cwd, file), 'w');
    try {
      for (const chunk of chunksOf(parts)) for (let done = 0; done < chunk.length; ) done += writeSync(handle, chunk, done);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw new UsageError(`the report ${file} cannot be written: ${diskReason(error)}`, 'Name a file in a folder that exists and where this user may write.');
  }
}
