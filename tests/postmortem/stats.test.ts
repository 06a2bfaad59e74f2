import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kept, statsByMonth, statsBySeverity, statsOf, updatesKept } from '../../src/postmortem/stats.ts';
import type { IncidentTimes } from '../../src/postmortem/stats.ts';

const incident = (changes: Partial<IncidentTimes> = {}): IncidentTimes => ({ file: 'a.md', title: 'A', severity: 'SEV-1', month: '2026-03', toAcknowledge: 60, toResolve: 3600, updates: { kept: 3, owed: 4 }, postMortem: 'on-time', customerEmail: 'late', ...changes });

describe('updatesKept', () => {
  it.each([
    ['at the interval is in time', 0, 60, [20, 40], { kept: 3, owed: 3 }],
    ['a second later is not', 0, 61, [20, 40], { kept: 2, owed: 3 }],
    ['none at all', 0, 60, [], { kept: 0, owed: 1 }],
    ['in any order; what was before or after does not count', 0, 60, [40, -5, 20, 90], { kept: 3, owed: 3 }],
  ] as const)('%s', (_name, declared, resolved, updates, expected) => expect(updatesKept(declared, resolved, updates, 20)).toEqual(expected));
});

it.each([
  [null, 5, 9, null],
  [5, 5, 9, 'on-time'],
  [5, 6, 9, 'late'],
  [5, null, 5, 'pending'],
  [5, null, 6, 'late'],
] as const)('kept(%s, %s) at %s is %s', (due, done, now, expected) => expect(kept(due, done, now)).toBe(expected));

describe('stats', () => {
  it('counts what is known, and only that', () => {
    expect(statsOf([incident(), incident({ toAcknowledge: 120, toResolve: null, updates: null, postMortem: 'late', customerEmail: 'pending' }), incident({ toAcknowledge: 600, postMortem: null })])).toEqual({
      incidents: 3,
      toAcknowledge: { known: 3, median: 120, mean: 260, longest: 600 },
      toResolve: { known: 2, median: 3600, mean: 3600, longest: 3600 },
      updates: { kept: 6, owed: 8 },
      postMortems: { kept: 1, owed: 2 },
      customerEmails: { kept: 0, owed: 2 },
    });
    expect(statsOf([]).toResolve).toEqual({ known: 0, median: null, mean: null, longest: null });
  });

  it('by month, the worst severity first, unknown ones last', () => {
    const rows = statsByMonth([incident({ severity: null }), incident({ severity: 'SEV-2' }), incident({ month: null }), incident({ month: '2025-12' }), incident()], ['SEV-1', 'SEV-2']);
    expect(rows.map(({ month, severity, incidents }) => [month, severity, incidents])).toEqual([['2025-12', 'SEV-1', 1], ['2026-03', 'SEV-1', 1], ['2026-03', 'SEV-2', 1], ['2026-03', null, 1], [null, 'SEV-1', 1]]);
  });

  it('groups hold every incident once; a median lies between the others', () => {
    const some = fc.record({ severity: fc.option(fc.constantFrom('SEV-1', 'SEV-2', 'SEV-9')), month: fc.option(fc.constantFrom('2026-01', '2025-12')), toResolve: fc.option(fc.nat(1e6)) }).map(incident);
    fc.assert(fc.property(fc.array(some), (list) => {
      for (const rows of [statsByMonth(list, ['SEV-1', 'SEV-2']), statsBySeverity(list, ['SEV-1', 'SEV-2'])]) expect(rows.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(list.length);
      const { median, longest, known } = statsOf(list).toResolve;
      if (known > 0) expect(median).toBeLessThanOrEqual(longest ?? 0);
      const values = list.map(({ toResolve }) => toResolve).filter((one) => one !== null);
      expect(values.filter((one) => one < (median ?? 0)).length).toBeLessThanOrEqual(values.length / 2);
    }));
  });
});
