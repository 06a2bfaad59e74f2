import { describe, expect, it } from 'vitest';
import { isPageRoute, sourceOfRoute } from '../../src/lint/site-route.ts';

const files = ['content/policy/incident-response.md', 'content/index.mdx', 'runbooks/incident.md', '../runbooks/incident.md', 'notes/secret.md'];

describe('sourceOfRoute', () => {
  it.each([
    ['/policy/incident-response/', '', 'content/policy/incident-response.md'],
    ['/policy/incident-response', '', 'content/policy/incident-response.md'],
    ['/', '', 'content/index.mdx'],
    ['/runbooks/incident/', '', 'runbooks/incident.md'],
    ['/runbooks/incident/', '..', '../runbooks/incident.md'],
    ['/notes/secret/', '', null],
    ['/gone/', '', null],
  ])('%s from root %j', (route, root, file) => {
    expect(sourceOfRoute(route, root, (path) => files.includes(path))).toBe(file);
  });
});

describe('isPageRoute', () => {
  const pages = ['declare.astro', 'tools/severity.astro', 'rules/index.astro', 'tags/[tag].astro', 'rules/[...id].astro', 'rss.xml.ts'];
  it.each([
    ['/declare/', true],
    ['/tools/severity/', true],
    ['/rules/', true],
    ['/tags/oncall/', true],
    ['/rules/pm/severity/', true],
    ['/tags/', false],
    ['/tags/a/b/', false],
    ['/tools/', false],
    ['/nothing/', false],
  ])('%s', (route, known) => {
    expect(isPageRoute(route, pages)).toBe(known);
  });
});
