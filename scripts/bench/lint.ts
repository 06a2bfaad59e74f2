import { appendFileSync, existsSync, globSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../steps.ts';
import { measure, median } from './measure.ts';
import type { Measurement } from './measure.ts';
import { writePostMortems } from './post-mortems.ts';
import { writeTable } from './table.ts';

const DOCUMENT = 'content/reference/lint-speed.md';
/** Above this many files the slow peers, which then take minutes, run in the first round only. */
const FEW = 2000;
/** Numbers of files whose tables stand in the page. */
const PUBLISHED = [1000, 10_000];

interface Run {
  name: string;
  command: string;
  args: readonly string[];
  /** Takes minutes over many files. */
  slow: boolean;
  /** Makes the circumstances of the run; not timed. */
  before?(): void;
  /** What must hold against the medians of all runs, or `null` where we state no goal. */
  goal: ((seconds: number, all: ReadonlyMap<string, number>) => boolean) | null;
  said: string;
}

interface Row {
  tool: string;
  seconds: number;
  cpuSeconds: number | null;
  peakMb: number | null;
  goal: string;
  met: boolean | null;
}

const COLD = 'zephyr lint, first run';
const WARM = 'zephyr lint, nothing changed';
const against = (name: string, factor: number): NonNullable<Run['goal']> => (seconds, all) => seconds <= factor * (all.get(name) ?? Infinity);

/** Ours under four circumstances, then peers on the same files with their recommended rules; ours runs all its rules. */
function runsOver(folder: string, cache: string): readonly Run[] {
  const zephyr = (name: string, goal: Run['goal'], said: string, before: () => void): Run => ({ name, command: 'node', args: [join(root, 'dist/cli/zephyr.js'), 'lint', '--kind', 'post-mortem', folder], slow: false, before, goal, said });
  const documents = globSync('**/*.md', { cwd: folder }).map((file) => join(folder, file)).toSorted();
  const peer = (name: string, bin: string, args: readonly string[], atLeast: number | null): Run => ({
    name, command: join(root, 'node_modules/.bin', bin), args, slow: bin !== 'rumdl',
    goal: atLeast === null ? null : (seconds, all) => seconds >= atLeast * (all.get(COLD) ?? Infinity),
    said: atLeast === null ? '–' : `≥ ${atLeast} times our first run`,
  });
  const peers = [
    peer('rumdl', 'rumdl', ['check', '--no-cache', folder], 1),
    peer('markdownlint-cli2', 'markdownlint-cli2', [`${folder}/**/*.md`], 15),
    peer('textlint, one rule', 'textlint', ['--no-textlintrc', '--rule', 'terminology', `${folder}/**/*.md`], 15),
    peer('remark-cli', 'remark', ['--quiet', '--frail', '--use', 'remark-preset-lint-recommended', folder], 50),
  ].filter(({ command }) => existsSync(command));
  return [
    zephyr(COLD, null, '–', () => rmSync(cache, { recursive: true, force: true })),
    zephyr(WARM, against('rumdl', 0.15), '≤ 0.15 of rumdl', () => undefined),
    zephyr('zephyr lint, one file changed', (seconds, all) => seconds <= (all.get(WARM) ?? 0) + 0.1, '≤ 0.1 s more than nothing changed', () => appendFileSync(documents[0] ?? '', '\nOne more line.\n')),
    zephyr('zephyr lint, fresh checkout', against('rumdl', 0.3), '≤ 0.3 of rumdl', () => documents.forEach((file) => utimesSync(file, new Date(), new Date()))),
    ...peers,
  ];
}

/**
 * Times `zephyr lint` and its peers on the same post-mortems, in turn (A B C D, A B C D, …), so that a drifting machine
 * is fair to all, and writes the table into its page. A goal that is missed makes the exit code 1.
 */
export async function benchLint(options: { files: number; runs: number; json: boolean }): Promise<number> {
  const folder = join(root, 'node_modules/.cache/zephyr/bench', String(options.files));
  const cache = `${folder}-cache`;
  mkdirSync(folder, { recursive: true });
  const made = writePostMortems(folder, options.files);
  // Peers look for configuration upwards; an empty one here keeps ours and the project's out of it.
  writeFileSync(join(folder, '.markdownlint-cli2.jsonc'), '{}\n');
  const planned = runsOver(folder, cache);
  const measured = new Map<string, Measurement[]>(planned.map(({ name }) => [name, []]));
  for (let round = 0; round < options.runs; round++) {
    for (const { name, command, args, slow, before } of planned) {
      if (round > 0 && slow && options.files > FEW) continue;
      process.stderr.write(`  round ${round + 1} of ${options.runs}: ${name} …\n`);
      before?.();
      const result = await measure(command, args, folder, { ZEPHYR_CACHE: cache });
      if (result.exitCode > 2 || result.exitCode < 0) throw new Error(`${name} did not run: exit code ${result.exitCode}`);
      measured.get(name)?.push(result);
    }
  }
  const seconds = new Map([...measured].map(([name, results]) => [name, median(results.map((one) => one.seconds))]));
  const rows = planned.map(({ name, goal, said }): Row => {
    const results = measured.get(name) ?? [];
    const cpu = results.flatMap(({ cpuSeconds }) => (cpuSeconds === null ? [] : [cpuSeconds]));
    const peaks = results.flatMap(({ peakMb }) => (peakMb === null ? [] : [peakMb]));
    const time = seconds.get(name) ?? Number.NaN;
    return { tool: name, seconds: round(time), cpuSeconds: cpu.length > 0 ? round(median(cpu)) : null, peakMb: peaks.length > 0 ? Math.max(...peaks) : null, goal: said, met: goal === null ? null : goal(time, seconds) };
  });
  const about = `${options.files} post-mortems varied from ${made.originals}, ${round(made.bytes / 1e6)} MB, median of ${options.runs === 1 ? 'one run' : `${options.runs} runs`}${options.runs > 1 && options.files > FEW && planned.some(({ slow }) => slow) ? ' (one of the linters that run on Node)' : ''}, whole processes`;
  if (options.json) process.stdout.write(`${JSON.stringify({ bench: 'lint', files: options.files, originals: made.originals, megabytes: round(made.bytes / 1e6), runs: options.runs, rows }, null, 1)}\n`);
  else process.stdout.write(`\n${about}\n\n${table(rows)}\n`);
  if (PUBLISHED.includes(options.files)) writeTable(DOCUMENT, `lint --files ${options.files}`, `${about}:\n\n<!-- bars: Seconds -->\n\n${table(rows)}`);
  return rows.every(({ met }) => met !== false) ? 0 : 1;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ tool, seconds, cpuSeconds, peakMb, goal, met }) => `| ${tool} | ${seconds.toFixed(2)} | ${cpuSeconds?.toFixed(2) ?? '–'} | ${peakMb ?? '–'} | ${goal}${met === null ? '' : met ? ': met' : ': missed'} |`);
  return ['| Run | Seconds | Processor seconds | Peak MB | Goal |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}

const round = (value: number): number => Math.round(value * 100) / 100;
