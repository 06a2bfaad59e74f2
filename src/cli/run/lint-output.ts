/** Where the report of `zephyr lint` goes: one format to stdout or a file, and more formats to files of their own. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ruleUrl } from '../../lint/engine.ts';
import { rules } from '../../lint/rules/index.ts';
import { packageManifest } from '../../project/package.ts';
import { lintFormats, lintParts, lintText, SPEAKING } from '../../report/lint-formats.ts';
import { guesses, verdict } from '../../report/lint-report.ts';
import type { LintReport, RunInfo } from '../../report/lint-report.ts';
import { colourStyle, plainStyle } from '../../report/style.ts';
import { UsageError, wantsColour } from '../io.ts';
import type { World } from '../io.ts';

/** A report that was asked for; `file` is `null` for stdout. */
interface Target {
  format: string;
  file: string | null;
}

/**
 * What `--format` and `--output` ask for. `--output FILE` puts the format of `--format` into a file, `--output
 * FORMAT=FILE` adds one; only the words of the formats are taken for one, so a file name may hold `=`.
 */
export function targetsOf(format: string, outputs: readonly string[]): Target[] {
  const files = outputs.map((written): Target & { added: boolean } => {
    const at = written.indexOf('=');
    const named = at > 0 && lintFormats.includes(written.slice(0, at));
    const file = named ? written.slice(at + 1) : written;
    if (file === '') throw new UsageError('--output names no file', 'Write `--output report.html`, or `--output sarif=zephyr.sarif` beside what goes to the terminal.');
    return { format: named ? written.slice(0, at) : format, file, added: named };
  });
  return [...(files.every(({ added }) => added) ? [{ format, file: null }] : []), ...files];
}

/** Writes every report. A file that cannot be written is wrong use, told before anything is on stdout. */
export function writeReports(report: LintReport, targets: readonly Target[], now: string, world: World): void {
  const { version, homepage } = packageManifest();
  const run: RunInfo = { version, homepage, now, rules: rules.map(({ id, title, why, level }) => ({ id, title, why, level, url: ruleUrl(homepage, id) })) };
  for (const { format, file } of targets) {
    if (file !== null) writeReport(file, lintText(format, report, run, plainStyle), world);
  }
  const onScreen = targets.find(({ file }) => file === null)?.format;
  if (onScreen !== undefined) for (const part of lintParts(onScreen, report, run, wantsColour(world.stdout, world.env) ? colourStyle : plainStyle)) world.stdout.write(part);
  if (onScreen === undefined || !SPEAKING.has(onScreen)) world.stderr.write(`${[verdict(report), guesses(report)].filter((line) => line !== '').join('\n')}\n`);
}

function writeReport(file: string, text: string, world: World): void {
  try {
    writeFileSync(resolve(world.cwd, file), text);
  } catch (error) {
    throw new UsageError(`the report ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`, 'Does the folder exist, and may this user write there?');
  }
}
