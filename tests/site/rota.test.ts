import { expect, it } from 'vitest';
import { rotaTables } from '../../src/site/rota.ts';
import { fixture } from './fixture.ts';

const { oncall } = fixture();

it('names whose turn it is in each layer, until when, and who of them is on call', () => {
  const [search, checkout] = rotaTables(oncall, Date.parse('2026-01-07T12:00:00Z'));
  expect(search).toEqual({
    rotation: 'Search on-call',
    rows: [
      { person: 'Ada Novak', zone: 'Europe/Prague', hours: '08:00–20:00 Prague', until: '2026-01-12 07:00 UTC', now: true },
      { person: 'Eun-ji Park', zone: 'Asia/Seoul', hours: '20:00–08:00 Prague', until: '2026-01-07 19:00 UTC', now: false },
    ],
    overrides: [],
  });
  expect(checkout?.rows).toEqual([{ person: 'Ben Carter', zone: 'America/Chicago', hours: 'all day', until: '2026-01-12 15:00 UTC', now: true }]);
});

it('tells of overrides in the week ahead', () => {
  expect(rotaTables(oncall, Date.parse('2026-03-08T00:00:00Z'))[0]?.overrides).toEqual(['Ada Novak stands in from 2026-03-10 19:00 UTC to 2026-03-11 07:00 UTC (swap)']);
  expect(rotaTables(oncall, Date.parse('2026-03-12T00:00:00Z'))[0]?.overrides).toEqual([]);
});

it('says where nobody has begun yet', () => {
  expect(rotaTables(oncall, Date.parse('2025-12-01T00:00:00Z'))[1]?.rows[0]).toMatchObject({ person: null, until: null, now: false });
});
