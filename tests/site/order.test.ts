import { describe, expect, it } from 'vitest';
import { neighbours, placed, sorted, type NavEntry } from '../../src/site/order.ts';

const link = (href: string, isCurrent = false): NavEntry => ({ type: 'link', href, isCurrent });
const group = (...entries: NavEntry[]): NavEntry => ({ type: 'group', entries });
const hrefs = (entries: readonly NavEntry[]): unknown[] => entries.map((entry) => (entry.type === 'link' ? entry.href : hrefs(entry.entries)));

const SORTS: Record<string, number> = { '/a/': 3, '/b/': 1, '/c/': 2, '/x/': 1 };
const sortOf = (href: string): number | undefined => SORTS[href];

describe('sorted', () => {
  it('orders the pages of a group by sort, whatever folder they come from', () => {
    expect(hrefs(sorted([group(link('/a/'), link('/b/'), link('/c/'))], sortOf))).toEqual([['/b/', '/c/', '/a/']]);
  });

  it('keeps pages without sort behind the others, in the order they had, and groups in their places', () => {
    expect(hrefs(sorted([group(link('/z/'), link('/y/'), link('/a/')), group(link('/x/'))], sortOf))).toEqual([['/a/', '/z/', '/y/'], ['/x/']]);
  });

  it('does not touch what it was given', () => {
    const entries = [group(link('/a/'), link('/b/'))];
    sorted(entries, sortOf);
    expect(hrefs(entries)).toEqual([['/a/', '/b/']]);
  });
});

describe('placed', () => {
  const current = (entries: readonly NavEntry[]): string[] => entries.flatMap((entry) => (entry.type === 'group' ? current(entry.entries) : entry.isCurrent ? [entry.href] : []));

  it('marks the nearest page above one that is not listed', () => {
    const entries = [group(link('/rules/'), link('/rules/pm/')), link('/tags/')];
    expect(current(placed(entries, '/rules/pm/owner/'))).toEqual(['/rules/pm/']);
    expect(current(entries)).toEqual([]);
  });

  it('leaves alone a page that is listed, and one with nothing above it', () => {
    expect(current(placed([link('/tags/'), link('/tags/b/', true)], '/tags/b/'))).toEqual(['/tags/b/']);
    expect(current(placed([link('/rules/')], '/404/'))).toEqual([]);
  });
});

describe('neighbours', () => {
  it('finds the pages before and after across groups', () => {
    expect(neighbours([group(link('/a/'), link('/b/')), group(link('/c/', true)), link('/d/')])).toMatchObject({ prev: { href: '/b/' }, next: { href: '/d/' } });
  });

  it('has none before the first, none after the last, and none for a page that is not listed', () => {
    expect(neighbours([link('/a/', true), link('/b/')]).prev).toBeUndefined();
    expect(neighbours([link('/a/'), link('/b/', true)]).next).toBeUndefined();
    expect(neighbours([link('/a/')])).toEqual({ prev: undefined, next: undefined });
  });
});
