/** `npm run bench [-- lint|growth|rules|start|incident|simulate|pages|faults] [--files N] [--runs N] [--json]`: times ours beside its peers and prints ratios. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parsePolicy } from '../src/policy/parse.ts';
import { root, runAll, step } from './steps.ts';

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
const [files, runs, { json }] = [number('files', 100_000), number('runs', 50), values];
const bundle = step('bundle the zephyr command', 'node', 'scripts/build-cli.ts');

/** Each prints its table and answers 1 where a goal of its own is missed. */
const BENCHES: Record<string, () => Promise<number>> = {
  async lint() {
    if (!(await runAll([bundle]))) return 1;
    return (await import('./bench/lint.ts')).benchLint({ files, runs, json });
  },
  async growth() {
    if (!(await runAll([bundle]))) return 1;
    return (await import('./bench/growth.ts')).benchGrowth({ json });
  },
  async rules() {
    return (await import('./bench/rules.ts')).benchRules({ files, json });
  },
  async start() {
    if (!(await runAll([bundle]))) return 1;
    return (await import('./bench/start.ts')).benchStart({ json });
  },
  async incident() {
    if (!(await runAll([bundle]))) return 1;
    return (await import('./bench/incident.ts')).benchIncident({ runs, json });
  },
  async simulate() {
    const { benchSimulate } = await import('./bench/simulate.ts');
    const { policy } = parsePolicy(readFileSync(`${root}content/policy.yaml`, 'utf8'), 'content/policy.yaml');
    if (policy === null) return 1;
    const result = benchSimulate(policy);
    process.stdout.write(
      json ? `${JSON.stringify({ bench: 'simulate', ...result }, null, 1)}\n` : `From a changed input to a new picture, ${result.steps} steps, ${result.people} people: median ${result.medianMs.toFixed(1)} ms (goal under ${result.goalMs} ms: ${result.met ? 'met' : 'missed'})\n`,
    );
    return result.met ? 0 : 1;
  },
  async faults() {
    return (await import('./bench/faults.ts')).benchFaults({ json });
  },
  async pages() {
    if (!(await runAll([bundle, step('build the site', 'astro', 'build')]))) return 1;
    return (await import('./bench/pages.ts')).benchPages({ runs, json });
  },
};

const [which = 'lint'] = positionals;
const bench = BENCHES[which];
if (!bench) {
  process.stderr.write(`There is no bench "${which}". There are: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
process.exitCode = await bench();
