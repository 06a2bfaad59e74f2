import { expect, it } from 'vitest';
import { statsByMonth } from '../../../src/postmortem/stats.ts';
import type { IncidentTimes } from '../../../src/postmortem/stats.ts';
import { responsePicture } from '../../../src/site/pictures/response.ts';
import { fixture } from '../fixture.ts';
import { bars, says, texts, wellFormed } from './svg.ts';

const { policy } = fixture();
const incident = (changes: Partial<IncidentTimes> = {}): IncidentTimes => ({ file: 'a.md', title: 'A', severity: 'SEV-1', month: '2026-03', toAcknowledge: 300, toResolve: 3600, updates: null, postMortem: null, customerEmail: null, ...changes });
const rows = (incidents: readonly IncidentTimes[]) => statsByMonth(incidents, ['SEV-1', 'SEV-2']);

it('draws a bar as long as the median, and says the same in words', () => {
  const html = responsePicture(policy, rows([incident(), incident({ month: '2026-05', toResolve: 1800 })]), 'toResolve') ?? '';
  expect(wellFormed(html)).toBe(true);
  expect(says(html)).toBe('Median time to resolve: 2026-03, SEV-1: 1 h; 2026-05, SEV-1: 30 min.');
  expect(texts(html).filter((text) => text.startsWith('row-'))).toEqual(['row-label: 2026-03, SEV-1', 'row-value: 1 h', 'row-label: 2026-05, SEV-1', 'row-value: 30 min']);
  const [long, short] = bars(html).map(({ left, right }) => right - left);
  expect(long).toBeCloseTo(2 * (short ?? 0), 0);
  expect(html).not.toContain('class="pole"');
});

it('flags the moment at which the next in the chain is paged, on every row', () => {
  const html = responsePicture(policy, rows([incident(), incident({ month: '2026-05' })]), 'toAcknowledge') ?? '';
  expect(html.match(/class="pole"/g)).toHaveLength(2);
  expect(html).toContain('At the flag the next in the chain is paged.');
});

it('stays in the drawing at the shortest and the longest times', () => {
  for (const toAcknowledge of [0, 1, 59, 400_000_000]) {
    const html = responsePicture(policy, rows([incident({ toAcknowledge })]), 'toAcknowledge') ?? '';
    expect(wellFormed(html)).toBe(true);
    for (const { left, right } of bars(html)) expect(left >= 0 && right <= 360).toBe(true);
  }
});

it('keeps to the latest rows a phone has room for, and says how many there are', () => {
  const months = Array.from({ length: 14 }, (_, index) => incident({ month: `20${10 + index}-01` }));
  const html = responsePicture(policy, rows(months), 'toResolve') ?? '';
  expect(bars(html)).toHaveLength(12);
  expect(html).not.toContain('2011-01');
  expect(html).toContain('2023-01');
  expect(html).toContain('The latest 12 of 14.');
});

it('is no picture where no time is known, and leaves out the group of which none is', () => {
  expect(responsePicture(policy, rows([incident({ toResolve: null })]), 'toResolve')).toBeNull();
  expect(responsePicture(policy, [], 'toAcknowledge')).toBeNull();
  expect(bars(responsePicture(policy, rows([incident(), incident({ severity: 'SEV-2', toResolve: null })]), 'toResolve') ?? '')).toHaveLength(1);
});

it('escapes what it did not write', () => {
  expect(responsePicture(policy, rows([incident({ month: '<b>' })]), 'toResolve')).not.toContain('<b>');
});
