import type { AlertRule } from '../../../documents/alerts.ts';
import { suggester } from '../../../policy/suggest.ts';
import { quoted } from '../../../policy/wording.ts';
import { alertsOf, SLIPS } from '../../alerts.ts';
import type { LintContext, Report, Rule } from '../../rule.ts';
import { anchorOf, runbookAt, runbookFor } from '../../runbook-address.ts';

const GROUP = 'groups:\n  - name: shop\n    rules:\n';
const alert = (name: string, url: string): string => `      - alert: ${name}\n        expr: up == 0\n        annotations:\n          runbook_url: ${url}\n`;
const RUNBOOK = { 'runbooks/incident.md': '# Incident\n\n## First steps\n\nBreathe.\n' };

export const rule: Rule<string> = {
  id: 'rb/alert-link',
  title: "An alert's runbook exists",
  why: [
    'The link in an alert is the first thing that somebody opens who was just woken. In public collections of alerts most of these',
    'links lead nowhere, because the alert lives in one place and the runbook in another, and nobody moves both. Where `alerts` in',
    '`zephyr.config.yaml` says which files hold the alerts, this works without a policy, and each alert must have a runbook, by its',
    '`runbook_url` or by its name (`runbooks/ShopDown.md`).',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['runbook'],
  examples: [
    { name: 'through the site, or through GitHub', file: 'alerts/shop.yaml', text: GROUP + alert('ShopDown', 'https://docs.shop.example/runbooks/incident/') + alert('ShopSlow', 'https://github.com/shop/shop/blob/main/runbooks/incident.md#first-steps'), beside: RUNBOOK, findings: [] },
    {
      name: 'a runbook and a heading that do not exist',
      file: 'alerts/shop.yaml',
      text: GROUP + alert('ShopDown', 'https://docs.shop.example/runbooks/incidents/') + alert('ShopSlow', 'https://docs.shop.example/runbooks/incident/#frist-steps'),
      beside: RUNBOOK,
      findings: ['7:24 The runbook of `ShopDown` does not exist: `incidents`.', '11:24 The runbook of `ShopSlow`, `runbooks/incident.md`, has no heading for `#frist-steps`.'],
    },
    {
      name: 'Grafana',
      file: 'alerts/grafana.json',
      text: '{"groups":[{"rules":[{"title":"Shop down","annotations":{"runbook_url":"https://docs.shop.example/runbooks/outage"}}]}]}\n',
      beside: RUNBOOK,
      findings: ['1:72 The runbook of `Shop down` does not exist: `outage`.'],
    },
    {
      name: 'an alert without any, where others have one',
      file: 'alerts/shop.yaml',
      text: `${GROUP}      - alert: ShopSlow\n        expr: slow\n${alert('ShopDown', 'https://docs.shop.example/runbooks/incident/')}`,
      beside: RUNBOOK,
      findings: ['4:16 The alert `ShopSlow` names no runbook; others here do.'],
    },
    {
      name: 'by the name of the alert, where the configuration says where alerts are',
      file: 'alerts/shop.yaml',
      text: `${GROUP}      - alert: ShopSlow\n        expr: slow\n      - alert: ShopDown\n        expr: up == 0\n`,
      beside: { 'runbooks/ShopDown.md': '# Shop down\n', 'zephyr.config.yaml': 'alerts: [alerts]\n' },
      findings: ['4:16 The alert `ShopSlow` names no runbook, and none is called so.'],
    },
    {
      name: 'one page for all alerts, a heading for each',
      file: 'alerts/shop.yaml',
      text: GROUP + alert('ShopDown', 'https://docs.shop.example/ops/runbooks/#shopdown') + alert('ShopSlow', '/docs/ops/RUNBOOKS.md#shopslow'),
      beside: { 'docs/ops/RUNBOOKS.md': '---\nkind: runbook\n---\n\n# Runbooks\n\n## ShopDown\n\nBreathe.\n' },
      findings: ['11:24 The runbook of `ShopSlow`, `docs/ops/RUNBOOKS.md`, has no heading for `#shopslow`.'],
    },
    {
      name: 'a Helm chart, which puts the address together',
      file: 'chart/templates/rules.yaml',
      text: `{{- if .Values.on }}\n${GROUP}${alert('ShopDown', '{{ .Values.base }}/shop/outage')}${alert('ShopSlow', '{{ .Values.base }}/shop/slow')}{{- end }}\n`,
      beside: { 'runbooks/shop/outage.md': '# Outage\n\nBreathe.\n', 'zephyr.config.yaml': 'alerts: [chart]\n' },
      findings: ['12:24 The runbook of `ShopSlow` does not exist: `shop/slow`.'],
    },
    {
      name: 'a file that cannot be read',
      file: 'alerts/shop.yaml',
      text: 'groups:\n  - rules:\n\t- alert: ShopDown\n',
      beside: { ...RUNBOOK, 'zephyr.config.yaml': 'alerts: [alerts]\n' },
      findings: ['3:1 Not all alerts of this file are checked: Tabs are not allowed as indentation.'],
    },
    { name: 'a heading of another site is none of the runbook that is called like the alert', file: 'alerts/shop.yaml', text: GROUP + alert('incident', 'https://wiki.shop.example/x/12345#steps'), beside: RUNBOOK, findings: [] },
    { name: 'a link that is not about runbooks of this project', file: 'alerts/shop.yaml', text: GROUP + alert('ShopDown', 'https://wiki.shop.example/x/12345'), beside: RUNBOOK, findings: [] },
  ],
  collect: (document) => document.path,
  conclude(facts, context) {
    // Without all runbooks of the project nobody knows which ones exist.
    const { policySource, alertSource } = context;
    if (!policySource && !alertSource) return [];
    const files = alertsOf(context);
    if (alertSource && files.length === 0) return [{ ...alertSource, message: 'No file that `alerts` names holds an alert rule.', help: 'Write patterns of YAML or JSON files that begin at the folder of this file, such as `monitoring/**/*.yaml`.' }];
    const linking = alertSource !== undefined || files.some(({ rules }) => rules.some(({ runbook }) => runbook !== null && runbookAt(runbook, facts, context.placeOf) !== null));
    const judge = judgeOf(facts, linking, context);
    return files.flatMap(({ path, rules, problem }) => [
      // Without `alerts` it may be a file of anything.
      ...(problem && alertSource ? [{ file: path, range: problem.range, message: `Not all alerts of this file are checked: ${problem.message}.`, help: 'Mend the file, or leave it out of `alerts` in the configuration.' }] : []),
      ...rules.flatMap((one) => judge(one).map((report) => ({ ...report, file: path }))),
    ]);
  },
};

/** Words that something may be called: whether it is one of them, and which one is meant. */
interface Words {
  has(word: string): boolean;
  meantBy(word: string): string | null;
}

/** Judges alert by alert; lists of names are read once for all of them. */
function judgeOf(runbooks: readonly string[], linking: boolean, context: LintContext): (rule: AlertRule) => Report[] {
  const read = new Map<readonly string[], Words>();
  const wordsOf = (list: readonly string[]): Words => {
    const before = read.get(list);
    if (before) return before;
    const set = new Set(list);
    const words: Words = { has: (word) => set.has(word), meantBy: suggester(list, SLIPS) };
    read.set(list, words);
    return words;
  };
  const called = runbooks.map((path) => path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z.]+$/i, ''));
  return (rule) => {
    const { alert: name, runbook, range } = rule;
    const found = runbookFor(rule, runbooks, context.placeOf);
    if (found === null) return runbook === null && linking ? [withoutRunbook(rule, wordsOf(called).meantBy(name), context)] : [];
    const who = name === '' ? 'an alert' : quoted(name);
    if ('missing' in found) {
      const meant = wordsOf(found.near).meantBy(found.missing.split('/').at(-1) ?? '');
      return [{ range, message: `The runbook of ${who} does not exist: ${quoted(found.missing)}.`, help: meant ? `Did you mean \`${meant}\`?` : 'Write the runbook, or the address of the one that is meant.' }];
    }
    // Where the name led to the runbook, the address is about another page.
    const anchor = runbook === null || runbookAt(runbook, runbooks, context.placeOf) === null ? null : anchorOf(runbook);
    const anchors = anchor === null ? null : context.anchorsOf(found.path);
    if (anchor === null || anchors === null || wordsOf(anchors).has(anchor)) return [];
    const meant = wordsOf(anchors).meantBy(anchor);
    return [{ range, message: `The runbook of ${who}, ${quoted(found.path)}, has no heading for ${quoted(`#${anchor}`)}.`, help: meant ? `Did you mean \`#${meant}\`?` : 'Link the page itself, or one of its headings.' }];
  };
}

function withoutRunbook({ alert, range }: AlertRule, meant: string | null, { alertSource }: LintContext): Report {
  const help = meant === null ? 'Add `runbook_url` to its annotations, even if the runbook only says who knows more.' : `Is it ${quoted(meant)}? Then give the runbook the name of the alert, or add \`runbook_url\` to its annotations.`;
  return { range, message: alertSource ? `The alert ${quoted(alert)} names no runbook, and none is called so.` : `The alert ${quoted(alert)} names no runbook; others here do.`, help };
}
