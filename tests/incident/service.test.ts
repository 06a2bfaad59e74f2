import { describe, expect, it } from 'vitest';
import { findService } from '../../src/incident/service.ts';
import { oncall, policy } from './situation.ts';

describe('the service of an incident', () => {
  it.each([
    ['given', 'Basket', 'search is slow', 'checkout'],
    ['summary', null, 'Payments fail in Norway', 'checkout'],
    ['summary', null, 'the CATALOGUE, and checkout too', 'search'],
    ['default', null, 'researching something', 'search'],
    ['default', null, '', 'search'],
  ])('%s: %s, “%s” → %s', (from, named, summary, id) => {
    expect(findService(policy, oncall, named, summary)).toMatchObject({ from, service: { id } });
  });
  it('refuses a name that nobody knows, with a suggestion', () => {
    expect(findService(policy, oncall, 'chekout', '')).toEqual({ problem: 'the on-call file has no service chekout', help: 'Did you mean checkout?' });
  });
  it('does not look into the summary where the policy says so', () => {
    expect(findService({ ...policy, services: { ...policy.services, match: 'none' } }, oncall, null, 'checkout is down')).toMatchObject({ from: 'default' });
  });
});
