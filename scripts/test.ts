/**
 * Everything that must hold, in one go: `npm test`. Cheap questions first; all of them are asked even when one fails.
 * Closes with one line of true counts: each check counts as one test, and vitest's tests each for themselves.
 */
import { readFileSync, rmSync } from 'node:fs';
import { root, run, step } from './steps.ts';

const report = `${root}node_modules/.cache/zephyr/vitest.json`;
const checks = [
  step('bundle the zephyr command', 'node', 'scripts/build-cli.ts'),
  step('types of the pure core, which knows no Node and no browser', 'tsc', '-p', 'tsconfig.core.json'),
  step('types of everything, pages included', 'astro', 'check', '--minimumFailingSeverity', 'hint'),
  step('style and direction of imports', 'eslint', '.'),
  step('nothing unused: files, exports, dependencies', 'knip'),
  step('the project’s own content (zephyr lint)', 'node', 'dist/cli/zephyr.js', 'lint'),
  step('build the site', 'astro', 'build'),
];

let passed = 0;
let failed = 0;
for (const check of checks) {
  if (await run(check)) passed++;
  else failed++;
}

let skipped = 0;
// One after the other: a browser starved by a thousand other tests finds faults that are none.
for (const [project, name] of [['unit', 'unit and property tests'], ['browser', 'browser tests']] as const) {
  rmSync(report, { force: true });
  const ok = await run(step(name, 'vitest', 'run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`), { loud: true });
  const counts = readCounts();
  passed += counts.passed;
  failed += counts.failed;
  skipped += counts.skipped;
  // A run that broke before or beside its tests has failed, whatever it counted.
  if (!ok && counts.failed === 0) failed++;
}

process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed === 0 ? 0 : 1;

function readCounts(): { passed: number; failed: number; skipped: number } {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
    return { passed: result.numPassedTests, failed: result.numFailedTests, skipped: result.numPendingTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
