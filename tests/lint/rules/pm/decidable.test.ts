import { describe, expect, it } from 'vitest';
import { rule } from '../../../../src/lint/rules/pm/decidable.ts';
import { say } from '../check.ts';

const judged = (item: string): boolean => say(rule, `## Action items\n\n- ${item}\n`).length > 0;

describe('nobody can tell when it is done', () => {
  it.each([
    'Be more careful with migrations', 'be extra careful', 'Pay more attention to alerts', 'Remember to announce migrations', "Don't forget the replica",
    'Find a way to handle slow builds', 'Figure out how to monitor CVEs', 'Minimize copy-paste errors by users', 'Emphasize the importance of our policies', 'Remind everyone of the runbook',
    'Investigate slow queries', 'Look into flaky deploys', 'Consider a second region', 'Discuss alerting', 'Try to reduce load', 'Improve monitoring',
    'Better documentation', 'More tests', 'We should improve communication', 'Raise awareness of the runbook', 'Make sure this does not happen again', 'Keep an eye on the queue', 'Investigate slow queries (SHOP-12)',
    'Zweite Region prüfen', 'Alarme überlegen.', 'Die Warteschlange im Auge behalten', '別リージョンの利用を検討する', '原因を調査する。', 'アラートの閾値を確認',
  ])('%s', (item) => {
    expect(judged(item)).toBe(true);
  });
});

describe('a reviewer could tell', () => {
  it.each([
    'Alert on an empty cache', 'Add a test for empty baskets', 'Run the report on the replica', 'Remove the old cluster', 'Document how to restore',
    'Investigate slow queries and write up the five worst', 'Improve p99 of search to 300 ms', 'Improve the error page so that it names the status page',
    'Consider a second region until 2026-06-01', 'Increase the timeout to 30 s', 'Keep the retry budget on', 'Teach the linter to reject careless migrations',
    'Discuss a second region and decide', 'Prüfen, ob die Sicherung lesbar ist', 'Zweite Region prüfen und Entscheidung aufschreiben', '確認手順を手順書に追加する', '全サービスで世代が一致していることを確認する', '復元できるかを確認する', '検討結果を手順書に書く', 'Move the runbook into the repository, since a link in the wiki was more than anybody found',
  ])('%s', (item) => {
    expect(judged(item)).toBe(false);
  });
});
