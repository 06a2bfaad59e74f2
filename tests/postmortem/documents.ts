import { readFileSync } from 'node:fs';
import { parseDocument } from '../../src/documents/parse.ts';
import type { PostMortemData } from '../../src/postmortem/data.ts';
import { readTemplate, type Template } from '../../src/postmortem/template.ts';
import { policy } from '../severity/policies.ts';

export { policy };

/** The shipped template: its shape is what these functions are for, its words are not. */
export const templateText = readFileSync(new URL('../../runbooks/post-mortem-template.md', import.meta.url), 'utf8');
export const template: Template = templateOf(templateText);

export function templateOf(text: string): Template {
  const { template: read, problems } = readTemplate(parseDocument('runbooks/post-mortem-template.md', text));
  if (!read) throw new Error(problems.map(({ message }) => message).join('\n'));
  return read;
}

/** A post-mortem of the tests' own company with everything filled in. */
export const finished: PostMortemData = {
  fields: {
    title: 'Shop down in Norway',
    description: 'Nobody in Norway could pay for 40 minutes.',
    status: 'final',
    incident: 'INC-2026-0007',
    severity: 'SEV-1',
    services: ['checkout'],
    started: '2026-03-14T03:00Z',
    detected: '2026-03-14T03:02Z',
    declared: '2026-03-14T03:06Z',
    resolved: '2026-03-14T03:40Z',
    published: '2026-03-16T09:00Z',
    customerEmailSent: '2026-03-14T12:00Z',
    incidentCommander: 'Ana Lima',
    comms: 'Bo Berg',
    investigators: ['Ana Lima', 'Cy Dahl'],
    authors: ['Ana Lima'],
    reviewers: ['Bo Berg', 'Cy Dahl'],
    actionItemLabel: 'follow-up',
    tags: ['payments'],
  },
  prose: {
    summary: 'A certificate ran out.\n\n- It was **not** watched.\n- `curl -v <host>` showed it.',
    impact: '312 orders failed.\n\n```sh\n## not a heading\ncurl -v https://shop.example\n```',
    'contributing-factors': 'The alert watched another host.',
    'what-went-well': 'The runbook was right.',
    'what-went-badly': 'The page reached nobody for 5 minutes.',
    'where-we-were-lucky': 'It was night.',
  },
  timeline: [
    { at: '2026-03-14 03:02', what: 'Ana: `a | b` fails, <b>all</b> red' },
    { at: '2026-03-14 03:40', what: 'Renewed \\| restarted' },
  ],
  actions: [{ text: 'The certificate | renews itself', owner: 'Cy Dahl', ticket: 'SHOP-12', due: '2026-04-01', status: 'open' }],
};
