import type { DocumentKind } from '../documents/model.ts';
import type { Rule } from '../lint/rule.ts';
import { listed } from './html.ts';

/** What the families of rules look at, in words. */
export const FAMILIES: Readonly<Record<string, string>> = {
  pm: 'Post-mortems',
  rb: 'Runbooks and alerts',
  comms: 'Messages',
  policy: 'Policy and pages',
  links: 'Links',
  template: 'Templates',
  document: 'Any document',
  config: 'Configuration',
};

/** `pm` of `pm/action-items`. */
export const familyOf = (id: string): string => id.slice(0, id.indexOf('/'));

const KINDS: Readonly<Record<DocumentKind, string>> = { policy: 'policy pages', runbook: 'runbooks', 'post-mortem': 'post-mortems', template: 'templates', message: 'messages', other: 'other documents' };

/** What a rule looks at, in words. One whose examples are all data files looks at no document. */
export function subjectOf({ id, kinds, examples }: Rule): string {
  if (examples.every(({ file }) => /\.ya?ml$/.test(file))) return familyOf(id) === 'config' ? 'the configuration' : 'the policy and the on-call file';
  return kinds.length === Object.keys(KINDS).length ? 'all documents' : listed(kinds.map((kind) => KINDS[kind]));
}
