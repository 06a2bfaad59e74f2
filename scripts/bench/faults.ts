import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { run, root, step } from '../steps.ts';
import { writeTable } from './table.ts';

const DOCUMENT = 'content/reference/incident-faults.md';
/** What each name of the harness means, in the order of the tables. */
type Rows = readonly (readonly [name: string, words: string])[];
const DISTURBED: Rows = [
  ['unavailable', 'never arrived'],
  ['rate-limit', 'answered 429: too many'],
  ['auth', 'answered that the token is wrong'],
  ['refused', 'refused'],
  ['cut-before', 'cut off before the effect'],
  ['cut-after', 'cut off after the effect'],
  ['5xx-before', 'answered 5xx, without the effect'],
  ['5xx-after', 'answered 5xx, although it had its effect'],
  ['timeout-before', 'no answer, and no effect'],
  ['timeout-after', 'no answer, and an effect'],
  ['late', 'an effect only after the connection had ended'],
  ['hidden', 'an effect that look-ups saw only later'],
  ['twice', 'delivered twice, where the service has a key or a unique name'],
];
const KILLED: Rows = [
  ['request-before', 'before a request'],
  ['request-after-effect', 'after its effect, before the answer'],
  ['request-after-answer', 'after the answer'],
  ['journal-before', 'before a write to the journal'],
  ['journal-torn', 'in the middle of a write'],
  ['journal-after', 'after a write'],
];

/** Runs the fault harness and writes what it did and found into its page. 1 where anything is wrong. */
export async function benchFaults({ json }: { json: boolean }): Promise<number> {
  const file = `${root}node_modules/.cache/zephyr/faults.json`;
  mkdirSync(`${root}node_modules/.cache/zephyr`, { recursive: true });
  rmSync(file, { force: true });
  process.env['ZEPHYR_FAULT_REPORT'] = file;
  const passed = await run(step('kill and disturb whole incidents', 'vitest', 'run', '--project', 'unit', 'tests/incident/faults.test.ts'));
  const counted = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  const table = pageOf(counted);
  process.stdout.write(json ? `${JSON.stringify({ bench: 'faults', ...counted }, null, 1)}\n` : `${table}\n`);
  writeTable(DOCUMENT, 'faults', table);
  return passed ? 0 : 1;
}

/** What came of it first, then what was done. */
function pageOf(counted: Readonly<Record<string, number>>): string {
  const number = (name: string): string => (counted[name] ?? 0).toLocaleString('en-GB');
  const table = (what: string, rows: Rows): string => [`| ${what} | How often |`, '| --- | --- |', ...rows.map(([name, words]) => `| ${words} | ${number(name)} |`)].join('\n');
  return [
    '| Whole incidents | How many | With anything doubled, missing or out of order |',
    '| --- | --- | --- |',
    `| killed once, then resumed: at every request and every write to the journal, in three ways each | ${number('kill points')} | ${number('kill points with something wrong')} |`,
    `| disturbed and killed at random, again and again | ${number('lives')} | ${number('things wrong')} |`,
    '',
    `What happened to the ${number('requests')} requests of the random ones:`,
    '',
    table('A request', DISTURBED),
    '',
    'And where the command was killed in them:',
    '',
    table('Killed', KILLED),
  ].join('\n');
}
