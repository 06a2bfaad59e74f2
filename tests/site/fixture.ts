/** The project of the tests: a policy and a rota unlike the shipped ones. */
import { readFileSync } from 'node:fs';
import { parseDocument } from '../../src/documents/parse.ts';
import { parseOnCall, parsePolicy } from '../../src/policy/parse.ts';
import { readTemplate } from '../../src/postmortem/template.ts';
import type { SiteProject } from '../../src/site/project.ts';

const read = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

/** A fresh copy, which a test may change. */
export function fixture(): SiteProject {
  const { policy } = parsePolicy(read('policy.yaml'), 'policy.yaml');
  const { oncall } = parseOnCall(read('oncall.yaml'), 'oncall.yaml', policy);
  const { template } = readTemplate(parseDocument('template.md', read('post-mortem-template.md')));
  if (!policy || !oncall || !template) throw new Error('tests/fixtures is not valid');
  return structuredClone({ policy, oncall, template });
}
