import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelName, incidentId, isIncidentId, keyOf } from '../../src/incident/ids.ts';

const ID = 'INC-2026-1128-k3f9';
const AT = Date.parse('2026-11-28T23:59:59Z');

describe('the incident’s id', () => {
  it('holds the day in UTC and four letters', () => {
    expect(incidentId(AT, () => 0)).toBe('INC-2026-1128-aaaa');
    expect(incidentId(AT, () => 0.999)).toBe('INC-2026-1128-9999');
    fc.assert(fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (chance) => {
      expect(isIncidentId(incidentId(AT, () => chance))).toBe(true);
    }));
  });
  it('is no path', () => {
    expect(isIncidentId('../../etc')).toBe(false);
    expect(keyOf(ID, 'open/channel')).toBe('INC-2026-1128-k3f9/open/channel');
  });
});

describe('the channel’s name', () => {
  it.each([
    ['Checkout p99 elevated in eu-frankfurt', {}, 'inc-1128-checkout-p99-elevated-in-eu-frankfurt-k3f9'],
    ['Größe: ÅNGSTRÖM (50%)!', {}, 'inc-1128-grosse-angstrom-50-k3f9'],
    ['支払いが遅い', {}, 'inc-1128-k3f9'],
    ['<!channel> & "friends"', {}, 'inc-1128-channel-friends-k3f9'],
    ['slow', { drill: true }, 'inc-drill-1128-slow-k3f9'],
    ['slow', { prefix: 'Incident_' }, 'incident-1128-slow-k3f9'],
    ['-- slow --', { prefix: '--inc--' }, 'inc-1128-slow-k3f9'],
    ['a'.repeat(100), {}, `inc-1128-${'a'.repeat(66)}-k3f9`],
    [`${'a'.repeat(65)} b`, { taken: 9 }, `inc-1128-${'a'.repeat(63)}-k3f9-10`],
    [`${'a'.repeat(65)} b`, {}, `inc-1128-${'a'.repeat(65)}-k3f9`],
    ['slow', { taken: 1 }, 'inc-1128-slow-k3f9-2'],
  ])('%s %o → %s', (summary, options, name) => {
    expect(channelName(ID, summary, options)).toBe(name);
  });

  it('keeps Slack’s rules for any summary, and is the incident’s own', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 12 }), fc.boolean(), fc.nat(8), (summary, prefix, drill, taken) => {
      const name = channelName(ID, summary, { prefix, drill, taken });
      expect(name).toMatch(/^[a-z0-9][a-z0-9_-]{0,79}$/);
      expect(name).not.toMatch(/--|-$/);
      expect(name).toContain('-k3f9');
    }), { numRuns: 2000 });
  });
});
