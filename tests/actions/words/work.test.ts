import { describe, expect, it } from 'vitest';
import { isPast, isWholeTodo, saysWork } from '../../../src/actions/words/work.ts';

describe('saysWork', () => {
  it.each([
    'Add an alert on queue age.',
    'Alerts: add one on queue age',
    'Re-evaluate the quotas.',
    'We will rebuild the deploy process.',
    "We're adding a check that blocks a deploy.",
    'Going forward the team is going to rebuild the pipeline.',
    'A new process will be created.',
    'Backups must be tested.',
    'The instances are planned for replacement later this year.',
    'Document who has access.',
    '監視を追加する',
    'Wir werden die Überwachung erweitern.',
  ])('work: %s', (text) => {
    expect(saysWork(text)).toBe(true);
  });
  it.each([
    'The outage came from the deletion of a node.',
    'It seemed to be related to other nodes.',
    'Support was slow to answer.',
    'This will prevent similar outages.',
    'We should have caught it earlier.',
    'Every action item should have an issue.',
    'Quotas are enforced at the edge today.',
    'We know how much you rely on us.',
  ])('no work: %s', (text) => {
    expect(saysWork(text)).toBe(false);
  });
});

describe('isWholeTodo', () => {
  it.each(['Document the new page', 'Add disk usage to the build dashboard', 'Rename the misleading metric'])('a to-do: %s', (text) => {
    expect(isWholeTodo(text)).toBe(true);
  });
  it.each([
    'Always check the disk', 'Ensure that backups are tested', 'Consider using a queue', 'Use feature flags for risky changes',
    'We should have better dashboards', 'Monitoring is important', 'Keep log book', 'Be more careful', 'Create what?',
    'Add issues to the list when requested', 'Write a note whenever a node fails', 'post-deploy runtime validation', 'pre-merge review of changes',
  ])('a finding, wish or rule: %s', (text) => {
    expect(isWholeTodo(text)).toBe(false);
  });
});

describe('isPast', () => {
  it.each([
    'Reverted the changes', 'We have already moved the job', "We've significantly tightened our workflows", 'Added an alert',
    'The account has been documented', 'We tweaked the quota', 'Re-worked our secrets management',
    'Queue alert updated to fire earlier', 'Queue alert updated to fire on less than the load would hit', 'Tenant limit added for the importer',
  ])('told as done: %s', (text) => {
    expect(isPast(text)).toBe(true);
  });
  it.each([
    'Set up alerts', 'Improved runbooks for limits', 'Cut the costs', 'Document what has been changed', 'We have filed a task to do it',
    'Has been scheduled for next sprint', 'We will add what was missed', 'Increased limits needed',
    'Alerts configured to page must be reviewed', 'Dashboards not updated in time', 'Limits to be added for each queue',
  ])('not told as done: %s', (text) => {
    expect(isPast(text)).toBe(false);
  });
});
