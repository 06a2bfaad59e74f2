/**
 * Builds the command when npm takes the package from git. For `npm install --global`, as pre-commit has it, npm brings
 * nothing that building needs, so that comes first. Plain JavaScript, since that Node may know no types.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// `npm ci` comes here again once all is there, with the Node that came with it.
const words = existsSync(`${root}node_modules/esbuild`) ? ['scripts/build-cli.ts'] : [process.env.npm_execpath ?? '', 'ci'];
const { status } = spawnSync('node', words, { cwd: root, stdio: 'inherit', env: { ...process.env, npm_config_global: 'false', npm_config_location: 'project' } });
process.exitCode = status ?? 1;
