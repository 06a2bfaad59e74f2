/** The word lists in German and Japanese, as the rules use them. */
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { lintDocuments } from '../../src/lint/engine.ts';
import { findPhrases } from '../../src/lint/phrases.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { countWords } from '../../src/lint/words/customer-messages.ts';
import { context } from './context.ts';

const say = (path: string, text: string, ...ids: string[]): string[] => lintDocuments([parseDocument(path, text)], context(), { rules: rules.filter(({ id }) => ids.includes(id)) }).map(({ rule, range, message }) => `${rule} ${range.start.line}:${range.start.column} ${(/[`"](.*?)[`"]/.exec(message) ?? [])[1] ?? ''}`);

it('words of a language without spaces are found inside other words', () => {
  const phrases = ['確認不足', 'be careful'].map((words) => ({ words, reason: 'x' }));
  expect(findPhrases('設定の確認不足だった。Be careful.', phrases).map(({ index, text }) => `${index} ${text}`)).toEqual(['3 確認不足', '11 Be careful']);
  expect(findPhrases('確認', phrases.slice(0, 1))).toEqual([]);
});

describe('post-mortems', () => {
  const blame = (text: string): string[] => say('post-mortems/x.md', `## Hergang\n\n${text}\n`, 'pm/blameless');
  it.each([
    ['Die Ursache der Störung war menschliches Versagen.', ['pm/blameless 3:29 menschliches Versagen']],
    ['Für die Tabelle fehlte er: der Administrator hat vergessen, ihn anzulegen.', ['pm/blameless 3:32 Administrator hat vergessen']],
    ['Ada hätte das merken müssen.', ['pm/blameless 3:1 Ada hätte']],
    ['原因は作業者のミスと確認不足である。', ['pm/blameless 3:4 作業者のミス', 'pm/blameless 3:11 確認不足']],
    ['Der Alarm hätte früher kommen können. Niemand hat vergessen zu fragen.', []],
    ['Die Prüfung hat das übersehen.', []],
    ['確認した。', []],
    ['「担当者のミス」ではなく、仕組みの問題である。', []],
    ['ヒューマンエラーとして片付けない。', []],
    ['Es war kein menschliches Versagen.', []],
  ])('%s', (text, found) => {
    expect(blame(text)).toEqual(found);
  });

  const vague = (heading: string, item: string): string[] => say('post-mortems/x.md', `## ${heading}\n\n- [ ] ${item}\n`, 'pm/decidable');
  it.each([
    ['Maßnahmen', 'Bei Migrationen besser aufpassen', ['besser aufpassen']],
    ['Maßnahmen', 'Das Team sensibilisieren', ['sensibilisieren']],
    ['Maßnahmen', 'Alarm für leere Warteschlange einrichten', []],
    ['再発防止策', 'リリース時の確認を徹底する', ['確認を徹底']],
    ['再発防止策', '作業時に注意する', ['注意する']],
    ['再発防止策', 'アラートを追加する', []],
  ])('%s: %s', (heading, item, found) => {
    expect(vague(heading, item)).toEqual(found.map((words) => expect.stringContaining(words)));
  });
});

describe('messages', () => {
  it.each([
    ['Der Shop ist vermutlich wegen eines Updates langsam.', ['comms/speculation 1:14 vermutlich']],
    ['Ihr Vertrauen ist uns wichtig.', ['comms/marketing 1:1 Ihr Vertrauen ist']],
    ['現在、決済が利用できません。おそらくネットワークの問題です。', ['comms/speculation 1:15 おそらく']],
    ['業界最高水準の基盤です。', ['comms/marketing 1:1 業界最高']],
    ['○○様の決済', ['comms/placeholders 1:1 ○○']],
    ['Der Shop ist langsam. Nächste Meldung um 15:30 Uhr MESZ.', []],
    ['Nächste Meldung um 15:30 Uhr.', ['comms/time-zone 1:20 15:30']],
    ['次回の更新は 15:30（日本時間）です。', []],
  ])('%s', (text, found) => {
    expect(say('comms/status-update.md', `${text}\n`, 'comms/speculation', 'comms/marketing', 'comms/placeholders', 'comms/time-zone')).toEqual(found);
  });
});

it.each([['one two three', 3], ['決済が利用できません', 5], ['API の障害', 3], ['', 0]])('%j is read as %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});
