/** German and Japanese: the words of states, owners and dates, alone and in documents written for these tests. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownTo } from '../../src/actions/known.ts';
import { dueOfCell, dueOfText } from '../../src/actions/words/due.ts';
import { GERMAN } from '../../src/actions/words/german.ts';
import { JAPANESE } from '../../src/actions/words/japanese.ts';
import { kindOfAssignee } from '../../src/actions/words/people.ts';
import { statusOfCell, statusOfText } from '../../src/actions/words/status.ts';
import { NOWHERE, read } from './read.ts';

const itemsOf = (name: string): string[] => read(readFileSync(new URL(`languages/${name}.md`, import.meta.url), 'utf8')).items.map(({ line, owner, ownerKind, due, status }) => [line, owner, ownerKind, due, status].map((part) => part ?? '-').join(' | '));

describe('documents', () => {
  it.each([
    ['german-table', [
      '20 | Anna Schmidt | person | 2026-03-31 | open',
      '21 | Team Plattform | team | Ende März | open',
      '22 | Jürgen Müller | person | 2026-04-01 | done',
      '23 | noch offen | placeholder | - | open',
      '24 | N. N. | placeholder | KW 14 | declined',
      '25 | Bereitschaft | placeholder | nächste Woche | open',
    ]],
    ['german-lists', [
      '9 | Anna Schmidt | person | 2026-03-15 | open',
      '10 | Jürgen | person | - | done',
      '11 | Team Infrastruktur | team | 2026-04-01 | open',
      '12 | Petra Klein | person | 2026-04-30 | open',
      '13 | wird noch geklärt | placeholder | - | open',
      '17 | - | - | - | done',
      '18 | Max Weber | person | Freitag | -',
      '19 | - | - | - | open',
      '23 | - | - | - | done',
      '27 | - | - | - | open',
    ]],
    ['japanese-table', [
      '15 | 田中太郎 | person | 2026-03-31 | open',
      '16 | 基盤チーム | team | 3月末 | open',
      '17 | 佐藤 花子 | person | 2026-04-01 | done',
      '18 | 未定 | placeholder | 来週 | open',
      '19 | SRE | team | 今月中 | open',
      '20 | @suzuki | person | - | done',
      '21 | 要アサイン | placeholder | - | declined',
      '22 | 担当者未定 | placeholder | - | open',
      '23 | 山田 | person | 5月中旬 | open',
    ]],
    ['japanese-lists', [
      '9 | 田中 | person | 2026-04-10 | open',
      '10 | 佐藤 | person | - | done',
      '11 | 基盤チーム | team | 4月末 | open',
      '12 | 鈴木一郎 | person | 2026-05-01 | open',
      '13 | - | - | - | done',
      '17 | 山田さん | person | 5月15日 | -',
      '18 | 未定 | placeholder | - | -',
    ]],
  ])('%s', (name, items) => {
    expect(itemsOf(name)).toEqual(items);
  });
});

describe('states', () => {
  it.each([GERMAN, JAPANESE].flatMap(({ status }) => (['open', 'done', 'declined'] as const).flatMap((state) => status[state].map((word) => [word, state] as const))))('%s is %s', (word, state) => {
    expect(statusOfCell(word)).toBe(state);
    expect(statusOfCell(`**${word.toUpperCase()}** (2026-03-01)`.replaceAll('*', ''))).toBe(state);
  });
  it.each([['Offenbach', null], ['neuer Cache', null], ['fertigen', null], ['', null]])('%j says none', (cell, state) => {
    expect(statusOfCell(cell)).toBe(state);
  });
  it.each([
    ['Alarm einrichten (noch nicht erledigt)', 'open'],
    ['Alarm einrichten (erledigt am 3. März)', 'done'],
    ['Stand: in Arbeit – Alarm einrichten', 'open'],
    ['Neuen Server einrichten (neu)', null],
    ['アラートを追加する（対応済み）', 'done'],
    ['【完了】アラートを追加する', 'done'],
    ['完了条件を明記する', null],
    ['未対応のアラートを減らす', null],
    ['対応中の手順を見直す', null],
  ])('%s: %s', (text, state) => {
    expect(statusOfText(text)).toBe(state);
  });
});

describe('assignees', () => {
  const kind = (name: string): string | null => kindOfAssignee(name, knownTo(NOWHERE));
  it.each([...GERMAN.nobody, ...JAPANESE.nobody].map((name) => [name]))('%s names nobody', (name) => {
    expect(kind(name)).toBe('placeholder');
  });
  it.each(['Team Plattform', 'Abteilung Netzwerk', 'Systembetrieb', 'Geschäftsführung', 'インフラチーム', '開発部', '総務課', 'SREグループ', '全員', '委託先'])('%s is a team', (name) => {
    expect(kind(name)).toBe('team');
  });
  it.each(['Jürgen Müller', 'Heike', '服部', '服部さん', '小室', '阿部 寛', '田中太郎', '佐々木', '高橋（SRE）', 'Yuki Tanaka'])('%s is a person', (name) => {
    expect(kind(name)).toBe('person');
  });
});

describe('dates', () => {
  it.each([
    ['31.03.2026', '2026-03-31'],
    ['bis 31.03.2026', '2026-03-31'],
    ['15. März 2026', '2026-03-15'],
    ['1. Okt. 2026', '2026-10-01'],
    ['bis Ende März', 'Ende März'],
    ['KW 14', 'KW 14'],
    ['nächste Woche', 'nächste Woche'],
    ['noch offen', null],
    ['langfristig', null],
    ['2026年3月31日', '2026-03-31'],
    ['令和8年4月1日', '2026-04-01'],
    ['2026/4/1まで', '2026-04-01'],
    ['3月末まで', '3月末'],
    ['来週中', '来週中'],
    ['未定', null],
    ['随時', null],
  ])('a cell %j is %s', (cell, due) => {
    expect(dueOfCell(cell)).toBe(due);
  });
  it.each([
    ['Alarm einrichten bis 15. März 2026', '2026-03-15'],
    ['Alarm einrichten, spätestens bis 01.04.2026 (OPS-1)', '2026-04-01'],
    ['Alarm einrichten. Frist: noch offen', null],
    ['Alarm, der bis zum Neustart hält', null],
    ['Seit 3. März 2026 gestört', null],
    ['4月10日までにアラートを追加する', '4月10日'],
    ['アラートを追加する（期限：2026/04/10）', '2026-04-10'],
    ['3月1日に発生した障害を記録する', null],
  ])('%s: %s', (text, due) => {
    expect(dueOfText(text)).toBe(due);
  });
});
