/** What a document is for: asked, written in its metadata, or guessed from its name, folder or headings. */
import type { DocumentKind, Frontmatter, Section } from './model.ts';

const SPELLINGS: Readonly<Record<string, DocumentKind>> = {
  policy: 'policy',
  policies: 'policy',
  runbook: 'runbook',
  playbook: 'runbook',
  postmortem: 'post-mortem',
  postmortems: 'post-mortem',
  incidentreport: 'post-mortem',
  incidentreview: 'post-mortem',
  retrospective: 'post-mortem',
  template: 'template',
  message: 'message',
  email: 'message',
  announcement: 'message',
  statusupdate: 'message',
  other: 'other',
  page: 'other',
};

const FOLDERS: Readonly<Record<string, DocumentKind>> = {
  postmortem: 'post-mortem',
  postmortems: 'post-mortem',
  incident: 'post-mortem',
  incidents: 'post-mortem',
  incidentreports: 'post-mortem',
  retrospectives: 'post-mortem',
  runbook: 'runbook',
  runbooks: 'runbook',
  playbooks: 'runbook',
  comms: 'message',
  communications: 'message',
  messages: 'message',
  policy: 'policy',
  policies: 'policy',
};

/** Runbooks of one team or product: `mimir-runbooks`. Ansible's playbooks are none. */
const RUNBOOK_FOLDER = /[^a-z]run-?books?$/i;

/** One page that holds them all. */
const RUNBOOK_PAGE = /^(?:run|play)-?books?\.[a-z]+$/i;

/** Hugo's page of a folder: it names and lists what stands there, and is none of them. */
export const FOLDER_PAGE = /^_index\.mdx?$/i;

/** Headings of which two make a kind. */
const TELLTALE: readonly { kind: DocumentKind; title: RegExp; sections: RegExp }[] = [
  {
    kind: 'post-mortem',
    title: /post-?\s?mortem|incident (?:report|review)|root cause analysis/i,
    sections: /^(?:action items?|root causes?|timeline|lessons learned|what went (?:well|wrong)|contributing factors|follow-?ups?|impact|detection|resolution)\b/i,
  },
  { kind: 'runbook', title: /runbook|playbook/i, sections: /^(?:meaning|diagnosis|mitigation|symptoms|first steps|escalation|verification)\b/i },
];

export interface KindInput {
  path: string;
  asked: DocumentKind | undefined;
  /** What the project's configuration says of the path. */
  configured?: DocumentKind | undefined;
  frontmatter: Frontmatter;
  sections: readonly Section[];
}

/** The kind of a document, and why: `asked`, `frontmatter`, `configuration`, `name`, `folder`, `headings` or `default`. */
export function kindOf({ path, asked, configured, frontmatter, sections }: KindInput): { kind: DocumentKind; kindFrom: string } {
  if (asked !== undefined) return { kind: asked, kindFrom: 'asked' };
  const written = frontmatter.data['kind'];
  const named = typeof written === 'string' ? lookUp(SPELLINGS, written) : undefined;
  if (named !== undefined) return { kind: named, kindFrom: 'frontmatter' };
  if (configured !== undefined) return { kind: configured, kindFrom: 'configuration' };
  // Who lists what is to be filled in has a template.
  if (Array.isArray(frontmatter.data['placeholders'])) return { kind: 'template', kindFrom: 'frontmatter' };
  const steps = path.split('/');
  // The folder that holds the file says more than one far above it; a template says so in any step.
  if (steps.slice(-3).some(namesTemplates)) return { kind: 'template', kindFrom: 'folder' };
  if (RUNBOOK_PAGE.test(steps.at(-1) ?? '')) return { kind: 'runbook', kindFrom: 'name' };
  const lists = isListOf(steps);
  for (const step of lists ? [] : steps.slice(0, -1).reverse()) {
    const kind = kindOfFolder(step);
    if (kind !== undefined) return { kind, kindFrom: 'folder' };
  }
  for (const { kind, title, sections: telltale } of TELLTALE) {
    const found = new Set(sections.flatMap((section) => telltale.exec(section.title)?.[0].toLowerCase() ?? []));
    if (found.size >= 2 || (!lists && sections.slice(0, 1).some((section) => title.test(section.title)))) return { kind, kindFrom: 'headings' };
  }
  return { kind: 'other', kindFrom: lists ? 'name' : 'default' };
}

/** The page of a folder of runbooks or post-mortems is none of them; in a folder of its own, `index.md` may be one. */
function isListOf(steps: readonly string[]): boolean {
  const name = steps.at(-1) ?? '';
  const kind = kindOfFolder(steps.at(-2) ?? '');
  return FOLDER_PAGE.test(name) || (/^(?:index|readme)\.mdx?$/i.test(name) && (kind === 'runbook' || kind === 'post-mortem'));
}

function kindOfFolder(name: string): DocumentKind | undefined {
  return lookUp(FOLDERS, name) ?? (RUNBOOK_FOLDER.test(name) ? 'runbook' : undefined);
}

/** Whether a document among post-mortems is something else: it says so, the configuration does, or its own folder or name. Headings prove nothing. */
export function isAstray({ kind, kindFrom }: { kind: DocumentKind; kindFrom: string }): boolean {
  return kind !== 'post-mortem' && ['frontmatter', 'configuration', 'name', 'folder'].includes(kindFrom);
}

/** What stands beside "template" in the name of one: what it is a template of, and of which make. */
const BESIDE_TEMPLATE = new Set(['post', 'mortem', 'mortems', 'postmortem', 'postmortems', 'incident', 'incidents', 'report', 'review', 'rca', 'retro', 'retrospective', 'runbook', 'playbook', 'message', 'email', 'status', 'update', 'page', 'blank', 'empty', 'example', 'short', 'long', 'simple', 'basic', 'full', 'new', 'old', 'draft', 'the', 'for', 'v', 'en', 'de', 'fr', 'es', 'it', 'pt', 'ja', 'ko', 'zh']);
const TEMPLATE = /^templates?$/;

const DATE = /\d{4}[-_.]?\d{2}[-_.]?\d{2}/;

/** Whether the name of a file or folder says a template, or templates; what happened on a day, and a failure of template rendering, are none. */
function namesTemplates(step: string): boolean {
  const words = step.toLowerCase().replace(/\.(?:md|mdx|markdown|md\.erb)$/, '').split(/[^a-z]+/).filter((word) => word !== '');
  if (DATE.test(step) || !words.some((word) => TEMPLATE.test(word))) return false;
  return TEMPLATE.test(words.at(-1) ?? '') || words.slice(words.findIndex((word) => TEMPLATE.test(word))).every((word) => TEMPLATE.test(word) || BESIDE_TEMPLATE.has(word));
}

function lookUp(names: Readonly<Record<string, DocumentKind>>, written: string): DocumentKind | undefined {
  const name = written.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
