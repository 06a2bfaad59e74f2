import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { forbidden, policyOf, scriptHashes, withPolicy } from '../../../src/site/build/csp.ts';

const hash = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

describe('scriptHashes', () => {
  it('hashes what runs inline, each once, and nothing else', () => {
    const html = '<script>a()</script><script type="module">\nb()\n</script><script src="/x.js"></script><script type="application/json" id="d">{"a":1}</script><script>a()</script><script type=module src=y></script>';
    expect(scriptHashes(html)).toEqual([hash('a()'), hash('\nb()\n')]);
  });
});

describe('the policy of a page', () => {
  it('allows its own scripts and no inline style', () => {
    const policy = policyOf('<script>a()</script>');
    expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hash('a()')};`);
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toMatch(/^default-src 'none'/);
  });

  it('stands before anything that it must hold for', () => {
    expect(withPolicy('<html><head><meta charset="utf-8"><script>a()</script></head></html>')).toMatch(/<meta charset="utf-8"><meta http-equiv="content-security-policy" content="[^"]+"><script>/);
    expect(withPolicy('<html><head><title>x</title></head></html>')).toMatch(/<head><meta http-equiv/);
  });
});

describe('forbidden', () => {
  it('finds inline styles and handlers in the page, not in its scripts or its text', () => {
    expect(forbidden('<p style="color:red">')).toHaveLength(1);
    expect(forbidden('<style>a{}</style>')).toHaveLength(1);
    expect(forbidden('<button onclick="x()">')).toHaveLength(1);
    expect(forbidden('<script>"<p style=\\"x\\">"</script><p class="style">style="x" &lt;style&gt;</p><svg stroke-linecap="square">')).toEqual([]);
  });
});
