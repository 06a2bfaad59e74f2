import { linksOf } from '../../../documents/links.ts';
import type { Link } from '../../../documents/links.ts';
import type { Document } from '../../../documents/model.ts';
import { nodesOf } from '../../../documents/nodes.ts';
import { anchorsOf } from '../../../documents/sections.ts';
import { suggester } from '../../../policy/suggest.ts';
import { quoted } from '../../../policy/wording.ts';
import { climbsOut, folderOf, joinPath, relativePath } from '../../path.ts';
import type { Edit, LintContext, Report, Rule } from '../../rule.ts';
import { isPageRoute, sourceOfRoute } from '../../site-route.ts';

/** What is wrong with an address; `url` is what to write instead where that is certain. */
interface Fault {
  message: string;
  help: string;
  url?: string;
}

/** Somebody or something fills these in later. */
const OPEN = /\{\{|\$\{|<%/;
const OPEN_IN_TEMPLATE = /[[\]<>]/;

export const rule: Rule = {
  id: 'links/resolve',
  title: 'Links lead somewhere, on GitHub and on the site alike',
  why: [
    'At three in the morning a dead link in a runbook costs minutes and trust. Links between Markdown files are written as',
    'paths to the file (`../policy/incident-response.md#severity`): GitHub follows them as they are, and the site turns them into its pages.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['policy', 'runbook', 'post-mortem', 'template', 'message', 'other'],
  examples: [
    { name: 'a file, and a heading of this page', file: 'runbooks/outage.md', text: '# Outage\n\nSee [the policy](../content/policy.md#severity) and [above](#outage).\n', findings: [] },
    { name: 'a file that does not exist', file: 'runbooks/outage.md', text: 'See [the policy](../content/polisy.md).\n', findings: ['1:18 The link leads to `content/polisy.md`, which does not exist.'] },
    { name: 'a heading that the page does not have', file: 'runbooks/outage.md', text: 'See [the policy](../content/policy.md#sevrity).\n', findings: ['1:18 `content/policy.md` has no heading for `#sevrity`.'] },
    {
      name: 'an address that works on the site only',
      file: 'runbooks/outage.md',
      text: 'See [the policy](/policy/#severity).\n',
      findings: ['1:18 `/policy/#severity` works on the site only, not on GitHub.'],
      fixed: 'See [the policy](../content/policy.md#severity).\n',
    },
    {
      name: 'a reference that nothing defines',
      file: 'runbooks/outage.md',
      text: 'As described [here][nodes], in [the\npolicy][p] and in `[a][b]`, \\[c\\][d], x[i][j].\n\n- [nodes](https://docs.example/nodes)\n\n[p]: ../content/policy.md\n',
      findings: ['1:14 `[here][nodes]` leads nowhere, since no line `[nodes]: …` says where.'],
    },
    { name: 'addresses elsewhere are not asked', file: 'runbooks/outage.md', text: '<https://status.example> and [mail](mailto:a@shop.example)\n', findings: [] },
  ],
  check(document, context) {
    // A file outside the project may lead wherever it likes, and its absolute paths belong to another site.
    const root = climbsOut(document.path, context.root) ? undefined : context.root;
    const reports: Report[] = [];
    const pages = new Map<string, Page | null>();
    const pageAt = (path: string): Page | null => {
      const before = pages.get(path);
      if (before !== undefined) return before;
      const anchors = path === document.path ? anchorsOf(document) : context.anchorsOf(path);
      const page = anchors && { anchors, known: new Set(anchors), meantBy: suggester(anchors) };
      pages.set(path, page);
      return page;
    };
    for (const link of linksOf(document)) {
      if (OPEN.test(link.target) || (document.kind === 'template' && OPEN_IN_TEMPLATE.test(link.target))) continue;
      const fault = judge(link, document, { context, root, pageAt });
      if (fault) reports.push(report(document, link, fault));
    }
    return document.kind === 'template' ? reports : [...reports, ...undefinedReferences(document)];
  },
};

const REFERENCE = /(?<![\p{L}\p{N}\])\\!])\[(?=[^[\]]{0,80}\p{L})[^[\]\\]{1,200}\]\[([^[\]\\^][^[\]\\]{0,80})\]/gu;

/** `[here][nodes]` without its definition is no link for any parser, so it stands in the text. */
function undefinedReferences(document: Document): Report[] {
  if (!document.text.includes('][')) return [];
  return nodesOf(document.tree).flatMap(({ type, node }): Report[] => {
    const { start, end } = node.position ?? {};
    if (type !== 'text' || start?.offset === undefined || end?.offset === undefined) return [];
    const from = start.offset;
    return [...document.text.slice(from, end.offset).matchAll(REFERENCE)].filter((match) => !OPEN.test(match[0])).map((match) => ({
      range: document.rangeAt(from + match.index, from + match.index + match[0].length),
      message: `${quoted(match[0].replace(/\s+/g, ' '))} leads nowhere, since no line ${quoted(`[${match[1] ?? ''}]: …`)} says where.`,
      help: `Add the line ${quoted(`[${match[1] ?? ''}]: https://…`)}, or write the address behind the words: \`[words](https://…)\`.`,
    }));
  });
}

/** A page as links into it see it. */
interface Page {
  anchors: readonly string[];
  known: ReadonlySet<string>;
  meantBy(anchor: string): string | null;
}

interface Surroundings {
  context: LintContext;
  root: string | undefined;
  pageAt(path: string): Page | null;
}

function judge({ target: url, kind, path, anchor }: Link, document: Document, { context, root, pageAt }: Surroundings): Fault | null {
  // A scheme that runs code is told by document/unsafe-html.
  if (kind === 'absolute' || kind === 'mail' || kind === 'other') return null;
  if (url.trim() === '') return { message: 'The link has no address.', help: 'Write where it leads, or remove it.' };
  if (kind === 'root') return root === undefined ? null : judgeAbsolute(url, path, anchor ?? '', document, context, root);
  const target = path === '' ? document.path : joinPath(folderOf(document.path), path);
  if (path !== '') {
    if (climbsOut(target, root)) return { message: `The link leads to ${quoted(target)}, outside the project.`, help: 'Link a file of the project, or a full address.' };
    const found = context.exists(target);
    if (found === null) return missing(target, document, context);
    if (found === 'folder') return null;
  }
  if (anchor === null || anchor === '' || anchor === 'top' || !/\.(?:md|mdx|markdown)$/i.test(target)) return null;
  const page = pageAt(target);
  if (page === null || page.known.has(anchor)) return null;
  const { anchors } = page;
  const meant = page.meantBy(anchor);
  return {
    message: `${path === '' ? 'This page' : quoted(target)} has no heading for ${quoted(`#${anchor}`)}.`,
    help: meant ? `Did you mean \`#${meant}\`?` : `It has ${anchors.slice(0, 8).map((one) => `#${one}`).join(', ') || 'no headings at all'}${anchors.length > 8 ? ' and more' : ''}.`,
  };
}

function judgeAbsolute(url: string, path: string, anchor: string, document: Document, context: LintContext, root: string): Fault | null {
  const source = sourceOfRoute(path, root, (file) => context.exists(file) === 'file');
  if (source !== null) {
    const relative = relativePath(folderOf(document.path), source) + (anchor === '' ? '' : `#${anchor}`);
    return { message: `${quoted(url)} works on the site only, not on GitHub.`, help: `Write ${quoted(relative)}; the site turns it into the page.`, url: relative };
  }
  const pages = context.sitePages?.() ?? [];
  if (pages.length === 0 || isPageRoute(path, pages) || context.exists(joinPath(root, `public${path}`)) === 'file') return null;
  return { message: `The site has no page ${quoted(path)}.`, help: 'Write the path to the Markdown file, relative to this one.' };
}

function missing(target: string, document: Document, context: LintContext): Fault {
  const bare = target.replace(/\/$/, '');
  const stem = bare.replace(/\.[a-z]+$/i, '');
  const candidates = [`${bare}.md`, `${bare}.mdx`, `${bare}/index.md`, `${bare}/README.md`, `${stem}.md`, `${stem}.mdx`, bare.toLowerCase()];
  const there = candidates.find((candidate) => candidate !== target && context.exists(candidate) === 'file');
  return {
    message: `The link leads to ${quoted(target)}, which does not exist.`,
    help: there === undefined ? 'Look for where it went, or remove the link.' : `Did you mean ${quoted(relativePath(folderOf(document.path), there))}?`,
  };
}

function report(document: Document, { target, form, range: whole }: Link, { message, help, url }: Fault): Report {
  const start = whole.start.offset;
  const source = document.text.slice(start, whole.end.offset);
  const opening = form === 'definition' ? source.indexOf(']:') : form === 'html' ? 0 : source.lastIndexOf('](');
  const at = source.indexOf(target, Math.max(0, opening));
  const found = at >= 0 && target !== '';
  const range = found ? document.rangeAt(start + at, start + at + target.length) : whole;
  const fix: readonly Edit[] = url !== undefined && found ? [{ start: range.start.offset, end: range.end.offset, text: encode(url) }] : [];
  return { range, message, help, ...(fix.length > 0 ? { fix } : {}) };
}

function encode(url: string): string {
  return encodeURI(url).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}
