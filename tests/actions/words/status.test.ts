import { describe, expect, it } from 'vitest';
import { statusOfCell, statusOfGroup, statusOfText } from '../../../src/actions/words/status.ts';

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

describe('statusOfGroup', () => {
  it.each([
    ['Immediate actions (completed)', 'done'],
    ['Planned actions (planned or in-progress)', 'open'],
    ['To complete before the release', 'open'],
    ["Won't do", 'declined'],
    ['Corrective actions applied', 'done'], ['Medidas preventivas implementadas', 'done'], ['Ações corretivas (feitas)', 'done'], ['Сделано', 'done'],
    ['Ações preventivas (pendentes)', 'open'], ['Acciones pendientes', 'open'], ['Actions à faire', 'open'],
    ['What we changed', 'done'],
    ["What we've improved since", 'done'],
    ['What are we going to do about it?', null],
    ['Action items', null],
    ['✅ Next steps', null], ['✅ Action items (completed)', 'done'], ['Next steps ✅', 'done'], ['✅ Short term', 'done'],
  ])('%s → %s', (title, status) => {
    expect(statusOfGroup(title)).toBe(status);
  });
});
