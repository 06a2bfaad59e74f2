#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import module from 'node:module';
import process from 'node:process';
import { preparedAnswer, type Prepared } from './prepared.ts';

const argv = process.argv.slice(2);
const answer = preparedAnswer(argv, readPrepared);
/** Whether a part of the output is nowhere. */
let lost = false;
mayEnd(process.stdout);
if (answer === null) await run();
else process.stdout.write(answer);

async function run(): Promise<void> {
  mayEnd(process.stderr);
  module.enableCompileCache?.();
  const { main } = await import('./main.ts');
  const interrupted = new AbortController();
  process.once('SIGINT', () => {
    // What was done is on disk already; whoever listens says what is left to do.
    interrupted.abort();
    process.exit(130);
  });
  const { env, stdout, stderr } = process;
  const code = await main({
    argv,
    cwd: process.cwd(),
    env,
    // To look at stdin is to open it, and most commands ask nothing.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
    now: () => new Date().toISOString(),
    signal: interrupted.signal,
  });
  process.exitCode = lost ? 2 : code;
}

/**
 * A reader that has seen enough (`zephyr actions | head`) is no error; the exit code stays that of the run. A full disk
 * is one, and is said; what the command does goes on, since an incident must not end in the middle for that.
 */
function mayEnd(stream: NodeJS.WriteStream): void {
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || lost) return;
    lost = true;
    process.exitCode = 2;
    if (stream === process.stdout) process.stderr.write(`zephyr: the output cannot be written: ${code === 'ENOSPC' ? 'the disk is full' : message}\n`);
  });
}

/** `null` where nothing was bundled: the sources as they stand, or a package that lost the file. */
function readPrepared(): Prepared | null {
  try {
    return JSON.parse(readFileSync(new URL('prepared.json', import.meta.url), 'utf8')) as Prepared;
  } catch {
    return null;
  }
}
