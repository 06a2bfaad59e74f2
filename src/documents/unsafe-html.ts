/** Raw HTML, links and MDX that would run code where the document is shown. Found, named, never run. */
import type { Nodes, Root } from 'mdast';
import { quoted } from '../policy/wording.ts';
import type { DocumentKind, DocumentProblem } from './model.ts';
import { nodesOf } from './nodes.ts';
import type { LineIndex } from './position.ts';

const MAX_PROBLEMS = 20;
const ACTIVE_ELEMENTS = new Set(['script', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'base', 'meta', 'link']);
const ELEMENT = /<([a-z][a-z0-9:-]{0,30})(?=[\s/>]|$)/gi;
const HANDLER = /[\s/"'](on[a-z]{3,30})[\s]{0,20}=/gi;
const ADDRESS = /[\s/"'](?:href|src|action|formaction|data|poster|xlink:href)\s{0,20}=\s{0,20}(?:"([^"]{0,2000})|'([^']{0,2000})|([^\s>"']{1,2000}))/gi;

interface Danger {
  rule: 'document/unsafe-html' | 'document/mdx-code';
  message: string;
  help: string;
  node: Nodes;
}

/** Problems of a tree, in its order, at most 20. */
export function unsafeHtml(tree: Root, kind: DocumentKind, index: LineIndex): DocumentProblem[] {
  const dangers: Danger[] = [];
  const danger = (node: Nodes, message: string, help: string, rule: Danger['rule'] = 'document/unsafe-html') => {
    if (dangers.length < MAX_PROBLEMS) dangers.push({ rule, message, help, node });
  };
  for (const { type, node } of nodesOf(tree)) {
    if (type === 'html') for (const { message, help } of inHtml(node.value)) danger(node, message, help);
    else if (type === 'link' || type === 'image' || type === 'definition') {
      const scheme = codeScheme(node.url, type === 'image');
      if (scheme !== null) danger(node, ...linkMessage(scheme));
    } else if (type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement') {
      for (const { message, help } of inElement(node.name, node.attributes)) danger(node, message, help);
      if (kind === 'post-mortem' && node.attributes.some((attribute) => typeof attribute.value === 'object' && attribute.value !== null)) danger(node, ...MDX_CODE);
    } else if (kind === 'post-mortem' && isCode(node)) danger(node, ...MDX_CODE);
  }
  return dangers.map(({ rule, message, help, node }) => ({
    rule,
    message,
    help,
    range: index.rangeAt(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0),
  }));
}

const MDX_CODE: [message: string, help: string, rule: Danger['rule']] = [
  'Unexpected code in a post-mortem, expected text only: imports, exports and expressions run when the page is built',
  'Write the text itself; code that is to be shown goes between lines of ```.',
  'document/mdx-code',
];

function linkMessage(scheme: string): [message: string, help: string] {
  return [`Unexpected link with the scheme ${quoted(`${scheme}:`)}, expected http, https, mailto or a file`, 'Link to a page, or write the text without a link.'];
}

function isCode(node: Nodes): boolean {
  if (node.type === 'mdxjsEsm') return true;
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return false;
  // A comment alone leaves an empty program.
  return node.data?.estree ? node.data.estree.body.length > 0 : node.value.trim() !== '';
}

function inHtml(html: string): { message: string; help: string }[] {
  if (html.startsWith('<!--') && html.indexOf('-->') === html.length - 3) return [];
  const found: { message: string; help: string }[] = [];
  for (const [, name = ''] of html.matchAll(ELEMENT)) if (ACTIVE_ELEMENTS.has(name.toLowerCase())) found.push(elementMessage(name));
  for (const [, name = ''] of html.matchAll(HANDLER)) found.push(handlerMessage(name));
  for (const [, double, single, bare] of html.matchAll(ADDRESS)) {
    const scheme = codeScheme(decodeEntities(double ?? single ?? bare ?? ''), /^<img\b/i.test(html));
    if (scheme !== null) {
      const [message, help] = linkMessage(scheme);
      found.push({ message, help });
    }
  }
  return [...new Map(found.map((one) => [one.message, one])).values()];
}

function inElement(name: string | null, attributes: readonly { type: string; name?: string; value?: unknown }[]): { message: string; help: string }[] {
  const found = name !== null && ACTIVE_ELEMENTS.has(name) ? [elementMessage(name)] : [];
  for (const attribute of attributes) {
    const written = attribute.name ?? '';
    if (/^on[A-Za-z]{3,}$/.test(written)) found.push(handlerMessage(written));
    const scheme = typeof attribute.value === 'string' && /^(?:href|src|action|formAction|data|poster)$/i.test(written) ? codeScheme(attribute.value, name === 'img') : null;
    if (scheme !== null) {
      const [message, help] = linkMessage(scheme);
      found.push({ message, help });
    }
  }
  return found;
}

function elementMessage(name: string): { message: string; help: string } {
  const instead = /^(?:iframe|frame|embed|object)$/i.test(name) ? 'Write a link to what it shows' : 'Remove it';
  return { message: `Unexpected HTML element ${quoted(`<${name.toLowerCase()}>`)}, expected text and Markdown`, help: `${instead}; to show it as text, put it between backticks.` };
}

function handlerMessage(name: string): { message: string; help: string } {
  return { message: `Unexpected event handler ${quoted(name.toLowerCase())}, expected HTML that runs nothing`, help: 'Remove the attribute.' };
}

/** The scheme of an address that runs or embeds code, as a browser reads it: without white space, in any case. */
function codeScheme(url: string, image: boolean): string | null {
  const bare = url.slice(0, 200).replace(/[\p{Cc}\s]/gu, '').toLowerCase();
  const scheme = /^(javascript|vbscript|livescript|data):/.exec(bare)?.[1] ?? null;
  if (scheme === 'data' && image && /^data:image\/(?:png|jpe?g|gif|webp|avif);/.test(bare)) return null;
  return scheme;
}

/** The few entities that can hide a scheme. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(colon|tab|newline));?/gi, (_whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return name.toLowerCase() === 'colon' ? ':' : '';
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
