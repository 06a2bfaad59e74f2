/** For authors: the site with live reload, and what `zephyr lint` says of the content after each save. `npm run dev [-- --port N]`. */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { root } from './steps.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  process.stderr.write(`--port takes a number from 1 to 65535, and "${values.port}" is none.\n`);
  process.exit(2);
}

const server = await dev({ root, server: { port } });

let waiting: NodeJS.Timeout | undefined;
let running = false;
let again = false;

/** Lints the content; a save during a run starts one more run after it. */
function lint(): void {
  if (running) {
    again = true;
    return;
  }
  running = true;
  const child = spawn('node', ['src/cli/bin.ts', 'lint'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  child.on('close', () => {
    running = false;
    if (again) {
      again = false;
      lint();
    }
  });
}

/** Content, and the rules that check it. */
const WATCHED = /^(content|runbooks|comms|src\/(policy|documents|actions|lint|postmortem))\//;

server.watcher.add(['content', 'runbooks', 'comms'].map((folder) => root + folder));
server.watcher.on('all', (_event: string, path: string) => {
  const inside = path.startsWith(root) ? path.slice(root.length) : path;
  if (!WATCHED.test(inside)) return;
  clearTimeout(waiting);
  waiting = setTimeout(lint, 150);
});
lint();
