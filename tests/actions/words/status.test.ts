import { describe, expect, it } from 'vitest';
import { statusOfCell, statusOfText } from '../../../src/actions/words/status.ts';

describe('statusOfCell', () => {
  it.each([
    ['Done', 'done'], ['✅', 'done'], ['**完了**', 'done'], ['100%', 'done'], ['yes', 'done'], ['Done（#1）', 'done'],
    ['Not done', 'open'], ['In progress', 'open'], ['TODO', 'open'], ['未着手', 'open'], ['offen', 'open'], ['no', 'open'], ['⏳', 'open'],
    ["Won't fix", 'declined'], ['Cancelled', 'declined'], ['obsolete', 'declined'],
    ['', null], ['—', null], ['see above', null],
  ])('%s → %s', (cell, status) => {
    expect(statusOfCell(cell)).toBe(status);
  });
});

describe('statusOfText', () => {
  it.each([
    ['✅ Add an alert', 'done'],
    ['Add an alert (DONE)', 'done'],
    ['Add an alert - done', 'done'],
    ["Add an alert - '''Done'''", 'done'],
    ['[done] Add an alert', 'done'],
    ['Add an alert. Status: in progress', 'open'],
    ['Add an alert [in progress]', 'open'],
    ['Add an alert 完了: 2026-04-16', 'done'],
    ['Audit old code (complete by Dec 31)', null],
    ['Audit old code (completed by Ana)', 'done'],
    ['Define what done means', null],
    ['Check that closed tickets are archived', null],
    ['Fix the open connections', null],
  ])('%s → %s', (text, status) => {
    expect(statusOfText(text)).toBe(status);
  });
});
