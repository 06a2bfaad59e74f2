import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, cpSync, fsyncSync, globSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPolicyFiles } from '../../src/project/policy-files.ts';
import { root } from '../steps.ts';
import { lengthenJournal } from './long-journal.ts';
import { measure, type Measurement } from './measure.ts';
import { inTurn, measureStart, START_GOAL, START_TIMES, type Taken } from './start.ts';
import { writeTable } from './table.ts';

const DOCUMENT = 'content/reference/incident-speed.md';
/** Milliseconds that each of the sandbox's answers takes. */
const LATENCIES = [0, 100, 300];
/** Most milliseconds that declaring may take beyond start, plan and the requests of the longest chain. */
const OPEN_GOAL = 150;
const RECORDS = 10_000;
/** Most milliseconds that resuming the long journal may take beyond the help. */
const RESUME_GOAL = 200;

const LOCAL = { ZEPHYR_CHAT: 'local', ZEPHYR_STATUS_PAGE: 'local', ZEPHYR_TICKET: 'local', ZEPHYR_PAGER: 'local' };
const zephyr = join(root, 'dist/cli/zephyr.js');
const OPEN = ['incident', 'open', '--sev', '2', '--summary', 'Checkout p99 elevated in eu-frankfurt', '--service', 'checkout'];

interface Row {
  what: string;
  /** Median and best, milliseconds. */
  ms: number;
  bestMs: number;
  beside: string;
  /** Best, milliseconds. */
  besideMs: number;
  /** How far the two are apart, as the goal counts it. */
  difference: string;
  goal: string;
  met: boolean;
}

/** Times starting, declaring and resuming as whole processes, each beside what it must not exceed by much, and writes the table into its page. */
export async function benchIncident({ runs, json }: { runs: number; json: boolean }): Promise<number> {
  const times = Math.max(runs, 9);
  const folder = mkdtempSync(join(tmpdir(), 'zephyr-bench-'));
  try {
    const rows = [...(await start()), ...(await declare(folder, times)), ...(await resume(folder, times))];
    const table = tableOf(rows);
    const about = `Milliseconds of whole processes, ${times} runs each (of the help ${START_TIMES}), in turn with what they are compared with:`;
    process.stdout.write(json ? `${JSON.stringify({ bench: 'incident', runs: times, rows }, null, 1)}\n` : `\n${about}\n\n${table}\n`);
    writeTable(DOCUMENT, 'incident', `${about}\n\n${table}`);
    return rows.every(({ met }) => met) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(): Promise<Row[]> {
  say('zephyr --help');
  const { node, help, ratio, cpuRatio } = await measureStart();
  const row = (what: string, ms: number, bestMs: number, besideMs: number, times: number): Row => ({ what, ms, bestMs, beside: 'Node with an empty script', besideMs, difference: `${times.toFixed(2)} times`, goal: `≤ ${START_GOAL} times`, met: times <= START_GOAL });
  return [
    row('`zephyr --help`', help.ms, help.bestMs, node.bestMs, ratio),
    ...(cpuRatio === null ? [] : [row('`zephyr --help`, processor time', help.cpuMs ?? 0, help.cpuMs ?? 0, node.cpuMs ?? 0, cpuRatio)]),
  ];
}

/** Declaring at the sandbox, beside its own dry run (start and plan) and the requests that the plan says must wait for each other. */
async function declare(folder: string, times: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const latency of LATENCIES) {
    say(`zephyr incident open, answers after ${latency} ms`);
    const sandbox = await startSandbox(latency);
    try {
      const env = { ...sandbox.env, ZEPHYR_STATE: join(folder, `open-${latency}`) };
      const chain = chainOf(env);
      // The sandbox too is slow at first.
      await zephyrRun(OPEN, env);
      const [plan, open] = await inTurn(times, [() => zephyrRun([...OPEN, '--dry-run'], env), () => zephyrRun(OPEN, env)]);
      if (!plan || !open) throw new Error('nothing was measured');
      const least = plan.bestMs + chain * latency;
      rows.push(besides(`\`zephyr incident open\`, answers after ${latency} ms`, open, `its plan (\`--dry-run\`)${latency === 0 ? '' : ` and ${chain} requests in a row`}`, least, OPEN_GOAL));
    } finally {
      sandbox.process.kill();
    }
  }
  return rows;
}

async function resume(folder: string, times: number): Promise<Row[]> {
  const { policy, oncall } = await readPolicyFiles(root, root);
  if (!policy || !oncall) throw new Error('the project has no policy');
  const rows: Row[] = [];
  for (const [name, left] of [['nothing left to do', 0], ['three steps left', 3]] as const) {
    say(`zephyr incident resume, ${name}`);
    const kept = join(folder, `kept-${left}`);
    const used = join(folder, `used-${left}`);
    await zephyrRun([...OPEN, '--state', kept], LOCAL);
    for (const file of globSync(join(kept, 'incidents/*/journal.jsonl'))) lengthenJournal(policy, oncall, file, { records: RECORDS, left });
    const again = (): Promise<Measurement> => {
      rmSync(used, { recursive: true, force: true });
      cpSync(kept, used, { recursive: true });
      for (const file of globSync(join(used, 'incidents/*/journal.jsonl'))) settle(file);
      return zephyrRun(['incident', 'resume', '--state', used], LOCAL);
    };
    const [help, ours] = await inTurn(times, [() => zephyrRun(['--help'], {}), again]);
    if (!help || !ours) throw new Error('nothing was measured');
    rows.push(besides(`\`zephyr incident resume\`, a journal of ${RECORDS.toLocaleString('en-GB')} records, ${name}`, ours, '`zephyr --help`', help.bestMs, RESUME_GOAL));
  }
  return rows;
}

/** What was copied is written out first: it is not the command's to wait for. */
function settle(file: string): void {
  const opened = openSync(file, 'r+');
  fsyncSync(opened);
  closeSync(opened);
}

function besides(what: string, { ms, bestMs }: Taken, beside: string, besideMs: number, most: number): Row {
  const more = Math.round(bestMs - besideMs);
  return { what, ms, bestMs, beside, besideMs, difference: `${more} more`, goal: `≤ ${most} more`, met: more <= most };
}

async function zephyrRun(words: readonly string[], env: Readonly<Record<string, string>>): Promise<Measurement> {
  const result = await measure('node', [zephyr, ...words], root, env);
  if (result.exitCode !== 0) throw new Error(`zephyr ${words.join(' ')} ended with ${result.exitCode}`);
  return result;
}

/** How many requests wait for each other, as the plan says. */
function chainOf(env: Readonly<Record<string, string>>): number {
  const { stdout } = spawnSync('node', [zephyr, ...OPEN, '--dry-run', '--json'], { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' });
  return (JSON.parse(stdout) as { longestChain: readonly string[] }).longestChain.length;
}

/** The real sandbox, once it listens. */
async function startSandbox(latency: number): Promise<{ process: ChildProcess; env: Record<string, string> }> {
  const child = spawn('node', [zephyr, 'sandbox', '--latency', String(latency)], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  for await (const piece of child.stdout) {
    printed += String(piece);
    if (printed.includes('ZEPHYR_WEBHOOK_SECRET')) break;
  }
  return { process: child, env: Object.fromEntries([...printed.matchAll(/^export (\w+)='([^']*)'$/gm)].map(([, name = '', value = '']) => [name, value])) };
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ what, ms, bestMs, beside, besideMs, difference, goal, met }) => `| ${what} | ${Math.round(ms)} | ${Math.round(bestMs)} | ${beside}: ${Math.round(besideMs)} | ${difference} | ${goal}: ${met ? 'met' : 'missed'} |`);
  return ['| What | Median | Best | Beside, best | Difference | Goal |', '| --- | --- | --- | --- | --- | --- |', ...lines].join('\n');
}

function say(what: string): void {
  process.stderr.write(`  ${what} …\n`);
}
