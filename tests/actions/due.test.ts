import { describe, expect, it } from 'vitest';
import { dueActions } from '../../src/actions/due.ts';
import { ledgerOf } from '../../src/actions/ledger.ts';
import type { ActionItem, ActionStatus } from '../../src/actions/model.ts';

const at = { line: 1, column: 1, offset: 0 };
const item = (line: number, due: string | null, status: ActionStatus | null = null): ActionItem => ({ file: 'a.md', line, range: { start: at, end: at }, text: 'x', owner: 'Ada', ownerKind: 'person', tickets: [], labels: [], due, status });
const rules = { neverShip: { window: 86_400, share: 0.5, escalateTo: 'boss' }, actionItems: { owner: 'person' as const } };
const found = (items: readonly ActionItem[], now: string): string[] => {
  const seconds = Date.parse(now) / 1000;
  const { entries } = ledgerOf([{ title: 't', incident: null, since: null, promised: null, items }], rules, seconds);
  return dueActions(entries, seconds).map(({ entry, at: end, late }) => `${entry.item.line} ${new Date(end * 1000).toISOString().slice(0, 16)}${late ? ' late' : ''}`);
};

describe('action items that are due', () => {
  it('are open ones with a date, the earliest first', () => {
    expect(found([item(1, '2026-05-01'), item(2, '2026-04-01', 'open'), item(3, null), item(4, '2026-04-01', 'done'), item(5, 'soon'), item(6, 'Q2 2026')], '2026-03-01T00:00Z')).toEqual(['2 2026-04-02T00:00', '1 2026-05-02T00:00', '6 2026-07-01T00:00']);
  });
  it.each([
    ['2026-04-01T23:59:59Z', '1 2026-04-02T00:00'],
    ['2026-04-02T00:00:00Z', '1 2026-04-02T00:00 late'],
  ])('are late once their day is over: at %s', (now, expected) => {
    expect(found([item(1, '2026-04-01')], now)).toEqual([expected]);
  });
});
