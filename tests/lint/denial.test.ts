import { describe, expect, it } from 'vitest';
import { isDenied, isDeniedBehind } from '../../src/lint/denial.ts';

/** `|` stands where the words of blame begin, which are left out. */
const DENIED: readonly string[] = [
  'It was not |',
  'Nobody is to blame, and nobody who took part in the review that day thinks that this was |',
  'We do not believe after reading all of the logs of that long night that this was |',
  "We don't think that this was |",
  'The outage was not caused by |',
  'This was not because of |',
  'It did not happen because of |',
  'Neither Ben nor |',
  'No engineer or |',
  'It was not, as we first wrote on the status page, |',
  'There was no carelessness, negligence or |',
  'Instead of asking for |',
  'Rather than writing down |',
  'It is unclear whether |',
  'Any |',
  'Every on-call |',
  'Niemand, der bei der Durchsicht dabei war, glaubt, dass es |',
  'Es war kein |',
];
const SAID: readonly string[] = [
  'The check was off. |',
  'This was not the deploy. |',
  'It was not the deploy but |',
  'No alert fired because the |',
  'No alert fired, and |',
  'No alert fired and the |',
  'Nothing was tested since the |',
  'There was no alert, |',
  'The deploy was not at fault: |',
  'It was not the deploy – |',
  'When no alert came, the |',
  'After every deploy of the last year, the |',
  'If the alert had fired, the |',
  'We could not find out why the |',
  'Es lag nicht an der Software, sondern an |',
  'Der Alarm kam nicht, weil der |',
  'The root cause was |',
];

describe('whether the words of blame are denied', () => {
  it.each(DENIED)('denied: %s', (text) => {
    expect(isDenied(text, text.indexOf('|'))).toBe(true);
  });

  it.each(SAID)('said: %s', (text) => {
    expect(isDenied(text, text.indexOf('|'))).toBe(false);
  });

  it.each([' was not the cause.', '" is never an answer.', ' played no part in it.', " wasn't the reason.", '”, which we do not accept, is no cause.', ' war nicht die Ursache.'])('denied behind: %s', (text) => {
    expect(isDeniedBehind(text)).toBe(true);
  });

  it.each([' was not caught by any check.', ' is the cause.', '. It was not the first time.', ''])('said behind: %s', (text) => {
    expect(isDeniedBehind(text)).toBe(false);
  });
});
