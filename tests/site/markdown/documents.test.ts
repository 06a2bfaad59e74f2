import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeWords } from '../../../src/site/markdown/code-words.ts';
import { codeLines } from '../../../src/site/markdown/lines.ts';
import { render, renderMdx } from './render.ts';

const REFERENCE = (key: string, anchor: string, value: string): string =>
  `<a class="policy-value" href="/reference/policy/#${anchor}"><data class="value" value="${key}">${value}</data><span class="policy-origin" data-pagefind-ignore> (from the policy: ${key})</span></a>`;

interface Node { value?: string; children?: readonly Node[] }
/** What stands in a node. */
const textOf = ({ value, children }: Node): string => value ?? (children ?? []).map(textOf).join('');

describe('values of the policy', () => {
  it('say where they come from', () => {
    expect(render('At least every 20 minutes<!-- policy: updates.every -->.')).toBe(`<p>At least every ${REFERENCE('updates.every', 'updates-every', '20 minutes')}.</p>`);
  });

  it('in other words too, and with marks around them', () => {
    expect(render('Every twenty minutes<!-- policy: updates.every --> or so')).toContain('<data class="value" value="updates.every">twenty minutes</data>');
    expect(render('Label `follow-up`<!-- policy: postMortem.actionItems.label -->')).toContain('<data class="value" value="postMortem.actionItems.label"><code><span class="whole">follow-up</span></code></data>');
  });

  it('that are links keep their own target, and links never nest', () => {
    const html = render('From [the template](../../runbooks/review.md)<!-- policy: postMortem.template -->');
    expect(html).toContain('<a href="/runbooks/review/">the template</a></data><a class="policy-link" href="/reference/policy/#postmortem-template">');
    expect(render('[in 5 days<!-- policy: postMortem.due -->](#x)')).not.toMatch(/<a [^>]*>(?:(?!<\/a>).)*<a /s);
  });

  it('of a block leave no trace', () => {
    expect(render('<!-- policy: severities -->\n\n| a | b |\n| - | - |\n| c | d |')).toMatch(/^<table>/);
    expect(render('- one\n\n  <!-- policy: roles -->\n\n  two')).not.toContain('policy');
  });

  it('that say something else still show their origin, and lint says the rest', () => {
    expect(render('Every 15 minutes<!-- policy: updates.every -->')).toContain('value="updates.every">15 minutes</data>');
  });

  it('work in MDX', () => {
    const code = renderMdx('Every 20 minutes{/* policy: updates.every */}.\n\n{/* picture: updates */}\n');
    expect(code).toContain('(from the policy: updates.every)');
    expect(code).toContain('an update is due at least every 20 min');
  });
});

describe('pictures', () => {
  it('stand where the comment asks for them', () => {
    expect(render('Before.\n\n<!-- picture: escalation -->\n\nAfter.')).toMatch(/^<p>Before.<\/p>\n<figure class="picture[^]*<\/figure>\n<p>After.<\/p>$/);
  });

  it('that do not exist stop the build and say which do', () => {
    expect(() => render('<!-- picture: escalatoin -->')).toThrow(/incident-response\.md: there is no picture "escalatoin"\. There is: escalation, updates, deadlines, severities, awake\./);
  });
});

describe('bars', () => {
  const table = '| Run | Seconds | Goal |\n| --- | --- | --- |\n| ours, cold | 10.8 | – |\n| ours, warm | 0.38 | – |\n| `theirs` | 4.05 | – |\n';

  it('draw a column of the table below, which stays', () => {
    const html = render(`<!-- bars: Seconds -->\n\n${table}`);
    expect(html).toContain('aria-label="Seconds: ours, cold 10.8; ours, warm 0.38; theirs 4.05."');
    expect(html).toMatch(/<\/figure>\n<table>/);
  });

  it.each([
    ['<!-- bars: Seconds -->\n\nNo table.', /incident-response\.md: "bars: Seconds" draws the table below it, and there is none\./],
    [`<!-- bars: Minutes -->\n\n${table}`, /there is no column "Minutes" to draw\. There is: Run, Seconds, Goal\./],
    [`<!-- bars: Goal -->\n\n${table}`, /"–" in the line "ours, cold" is no number that could be drawn\./],
  ])('stop the build where there is nothing to draw: %j', (text, message) => expect(() => render(text)).toThrow(message));
});

describe('severities', () => {
  it('wear their mark, and stay text', () => {
    expect(render('A SEV-0, not SEV-3.')).toBe('<p>A <span class="severity fill-8">SEV-0</span>, not <span class="severity fill-0">SEV-3</span>.</p>');
  });

  it.each(['SEV-10', 'xSEV-1', 'SEV-9', '`SEV-1`', 'sev-1'])('but not %s', (text) => expect(render(text)).not.toContain('severity'));
});

describe('links', () => {
  it('between files become addresses of the site', () => {
    expect(render('[a](../../runbooks/incident.md#declare) and [b]\n\n[b]: ../guides/first-shift.md')).toContain('<a href="/runbooks/incident/#declare">a</a> and <a href="/guides/first-shift/">b</a>');
  });
});

describe('links that run something', () => {
  it.each(['[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1))', '[x](data:text/html,x)', '[x][y]\n\n[y]: vbscript:x', '<javascript:alert(1)>'])('%s lead nowhere', (text) => {
    expect(render(text)).not.toMatch(/href="[^"]*(?:javascript|data|vbscript)/i);
  });
});

describe('HTML in a document', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<iframe src="//x"></iframe>',
    '<details ontoggle=alert(1) open>x</details>',
    '<a href="javascript:alert(1)">x</a>',
    '<svg><animate onbegin=alert(1)></svg>',
    'text <b onclick=alert(1)>x</b>',
    '<style>*{display:none}</style>',
    '<form action="//x"><input></form>',
    '<!-- a --><script>alert(1)</script>',
    '<!--><script>alert(1)</script>-->',
    '<summary style="position:fixed">x</summary>',
  ])('%s is shown as text', (html) => {
    const out = render(html);
    expect(out).not.toMatch(/<(?:script|img|iframe|a|svg|animate|style|form|input)\b/);
    expect(out).not.toMatch(/<[^>]*\s(?:on\w+|style|src|action)\s*=/);
  });

  it('that only marks up stays', () => {
    expect(render('<details>\n<summary>Why?</summary>\n\nBecause.\n\n</details>')).toContain('<summary>Why?</summary>');
    expect(render('Press <kbd>y</kbd>.')).toBe('<p>Press <kbd>y</kbd>.</p>');
  });

  it('comments vanish', () => expect(render('a <!-- secret --> b')).not.toContain('secret'));
});

describe('what is wider than a phone', () => {
  const WIDE = '| Service | What it is for | Who looks after it | Since when |\n| - | - | - | - |\n';

  it('scrolls by itself, with the keyboard too', () => {
    expect(render(WIDE)).toMatch(/^<div class="wide-table" role="region" aria-label="Table" tabindex="0"><table>/);
  });

  it('each wide table of a page has a name of its own', () => {
    const table = `${WIDE}\n`;
    expect(render(`${table}text\n\n| a |\n| - |\n\n${table}${table}`).match(/aria-label="[^"]*"/g)).toEqual(['aria-label="Table"', 'aria-label="Table 2"', 'aria-label="Table 3"']);
  });

  it('says in each cell what its column is, for phones', () => {
    const html = render('| Role | People | What | Who |\n| - | - | - | - |\n| Comms | 1, often 2 | writes to customers | any engineer |');
    expect(html.replaceAll('\n', '')).toContain('<tr><td>Comms</td><td data-column="People">1, often 2</td><td data-column="What">writes to customers</td><td data-column="Who">any engineer</td></tr>');
    expect(render('| a | b | c |\n| - | - | - |\n| d | e | f |')).not.toContain('data-column');
  });

  it('names a row after its column too where it is only a number', () => {
    expect(render(`${WIDE}| 7 | a | b | c |`)).toContain('<td data-column="Service">7</td>');
    expect(render(`${WIDE}| x | a | b | c |`)).toContain('<td>x</td>');
  });

  it.each([
    ['many columns of which each is short', '| Batch | Source | Items | F1 |\n| - | - | - | - |\n| 2 | wellcomecollection | 7 | 0.727 |', false],
    ['three columns of long sentences', `| a | b | c |\n| - | - | - |\n| ${'word '.repeat(8)} | ${'word '.repeat(8)} | ${'word '.repeat(10)} |`, true],
    ['three columns of which one is long', `| a | b | c |\n| - | - | - |\n| x | y | ${'word '.repeat(18)} |`, false],
    ['two columns of long sentences', `| a | b |\n| - | - |\n| ${'word '.repeat(20)} | ${'word '.repeat(20)} |`, false],
  ])('is decided by its text: %s', (_, table, wide) => {
    expect(render(table).startsWith('<div class="wide-table"')).toBe(wide);
  });

  it('but commands wrap, and small tables fit', () => {
    expect(render('```sh\nnpx zephyr\n```')).not.toContain('tabindex');
    expect(render('| a | b | c |\n| - | - | - |')).toMatch(/^<table>/);
  });

  it('puts numbers below each other, where a column holds nothing else', () => {
    const html = render('| What | How often | Share |\n| - | - | - |\n| requests | 118,850 | 0.5 |\n| kills | 796 | – |\n| lives | −3 | none |').replaceAll('\n', '');
    expect(html).toContain('<tr><th>What</th><th class="number">How often</th><th>Share</th></tr>');
    expect(html).toContain('<tr><td>requests</td><td class="number">118,850</td><td>0.5</td></tr>');
    expect(html).toContain('<td class="number">−3</td>');
  });

  it('takes a dash among numbers for one that is missing, and a column of dashes for none', () => {
    const html = render('| What | Before | After |\n| --- | --- | --- |\n| a | 1.5 | – |\n| b | – | – |\n').replaceAll('\n', '');
    expect(html).toContain('<tr><td>b</td><td class="number">–</td><td>–</td></tr>');
  });

  it('keeps a date and a ticket in one piece', () => {
    const html = render('| When | What |\n| - | - |\n| 2026-03-14 02:52 | 2026-03-14 it broke |\n| 02:52 | PAY-318 |\n| 03:00 | PAY-318, PAY-319 |');
    expect([...html.matchAll(/<td class="when">([^<]*)/g)].map(([, text]) => text)).toEqual(['2026-03-14 02:52', '02:52', '03:00']);
    expect([...html.matchAll(/<td class="whole">([^<]*)/g)].map(([, text]) => text)).toEqual(['PAY-318']);
  });
});

it('gives what is to be typed a button that waits for a script, and what was answered none', () => {
  expect(render('```sh\nnpx zephyr lint\n```')).toMatch(/^<zephyr-copy class="not-content"><pre class="command"><code class="language-sh">npx zephyr lint\n<\/code><\/pre><button type="button" class="copy" aria-label="Copy: npx zephyr lint" hidden>Copy<\/button><\/zephyr-copy>$/);
  expect(render('```yaml\na: 1\n```')).toMatch(/^<zephyr-copy class="not-content"><pre class="lines source"><code class="language-yaml"><span class="line in-2">a: 1<\/span>\n<\/code><\/pre><button/);
  for (const answer of ['```text\nok\n```', '```\nok\n```', '```markdown\n- [ ] x\n```']) expect(render(answer)).not.toContain('button');
  expect(render(`\`\`\`yaml\n\na: ${'x'.repeat(100)}\nb: 1\n\`\`\``)).toContain(`aria-label="Copy: a: ${'x'.repeat(57)}…"`);
});

describe('a number and its unit', () => {
  it.each(['It took 58 %, then 3 s.', '80 ms', 'at 390 px or 9 MB/s', '**5 min** and *2 h*'])('stay on one line: %s', (text) => {
    expect(render(text)).not.toMatch(/\d [%smhMp]/);
  });

  it.each(['`3 s`', '> wait 3 s', '```text\n3 s\n```', '3 steps', '3 h-bridges', 'a s'])('is left alone where it is copied or is none: %s', (text) => {
    expect(render(text)).not.toContain('\u00a0');
  });
});

describe('lines of code and of a terminal', () => {
  const shown = (html: string): string => html.replace(/<[^>]+>/g, '');

  it('wrap behind their own indentation, so that nothing of it runs out of sight', () => {
    const html = render('```text\n$ zephyr doctor\n  wrong scope\n        → Add it.\n\n6 things are wrong.\n```');
    expect(html).toBe(
      '<pre class="lines"><code class="language-text"><span class="line in-2"><span class="whole">$</span> zephyr doctor</span>\n<span class="line in-4">  wrong scope</span>\n<span class="line in-10">        → Add it.</span>\n\n<span class="line in-2">6 things are wrong.</span>\n</code></pre>',
    );
  });

  it('break no flag, and a path behind a joint', () => {
    expect(render('```yaml\n- run: x > content/providers.yaml\n```')).toContain('content/<wbr>providers.<wbr>yaml</span>');
    expect(render('```text\n$ zephyr lint --max-warnings 0\n```')).toContain('<span class="line in-2"><span class="whole">$</span> zephyr lint <span class="whole">--max-warnings</span> 0</span>');
  });

  it('are whole where marks stand below a quoted one; then the keyboard can scroll', () => {
    expect(render('```text\n  │ a\n```')).toContain('<pre class="lines" tabindex="0">');
    expect(render('```text\n      5 │ - Be careful\n        │   ^^^^^^^\n```')).toContain('<span class="line whole">      5 │ - Be careful</span>\n<span class="line whole">        │   ^^^^^^^</span>\n');
  });

  it('are the same text as before', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', ' ', '\n', '│', '<', '\t', '     x', '$ ', 'zephyr ', '--all-of-it'), { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      expect(codeLines(text).map(textOf).join('')).toBe(text);
    }));
    expect(shown(render('```text\n  a\n\n│ b\n```'))).toBe('  a\n\n│ b\n');
  });
});

describe('code', () => {
  const shown = (html: string): string => html.replace(/<[^>]+>/g, '');

  it('is never broken within a flag, and stays what it is', () => {
    const html = render('```sh\nzephyr incident open --sev 2 --summary "a-b"\n```');
    expect(html).toContain('<span class="whole">--sev</span> 2 <span class="whole">--summary</span> <span class="whole">"a-b"</span>\n</code>');
    expect(shown(render('Without `--service` it `a && b`'))).toBe('Without --service it a &amp;&amp; b');
  });

  it('that is long may be broken behind a joint, and nowhere else', () => {
    expect(render('`content/post-mortems/2026-03-14-x.md`')).toBe('<p><code>content/<wbr>post-mortems/<wbr>2026-03-14-x.<wbr>md</code></p>');
  });

  it('of plain words is left alone', () => expect(render('`npx zephyr lint`')).toBe('<p><code>npx zephyr lint</code></p>'));

  it('of any text says the same as before', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const nodes = codeWords(text);
      expect(nodes.map(textOf).join('')).toBe(text);
    }));
  });
});

it('leaves Markdown alone that is no document of the project', () => {
  expect(render('Every 20 minutes<!-- policy: updates.every -->, SEV-0', 'src/site/samples/x.md')).not.toContain('class=');
});
