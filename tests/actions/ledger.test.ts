import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueEnd, filterLedger, groupLedger, GROUPINGS, ledgerOf, ledgerTotals } from '../../src/actions/ledger.ts';
import type { LedgerSource } from '../../src/actions/ledger.ts';
import type { ActionItem, ActionStatus, OwnerKind } from '../../src/actions/model.ts';

const DAY = 86_400;
const NOW = Date.UTC(2026, 2, 21) / 1000;
const rules = (owner: 'person' | 'person-or-team' = 'person') => ({ neverShip: { window: 60 * DAY, share: 0, escalateTo: 'em' }, actionItems: { owner } });
const place = { line: 1, column: 1, offset: 0 };
const item = (changes: Partial<ActionItem> = {}): ActionItem => ({ file: 'a.md', line: 1, range: { start: place, end: place }, text: 'x', owner: 'Ada', ownerKind: 'person', tickets: [], labels: [], due: null, status: 'open', ...changes });
const source = (items: readonly ActionItem[], changes: Partial<LedgerSource> = {}): LedgerSource => ({ title: 'T', incident: 'INC-1', since: NOW - 100 * DAY, promised: NOW - 100 * DAY, items, ...changes });

describe('dueEnd', () => {
  it.each([
    ['2026-03-21', '2026-03-22'],
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
    ['2026-02', '2026-03-01'],
    ['Q1 2026', '2026-04-01'],
    ['q4 2026', '2027-01-01'],
    ['2026 Q2', '2026-07-01'],
    ['2026-Q2', '2026-07-01'],
    ['H1 2026', '2026-07-01'],
    ['next sprint', null],
    ['Q5 2026', null],
    ['', null],
  ])('%s', (due, day) => expect(dueEnd(due)).toBe(day === null ? null : Date.parse(`${day}T00:00Z`) / 1000));
});

describe('ledgerOf', () => {
  it.each([
    [{ due: '2026-03-20' }, true],
    [{ due: '2026-03-21' }, false],
    [{ due: '2026-03-20', status: 'done' }, false],
    [{ due: '2026-03-20', status: 'declined' }, false],
    [{ due: '2026-03-20', status: null }, true],
    [{ due: 'soon' }, false],
  ] as [Partial<ActionItem>, boolean][])('%j overdue: %s', (changes, overdue) => expect(ledgerOf([source([item(changes)])], rules(), NOW).entries[0]?.overdue).toBe(overdue));

  it.each([
    ['person', 'person', false],
    ['team', 'person', true],
    ['team', 'person-or-team', false],
    ['placeholder', 'person-or-team', true],
    [null, 'person-or-team', true],
  ] as [OwnerKind | null, 'person' | 'person-or-team', boolean][])('owner %s where the policy says %s: unowned %s', (ownerKind, owner, unowned) => {
    expect(ledgerOf([source([item({ ownerKind })])], rules(owner), NOW).entries[0]?.unowned).toBe(unowned);
  });

  it('stands the oldest first, unknown ages last', () => {
    const ledger = ledgerOf([source([item({ text: 'unknown' })], { since: null }), source([item({ text: 'new' })], { since: NOW }), source([item({ text: 'old' })])], rules(), NOW);
    expect(ledger.entries.map((entry) => [entry.item.text, entry.age])).toEqual([['old', 100 * DAY], ['new', 0], ['unknown', null]]);
  });

  it('the alarm counts what was promised, and examples are no promise', () => {
    expect(ledgerOf([source([item()])], rules(), NOW).shipped).toEqual({ old: 1, done: 0, never: true });
    expect(ledgerOf([source([item()], { promised: null })], rules(), NOW).shipped.never).toBe(false);
    expect(ledgerOf([source([item(), item({ status: 'done' })])], rules(), NOW).shipped.never).toBe(false);
  });
});

describe('groups and filters', () => {
  it('by age and by owner, nobody last', () => {
    const { entries } = ledgerOf([source([item({ owner: null }), item({ owner: 'zoe' }), item({ owner: 'Ada' })]), source([item()], { since: NOW - 400 * DAY }), source([item()], { since: NOW - 5 * DAY }), source([item()], { since: null })], rules(), NOW);
    expect(groupLedger(entries, 'age').map(({ title }) => title)).toEqual(['older than a year', 'older than 90 days', '30 days or younger', 'nobody knows how old']);
    expect(groupLedger(entries, 'owner').map(({ title }) => title)).toEqual(['Ada', 'zoe', 'nobody']);
  });

  it('groups hold every entry once, filters only leave out, numbers add up', () => {
    const status = fc.constantFrom<ActionStatus | null>('open', 'done', 'declined', null);
    const some = fc.record({ owner: fc.option(fc.constantFrom('Ada', 'ben', '__proto__')), status, due: fc.option(fc.constantFrom('2025-01-01', '2027-01-01', 'soon')), line: fc.nat(9) });
    const sources = fc.array(fc.record({ items: fc.array(some.map((changes) => item(changes)), { maxLength: 4 }), since: fc.option(fc.integer({ min: 0, max: NOW })), incident: fc.option(fc.constantFrom('INC-1', 'constructor')) }), { maxLength: 5 });
    fc.assert(fc.property(sources, fc.constantFrom(...GROUPINGS), (list, by) => {
      const { entries } = ledgerOf(list.map(({ items, since, incident }) => source(items, { since, incident, promised: since })), rules(), NOW);
      expect(groupLedger(entries, by).flatMap((group) => group.entries).length).toBe(entries.length);
      const { items, open, done, declined, overdue } = ledgerTotals(entries);
      expect(open + done + declined).toBe(items);
      expect(filterLedger(entries, { overdue: true })).toHaveLength(overdue);
      expect(filterLedger(entries, {})).toEqual(entries);
    }));
  });
});
