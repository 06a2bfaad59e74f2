/**
 * Bundles the `zephyr` command and the remark preset to dist/cli, and links the command into node_modules/.bin, so that
 * `npx zephyr` works in the clone.
 * Node refuses to strip types below node_modules, so what is published must be bundled; splitting keeps lazy imports lazy.
 */
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = `${root}dist/cli/zephyr.js`;

rmSync(`${root}dist/cli`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { zephyr: 'src/cli/bin.ts', remark: 'src/cli/remark.ts', 'lint-worker': 'src/cli/run/lint-worker.ts' },
  outdir: 'dist/cli',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.12',
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
  // Native: its binary cannot be bundled.
  external: ['satteri'],
  minifySyntax: true,
  logLevel: 'warning',
  // CommonJS dependencies (gray-matter) call require for Node's own modules.
  banner: { js: "import { createRequire as zephyrCreateRequire } from 'node:module'; const require = zephyrCreateRequire(import.meta.url);" },
});
chmodSync(bin, 0o755);

const link = `${root}node_modules/.bin/zephyr`;
if (existsSync(`${root}node_modules`) && process.platform !== 'win32') {
  mkdirSync(`${root}node_modules/.bin`, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync('../../dist/cli/zephyr.js', link);
}
