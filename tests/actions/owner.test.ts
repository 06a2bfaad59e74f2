import { describe, expect, it } from 'vitest';
import { ownerOfCell, ownerOfGroup, ownerOfText } from '../../src/actions/owner.ts';
import { NOWHERE } from './read.ts';

const ROSTER = {
  people: [{ id: 'zed', name: 'Zedekiah Quill', handles: ['@zq'] }],
  teams: ['Blue'],
  prefixes: [],
  hosts: [],
};

describe('ownerOfCell', () => {
  it.each([
    ['martym', 'martym', 'person'],
    ['@ana', '@ana', 'person'],
    ['ana@example.com', 'ana@example.com', 'person'],
    ['Jane Doe (SRE)', 'Jane Doe (SRE)', 'person'],
    ['JD', 'JD', 'person'],
    ['Ana, Bo', 'Ana, Bo', 'person'],
    ['Kaikei', 'Kaikei', 'person'],
    ['Payments squad', 'Payments squad', 'team'],
    ['SRE / platform', 'SRE / platform', 'team'],
    ['QA', 'QA', 'team'],
    ['@acme/platform', '@acme/platform', 'team'],
    ['@channel', '@channel', 'team'],
    ['Team', 'Team', 'team'],
    ['RAG 担当', 'RAG 担当', 'team'],
    ['TBD', 'TBD', 'placeholder'],
    ['?', '?', 'placeholder'],
    ['unassigned', 'unassigned', 'placeholder'],
    ['on-call engineer', 'on-call engineer', 'placeholder'],
    ['team lead', 'team lead', 'placeholder'],
    ['Doc Specialist', 'Doc Specialist', 'placeholder'],
    ['開発担当者', '開発担当者', 'placeholder'],
    ['—', null, null],
    ['N/A', null, null],
    ['', null, null],
  ])('%s → %s, %s', (cell, owner, ownerKind) => {
    expect(ownerOfCell(cell, NOWHERE)).toEqual({ owner, ownerKind });
  });
});

describe('ownerOfText', () => {
  it.each([
    ['Add an alert. Owner: @ana, OPS-1, due 2026-04-01', '@ana', 'person'],
    ['Add an alert (owner: Zbigniew)', 'Zbigniew', 'person'],
    ['Add an alert - @ana', '@ana', 'person'],
    ['Add an alert — @ana & @bo — #44', '@ana & @bo', 'person'],
    ['@ana: add an alert', '@ana', 'person'],
    ['[SRE] Add an alert', 'SRE', 'team'],
    ['(Backend) Return 503', 'Backend', 'team'],
    ['Maria: write the letter', 'Maria', 'person'],
    ['Maria to write the letter', 'Maria', 'person'],
    ['Write the letter (Maria)', 'Maria', 'person'],
    ['Write the letter (Maria, 2026-04-01)', 'Maria', 'person'],
    ['Write the letter – Platform team', 'Platform team', 'team'],
    ['Write the letter, assigned to Devon.', 'Devon', 'person'],
    ['担当: platform、期限: 2026-04-30', 'platform', 'team'],
    ['Redis: upgrade to 7', null, null],
    ['Upgrade Redis (Sentinel)', null, null],
    ['The storage team will add a quota', null, null],
    ['Ask the network team about the MTU', null, null],
    ['Tell @ana about the change and then close the gap', null, null],
    ['Use the owner field of the manifest', null, null],
  ])('%s → %s, %s', (text, owner, ownerKind) => {
    expect(ownerOfText(text, NOWHERE)).toEqual({ owner, ownerKind });
  });

  it('knows the people and teams of the roster by any of their names', () => {
    expect(ownerOfText('Zedekiah Quill: add an alert', ROSTER).ownerKind).toBe('person');
    expect(ownerOfText('Add an alert (zed)', ROSTER).ownerKind).toBe('person');
    expect(ownerOfText('Add an alert (Blue)', ROSTER).ownerKind).toBe('team');
    expect(ownerOfText('Add an alert (Blue)', NOWHERE).ownerKind).toBeNull();
  });
});

describe('ownerOfGroup', () => {
  it.each([
    ['Alice', 'Alice', 'person'],
    ["Alice's action items", 'Alice', 'person'],
    ['@ana', '@ana', 'person'],
    ['Platform team', 'Platform team', 'team'],
    ['SRE', 'SRE', 'team'],
    ['BinderHub', null, null],
    ['Documentation', null, null],
    ['Short term', null, null],
  ])('%s → %s, %s', (title, owner, ownerKind) => {
    expect(ownerOfGroup(title, NOWHERE)).toEqual({ owner, ownerKind });
  });
});
