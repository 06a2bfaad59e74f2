import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { planResolve, planRole } from '../../src/incident/plan-changes.ts';
import { postMortemOf } from '../../src/incident/postmortem.ts';
import { follow } from '../../src/incident/state.ts';
import { timelineOf } from '../../src/incident/timeline.ts';
import { readTemplate } from '../../src/postmortem/template.ts';
import { oncall, openIncident, policy, recordOf, SERVICES, situationAt, START } from './situation.ts';

const { template } = readTemplate(parseDocument('t.md', readFileSync(new URL('../fixtures/post-mortem-template.md', import.meta.url), 'utf8')));

it('fills a draft from the journal and the marked messages', () => {
  if (!template) throw new Error('the fixture has no template');
  const state = openIncident(SERVICES, { by: 'ada', detected: '2026-03-14T02:40:00Z' });
  follow(state, recordOf(planRole(situationAt(state, 3), { role: 'lead-responder', people: ['dana'], by: null }).entry, START + 180_000, 7));
  follow(state, recordOf(planResolve(situationAt(state, 60), { text: 'Rolled back', publicText: null, by: 'ada' }).entry, START + 3_600_000, 8));
  const message = { id: '1', url: null, at: START + 600_000, author: 'ben', text: 'saw the\nerror', key: null, card: null, reactions: [{ name: 'pushpin', by: ['U1'] }] };
  const rows = timelineOf(policy, oncall, state, [message, { ...message, reactions: [] }, { ...message, key: 'ours' }], 'pushpin');
  expect(rows.map(({ at, what, from }) => `${(at - START) / 60_000} ${from}: ${what}`)).toEqual([
    '-12 journal: Noticed',
    '0 journal: Declared SEV-2 by Ada Novak: Checkout slow in Norway',
    `0 journal: Paged ${rows[2]?.what.slice(6) ?? ''}`,
    '3 journal: Lead responder: Dana Levi',
    '10 channel: Ben Carter: saw the error',
    '60 journal: Resolved by Ada Novak: Rolled back',
  ]);
  const data = postMortemOf(policy, oncall, template, state, rows);
  expect(data.fields).toMatchObject({ severity: 'SEV-2', detected: '2026-03-14T02:40Z', resolved: '2026-03-14T03:52Z' });
  expect(data.timeline[0]).toEqual({ at: '2026-03-14 02:40', what: 'Noticed' });
  expect(data.timeline).toHaveLength(6);
});

it('knows who had a role by what the policy calls it', () => {
  if (!template) throw new Error('the fixture has no template');
  const [author] = template.fields.filter(({ key }) => key === 'incidentCommander');
  if (!author) throw new Error('the fixture has no such field');
  const named = { ...template, fields: [{ ...author, key: 'leadResponder' }, { ...author, key: 'speaker', form: 'people' as const }] };
  const state = openIncident();
  follow(state, recordOf(planRole(situationAt(state, 3), { role: 'lead-responder', people: ['dana'], by: null }).entry, START + 180_000, 7));
  follow(state, recordOf(planRole(situationAt(state, 4), { role: 'speaker', people: ['ada', 'ben'], by: null }).entry, START + 240_000, 8));
  expect(postMortemOf(policy, oncall, named, state, []).fields).toEqual({ leadResponder: 'Dana Levi', speaker: ['Ada Novak', 'Ben Carter'] });
});
