import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../steps.ts';
import { measure, median } from './measure.ts';
import { writePostMortems } from './post-mortems.ts';

interface Peer {
  name: string;
  command: string;
  args: readonly string[];
  /** How many times our time it must take at least, or `null` where we state no goal. */
  goal: number | null;
}

/** Peers read the same files with their recommended rules; ours runs all its rules. */
const peers = (folder: string): readonly Peer[] => {
  const bin = (name: string): string => join(root, 'node_modules/.bin', name);
  return [
    { name: 'zephyr lint', command: 'node', args: [join(root, 'dist/cli/zephyr.js'), 'lint', '--kind', 'post-mortem', folder], goal: null },
    { name: 'rumdl', command: bin('rumdl'), args: ['check', '--no-cache', folder], goal: null },
    { name: 'markdownlint-cli2', command: bin('markdownlint-cli2'), args: [`${folder}/**/*.md`], goal: 1 },
    { name: 'remark-cli', command: bin('remark'), args: ['--quiet', '--frail', '--use', 'remark-preset-lint-recommended', folder], goal: 3 },
  ];
};

/**
 * Times `zephyr lint` and its peers on the same post-mortems, in turn (A B C D, A B C D, …), so that a drifting machine
 * is fair to all. The ratio is each peer's median time over ours; a goal that is missed makes the exit code 1.
 */
export async function benchLint(options: { files: number; runs: number; json: boolean }): Promise<number> {
  const folder = join(root, 'node_modules/.cache/zephyr/bench', String(options.files));
  mkdirSync(folder, { recursive: true });
  const made = writePostMortems(folder, options.files);
  // Peers look for configuration upwards; an empty one here keeps ours and the project's out of it.
  writeFileSync(join(folder, '.markdownlint-cli2.jsonc'), '{}\n');
  const tools = peers(folder);
  const seconds = new Map<string, number[]>(tools.map(({ name }) => [name, []]));
  const peaks = new Map<string, number>();
  for (let round = 0; round < options.runs; round++) {
    for (const { name, command, args } of tools) {
      process.stderr.write(`  round ${round + 1} of ${options.runs}: ${name} …\n`);
      const result = await measure(command, args, folder);
      if (result.exitCode > 2 || result.exitCode < 0) throw new Error(`${name} did not run: exit code ${result.exitCode}`);
      seconds.get(name)?.push(result.seconds);
      peaks.set(name, Math.max(peaks.get(name) ?? 0, result.peakMb ?? 0));
    }
  }
  const ours = median(seconds.get('zephyr lint') ?? []);
  const rows = tools.map(({ name, goal }) => {
    const time = median(seconds.get(name) ?? []);
    return { tool: name, seconds: round(time), peakMb: peaks.get(name) ?? null, ratio: round(time / ours), goal, met: goal === null || time / ours >= goal };
  });
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ bench: 'lint', files: options.files, originals: made.originals, megabytes: round(made.bytes / 1e6), runs: options.runs, rows }, null, 1)}\n`);
  } else {
    process.stdout.write(`\n${options.files} post-mortems varied from ${made.originals}, ${round(made.bytes / 1e6)} MB, median of ${options.runs} runs, whole processes\n\n`);
    process.stdout.write(`${'tool'.padEnd(20)}${'seconds'.padStart(9)}${'peak MB'.padStart(9)}${'ratio'.padStart(8)}  goal\n`);
    for (const row of rows) {
      const goal = row.goal === null ? '–' : `≥ ${row.goal} times ours: ${row.met ? 'met' : 'missed'}`;
      process.stdout.write(`${row.tool.padEnd(20)}${row.seconds.toFixed(2).padStart(9)}${String(row.peakMb ?? '–').padStart(9)}${row.ratio.toFixed(2).padStart(8)}  ${goal}\n`);
    }
  }
  return rows.every(({ met }) => met) ? 0 : 1;
}

const round = (value: number): number => Math.round(value * 100) / 100;
