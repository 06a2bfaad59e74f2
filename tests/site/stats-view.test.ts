import { expect, it } from 'vitest';
import { statsByMonth, statsBySeverity, statsOf } from '../../src/postmortem/stats.ts';
import type { IncidentTimes } from '../../src/postmortem/stats.ts';
import { monthCells, severityCells, statsCells } from '../../src/site/stats-view.ts';

const incident = (changes: Partial<IncidentTimes> = {}): IncidentTimes => ({ file: 'a.md', title: 'A', severity: 'SEV-1', month: '2026-03', toAcknowledge: 120, toResolve: 5400, updates: { kept: 5, owed: 6 }, postMortem: 'on-time', customerEmail: null, ...changes });

it('writes medians and shares, and of how many a time is known', () => {
  expect(statsCells(statsOf([incident(), incident({ toAcknowledge: null, postMortem: 'late' })]))).toEqual({
    incidents: '2',
    toAcknowledge: '2 min (of 1)',
    toResolve: '90 min',
    updates: '10 of 12',
    postMortems: '1 of 2',
    customerEmails: 'none owed',
  });
});

it('says so where nothing is known', () => expect(statsCells(statsOf([]))).toMatchObject({ incidents: '0', toAcknowledge: 'not known', updates: 'none owed' }));

it('names the months in order, the unknown one last, and severities over all of them', () => {
  const incidents = [incident({ month: null, severity: null }), incident({ month: '2026-05' }), incident()];
  expect(monthCells(statsByMonth(incidents, ['SEV-1', 'SEV-2'])).map(({ month, severity }) => [month, severity])).toEqual([['2026-03', 'SEV-1'], ['2026-05', 'SEV-1'], ['unknown', null]]);
  expect(severityCells(statsBySeverity(incidents, ['SEV-1', 'SEV-2'])).map(({ month, severity, incidents: count }) => [month, severity, count])).toEqual([[null, 'SEV-1', '2'], [null, null, '1']]);
});
