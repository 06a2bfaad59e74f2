import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

export interface Measurement {
  /** Wall time of the whole process, seconds. */
  seconds: number;
  /** Processor time of the process and its children on all cores, seconds; `null` where /proc is missing. Other work on the machine hardly changes it. */
  cpuSeconds: number | null;
  /** Highest resident memory of the process and its children together, MB; `null` where /proc is missing. */
  peakMb: number | null;
  exitCode: number;
}

/** Runs a command once as a whole process, its output thrown away, and measures it from outside. */
export async function measure(command: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Measurement> {
  const before = childrenCpu();
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'ignore'], env: { ...process.env, NO_COLOR: '1', ...env } });
  let peakKb = 0;
  const watch = setInterval(() => {
    if (child.pid !== undefined) peakKb = Math.max(peakKb, residentKb(child.pid));
  }, 25);
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });
  clearInterval(watch);
  const after = childrenCpu();
  const cpuSeconds = before === null || after === null ? null : after - before;
  return { seconds: (performance.now() - started) / 1000, cpuSeconds, peakMb: peakKb > 0 ? Math.round(peakKb / 1024) : null, exitCode };
}

/** Processor time of all children that have ended so far, seconds. */
function childrenCpu(): number | null {
  try {
    // Fields 16 and 17, counted behind the name, which may hold spaces; in ticks of a hundredth of a second.
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return null;
  }
}

/** Resident memory of a process and its descendants, kB; 0 where it has ended or /proc is missing. */
function residentKb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean));
    return own + children.reduce((sum, child) => sum + residentKb(Number(child)), 0);
  } catch {
    return 0;
  }
}

/** The middle one of some numbers (the lower middle of an even count). */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
