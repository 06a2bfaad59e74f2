#!/usr/bin/env node
import module from 'node:module';
import process from 'node:process';

module.enableCompileCache?.();
const { main } = await import('./main.ts');

// A reader that has seen enough (`zephyr actions | head`) is no error; the exit code stays that of the run.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.once('SIGINT', () => process.exit(130));

const { env, stdout, stderr } = process;
process.exitCode = await main({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  env,
  // To look at stdin is to open it, and most commands ask nothing.
  get stdin() {
    return process.stdin;
  },
  stdout,
  stderr,
  now: () => new Date().toISOString(),
});
