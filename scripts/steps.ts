import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's root folder, with a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

export interface Step {
  /** What is done, in words, as a person reads it while waiting. */
  name: string;
  command: string;
  args: readonly string[];
}

/** A command of node_modules/.bin or Node itself, as a step. */
export const step = (name: string, command: string, ...args: string[]): Step => ({ name, command, args });

/**
 * Runs one step and says how long it took. Its output is shown only when it fails (or with `loud`),
 * because ten pages of tool output hide the one line that matters.
 */
export async function run({ name, command, args }: Step, options: { loud?: boolean } = {}): Promise<boolean> {
  const started = performance.now();
  const live = process.stderr.isTTY;
  process.stderr.write(live ? `  …  ${name}` : '');
  const output: Buffer[] = [];
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', options.loud ? 'inherit' : 'pipe', options.loud ? 'inherit' : 'pipe'], env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      output.push(Buffer.from(`${error.message}\n`));
      resolve(1);
    });
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(`${live ? '\r\u001b[K' : ''}  ${code === 0 ? 'ok' : 'failed'}  ${name} (${seconds} s)\n`);
  if (code !== 0) process.stderr.write(Buffer.concat(output));
  return code === 0;
}

/** Runs steps one after the other and stops at the first that fails. */
export async function runAll(steps: readonly Step[]): Promise<boolean> {
  for (const each of steps) if (!(await run(each))) return false;
  return true;
}
