import { expect, test } from 'vitest';
import { emptyData } from '../../src/postmortem/data.ts';
import { deadlineSentence, missing } from '../../src/postmortem/missing.ts';
import { finished, policy, template } from './documents.ts';

test('nothing is missing in a finished post-mortem', () => {
  expect(missing(template, policy, finished)).toEqual([]);
});

test('in an empty one every required field and section is, in the order of the template', () => {
  const found = missing(template, policy, emptyData(template));
  expect(found.filter(({ place }) => place === 'field').map(({ key }) => key)).toEqual(['title', 'description', 'incident', 'severity', 'services', 'started', 'detected', 'declared', 'resolved', 'published', 'incidentCommander', 'comms', 'investigators', 'authors', 'reviewers']);
  expect(found.filter(({ place }) => place === 'section').map(({ label }) => label)).toEqual(['Summary', 'Impact', 'Timeline', 'Contributing factors', 'What went well', 'What went badly', 'Action items']);
});

test('the time of the customer e-mail is missing only where the severity asks for one', () => {
  const without = (severity: string) => missing(template, policy, { ...finished, fields: { ...finished.fields, severity, customerEmailSent: '' } }).map(({ key }) => key);
  expect(without('SEV-1')).toEqual(['customerEmailSent']);
  expect(without('SEV-2')).toEqual([]);
});

test('reviewers are missing until there are as many as the policy asks for', () => {
  const withReviewers = (reviewers: string[], asked = policy.postMortem.reviewers) =>
    missing(template, { ...policy, postMortem: { ...policy.postMortem, reviewers: asked } }, { ...finished, fields: { ...finished.fields, reviewers } }).map(({ key }) => key);
  expect(withReviewers(['Bo Berg'])).toEqual(['reviewers']);
  expect(withReviewers(['Bo Berg', 'Cy Dahl'])).toEqual([]);
  expect(withReviewers([], 0)).toEqual([]);
});

test('an action item needs an owner and a ticket', () => {
  const found = missing(template, policy, { ...finished, actions: [{ text: 'Do it', owner: '', ticket: ' ', due: '', status: 'open' }] });
  expect(found.map(({ key, label }) => [key, label])).toEqual([
    ['0.owner', 'Action item 1: an owner'],
    ['0.ticket', 'Action item 1: a ticket'],
  ]);
});

test('the deadline in words', () => {
  expect(deadlineSentence(policy)).toBe('A post-mortem is published within 5 days of detection.');
});
