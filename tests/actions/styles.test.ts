// Small documents in the manner of many organisations, written for these tests, with the items that stand in them.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

/** What is expected of one item; owner, ticket and due are parts of what must be found. */
interface Expected {
  line: number;
  owner: string | null;
  kind: string | null;
  ticket: string | null;
  due: string | null;
  status: string | null;
}

const folder = new URL('styles/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, Expected[]>;

describe('styles', () => {
  it('has an expectation for every document and a document for every expectation', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
    expect(names.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s', (name, items) => {
    const found = read(readFileSync(new URL(`${name}.md`, folder), 'utf8')).items;
    expect(found.map((item) => item.line)).toEqual(items.map((item) => item.line));
    items.forEach((want, at) => {
      const got = found[at];
      expect({ kind: got?.ownerKind, status: got?.status }, `line ${want.line}`).toEqual({ kind: want.kind, status: want.status });
      expect(got?.owner?.toLowerCase() ?? null, `owner, line ${want.line}`).toEqual(want.owner === null ? null : expect.stringContaining(want.owner.toLowerCase()));
      expect(got?.due ?? null, `due, line ${want.line}`).toEqual(want.due === null ? null : expect.stringContaining(want.due));
      expect(got?.tickets.join(' '), `tickets, line ${want.line}`).toEqual(want.ticket === null ? '' : expect.stringContaining(want.ticket));
    });
  });
});
