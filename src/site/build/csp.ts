/** A Content-Security-Policy for each page, in a meta element, from what stands in the page. Pure: HTML in, HTML out. */
import { createHash } from 'node:crypto';

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;
/** Types that a browser runs; JSON and the like are data. */
const RUNS = /^(?:|module|text\/javascript|application\/javascript)$/i;

/** Hashes of the inline scripts of a page, each once, in order. */
export function scriptHashes(html: string): string[] {
  const hashes = [...html.matchAll(SCRIPT)].flatMap(([, attributes = '', source = '']) => {
    const type = /\btype\s*=\s*["']?([^"'\s>]*)/i.exec(attributes)?.[1] ?? '';
    return /\bsrc\s*=/i.test(attributes) || !RUNS.test(type) || source === '' ? [] : [`'sha256-${createHash('sha256').update(source).digest('base64')}'`];
  });
  return [...new Set(hashes)];
}

/** What a page may do: only what comes from its own site. WebAssembly is what the search index runs on. */
export function policyOf(html: string): string {
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...scriptHashes(html)].join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}

/** What of a page its own policy would forbid: inline styles and handlers. Empty where all is well. */
export function forbidden(html: string): string[] {
  const text = html.replace(SCRIPT, '');
  return [...text.matchAll(/<style\b|<[a-z][^<>]*?\s(style|on[a-z]+)\s*=\s*["']/gi)].map(([found]) => found.slice(0, 120));
}

/** The page with its policy, directly behind the declaration of its encoding. */
export function withPolicy(html: string): string {
  const meta = `<meta http-equiv="content-security-policy" content="${policyOf(html)}">`;
  const charset = /<meta\s+charset=[^>]*>/i.exec(html);
  const at = charset ? charset.index + charset[0].length : html.indexOf('<head>') + '<head>'.length;
  return html.slice(0, at) + meta + html.slice(at);
}
