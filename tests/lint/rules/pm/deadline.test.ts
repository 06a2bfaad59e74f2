import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule } from '../../../../src/lint/rules/pm/deadline.ts';
import { formatInstant } from '../../../../src/postmortem/deadline.ts';
import { policy } from '../../context.ts';
import { say } from '../check.ts';

const head = (rest: string): string => `---\nseverity: SEV-0\ndetected: 2026-03-14T03:00Z\nstatus: final\n${rest}---\n\nText.\n`;

describe('where `published` is missing, git may know', () => {
  it.each([
    ['in time', '2026-03-19T04:00:00+01:00', []],
    ['late', '2026-03-21T03:00:00Z', ['4:9 Published 48 hours after the deadline, which was 2026-03-19T03:00Z (5 days after detection).']],
    ['not known', null, ['4:9 Nobody can know whether it was in time: `published` is missing, and git does not tell.']],
  ])('%s', (_name, commit, findings) => {
    expect(say(rule, head(''), { firstCommitOf: () => commit })).toEqual(findings);
  });
});

it('a draft is late from the second after the deadline on', () => {
  const draft = head('').replace('final', 'draft');
  expect(say(rule, draft, { now: '2026-03-19T03:00Z' })).toEqual([]);
  expect(say(rule, draft, { now: '2026-03-19T03:00:01Z' })).toEqual(['4:9 Not published yet; it was due 2026-03-19T03:00Z (5 days after detection), 1 second ago.']);
});

it('counts from what the policy counts from', () => {
  const text = '---\nseverity: SEV-0\ndetected: 2026-03-01T03:00Z\nresolved: 2026-03-14T03:00Z\nstatus: final\npublished: 2026-03-14T04:00Z\n---\n\nText.\n';
  const from = (start: 'resolution' | 'detection') => ({ policy: { ...policy, postMortem: { ...policy.postMortem, from: start } } });
  expect(say(rule, text, from('resolution'))).toEqual([]);
  expect(say(rule, text, from('detection'))).toHaveLength(1);
});

it('is late exactly when it was published after the deadline', () => {
  const detected = Date.UTC(2026, 2, 14, 3) / 1000;
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (offset) => {
      const published = detected + policy.postMortem.due + offset;
      expect(say(rule, head(`published: ${formatInstant(published)}\n`))).toHaveLength(offset > 0 ? 1 : 0);
    }),
    { numRuns: 50 },
  );
});

it('says nothing where nothing can be compared', () => {
  expect(say(rule, 'Text.\n')).toEqual([]);
  expect(say(rule, head('published: soon\n'))).toEqual([]);
});
