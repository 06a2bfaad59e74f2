import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedOf } from '../../src/actions/shipped.ts';
import type { Promised } from '../../src/actions/shipped.ts';

const DAY = 86_400;
const NOW = 1_000 * DAY;
const policy = { window: 90 * DAY, share: 0, escalateTo: 'em' };
const item = (age: number, status: Promised['status']): Promised => ({ since: NOW - age * DAY, status });

describe('none ever ship', () => {
  it.each<[string, Promised[], number, boolean]>([
    ['no items', [], 0, false],
    ['only young ones', [item(90, 'open'), item(3, 'open')], 0, false],
    ['one old and open', [item(91, 'open')], 0, true],
    ['one of two is done', [item(91, 'open'), item(200, 'done')], 0, false],
    ['a share of a half is at the limit', [item(91, 'open'), item(200, 'done')], 0.5, true],
    ['declined and unknown ones do not count', [item(91, 'declined'), item(91, null)], 0, false],
    ['what young ones did does not count', [item(91, 'open'), item(3, 'done')], 0, true],
  ])('%s', (_name, items, share, never) => {
    expect(shippedOf(items, { ...policy, share }, NOW).never).toBe(never);
  });
});

it('one more that is done never raises the alarm', () => {
  const items = fc.array(fc.record({ since: fc.integer({ min: 0, max: NOW }), status: fc.constantFrom<Promised['status']>('open', 'done', 'declined', null) }), { maxLength: 20 });
  fc.assert(
    fc.property(items, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
      const before = shippedOf(list, { ...policy, share }, NOW);
      const after = shippedOf([...list, item(400, 'done')], { ...policy, share }, NOW);
      if (before.old > 0 && !before.never) expect(after.never).toBe(false);
      expect(before.done).toBeLessThanOrEqual(before.old);
    }),
  );
});
