/** The page on `zephyr doctor` shows six faults and explains six, and the command still finds each of them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { faults, recordDoctor } from '../../scripts/recordings/doctor.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${root}content/guides/doctor.md`, 'utf8');
const wrongLines = (text: string): string[] => [...text.matchAll(/^ +wrong (.*)$/gm)].map(([, line]) => line ?? '');
const points = page.slice(page.indexOf('## Six things wrong'));

it.each([['the page', () => Promise.resolve(points)], ['the command, today', async () => (await recordDoctor(root)).all]])('%s: every fault has its line, in the order of the explanations', async (_, text) => {
  const lines = wrongLines(await text());
  expect(lines).toHaveLength(faults.length);
  faults.forEach(({ line }, k) => expect(lines[k]).toMatch(line));
});

it('the page explains each as the recording has it, with its repair', () => {
  expect(page.split('\n').filter((line) => /^\d\. /.test(line))).toEqual(faults.map(({ means }, k) => `${k + 1}. ${means}`));
  expect(points.match(/^ +→ /gm)).toHaveLength(faults.length);
});
