/** The main job: check the content, build the site, serve it and print the address. `npm start [-- --port N]`. */
import { parseArgs } from 'node:util';
import { preview } from 'astro';
import { root, run, step } from './steps.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' }, host: { type: 'string', default: 'localhost' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  process.stderr.write(`--port takes a number from 1 to 65535, and "${values.port}" is none.\n`);
  process.exit(2);
}

if (!(await run(step('check the content and build the site', 'node', 'scripts/build.ts'), { loud: true }))) process.exit(1);

// Astro takes the next free port where this one is taken, and `port` then says which.
const server = await preview({ root, logLevel: 'error', server: { host: values.host, port } });
process.stdout.write(`\n  Zephyr is at http://${values.host}:${server.port}/  (Ctrl+C stops it)\n\n`);
