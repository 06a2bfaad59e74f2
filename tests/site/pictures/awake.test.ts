import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/escalation/instant.ts';
import { awakePicture, fewestAwake } from '../../../src/site/pictures/awake.ts';
import { fixture } from '../fixture.ts';
import { bars, says, texts, wellFormed } from './svg.ts';

const NOW = '2026-06-10T14:37:00Z';

describe('who is awake when', () => {
  it('draws waking hours of the UTC day, wrapped around midnight', () => {
    const { oncall } = fixture();
    oncall.people = oncall.people.filter(({ id }) => id === 'eun');
    oncall.rotations = oncall.rotations.filter(({ id }) => id === 'checkout');
    // Seoul is nine hours ahead: 07:00 to 01:00 there is 22:00 to 16:00 UTC.
    const awake = bars(awakePicture(oncall, NOW)).filter(({ shape }) => shape === 'outlined');
    const ends = awake.map(({ left, right }) => [Math.round((left / 360) * 24), Math.round((right / 360) * 24)]);
    expect(ends).toContainEqual([0, 16]);
    expect(ends).toContainEqual([22, 24]);
  });

  it('says who is on call when, in UTC', () => {
    // Summer time in Prague: the day ends at 18:00 UTC.
    expect(says(awakePicture(fixture().oncall, NOW))).toMatch(/^Search on-call on 2026-06-10 in UTC: 00:00 to 06:00 [^,]+, 06:00 to 18:00 [^,]+, 18:00 to 24:00|^Search on-call on 2026-06-10 in UTC: 00:00 to 06:00 [^,]+, 06:00 to 18:00 [^,]+, 18:00 to 00:00/);
  });

  it('names every person with the place they live in', () => {
    const { oncall } = fixture();
    const html = awakePicture(oncall, NOW);
    expect(wellFormed(html)).toBe(true);
    expect(texts(html)).toEqual(expect.arrayContaining(['row-label: Ada Novak', 'row-value: Prague', 'row-value: Lord Howe']));
  });

  it('ends a very long name before the place', () => {
    const { oncall } = fixture();
    const [person] = oncall.people;
    if (person) person.name = 'A'.repeat(80);
    expect(texts(awakePicture(oncall, NOW))).toContain(`row-label: ${'A'.repeat(54 - 'Prague'.length - 1)}…`);
  });

  it('is the same whatever hour of the day the site is built', () => {
    expect(awakePicture(fixture().oncall, '2026-06-10T00:00:00Z')).toBe(awakePicture(fixture().oncall, '2026-06-10T23:59:59Z'));
  });
});

it('counts the fewest people awake as a walk minute by minute does', () => {
  const { people } = fixture().oncall;
  const from = Date.parse('2026-06-10T00:00:00Z');
  const minutes = Array.from({ length: 1440 }, (_, minute) => fewestAwake(people, from + minute * 60_000, from + minute * 60_000 + 1));
  expect(fewestAwake(people, from, from + DAY)).toBe(Math.min(...minutes));
});
