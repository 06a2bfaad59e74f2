/** Builds the command, checks the content with it and builds the site: `npm run build`. */
import { runAll, step } from './steps.ts';

const ok = await runAll([
  step('bundle the zephyr command', 'node', 'scripts/build-cli.ts'),
  step('check policy, runbooks, templates and post-mortems (zephyr lint)', 'node', 'dist/cli/zephyr.js', 'lint'),
  step('build the site', 'astro', 'build'),
]);
process.exitCode = ok ? 0 : 1;
