import { expect, it } from 'vitest';
import { inputFromForm, minutesText } from '../../../src/islands/escalation-timeline/form.ts';
import { parseElapsed } from '../../../src/escalation/scenario.ts';

const typed = (changes: Record<string, string>) => (name: string): string => ({ sev: 'SEV-1', service: 'shop', zone: 'Europe/Berlin', date: '2026-10-25', time: '02:30', resolve: '', ...changes })[name] ?? '';
/** 02:30 in Berlin for the second time, half a minute later. */
const shown = { at: Date.parse('2026-10-25T01:30:30Z'), zone: 'Europe/Berlin' };

it('a start that nobody changed stays, although the form does not show all of it', () => {
  expect(inputFromForm(typed({ sev: 'SEV-2' }), shown)).toMatchObject({ sev: 'SEV-2', at: '2026-10-25T02:30:30+01:00' });
});

it('another time, day or zone is read as it was typed', () => {
  expect(inputFromForm(typed({ time: '02:31' }), shown).at).toBe('2026-10-25T02:31');
  expect(inputFromForm(typed({ date: '2026-10-24' }), shown).at).toBe('2026-10-24T02:30');
  expect(inputFromForm(typed({ zone: 'UTC' }), shown).at).toBe('2026-10-25T02:30');
  expect(inputFromForm(typed({ date: '' }), shown).at).toBe('');
});

it('minutes may have decimals, and every second reads back', () => {
  expect(inputFromForm(typed({ resolve: '1.5' }), shown).resolve).toBe('1m30s');
  expect(inputFromForm(typed({ resolve: '-5' }), shown).resolve).toBe('-5m');
  for (let seconds = 0; seconds < 4000; seconds++) expect(parseElapsed(inputFromForm(typed({ resolve: minutesText(seconds) }), shown).resolve ?? '')).toBe(seconds);
});
