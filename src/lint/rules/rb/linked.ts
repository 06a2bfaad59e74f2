import { linksOf } from '../../../documents/links.ts';
import type { Range } from '../../../documents/model.ts';
import { alertsOf } from '../../alerts.ts';
import { folderOf, joinPath } from '../../path.ts';
import type { Rule } from '../../rule.ts';
import { runbookFor } from '../../runbook-address.ts';

interface Fact {
  file: string;
  runbook: Range | null;
  /** Files that it links to. */
  targets: readonly string[];
}

export const rule: Rule<Fact> = {
  id: 'rb/linked',
  title: 'Every runbook is linked from somewhere',
  why: [
    'A runbook that no alert, no page and no other runbook links to is found only by somebody who already knows that it exists.',
    'At three in the morning that is nobody.',
  ].join(' '),
  policyKeys: ['runbook'],
  level: 'warning',
  kinds: ['policy', 'runbook', 'post-mortem', 'template', 'message', 'other'],
  examples: [
    { name: 'from another page', file: 'runbooks/incident.md', text: '---\nkind: runbook\n---\n\n# Incident\n', beside: { 'content/policy.md': 'See [the runbook](../runbooks/incident.md#incident).\n' }, findings: [] },
    {
      name: 'from an alert',
      file: 'runbooks/incident.md',
      text: '---\nkind: runbook\n---\n\n# Incident\n',
      beside: { 'alerts/shop.yaml': 'groups:\n  - rules:\n      - alert: ShopDown\n        expr: up == 0\n        annotations: { runbook_url: https://docs.shop.example/runbooks/incident }\n' },
      findings: [],
    },
    {
      name: 'from nowhere but itself',
      file: 'runbooks/incident.md',
      text: '---\nkind: runbook\n---\n\n# Incident\n\nSee [below](#incident) and [here](incident.md).\n',
      findings: ['1:1 No page, no alert and no other runbook links to this runbook.'],
    },
    { name: 'the one that the policy pins in the channel needs no link', file: 'runbooks/outage.md', text: '---\nkind: runbook\n---\n\n# Outage\n', findings: [] },
  ],
  collect(document, { policySource }) {
    if (!policySource) return null;
    const targets = linksOf(document).filter(({ kind, path }) => kind === 'relative' && path !== '').map(({ path }) => joinPath(folderOf(document.path), path));
    return { file: document.path, runbook: document.kind === 'runbook' ? document.rangeAt(0, 0) : null, targets };
  },
  conclude(facts, context) {
    const { policy, policySource, root } = context;
    // Without all pages of the project nobody knows who links to what.
    if (!policySource) return [];
    const runbooks = facts.filter(({ runbook }) => runbook !== null);
    const paths = runbooks.map(({ file }) => file);
    const linked = new Set(facts.flatMap(({ file, targets }) => targets.filter((target) => target !== file)));
    linked.add(joinPath(root ?? '', policy.runbook));
    for (const { rules } of alertsOf(context)) {
      for (const alert of rules) {
        const found = runbookFor(alert, paths, context.placeOf);
        if (found && 'path' in found) linked.add(found.path);
      }
    }
    return runbooks.filter(({ file }) => !linked.has(file)).map(({ file, runbook }) => ({
      file,
      range: runbook as Range,
      message: 'No page, no alert and no other runbook links to this runbook.',
      help: 'Link it where it is needed: in the alert (`runbook_url`), in the incident runbook, in the runbook of its service.',
    }));
  },
};
