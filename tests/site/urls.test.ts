import { describe, expect, it } from 'vitest';
import { at, isPage, pageId, siteLink, tagSlug } from '../../src/site/urls.ts';

const REPOSITORY = 'https://example.org/repo/blob/main';

describe('pageId', () => {
  it.each([
    ['content/policy/incident-response.md', 'policy/incident-response'],
    ['content/guides/first-shift.mdx', 'guides/first-shift'],
    ['./runbooks/incident.md', 'runbooks/incident'],
    ['comms/status-update-template.md', 'comms/status-update-template'],
    ['content/post-mortems/index.md', 'post-mortems'],
    ['runbooks/content/x.md', 'runbooks/content/x'],
  ])('%s is %s', (file, id) => expect(pageId(file)).toBe(id));
});

describe('isPage', () => {
  it.each([
    ['runbooks/a.md', true],
    ['content/a/b.mdx', true],
    ['content/policy.yaml', false],
    ['README.md', false],
    ['src/site/samples/faulty.md', false],
    ['contents/a.md', false],
  ])('%s: %s', (file, page) => expect(isPage(file)).toBe(page));
});

describe('at', () => {
  it.each([
    ['/', '/tags/', '/tags/'],
    ['/zephyr', '/tags/', '/zephyr/tags/'],
    ['/zephyr/', 'tags/', '/zephyr/tags/'],
    ['', '/', '/'],
  ])('%s + %s = %s', (base, path, address) => expect(at(base, path)).toBe(address));
});

describe('siteLink', () => {
  const from = 'content/policy/incident-response.md';
  it.each([
    ['../../runbooks/incident.md', '/runbooks/incident/'],
    ['../../runbooks/incident.md#declare', '/runbooks/incident/#declare'],
    ['../guides/first-shift.md?a=b#c', '/guides/first-shift/?a=b#c'],
    ['./other.mdx', '/policy/other/'],
    ['other%20page.md', '/policy/other%20page/'],
    ['#here', '#here'],
    ['', ''],
    ['https://example.com/a.md', 'https://example.com/a.md'],
    ['//example.com/a.md', '//example.com/a.md'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
    ['/tools/severity/?q=1', '/tools/severity/?q=1'],
    ['../policy.yaml', `${REPOSITORY}/content/policy.yaml`],
    ['../../README.md#install', `${REPOSITORY}/README.md#install`],
    ['../../../outside.md', '../../../outside.md'],
    ['100%.md', '/policy/100%25/'],
  ])('%s becomes %s', (link, url) => expect(siteLink(link, from, '/', REPOSITORY).url).toBe(url));

  it('stands below a base path, except for links that leave the site or the page', () => {
    expect(siteLink('../../runbooks/incident.md', from, '/handbook', REPOSITORY).url).toBe('/handbook/runbooks/incident/');
    expect(siteLink('/declare/', from, '/handbook/', REPOSITORY).url).toBe('/handbook/declare/');
    expect(siteLink('#x', from, '/handbook', REPOSITORY).url).toBe('#x');
  });

  it('leaves a link to a file alone where nobody can read the repository', () => {
    expect(siteLink('../policy.yaml', from, '/', null)).toEqual({ url: '../policy.yaml', file: 'content/policy.yaml' });
  });
});

describe('tagSlug', () => {
  it.each([
    ['oncall', 'oncall'],
    ['On call', 'on-call'],
    [' Post-Mortem! ', 'post-mortem'],
    ['Über-Last', 'über-last'],
    ['***', ''],
  ])('%s is %s', (tag, slug) => expect(tagSlug(tag)).toBe(slug));
});
