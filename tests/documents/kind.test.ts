import { expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import type { DocumentKind } from '../../src/documents/model.ts';

const kind = (path: string, text = 'text\n', asked?: DocumentKind) => {
  const document = parseDocument(path, text, asked === undefined ? {} : { kind: asked });
  return `${document.kind} from ${document.kindFrom}`;
};

test.each([
  ['notes/a.md', '---\nkind: postmortem\n---\n\ntext\n', 'post-mortem from frontmatter'],
  ['notes/a.md', '---\nkind: Post Mortem\n---\n\ntext\n', 'post-mortem from frontmatter'],
  ['notes/a.md', '---\nkind: post-mortem\n---\n\ntext\n', 'post-mortem from frontmatter'],
  ['runbooks/a.md', '---\nkind: policy\n---\n\ntext\n', 'policy from frontmatter'],
  ['runbooks/a.md', '---\nkind: constructor\n---\n\ntext\n', 'runbook from folder'],
  ['notes/a.md', '---\nkind: template\n---\n\ntext\n', 'template from frontmatter'],
  ['comms/a.md', '---\nplaceholders: [service]\n---\n\ntext\n', 'template from frontmatter'],
  ['comms/a.md', '---\nkind: email\nplaceholders: [service]\n---\n\ntext\n', 'message from frontmatter'],
  ['comms/a.md', '---\nplaceholders: none\n---\n\ntext\n', 'message from folder'],
  ['docs/post-mortems/2026/a.md', undefined, 'post-mortem from folder'],
  ['docs/Postmortems/a.md', undefined, 'post-mortem from folder'],
  ['incidents/a.md', undefined, 'post-mortem from folder'],
  ['incidents/runbooks/a.md', undefined, 'runbook from folder'],
  ['comms/a.md', undefined, 'message from folder'],
  ['content/policy/a.md', undefined, 'policy from folder'],
  ['runbooks/post-mortem-template.md', undefined, 'template from folder'],
  ['runbooks/templates/a.md', undefined, 'template from folder'],
  ['post-mortems/PMyyyy-nnn - Postmortem template.md', undefined, 'template from folder'],
  ['post-mortems/template-incident-report.md', undefined, 'template from folder'],
  ['post-mortems/_TEMPLATE_en.md', undefined, 'template from folder'],
  ['post-mortems/000-template-v2.md', undefined, 'template from folder'],
  ['comms/customer email template (short).md', undefined, 'template from folder'],
  // What is about templates is none.
  ['post-mortems/2026-05-12-template-rendering-outage.md', undefined, 'post-mortem from folder'],
  ['post-mortems/2026-05-12-email-template.md', undefined, 'post-mortem from folder'],
  ['post-mortems/inc-12-templates-lost.md', undefined, 'post-mortem from folder'],
  ['template-service/runbooks/restart.md', undefined, 'runbook from folder'],
  ['email-templates/runbooks/a.md', undefined, 'template from folder'],
  ['docs/mimir-runbooks/a.md', undefined, 'runbook from folder'],
  ['docs/ops/RUNBOOKS.md', undefined, 'runbook from name'],
  ['docs/incidents/runbook.md', undefined, 'runbook from name'],
  ['docs/playbooks.md', undefined, 'runbook from name'],
  ['docs/writing-runbooks.md', undefined, 'other from default'],
  ['ansible-playbooks/readme.md', undefined, 'other from default'],
  ['error-messages/a.md', undefined, 'other from default'],
  ['gdrunbooks/a.md', undefined, 'other from default'],
  ['runbooks/contemplated.md', undefined, 'runbook from folder'],
  ['content/runbooks/_index.md', '---\ntitle: Runbooks\n---\n', 'other from name'],
  ['content/_index.md', '# Checkout\n\n## Meaning\n\n## Diagnosis\n', 'runbook from headings'],
  ['docs/incident-reports/index.md', '# Incident reports\n\nAll of them.\n', 'other from name'],
  ['ops/runbooks/README.md', '# Runbooks\n\nAll of them.\n', 'other from name'],
  ['post-mortems/README.md', '# Down\n\n## Timeline\n\n## Action items\n', 'post-mortem from headings'],
  ['post-mortems/2026-03-14-checkout/index.md', undefined, 'post-mortem from folder'],
  ['content/policy/index.md', undefined, 'policy from folder'],
  ['runbooks/x_index.md', undefined, 'runbook from folder'],
  ['a.md', '# Post-mortem: checkout\n', 'post-mortem from headings'],
  ['a.md', '# Checkout\n\n## Timeline\n\n## Action items\n', 'post-mortem from headings'],
  ['a.md', '# Checkout\n\n## Meaning\n\n## Diagnosis\n', 'runbook from headings'],
  ['a.md', '# Checkout\n\n## Timeline\n', 'other from default'],
])('%s %j is %s', (path, text, expected) => {
  expect(kind(path, text)).toBe(expected);
});

test('what was asked for beats everything', () => {
  expect(kind('runbooks/a.md', '---\nkind: policy\n---\n\ntext\n', 'post-mortem')).toBe('post-mortem from asked');
});
