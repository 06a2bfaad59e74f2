import type { Range } from '../../../documents/model.ts';
import { suggester } from '../../../policy/suggest.ts';
import { quoted } from '../../../policy/wording.ts';
import { alertsOf, SLIPS } from '../../alerts.ts';
import type { Rule } from '../../rule.ts';
import { runbookFor } from '../../runbook-address.ts';

interface Fact {
  file: string;
  range: Range;
}

const ALERTS = 'groups:\n  - rules:\n      - alert: ShopDown\n        expr: up == 0\n      - alert: ShopSlow\n        expr: slow\n        annotations: { runbook_url: https://docs.shop.example/runbooks/slow }\n';

export const rule: Rule<Fact> = {
  id: 'rb/alert-exists',
  title: 'A runbook for an alert has its alert',
  why: [
    'An alert is renamed or removed, and its runbook stays behind: it is read, searched and reviewed for nothing, and the alert that',
    'took its place has none. Runs only where `alerts` in `zephyr.config.yaml` says which files hold the alerts. An alert leads to a',
    'runbook by its `runbook_url`, or by its name: `runbooks/ShopDown.md`. A runbook that people open without an alert says so in a',
    'comment that switches this rule off.',
  ].join(' '),
  policyKeys: ['runbook'],
  level: 'warning',
  kinds: ['runbook'],
  examples: [
    { name: 'by its name, and by its address', file: 'runbooks/ShopDown.md', text: '# Shop down\n', beside: { 'alerts/shop.yaml': ALERTS, 'runbooks/slow.md': '# Slow\n', 'zephyr.config.yaml': 'alerts: [alerts]\n' }, findings: [] },
    { name: 'the alert was renamed', file: 'runbooks/ShopsDown.md', text: '# Shop down\n', beside: { 'alerts/shop.yaml': ALERTS, 'zephyr.config.yaml': 'alerts: [alerts]\n' }, findings: ['1:1 No alert leads to this runbook: none is called `ShopsDown`, and no `runbook_url` means it.'] },
    { name: 'a list of runbooks is none', file: 'runbooks/README.md', text: '# Runbooks\n', beside: { 'alerts/shop.yaml': ALERTS, 'zephyr.config.yaml': 'alerts: [alerts]\n' }, findings: [] },
    { name: 'one page with runbooks is not called like an alert', file: 'RUNBOOKS.md', text: '# Runbooks\n\n## By hand\n', beside: { 'alerts/shop.yaml': ALERTS, 'zephyr.config.yaml': 'alerts: [alerts]\n' }, findings: [] },
    { name: 'without `alerts` in the configuration', file: 'runbooks/ShopsDown.md', text: '# Shop down\n', beside: { 'alerts/shop.yaml': ALERTS }, findings: [] },
  ],
  collect: (document) => ({ file: document.path, range: document.rangeAt(0, 0) }),
  conclude(facts, context) {
    const { alertSource, policy, root } = context;
    const alerts = alertSource ? alertsOf(context).flatMap(({ rules }) => rules) : [];
    if (alerts.length === 0) return [];
    const runbooks = facts.map(({ file }) => file);
    const pinned = root === undefined ? null : [root, policy.runbook].filter((part) => part !== '').join('/');
    const led = new Set<string>();
    /** Alerts that have no runbook yet: this one may be theirs. */
    const names: string[] = [];
    for (const alert of alerts) {
      const found = runbookFor(alert, runbooks, context.placeOf);
      if (found && 'path' in found) led.add(found.path);
      else names.push(alert.alert);
    }
    const meantBy = suggester(names, SLIPS);
    return facts.filter(({ file }) => !led.has(file) && file !== pinned && !/(?:^|\/)(?:readme|_?index|(?:run|play)books?)\.[a-z.]+$/i.test(file)).map(({ file, range }) => {
      const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[a-z.]+$/i, '');
      const meant = meantBy(name);
      return {
        file,
        range,
        message: `No alert leads to this runbook: none is called ${quoted(name)}, and no \`runbook_url\` means it.`,
        help: meant === null ? `Give its alert a \`runbook_url\` that ends with \`${endOf(context.placeOf?.(file) ?? file)}\`, or the runbook its alert's name; or remove it, if the alert is gone.` : `Is it for ${quoted(meant)}? Then give it that name.`,
      };
    });
  },
};

/** The last two steps of a path, as addresses of sites end. */
function endOf(path: string): string {
  return path.split('/').slice(-2).join('/').replace(/\.[a-z.]+$/i, '');
}
