/** `npm run bench [-- lint|simulate] [--files N] [--runs N] [--json]`: times ours beside its peers and prints ratios. */
import { parseArgs } from 'node:util';
import { benchLint } from './bench/lint.ts';
import { run, step } from './steps.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string', default: '1000' }, runs: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } },
});
const number = (name: 'files' | 'runs', most: number): number => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  process.stderr.write(`--${name} takes a whole number from 1 to ${most}, and "${values[name]}" is none.\n`);
  process.exit(2);
};
const [which = 'lint'] = positionals;
if (which !== 'lint') {
  process.stderr.write(`There is no bench "${which}". There is: lint.\n`);
  process.exit(2);
}
if (!(await run(step('bundle the zephyr command', 'node', 'scripts/build-cli.ts')))) process.exit(1);
process.exitCode = await benchLint({ files: number('files', 100_000), runs: number('runs', 50), json: values.json });
