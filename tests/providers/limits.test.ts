import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toMarkdown, toMrkdwn, toPublicWords, type Text } from '../../src/incident/text.ts';
import { within } from '../../src/providers/limits.ts';

/** The same, line by line. */
function plainly(limit: number, text: Text, render: (text: Text) => string): string | null {
  if (render(text).length <= limit) return render(text);
  for (let lines = text.length - 1; lines > 0; lines--) {
    const shorter = render([...text.slice(0, lines), ['…']]);
    if (shorter.length <= limit) return shorter;
  }
  return null;
}

it('as many lines stay as fit, in every service’s language', () => {
  const line = fc.array(fc.oneof(fc.constantFrom('', ' ', '&', '<b>', '`x`', '• ', '# a', '\n'), fc.string({ maxLength: 12 })), { maxLength: 4 });
  fc.assert(fc.property(fc.array(line, { maxLength: 30 }), fc.integer({ min: 5, max: 200 }), fc.constantFrom(toMrkdwn, toMarkdown, toPublicWords), (text, limit, render) => {
    const made = within(limit, text, render);
    const plain = plainly(limit, text, render);
    if (plain === null) expect(made.length).toBeLessThanOrEqual(Math.max(limit, render([['…']]).length));
    else expect(made).toBe(plain);
  }), { numRuns: 2000 });
});

it('a log that somebody pasted costs a blink', () => {
  const log: Text = Array.from({ length: 20_000 }, (_, k) => [`2026-03-14T03:02Z ERROR <${k}> it failed & failed`]);
  const began = performance.now();
  expect(within(4000, log, toMrkdwn)).toMatch(/…$/);
  expect(performance.now() - began).toBeLessThan(5000);
});
