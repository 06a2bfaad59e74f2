/** `zephyr lint --print-config FILE`: what holds for one file, and where that is written. */
import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { dayOf, levelIn } from '../../lint/config/settings.ts';
import { rules } from '../../lint/rules/index.ts';
import { gitHistory } from '../../project/git.ts';
import { safeJson } from '../../report/escape.ts';
import { UsageError } from '../io.ts';
import type { ExitCode, World } from '../io.ts';
import { readDocument } from './session.ts';
import type { ReadOptions, Workspace } from './session.ts';

/** Prints JSON: the configuration's path, the file's kind and day and where they come from, and level and options of every rule for it. */
export function printConfig(file: string, { config, files }: Workspace, { online, ...read }: ReadOptions & { online: boolean }, world: World): ExitCode {
  const absolute = resolve(world.cwd, file);
  const wrong = file === '' ? '--print-config names no file' : !existsSync(absolute) ? `there is no file ${file}` : statSync(absolute).isDirectory() ? `${file} is a folder` : null;
  if (wrong !== null) throw new UsageError(wrong, 'Name a document: `zephyr lint --print-config docs/post-mortems/2026-03-14.md`.');
  const path = relative(world.cwd, absolute).replaceAll('\\', '/');
  const { document } = readDocument({ path, absolute }, world, read);
  const settings = files?.of(path);
  const written = dayOf(document);
  const day = written ?? gitHistory(world.cwd).firstCommitOf(path)?.slice(0, 10) ?? null;
  world.stdout.write(`${safeJson({
    file: path,
    configuration: config?.file ?? null,
    problems: config?.problems.length ?? 0,
    ignored: files?.ignores(path) ?? false,
    kind: document.kind,
    kindFrom: document.kindFrom,
    day,
    dayFrom: written !== null ? 'document' : day !== null ? 'git' : null,
    since: settings?.since ?? null,
    limits: read.limits ?? {},
    rules: Object.fromEntries(
      rules.map((rule) => {
        const set = settings?.rules.get(rule.id);
        const level = settings ? levelIn(settings, rule.id, rule.level, day) : rule.level;
        return [rule.id, { level, runs: level !== 'off' && rule.kinds.includes(document.kind) && (online || rule.asks === undefined), ...(set?.since === undefined ? {} : { since: set.since }), ...(set?.options === undefined ? {} : { options: set.options }) }];
      }),
    ),
  })}\n`);
  return 0;
}
