import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertRulesOf } from '../../src/documents/alerts.ts';

const read = (text: string): string[] => alertRulesOf(text).map(({ alert, runbook, range }) => `${range.start.line}:${range.start.column} ${alert} ${runbook}`);

describe('files of many tools', () => {
  it.each([
    ['Prometheus', 'groups:\n  - name: g\n    rules:\n      - alert: Down\n        expr: up == 0\n        annotations:\n          runbook_url: https://x/runbooks/down\n', ['7:24 Down https://x/runbooks/down']],
    ['the PrometheusRule resource, several documents', 'kind: ConfigMap\n---\nkind: PrometheusRule\nspec:\n  groups:\n    - rules:\n        - alert: Down\n          expr: up\n          annotations: { runbook: runbooks/down.md }\n', ['9:35 Down runbooks/down.md']],
    ['Grafana as JSON', '{"rules":[{"title":"Down","annotations":{"runbook_url":"https://x/runbooks/down"}}]}', ['1:56 Down https://x/runbooks/down']],
    ['Grafana, provisioned, without a runbook', '{"groups":[{"rules":[{"uid":"a","title":"Down","condition":"C","data":[]}]}]}', ['1:41 Down null']],
    ['a panel is no rule', '{"panels":[{"title":"Down","condition":"C"}]}', []],
    ['a rule without', 'groups:\n  - rules:\n      - alert: Down\n        expr: up == 0\n      - record: x\n        expr: up\n', ['3:16 Down null']],
    ['a key that only has the same name', 'runbook: runbooks/incident.md\nalert: { name: x }\n', []],
    ['no YAML', 'runbook_url: [', []],
    ['aliases are not followed', 'a: &a\n  runbook_url: https://x/runbooks/down\nb: *a\n', ['2:16  https://x/runbooks/down']],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

it('never throws', () => {
  const scraps = fc.array(fc.constantFrom('alert: x\n', 'runbook_url: y\n', '  ', '- ', '{', '}', '[', ']', '&a ', '*a ', '!!js ', '"', ':', '\n', '---\n', 'annotations:\n', '\t'), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(fc.property(scraps, (text) => {
    expect(Array.isArray(alertRulesOf(text))).toBe(true);
  }), { numRuns: 300 });
});

it('ends on what is nested without end', () => {
  const start = performance.now();
  expect(alertRulesOf(`runbook_url: ${'['.repeat(20_000)}`)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(5000);
});
