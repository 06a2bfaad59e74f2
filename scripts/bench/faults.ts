import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { run, root, step } from '../steps.ts';
import { writeTable } from './table.ts';

const DOCUMENT = 'content/reference/incident-faults.md';
/** What each name of the harness means, in the order of the table. */
const ROWS: readonly (readonly [name: string, words: string])[] = [
  ['kill points', 'Lives with one kill: at every request and every write to the journal, in three ways each'],
  ['kill points with something wrong', 'of these, with anything doubled or missing after `resume`'],
  ['lives', 'Random lives, each a whole incident'],
  ['requests', 'requests in them'],
  ['unavailable', 'never arrived'],
  ['rate-limit', 'answered 429'],
  ['auth', 'answered that the token is wrong'],
  ['refused', 'refused'],
  ['cut-before', 'cut off before the effect'],
  ['cut-after', 'cut off after the effect'],
  ['5xx-before', '5xx without the effect'],
  ['5xx-after', '5xx although it had its effect'],
  ['timeout-before', 'no answer, no effect'],
  ['timeout-after', 'no answer, and an effect'],
  ['late', 'effect only after the connection had ended'],
  ['hidden', 'effect that look-ups saw only later'],
  ['twice', 'delivered twice, where the service has a key or a unique name'],
  ['request-before', 'kills before a request'],
  ['request-after-effect', 'kills after the effect, before the answer'],
  ['request-after-answer', 'kills after the answer'],
  ['journal-before', 'kills before a write to the journal'],
  ['journal-torn', 'kills in the middle of a write'],
  ['journal-after', 'kills after a write'],
  ['things wrong', 'Things doubled, missing, lost or out of order in the random lives'],
];

/** Runs the fault harness and writes what it did and found into its page. 1 where anything is wrong. */
export async function benchFaults({ json }: { json: boolean }): Promise<number> {
  const file = `${root}node_modules/.cache/zephyr/faults.json`;
  mkdirSync(`${root}node_modules/.cache/zephyr`, { recursive: true });
  rmSync(file, { force: true });
  process.env['ZEPHYR_FAULT_REPORT'] = file;
  const passed = await run(step('kill and disturb whole incidents', 'vitest', 'run', '--project', 'unit', 'tests/incident/faults.test.ts'));
  const counted = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  const lines = ROWS.map(([name, words]) => `| ${words} | ${(counted[name] ?? 0).toLocaleString('en-GB')} |`);
  const table = ['| What was done, and what came of it | How often |', '| --- | --- |', ...lines].join('\n');
  process.stdout.write(json ? `${JSON.stringify({ bench: 'faults', ...counted }, null, 1)}\n` : `${table}\n`);
  writeTable(DOCUMENT, 'faults', table);
  return passed ? 0 : 1;
}
