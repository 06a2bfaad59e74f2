/** The edge of `--baseline` and `--update-baseline`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { baselineOf, baselineText, entriesOf, parseBaseline } from '../../lint/baseline.ts';
import type { BaselineEntry } from '../../lint/baseline.ts';
import { count } from '../../lint/message.ts';
import { diskReason, readReason } from '../../project/disk-reason.ts';
import { codeOf, openFailure } from '../../project/read.ts';
import { safeJson, visiblePath } from '../../report/escape.ts';
import { findingsOf } from '../../report/lint-report.ts';
import type { FileFindings } from '../../report/lint-report.ts';
import { UsageError } from '../io.ts';
import type { World } from '../io.ts';
import { changed } from './lint-files.ts';
import { replaceFile } from './mend.ts';

export interface BaselineOptions {
  /** As given; `undefined` without `--baseline`. */
  file: string | undefined;
  update: boolean;
  /** Only say what `update` would do. */
  dryRun: boolean;
}

/** What the run can say about entries: which files it looked at, and whether rules over all documents saw all of them. */
export interface Looked {
  place(file: string): string;
  /** Whether an entry that no finding answers to is really gone. */
  isGone(entry: BaselineEntry): boolean;
}

/** The baseline's entries; `null` where the file is still to be written. Wrong use where it is missing or none. */
export function readBaseline({ file, update }: BaselineOptions, world: World): BaselineEntry[] | null {
  if (file === undefined) {
    if (update) throw new UsageError('--update-baseline needs --baseline', 'Write `zephyr lint --baseline zephyr.baseline.json --update-baseline`.');
    return null;
  }
  if (file === '') throw new UsageError('--baseline names no file', 'Write `--baseline zephyr.baseline.json`. Is a variable unset?');
  const path = resolve(world.cwd, file);
  if (!existsSync(path)) {
    if (update) return null;
    throw new UsageError(`there is no baseline ${file}`, 'Add `--update-baseline` once to write it.');
  }
  const read = parseBaseline(textOf(path, file));
  if ('problem' in read) throw new UsageError(`the baseline ${file} cannot be used: ${read.problem}`, `${read.newer ? 'Update zephyr' : 'Restore it from git'}; or delete it, and write a new one with \`--update-baseline\`.`);
  return read.entries;
}

/** The files with the findings to show. With `--update-baseline` the file is written first; it is never given a finding that it did not have. */
export function withoutKnown(groups: Iterable<FileFindings>, entries: BaselineEntry[] | null, { file, update, dryRun }: BaselineOptions & { file: string }, { place, isGone }: Looked, world: World): Iterable<FileFindings> {
  const say = (text: string): void => void world.stderr.write(`zephyr lint: ${text}\n`);
  if (entries === null) {
    const first = entriesOf(findingsOf({ groups }), place);
    if (!dryRun) write(file, first, world);
    say(`${visiblePath(file)} ${dryRun ? 'would hold' : 'now holds'} ${count(first.length, 'finding')}; ${dryRun ? 'nothing was written' : 'new ones will be shown'}`);
    return [];
  }
  const baseline = baselineOf(entries);
  for (const finding of findingsOf({ groups })) baseline.holds(finding);
  const gone = baseline.gone();
  const known = entries.length - gone.length;
  // "No findings" is not the whole truth where some are only known.
  if (known > 0) say(`${count(known, 'finding')} ${known === 1 ? 'is' : 'are'} known from ${visiblePath(file)} and not shown`);
  const mended = new Set(gone.filter(isGone));
  if (mended.size > 0 && update) {
    if (!dryRun) write(file, entries.filter((entry) => !mended.has(entry)), world);
    say(`${count(mended.size, 'finding')} ${dryRun ? 'would be ' : ''}taken out of ${visiblePath(file)}; ${entries.length - mended.size} left`);
  } else if (mended.size > 0) say(`${count(mended.size, 'finding')} of the baseline ${mended.size === 1 ? 'is' : 'are'} gone; --update-baseline takes ${mended.size === 1 ? 'it' : 'them'} out`);
  return changed(groups, (findings) => findings.filter((finding) => !baseline.holds(finding)));
}

function textOf(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`the baseline ${file} cannot be read: ${readReason(error)}`, openFailure(codeOf(error)).help);
  }
}

function write(file: string, entries: readonly BaselineEntry[], world: World): void {
  try {
    const path = resolve(world.cwd, file);
    // One that is there is never lost half written.
    (existsSync(path) ? replaceFile : writeFileSync)(path, baselineText(entries, (value) => safeJson(value, 0)));
  } catch (error) {
    throw new UsageError(`the baseline ${file} cannot be written: ${diskReason(error)}`, 'Name a file in a folder that exists and where this user may write.');
  }
}
