import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../steps.ts';
import { measure, median } from './measure.ts';

/** Most that the help may take, as a multiple of Node itself. */
const GOAL = 1.5;
/** Starting takes a few dozen milliseconds, so a few dozen times. */
const TIMES = 20;

/** Times `zephyr --help` beside a script that does nothing. */
export async function benchStart({ json }: { json: boolean }): Promise<number> {
  const folder = join(root, 'node_modules/.cache/zephyr/bench');
  mkdirSync(folder, { recursive: true });
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const programs = { node: [empty], help: [join(root, 'dist/cli/zephyr.js'), '--help'] };
  const times = { node: [] as number[], help: [] as number[] };
  for (let time = 0; time < TIMES; time++) for (const name of ['node', 'help'] as const) times[name].push((await measure('node', programs[name], folder)).seconds * 1000);
  const [nodeMs, helpMs] = [median(times.node), median(times.help)];
  const ratio = helpMs / nodeMs;
  const met = ratio <= GOAL;
  process.stdout.write(
    json ? `${JSON.stringify({ bench: 'start', nodeMs, helpMs, ratio, goal: GOAL, met }, null, 1)}\n` : `zephyr --help takes ${Math.round(helpMs)} ms, Node alone ${Math.round(nodeMs)} ms: ${ratio.toFixed(2)} times (goal at most ${GOAL}: ${met ? 'met' : 'missed'})\n`,
  );
  return met ? 0 : 1;
}
