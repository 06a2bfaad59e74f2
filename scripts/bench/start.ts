import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../steps.ts';
import { measure, median } from './measure.ts';

/** Most that the help may take, as a multiple of Node itself. */
export const START_GOAL = 1.5;
/** Starting takes a few dozen milliseconds, so a few dozen times. */
export const START_TIMES = 30;

/** Milliseconds. */
export interface Taken {
  /** Median of the wall times. */
  ms: number;
  /** Shortest of the wall times: other work on the machine only ever adds. */
  bestMs: number;
  /** Mean of the processor times, which the system counts in hundredths of a second; `null` where /proc is missing. */
  cpuMs: number | null;
}

export interface Start {
  node: Taken;
  help: Taken;
  ratio: number;
  cpuRatio: number | null;
  met: boolean;
}

/** Times `zephyr --help` beside a script that does nothing, in turn. */
export async function measureStart(): Promise<Start> {
  const folder = join(root, 'node_modules/.cache/zephyr/bench');
  mkdirSync(folder, { recursive: true });
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const [node, help] = await inTurn(START_TIMES, [() => measure('node', [empty], folder), () => measure('node', [join(root, 'dist/cli/zephyr.js'), '--help'], folder)]);
  if (!node || !help) throw new Error('nothing was measured');
  const ratio = help.bestMs / node.bestMs;
  const cpuRatio = help.cpuMs === null || node.cpuMs === null ? null : help.cpuMs / node.cpuMs;
  return { node, help, ratio, cpuRatio, met: Math.max(ratio, cpuRatio ?? 0) <= START_GOAL };
}

/** Measures some things so often, one after the other and again (A B, A B, …), so that a drifting machine is fair to all. */
export async function inTurn(times: number, runs: readonly (() => ReturnType<typeof measure>)[]): Promise<Taken[]> {
  const results = runs.map((): Awaited<ReturnType<typeof measure>>[] => []);
  for (let time = 0; time < times; time++) for (const [k, run] of runs.entries()) results[k]?.push(await run());
  return results.map((all) => {
    const cpu = all.flatMap(({ cpuSeconds }) => cpuSeconds ?? []);
    const wall = all.map(({ seconds }) => seconds * 1000);
    return { ms: median(wall), bestMs: Math.min(...wall), cpuMs: cpu.length < all.length ? null : (cpu.reduce((sum, one) => sum + one, 0) / cpu.length) * 1000 };
  });
}

export async function benchStart({ json }: { json: boolean }): Promise<number> {
  const { node, help, ratio, cpuRatio, met } = await measureStart();
  process.stdout.write(
    json
      ? `${JSON.stringify({ bench: 'start', nodeMs: node.bestMs, helpMs: help.bestMs, ratio, cpuRatio, goal: START_GOAL, met }, null, 1)}\n`
      : `zephyr --help takes ${Math.round(help.bestMs)} ms, Node alone ${Math.round(node.bestMs)} ms: ${ratio.toFixed(2)} times, ${cpuRatio?.toFixed(2) ?? '–'} times its processor time (goal at most ${START_GOAL}: ${met ? 'met' : 'missed'})\n`,
  );
  return met ? 0 : 1;
}
