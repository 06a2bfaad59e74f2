import { describe, expect, it } from 'vitest';
import { dueOfCell, dueOfGroup, dueOfText, normaliseDue } from '../../../src/actions/words/due.ts';

describe('normaliseDue', () => {
  it.each([
    ['2026-04-01', '2026-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['2026年4月1日', '2026-04-01'],
    ['April 1st, 2026', '2026-04-01'],
    ['1 Apr 2026', '2026-04-01'],
    ['31.03.2026', '2026-03-31'],
    ['3/31/2026', '2026-03-31'],
    ['31/3/2026', '2026-03-31'],
    ['03/04/2026', '03/04/2026'],
    ['Q4 2026', 'Q4 2026'],
    ['2026-13-45', '2026-13-45'],
  ])('%s → %s', (written, due) => {
    expect(normaliseDue(written)).toBe(due);
  });
});

describe('dueOfCell', () => {
  it.each([
    ['2026-04-01', '2026-04-01'],
    ['**Q3**', 'Q3'],
    ['TBD', null],
    ['—', null],
    ['short-term', null],
    ['', null],
    ['end of June', 'end of June'],
  ])('%s → %s', (cell, due) => {
    expect(dueOfCell(cell)).toBe(due);
  });
});

describe('dueOfText', () => {
  it.each([
    ['Add an alert. Owner: @ana, OPS-1, due 2026-04-01', '2026-04-01'],
    ['Add an alert (due: 1 May 2026)', '2026-05-01'],
    ['Add an alert by Friday', 'Friday'],
    ['Add an alert by the end of Q3', 'end of Q3'],
    ['Add an alert - 2026-04-01', '2026-04-01'],
    ['Add an alert (Ana, 2026-04-01)', '2026-04-01'],
    ['Rate limits on all APIs (week of Sep 23)', 'Sep 23'],
    ['Security training (Oct 1-15)', 'Oct 1-15'],
    ['Audit of old code (complete by Dec 31)', 'Dec 31'],
    ['Finish the audit within two weeks', 'within two weeks'],
    ['担当: 佐藤、期限: 2026-04-01', '2026-04-01'],
    ['Write down what happened on 2026-01-12', null],
    ['Audit the change of 2026-01-12', null],
    ['Completed: 2026-01-12', null],
    ['Reduce the p99 by 20 percent', null],
    ['Sort the rows by name', null],
  ])('%s → %s', (text, due) => {
    expect(dueOfText(text)).toBe(due);
  });
});

describe('dueOfGroup', () => {
  it.each([
    ['Long term (Q4 2025 - Q1 2026)', 'Q4 2025 - Q1 2026'],
    ['In progress (next 2 weeks)', 'next 2 weeks'],
    ['To complete before the next release:', 'before the next release'],
    ['Short term', null],
    ['Long-term improvements', null],
    ['Technical', null],
    ['Correction (added 2026-05-14 22:00)', null],
    ['Follow-ups (written on 3 March 2026)', null],
    ['Fase 1 (esta sprint)', 'esta sprint'],
    ['Kurzfristig (dieser Sprint)', 'dieser Sprint'],
    ['Immediate (before next deployment)', 'before next deployment'],
    ['Immediate (Deadline: 17:00 KST Today)', '17:00 KST Today'],
    ['What we know today', null],
    ['Next steps – before the next on-call shift', 'before the next on-call shift'],
    ['Before the next deployment: what we knew', null],
  ])('%s → %s', (title, due) => {
    expect(dueOfGroup(title)).toBe(due);
  });
});
