/**
 * Bundles the `zephyr` command and the remark preset to dist/cli, and links the command into node_modules/.bin, so that
 * `npx zephyr` works in the clone.
 * Node refuses to strip types below node_modules, so what is published must be bundled; splitting keeps lazy imports lazy.
 */
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { prepare } from '../src/cli/prepare.ts';
import { packageManifest } from '../src/project/package.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = `${root}dist/cli/zephyr.js`;
const shared: BuildOptions = {
  absWorkingDir: root,
  outdir: 'dist/cli',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.12',
  legalComments: 'none',
  // Half as much to read, compile and keep for each thread; names stay, for whoever reports an error.
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
};

rmSync(`${root}dist/cli`, { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: { 'chunks/main': 'src/cli/main.ts', remark: 'src/cli/remark.ts', 'lint-worker': 'src/cli/run/lint-worker.ts' },
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // Native: its binary cannot be bundled.
  external: ['satteri'],
  // CommonJS dependencies (gray-matter) call require for Node's own modules.
  banner: { js: "import { createRequire as zephyrCreateRequire } from 'node:module'; const require = zephyrCreateRequire(import.meta.url);" },
});
// On its own, so that it shares no chunk with the rest: what it loads is all that `--help` waits for.
await build({
  ...shared,
  entryPoints: { zephyr: 'src/cli/bin.ts' },
  plugins: [{ name: 'the rest is bundled already', setup: ({ onResolve }) => onResolve({ filter: /\/main\.ts$/ }, () => ({ path: './chunks/main.js', external: true })) }],
});
chmodSync(bin, 0o755);
writeFileSync(`${root}dist/cli/prepared.json`, JSON.stringify(prepare(packageManifest().version)));

const link = `${root}node_modules/.bin/zephyr`;
if (existsSync(`${root}node_modules`) && process.platform !== 'win32') {
  mkdirSync(`${root}node_modules/.bin`, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync('../../dist/cli/zephyr.js', link);
}
