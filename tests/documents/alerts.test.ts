import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertRulesOf, readAlerts } from '../../src/documents/alerts.ts';

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
    ['other spellings of the key, among annotations', 'groups:\n  - rules:\n      - alert: A\n        expr: x\n        annotations: { runbookURL: r/a }\n      - alert: B\n        expr: x\n        annotations: { playbook_url: r/b }\n      - alert: C\n        expr: x\n        annotations: { runbook-uri: r/c, description: see the playbook }\n', ['5:36 A r/a', '8:38 B r/b', '11:37 C r/c']],
    ['an address that is still to be written', 'groups:\n  - rules:\n      - alert: A\n        expr: x\n        annotations: { runbook_url: TODO }\n      - alert: B\n        expr: x\n        annotations: { runbook_url: "" }\n', ['3:16 A null', '6:16 B null']],
    ['Grafana as a resource of its own', '{"kind":"AlertRule","spec":{"title":"Down","trigger":{"interval":"1m"},"expressions":{"A":{}}}}', ['1:37 Down null']],
    ["Grafana's ruler, with the annotations beside the alert", '{"rules":[{"grafana_alert":{"title":"Down","condition":"C","data":[]},"annotations":{"runbook_url":"https://x/runbooks/down"}},{"grafana_alert":{"title":"Slow","condition":"C","data":[]}}]}', ['1:100 Down https://x/runbooks/down', '1:154 Slow null']],
    ['no YAML', 'runbook_url: [', []],
    ['annotations by an alias', 'x: &common { runbook_url: r/a }\ngroups:\n  - rules:\n      - alert: A\n        expr: x\n        annotations: *common\n      - alert: B\n        expr: x\n        annotations: *unknown\n', ['1:27  r/a', '4:16 A r/a', '7:16 B null']],
    ['annotations with a merge key, and alerts with one', 'x: &common { runbook_url: r/a }\ny: &alert { annotations: { <<: [*other, *common] } }\nz: &round { <<: *round }\ngroups:\n  - rules:\n      - alert: A\n        expr: x\n        annotations: { <<: *common, summary: Down }\n      - <<: *alert\n        alert: B\n        expr: x\n      - <<: *round\n        alert: C\n        expr: x\n', ['1:27  r/a', '6:16 A r/a', '10:16 B r/a', '13:16 C null']],
    ['aliases are not followed', 'a: &a\n  runbook_url: https://x/runbooks/down\nb: *a\n', ['2:16  https://x/runbooks/down']],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('a Helm chart', () => {
  const CHART = `{{- /*
Generated from a group
*/ -}}
{{- if .Values.create }}
kind: PrometheusRule
metadata:
  name: {{ printf "%s-x" (include "x.name" .) | trunc 63 }}
  labels:
{{ include "x.labels" . | indent 4 }}
spec:
  groups:
  - name: x
    rules:
{{- if not .Values.off }}
    - alert: Down
      annotations:
        description: Of {{\`{{\`}} $labels.pod {{\`}}\`}}.
        runbook_url: {{ .Values.base }}/shop/down
      expr: |-
        up{job="{{ $job }}"} == 0
{{- end }}
    - alert: {{ .Values.prefix }}Slow
      annotations: { runbook_url: "{{ .Values.base }}/shop/slow" }
      expr: slow
{{- end }}
`;

  it('is read as the YAML it becomes, with every place where it stands', () => {
    expect(read(CHART)).toEqual(['18:22 Down {{ .Values.base }}/shop/down', '23:35 {{ .Values.prefix }}Slow {{ .Values.base }}/shop/slow']);
    expect(readAlerts(CHART).problem).toBeNull();
  });

  it('ends on braces without end', () => {
    const start = performance.now();
    expect(read(`runbook_url: [\n${'{{ '.repeat(300_000)}`)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('a file that cannot be read', () => {
  it.each<[string, string, string | null]>([
    ['a tab', 'groups:\n  - rules:\n\t- alert: A\n\t  expr: x\n', '3:1 Tabs are not allowed as indentation'],
    ['too long', `alert: x\n${'#'.repeat(2_000_000)}`, '1:1 it is longer than 2 million characters'],
    ['nested without end', `alert: ${'{{ '.repeat(100_000)}`, '1:1 it is nested too deep'],
    ['well', 'alert: x\nexpr: y\n', null],
    ['nothing to do with alerts', 'a: [', null],
  ])('%s', (_name, text, expected) => {
    const { problem } = readAlerts(text);
    expect(problem && `${problem.range.start.line}:${problem.range.start.column} ${problem.message}`).toBe(expected);
  });
});

it('a long dashboard without alerts is put aside soon', () => {
  const text = JSON.stringify({ panels: Array.from({ length: 4000 }, () => ({ title: 'p', targets: [{ expr: 'x'.repeat(50), refId: 'A' }], thresholds: [{ condition: 'x' }], gridPos: { h: 1, w: 2 } })) }, null, 2);
  const start = performance.now();
  expect(read(text)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(300);
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
