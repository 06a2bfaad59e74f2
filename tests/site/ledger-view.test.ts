import { describe, expect, it } from 'vitest';
import { ledgerOf } from '../../src/actions/ledger.ts';
import type { LedgerSource } from '../../src/actions/ledger.ts';
import type { ActionItem } from '../../src/actions/model.ts';
import { ledgerView } from '../../src/site/ledger-view.ts';
import { fixture } from './fixture.ts';

const { policy } = fixture();
const DAY = 86_400;
const NOW = Date.UTC(2026, 2, 21) / 1000;
const place = { line: 1, column: 1, offset: 0 };
const item = (changes: Partial<ActionItem>): ActionItem => ({ file: 'content/post-mortems/a.md', line: 1, range: { start: place, end: place }, text: 'Test the restore', owner: 'Ada Novak', ownerKind: 'person', tickets: ['OPS-1'], labels: [], due: '2026-04-01', status: 'open', ...changes });
const source = (items: readonly ActionItem[], days: number | null): LedgerSource => {
  const since = days === null ? null : NOW - days * DAY;
  return { title: 'Search was slow', incident: 'INC-1', since, promised: since, items };
};
const view = (...sources: readonly LedgerSource[]) => ledgerView(ledgerOf(sources, policy.postMortem, NOW), policy);

describe('the lists', () => {
  it('writes an item with its owner, date, age, tickets and post-mortem', () => {
    expect(view(source([item({})], 1)).open).toEqual([
      { text: 'Test the restore', owner: 'Ada Novak', due: 'due 2026-04-01', age: '1 day old', tickets: ['OPS-1'], postMortem: 'Search was slow', path: '/post-mortems/a/' },
    ]);
  });

  it('says what is missing, what is late, and links no file that is no page', () => {
    const { open, overdue } = view(source([item({ owner: null, ownerKind: null, due: null }), item({ line: 2, owner: 'Search', ownerKind: 'team', due: '2026-03-20' })], null));
    expect(open[0]).toMatchObject({ owner: 'nobody', due: 'no due date', age: null });
    expect(view(source([item({ file: 'elsewhere/a.md' })], 1)).open[0]?.path).toBeNull();
    expect(overdue).toMatchObject([{ owner: 'Search (team)', due: 'overdue, was due 2026-03-20' }]);
  });

  it('keeps what is done or declined out of all of them, and counts it', () => {
    const { totals, open, overdue, unowned } = view(source([item({ status: 'done', due: '2026-01-01' }), item({ status: 'declined', owner: null, ownerKind: null }), item({ owner: 'TBD', ownerKind: 'placeholder' })], 5));
    expect(totals).toEqual({ items: 3, open: 1, overdue: 0, unowned: 1, done: 1, declined: 1 });
    expect([open.length, overdue.length, unowned.length]).toEqual([1, 0, 1]);
  });

  it('counts by owner, nobody last', () => {
    expect(view(source([item({ owner: null, ownerKind: null }), item({ owner: 'Ben Carter', due: '2026-01-01' }), item({ status: 'done' }), item({})], 5)).owners).toEqual([
      { owner: 'Ada Novak', open: 1, overdue: 0, done: 1 },
      { owner: 'Ben Carter', open: 1, overdue: 1, done: 0 },
      { owner: 'nobody', open: 1, overdue: 0, done: 0 },
    ]);
  });

  it('is empty where nothing was promised', () => expect(view()).toMatchObject({ open: [], overdue: [], unowned: [], owners: [] }));
});

describe('the alarm, in a policy that waits 60 days and asks for more than 10 %', () => {
  const escalated = 'the policy escalates that to director on-call.';
  it.each([
    ['nothing is old', [source([item({})], 60)], `No action item that counts is older than 60 days yet. If no more than 10 % of the old ones ship, ${escalated}`],
    ['some shipped', [source([item({}), item({ status: 'done' })], 61)], `Of 2 action items older than 60 days, 1 has shipped. If no more than 10 % of the old ones ship, ${escalated}`],
    ['none shipped', [source([item({}), item({})], 61)], 'Of 2 action items older than 60 days, none has shipped. The policy escalates that to director on-call. Talk to them about room for this work, not about the people who own it.'],
  ])('%s', (_, sources, words) => expect(view(...sources).alarm).toBe(words));

  it('speaks of none where the policy is content with one', () => {
    const lenient = fixture().policy;
    lenient.postMortem.neverShip.share = 0;
    expect(ledgerView(ledgerOf([], lenient.postMortem, NOW), lenient).alarm).toContain('If none of the old ones ships,');
  });
});
