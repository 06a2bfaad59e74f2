// Tables that Markdown takes for paragraphs, since the ruler does not fit.
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const found = (body: string) => read(`# Outage\n\n## Action items\n\n${body}\n`).items.map(({ line, text, owner, tickets }) => [line, text, owner, tickets.join(' ')]);

describe('a table', () => {
  it.each([
    ['whose ruler has a column too few', '| Action | Owner | Ticket |\n|--|--|\n| Add an alert | Ana | [#4](https://github.com/a/b/issues/4) |', [[7, 'Add an alert', 'Ana', 'https://github.com/a/b/issues/4']]],
    ['whose ruler stands above its head', '|--|--|\n| Action | Owner |\n| Add an alert | Ana |', [[7, 'Add an alert', 'Ana', '']]],
    ['without a ruler', '| Action | Owner |\n| Add an alert | Ana |\n| Test it | Ben |', [[6, 'Add an alert', 'Ana', ''], [7, 'Test it', 'Ben', '']]],
    ['with a row over two lines', '| Action | Owner |\n| Add an alert\nfor the queue | Ana |\n| Test it | Ben |', [[6, 'Add an alert for the queue', 'Ana', ''], [8, 'Test it', 'Ben', '']]],
    ['with a row that goes on behind its bar', '| Action | Owner |\n| Add an alert |\nAna |\n| Test it | Ben |', [[6, 'Add an alert', 'Ana', ''], [8, 'Test it', 'Ben', '']]],
  ])('%s', (_, body, items) => {
    expect(found(body)).toEqual(items);
  });

  it.each([
    ['names no field of an item in its head', '| of these | one |\n| or the other | two |\n| none | three |'],
    ['has fewer than three lines', '| Action | Owner |\n| Add an alert | Ana |'],
  ])('is none where it %s', (_, body) => {
    expect(read(`# Outage\n\n${body}\n`).items).toEqual([]);
  });

  it('may have any number of bars', () => {
    const bars = '|'.repeat(300_000);
    expect(() => found(`| Action | Owner |\n| Add an alert | Ana |\n${bars}\na ${bars}\n| Test it | Ben |`)).not.toThrow();
  });
});
