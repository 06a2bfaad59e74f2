import { describe, expect, it } from 'vitest';
import { hoursScale, minutesScale, passLength, scaleTo } from '../../../src/site/pictures/scale.ts';
import { fixture } from '../fixture.ts';

const labels = (seconds: number): string[] => scaleTo(seconds, 'start').ticks.map(({ label }) => label);

describe('scaleTo', () => {
  it.each([
    [3600, ['start', '15 min', '30 min', '45 min', '1 h']],
    [7200, ['start', '30 min', '1 h', '90 min', '2 h']],
    [259_200, ['start', '24 h', '48 h', '72 h']],
    [432_000, ['start', '48 h', '96 h', '6 d']],
    [1, ['start', '1 min']],
  ])('%d seconds', (seconds, ticks) => expect(labels(seconds)).toEqual(ticks));

  it('reaches the longest time and has no more ticks than fit on a phone', () => {
    for (const seconds of [1, 59, 60, 61, 3599, 3600, 3601, 86_399, 86_401, 604_800, 5_000_000, 400_000_000]) {
      const { to, ticks } = scaleTo(seconds, '0');
      expect(to).toBeGreaterThanOrEqual(seconds);
      expect(ticks.at(-1)?.at).toBe(to);
      if (seconds < 100_000_000) expect(ticks.length).toBeLessThanOrEqual(5);
    }
  });
});

it('draws all minutes of a policy on one scale, and all hours on another', () => {
  const { policy } = fixture();
  expect(passLength(policy)).toBe(1800);
  expect(minutesScale(policy, 'page').to).toBe(3600);
  expect(hoursScale(policy, 'resolved').to).toBeGreaterThanOrEqual(432_000);
});
