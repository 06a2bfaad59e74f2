import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../steps.ts';
import { measure } from './measure.ts';
import type { Measurement } from './measure.ts';
import { writePostMortems } from './post-mortems.ts';
import { writeTable } from './table.ts';

const DOCUMENT = 'content/reference/lint-speed.md';
/** Files, and megabytes of a single one; each step ten and four times the one before. */
const FILES = [1000, 10_000, 100_000];
const MEGABYTES = [1, 5, 20];
/** As far as a configuration may raise the limits. */
const CONFIG = 'limits:\n  bytes: 20971520\n  lines: 800000\n  containers: 1200000\n  marks: 1600000\n';
/** Most that a step may take of what it would take if the time grew as the work does. */
const LINEAR = 1.25;
/** Most megabytes that `MANY` files may take, in two threads; ten times as many may take half as much again. */
const MOST_MB = 300;
const MANY = 10_000;
const FLAT = 1.5;

interface Row {
  work: string;
  size: number;
  measured: Measurement;
  goals: { said: string; met: boolean }[];
}

/** Shows how time and memory of a first run of `zephyr lint` grow with the number of files and with the size of one. */
export async function benchGrowth({ json }: { json: boolean }): Promise<number> {
  const folder = join(root, 'node_modules/.cache/zephyr/bench/growth');
  mkdirSync(folder, { recursive: true });
  const rows: Row[] = [];
  for (const files of FILES) {
    const { bytes } = writePostMortems(folder, files);
    process.stderr.write(`  ${files} files …\n`);
    rows.push(judged(`${files} files, ${Math.round(bytes / 1e6)} MB`, files, await lint(folder), rows.at(-1), files));
  }
  const first = rows.length;
  for (const megabytes of MEGABYTES) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'zephyr.config.yaml'), CONFIG);
    writeFileSync(join(folder, 'long.md'), longPostMortem(megabytes * 1e6));
    process.stderr.write(`  one file of ${megabytes} MB …\n`);
    rows.push(judged(`one file of ${megabytes} MB`, megabytes, await lint(folder), rows.length > first ? rows.at(-1) : undefined, 0));
  }
  rmSync(folder, { recursive: true, force: true });
  if (json) process.stdout.write(`${JSON.stringify({ bench: 'growth', rows }, null, 1)}\n`);
  else process.stdout.write(`${table(rows)}\n`);
  writeTable(DOCUMENT, 'growth', `One run each, whole processes, without a cache:\n\n${table(rows)}`);
  return rows.every(({ goals }) => goals.every(({ met }) => met)) ? 0 : 1;
}

function lint(folder: string): Promise<Measurement> {
  return measure('node', [join(root, 'dist/cli/zephyr.js'), 'lint', '--no-cache', '--kind', 'post-mortem', folder], folder);
}

function judged(work: string, size: number, measured: Measurement, before: Row | undefined, files: number): Row {
  if (before === undefined) return { work, size, measured, goals: [] };
  const factor = size / before.size;
  const [cpu, cpuBefore] = [measured.cpuSeconds ?? measured.seconds, before.measured.cpuSeconds ?? before.measured.seconds];
  const goals = [{ said: `processor time ≤ ${factor * LINEAR} times`, met: cpu <= factor * LINEAR * cpuBefore }];
  const [peak, peakBefore] = [measured.peakMb, before.measured.peakMb];
  if (files === MANY && peak !== null) goals.push({ said: `memory ≤ ${MOST_MB} MB`, met: peak <= MOST_MB });
  if (files > MANY && peak !== null && peakBefore !== null) goals.push({ said: `memory ≤ ${FLAT} times`, met: peak <= FLAT * peakBefore });
  return { work, size, measured, goals };
}

/** Ordinary lines of prose, in parts with headings and short lists. */
function longPostMortem(bytes: number): string {
  const parts = ['---\nkind: post-mortem\n---\n\n# A long night\n'];
  for (let part = 1, length = 0; length < bytes; part++) {
    const lines = Array.from({ length: 40 }, (_, line) => `The checkout answered slowly because a cache was cold, and nobody had set an alert on its hit rate before line ${part}.${line}.${line % 4 === 3 ? '\n' : ''}`);
    const text = `\n## Part ${part}\n\n${lines.join('\n')}\n- The cache is warm again after ${part} minutes.\n- The alert stands on a hit rate below 80 percent.\n`;
    parts.push(text);
    length += text.length;
  }
  return parts.join('');
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ work, measured: { seconds, cpuSeconds, peakMb }, goals }) => `| ${work} | ${seconds.toFixed(2)} | ${cpuSeconds?.toFixed(2) ?? '–'} | ${peakMb ?? '–'} | ${goals.length === 0 ? '–' : goals.map(({ said, met }) => `${said}: ${met ? 'met' : 'missed'}`).join('; ')} |`);
  return ['| Work | Seconds | Processor seconds | Peak MB | Goal, against the row above |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}
