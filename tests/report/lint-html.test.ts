import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HTML_STYLE } from '../../src/report/html-style.ts';
import { finding, HOSTILE, hostileReport, report, written } from './findings.ts';

describe('lintHtml', () => {
  it('says first how it stands, then what is asked most often, then every place', () => {
    const page = written('html', report([finding(), finding({ file: 'b.md' }), finding({ file: 'b.md', level: 'warning', rule: 'pm/deadline', message: 'Late.' })], { files: 3 }));
    const order = ['<h1>Incident documents need work</h1>', '3 files checked: 2 errors, 1 warning.', '2026-03-21 22:00 UTC, by zephyr 1.2.3', 'The severity is one of the ladder', 'in 2 documents', 'It is published in time', 'post-mortems/shop.md', '<pre>severity: <mark>P1</mark></pre>', 'To do: Write SEV-1.'].map((part) => page.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('is one file: no script, nothing to fetch', () => {
    const page = written('html', report([finding()]));
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|\son\w+=/i);
  });

  it.each(HOSTILE.map((text) => [text]))('has the same elements whatever the text: %j', (text) => {
    const tags = (page: string): string[] => (page.match(/<[^>]*>/g) ?? []).filter((tag) => !/^<\/?code>$/.test(tag));
    const page = written('html', hostileReport(text));
    expect(tags(page)).toEqual(tags(written('html', hostileReport('xxx'))));
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it('an address that is none of the web is no link', () => expect(written('html', report([finding({ url: 'javascript:alert(1)' })]))).not.toContain('href="javascript'));
});

it('wears the marks of the site', () => {
  const tokens = readFileSync(new URL('../../src/site/styles/tokens.css', import.meta.url), 'utf8');
  const marks = [...HTML_STYLE.slice(0, HTML_STYLE.indexOf('\n}\n')).matchAll(/^ {2}(--[\w-]+: .*;)$/gm)].map(([, mark]) => mark);
  expect(marks.length).toBeGreaterThan(15);
  for (const mark of marks) expect(tokens).toContain(`  ${mark}\n`);
});
