import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinesPicture } from '../../../src/site/pictures/deadlines.ts';
import { escalationPicture } from '../../../src/site/pictures/escalation.ts';
import { severitiesPicture } from '../../../src/site/pictures/severities.ts';
import { updatesPicture } from '../../../src/site/pictures/updates.ts';
import { arbitraryPolicy } from '../../policy/arbitrary.ts';
import { fixture } from '../fixture.ts';
import { bars, points, says, texts, wellFormed } from './svg.ts';

const WIDTH = 360; // of the axis
const x = (share: number): number => share * WIDTH;

describe('the escalation chain', () => {
  it('draws each step from when it is paged for as long as it is waited for, and the passes after the first hatched', () => {
    const { policy } = fixture();
    const drawn = bars(escalationPicture(policy));
    // Four steps of 4, 6, 10 and 10 minutes on an axis of an hour: two passes.
    expect(drawn.map(({ shape }) => shape)).toEqual(['filled', 'outlined', 'filled', 'outlined', 'filled', 'outlined', 'filled', 'outlined']);
    const minutes = [[0, 4], [30, 34], [4, 10], [34, 40], [10, 20], [40, 50], [20, 30], [50, 60]] as const;
    drawn.forEach(({ left, right }, index) => {
      const [from, to] = minutes[index] ?? [0, 0];
      expect(left).toBeCloseTo(x(from / 60), 0);
      expect(right).toBeCloseTo(x(to / 60), 0);
    });
  });

  it('says the same in words', () => {
    const { policy } = fixture();
    expect(says(escalationPicture(policy))).toBe(
      'While nobody answers, these are paged: the person on call at once, the next in the rotation after 4 min, the lead on-call after 10 min, the director on-call after 20 min. After 30 min it starts again, until somebody acknowledges.',
    );
    policy.escalation.whenExhausted = 'stop';
    expect(says(escalationPicture(policy))).toContain('After 30 min it ends.');
    expect(bars(escalationPicture(policy)).every(({ shape }) => shape === 'filled')).toBe(true);
  });
});

describe('the beat of updates', () => {
  it('has a point for each update within the hour', () => {
    const { policy } = fixture();
    const html = updatesPicture(policy);
    expect(points(html).map(({ shape }) => shape)).toEqual(['outlined', 'filled', 'filled', 'filled']);
    expect(points(html)[1]?.at).toBeCloseTo(x(20 / 60), 0);
    expect(texts(html)).toContain('row-value: every 20 min');
    expect(says(html)).toBe('From the declaration on, an update is due at least every 20 min, to the channel.');
  });

  it('runs together where an update is due every second', () => {
    const { policy } = fixture();
    policy.updates.every = 1;
    expect(bars(updatesPicture(policy))).toHaveLength(1);
  });

  it('follows the policy', () => {
    const { policy } = fixture();
    policy.updates.every = 600;
    expect(points(updatesPicture(policy))).toHaveLength(7);
  });
});

describe('the deadlines', () => {
  it('says which severities owe what, and from when', () => {
    const html = deadlinesPicture(fixture().policy);
    expect(texts(html)).toEqual(expect.arrayContaining(['row-label: Customer e-mail: SEV-0 and SEV-1', 'row-value: 36 h from declared', 'row-label: Post-mortem: SEV-0, SEV-1 and SEV-2', 'row-value: 5 d from detected']));
  });

  it('names the moment on the axis where both clocks start at it', () => {
    const { policy } = fixture();
    policy.customerEmail.from = policy.postMortem.from = 'resolution';
    expect(texts(deadlinesPicture(policy))[0]).toBe('tick-label: resolved');
  });
});

describe('what each severity sets off', () => {
  const rowsOf = (html: string) => [...html.matchAll(/<th scope="row">([^<]+)<\/th>(.*?)<\/tr>/g)].map(([, label, cells = '']) => [label, [...cells.matchAll(/sr-only">(yes|no)/g)].map(([, word]) => word)]);

  it('has a row for each target, the status page, the e-mail and the post-mortem, readable without the dots', () => {
    const rows = rowsOf(severitiesPicture(fixture().policy));
    expect(rows).toContainEqual(['Pages lead on-call', ['yes', 'yes', 'no', 'no']]);
    expect(rows).toContainEqual(['Is shown on the status page', ['yes', 'yes', 'yes', 'no']]);
    expect(rows).toContainEqual(['Customer e-mail in 36 h', ['yes', 'yes', 'no', 'no']]);
  });

  it('says that whoever is on call is paged, too, where everybody of the rotation is', () => {
    const { policy } = fixture();
    policy.targets['search'] = { name: 'search on-call', rotation: 'search', everyone: false };
    policy.severities.forEach((severity, index) => (severity.page = [['search-all'], ['search']][index] ?? ['service-owner']));
    const rows = rowsOf(severitiesPicture(policy));
    expect(rows).toContainEqual(['Pages everybody on search', ['yes', 'no', 'no', 'no']]);
    expect(rows).toContainEqual(['Pages search on-call', ['yes', 'yes', 'no', 'no']]);
  });
});

it('every valid policy can be drawn', () => {
  fc.assert(
    fc.property(arbitraryPolicy(), ({ policy }) => {
      for (const draw of [escalationPicture, updatesPicture, deadlinesPicture, severitiesPicture]) expect(wellFormed(draw(policy))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
