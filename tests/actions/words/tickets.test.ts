import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/documents/parse.ts';
import { flattenAll } from '../../../src/actions/flatten.ts';
import { ticketsOf } from '../../../src/actions/words/tickets.ts';
import { NOWHERE } from '../read.ts';

const tickets = (markdown: string, context = NOWHERE): string[] => ticketsOf([flattenAll(parseDocument('a.md', markdown).tree.children)], context);

describe('ticketsOf', () => {
  it.each([
    ['Fix it OPS-101', ['OPS-101']],
    ['Fix it (#42)', ['#42']],
    ['Fix it acme/api#42', ['acme/api#42']],
    ['Fix it GH-42 and !43', ['GH-42', '!43']],
    ['[Fix it](https://github.com/acme/api/issues/7)', ['https://github.com/acme/api/issues/7']],
    ['https://gitlab.com/acme/infra/-/merge_requests/12.', ['https://gitlab.com/acme/infra/-/merge_requests/12']],
    ['[OPS-9](https://acme.atlassian.net/browse/OPS-9)', ['https://acme.atlassian.net/browse/OPS-9']],
    ['https://linear.app/acme/issue/ENG-12/fix-the-thing', ['https://linear.app/acme/issue/ENG-12/fix-the-thing']],
    ['https://bugzilla.example.org/show_bug.cgi?id=1634127', ['https://bugzilla.example.org/show_bug.cgi?id=1634127']],
    ['T287441 and Bug 5554823', ['T287441', 'Bug 5554823']],
    ['See ADR-0042, RFC-7231, UTF-8, SHA-256, SEV-1, CVE-2024-3094, ISO-8601, X-509', []],
    ['[[ADR-000747]] and [[PM-2026-028]]', []],
    ['https://github.com/acme/api/blob/main/README.md#L12', []],
    ['https://github.com/acme/api/commit/70c7229f0b', []],
    ['https://github.com/search?q=repo%3Aacme+OPS-1&type=code', []],
    ['https://github.com/acme/api/wiki/OPS-12', []],
    ['[docs for OPS-1](https://docs.example.com/guide.md)', []],
    ['priority #1, incident #465', []],
    ['finding #2, hallazgo #4, étape #1', []],
    ['version 1.2.3-4, p99-5, node-16', []],
  ])('%s → %j', (markdown, expected) => {
    expect(tickets(markdown)).toEqual(expected);
  });

  it('takes the prefixes and hosts of the project for tickets, whatever they look like', () => {
    expect(tickets('ADR-7', { ...NOWHERE, prefixes: ['ADR'] })).toEqual(['ADR-7']);
    expect(tickets('https://work.example.com/x/17', { ...NOWHERE, hosts: ['work.example.com'] })).toEqual(['https://work.example.com/x/17']);
  });

  it('reads row numbers of a table as no keys, and larger ones as keys', () => {
    const flat = flattenAll(parseDocument('a.md', 'OPS-3').tree.children);
    expect(ticketsOf([flat], NOWHERE, { rowIds: 5 })).toEqual([]);
    expect(ticketsOf([flat], NOWHERE, { rowIds: 2 })).toEqual(['OPS-3']);
  });
});
