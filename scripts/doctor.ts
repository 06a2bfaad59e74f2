/** Writes what `zephyr doctor` shows with six things wrong into its page: `node scripts/doctor.ts`. Nothing leaves the machine. */
import { readFileSync, writeFileSync } from 'node:fs';
import { doctorPage, recordDoctor } from './recordings/doctor.ts';
import { root } from './steps.ts';

const DOCUMENT = `${root}content/guides/doctor.md`;
const [BEGIN, END] = ['<!-- written by scripts/doctor.ts -->', '<!-- end of what is written -->'];

const [before, rest] = readFileSync(DOCUMENT, 'utf8').split(BEGIN);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has lost the comments between which the recording stands`);
writeFileSync(DOCUMENT, `${before}${BEGIN}\n\n${doctorPage(await recordDoctor(root))}\n\n${END}${after}`);
