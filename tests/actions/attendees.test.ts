import { describe, expect, it } from 'vitest';
import { withAttendees } from '../../src/actions/attendees.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { NOWHERE } from './read.ts';

const names = (text: string): string[] => withAttendees(parseDocument('a.md', text), NOWHERE).people.map((person) => person.name);

describe('withAttendees', () => {
  it.each([
    ['---\nauthors: Zoltan Varga, Kim\n---\n', ['Zoltan Varga', 'Kim']],
    ['---\nreviewers: [Ana, "@bo"]\n---\n', ['Ana']],
    ['## Attendees\n\n- RF, PW and Oyelaran Ade (platform)\n', ['RF', 'PW', 'Oyelaran Ade']],
    ['## Participants\n\n- Platform Team\n- Incident Commander\n- everybody\n', []],
    ['## Root cause\n\n- DNS, TLS\n', []],
  ])('%j → %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('leaves the roster in front', () => {
    const roster = { ...NOWHERE, people: [{ id: 'ana', name: 'Ana Ruiz', handles: ['@ana'] }] };
    expect(withAttendees(parseDocument('a.md', '## Authors\n\nZoltan\n'), roster).people[0]?.id).toBe('ana');
  });
});
