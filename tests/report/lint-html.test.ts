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

  it('counts errors and warnings of each rule, and leads to the documents with most of them', () => {
    const many = [...Array(12).keys()].flatMap((number) => Array.from({ length: number === 4 ? 3 : 1 }, () => finding({ file: `docs/${String(number).padStart(2, '0')}.md`, level: number === 2 ? 'warning' : 'error' })));
    const page = written('html', report(many, { files: 12 }));
    expect(page).toContain('<th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th><th scope="col">Rule</th>');
    expect(page).toContain('<td class="number">13</td><td class="number">1</td><td>The severity is one of the ladder');
    expect(page).toContain('<td class="number">3</td><td class="number">0</td><td><a href="#document-5"><bdi>docs/04.md</bdi></a></td>');
    expect(page.match(/href="#document-/g)).toHaveLength(10);
    expect(page.indexOf('#document-5"')).toBeLessThan(page.indexOf('#document-1"'));
    expect(page).toContain('2 more documents follow below.');
    expect(page).toContain('<section id="document-5">\n<h3><bdi>docs/04.md</bdi></h3>');
  });

  it('a table of two documents would say nothing new', () => expect(written('html', report([finding(), finding({ file: 'b.md' })]))).not.toContain('#document-'));

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
