import { expect, it } from 'vitest';
import { stillHolds, trace } from '../../src/project/dependencies.ts';
import { context } from '../lint/context.ts';

it('keeps what tells the pages of the site, however many there are', () => {
  const pages = Array.from({ length: 1000 }, (_, number) => `page-${number}.astro`);
  const { context: traced, take } = trace(context({ sitePages: () => pages }), () => null);
  traced.sitePages?.();
  const taken = take();
  expect(JSON.stringify(taken).length).toBeLessThan(300);
  expect(taken && [pages, [...pages], pages.slice(1)].map((now) => stillHolds(taken, context({ sitePages: () => now }), () => null))).toEqual([true, true, false]);
});
