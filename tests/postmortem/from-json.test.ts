import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyData } from '../../src/postmortem/data.ts';
import { dataFromJson, fieldProblem } from '../../src/postmortem/from-json.ts';
import { finished, policy, template } from './documents.ts';

test('data goes through JSON unchanged', () => {
  expect(dataFromJson(template, JSON.parse(JSON.stringify(finished)))).toEqual({ data: finished, problems: [] });
});

test('what is missing is empty, one value may stand for a list', () => {
  expect(dataFromJson(template, { fields: { title: 'Down', services: 'checkout', resolved: null } })).toEqual({
    data: { ...emptyData(template), fields: { ...emptyData(template).fields, title: 'Down', services: ['checkout'] } },
    problems: [],
  });
});

test.each([
  [null, ['This is no post-mortem. Expected { "fields": {}, "prose": {}, "timeline": [], "actions": [] }.']],
  [{ fields: [] }, ['“fields” must be an object.']],
  [{ fields: { title: 7 } }, ['“title” must be a text.']],
  [{ fields: { tags: [1] } }, ['“tags” must be a list of texts.']],
  [{ prose: { summary: 1 } }, ['“summary” must be a text.']],
  [{ timeline: {} }, ['“timeline” must be a list.']],
  [{ actions: [{ text: 'a', who: 'b' }] }, ['Entry 1 of “actions” must be an object of texts: text, owner, ticket, due, status.']],
])('%j is explained', (value, problems) => {
  expect(dataFromJson(template, value).problems).toEqual(problems);
});

test('no value throws, and what comes out has the shape of the template', () => {
  fc.assert(fc.property(fc.anything(), fc.anything(), (value, inner) => {
    for (const some of [value, { fields: inner, prose: inner, timeline: inner, actions: inner }]) {
      expect(Object.keys(dataFromJson(template, some).data.fields)).toEqual(Object.keys(emptyData(template).fields));
    }
  }));
});

test.each([
  ['resolved', '2026-03-14', 'must be a date and time with its zone, such as 2026-03-14T03:02Z'],
  ['status', 'done', 'must be one of draft, in-review, final'],
  ['severity', 'P1', 'must be one of SEV-0, SEV-1, SEV-2, SEV-3'],
  ['severity', 'sev 1', null],
  ['resolved', '', null],
  ['title', 'anything', null],
])('%s %j: %s', (key, value, problem) => {
  const field = template.fields.find((known) => known.key === key);
  if (!field) throw new Error(`no field ${key}`);
  expect(fieldProblem(policy, field, value)).toBe(problem);
});
