import { expect, it } from 'vitest';
import { inputFromAddress, strangersIn } from '../../../src/islands/escalation-timeline/address.ts';

it('reads a scenario behind # before one behind ?', () => {
  expect(inputFromAddress('#sev=SEV-1&answer=noor@7m&answer=mei@9m', '?sev=SEV-2')).toMatchObject({ sev: 'SEV-1', answers: ['noor@7m', 'mei@9m'], at: undefined });
  expect(inputFromAddress('', '?at=2026-11-28T03:00Z')).toMatchObject({ at: '2026-11-28T03:00Z' });
});

it('leaves places on the page alone', () => {
  expect(inputFromAddress('#worked-examples', '')).toBeNull();
  expect(strangersIn('#worked-examples')).toEqual([]);
});

it('names what means nothing here, once', () => {
  expect(strangersIn('#sev=1&start=now&start=then&resolved=5')).toEqual(['start', 'resolved']);
  expect(strangersIn('#sev=1&service=x&at=y&zone=z&answer=a@1m&resolve=60')).toEqual([]);
});
