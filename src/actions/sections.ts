import type { BlockContent, Heading, List, Nodes, Paragraph, Parents, Root, RootContent } from 'mdast';
import { flatten, type Flat } from './flatten.ts';
import { isImperative } from './words/work.ts';
import { GROUPING, HEADINGS, NOT_WORK_INSIDE, normaliseTitle, type Role } from './headings.ts';

/** A heading or something that acts as one. */
export interface Title {
  text: string;
  /** 1 to 6 as headings; 7 a bold line; 8 a line that leads in the list behind it. */
  depth: number;
  line: number;
  start: number;
  end: number;
  /** The rest of its own line is the item ("**Action item:** …"). */
  announces: boolean;
  flat: Flat;
}

export interface Block {
  node: RootContent | BlockContent;
  quoted: boolean;
}

/** What stands under one title, without what stands under its sub-titles. */
export interface Part {
  title: Title;
  /** Titles between the section's own and this one, outermost first, this one included. */
  groups: readonly Title[];
  role: Role;
  blocks: Block[];
}

/** A section about follow-up work (or one in which single to-dos may hide), with all its parts. */
export interface FollowUpSection {
  title: Title;
  role: Role;
  parts: Part[];
  end: number;
}

interface Open {
  title: Title;
  role: Role | null;
  section: FollowUpSection | null;
  groups: readonly Title[];
}

const MAX_DEPTH = 40;
const HTML_TITLE = /^\s*<(h[1-6]|summary|b|strong)\b[^>]{0,200}>([^<]{1,200})<\/\1>/i;
const ASCIIDOC_TITLE = /^(={2,6}) ([^\n=]{2,120}?)(?: =+)?$/;
const ANNOUNCED = /^(?:action|action item|ai|a\/i|follow ?up|follow up item|follow up action|next step|to ?do|corrective action|preventive action|preventative action|remediation|remediation item|task)s?$/;
const LEADS_IN = /\b(?:next steps?|action items?|follow[- ]?ups?|going forward|moving forward|in the future|to prevent|prevent (?:this|it|such|similar|future|a )|avoid (?:this|it|such|similar|future)|improvements?|remediation|corrective|preventi(?:ve|ative)|we (?:will|plan|intend|are going|are planning|are committed|are working|need to)|we['’]ll|we['’]re (?:going|planning|working|committed|also going)|planning to|todo)\b/i;
const LOOKS_BACK = /\b(?:we (?:did|have (?:taken|already|since|implemented|done)|took|used|tried|were|had)|were taken|have been|happened|during the|you (?:can|should|will|may)|users? (?:can|should)|caused)\b/i;

/** What a title says by its own words; `null` where it says nothing. */
export function roleOf(title: string): Role | null {
  const normal = normaliseTitle(title);
  if (normal === '') return null;
  for (const { role, patterns } of HEADINGS) if (patterns.some((pattern) => pattern.test(normal))) return role;
  return null;
}

const isGrouping = (title: string): boolean => GROUPING.some((pattern) => pattern.test(normaliseTitle(title)));
const isNotWorkInside = (title: string): boolean => NOT_WORK_INSIDE.some((pattern) => pattern.test(normaliseTitle(title)));
/** The first list of patterns: advice to readers, steps already taken, checklists. */
const isNeverWork = (title: string): boolean => HEADINGS[0]?.patterns.some((pattern) => pattern.test(normaliseTitle(title))) ?? false;

type Entry = { title: Title } | { block: Block };

function titleOf(node: Nodes, flat: Flat, depth: number, announces = false): Title {
  return {
    text: flat.text.trim(),
    depth,
    line: node.position?.start.line ?? 1,
    start: node.position?.start.offset ?? 0,
    end: node.position?.end.offset ?? 0,
    announces,
    flat,
  };
}

/** Splits a paragraph that begins with a title ("**Action items**", "Next steps:") into the title and the rest. */
function fromParagraph(node: Paragraph, next: Nodes | undefined): Entry[] {
  const plain: Entry[] = [{ block: { node, quoted: false } }];
  const flat = flatten([node]);
  const text = flat.text.trim();
  const first = node.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  if (first === undefined || text === '') return plain;

  const asciidoc = ASCIIDOC_TITLE.exec(text);
  if (asciidoc?.[2] !== undefined) return [{ title: { ...titleOf(node, flat, asciidoc[1]?.length ?? 2), text: asciidoc[2].trim() } }];

  if (first.type === 'strong' || (first.type === 'emphasis' && first.children[0]?.type === 'strong')) {
    const bold = flatten([first]);
    const rest = text.slice(text.indexOf(bold.text.trim()) + bold.text.trim().length);
    const words = bold.text.trim().split(/\s+/).length;
    if (rest.replace(/^[\s:：.*]+/, '') === '' && words <= 16) return [{ title: titleOf(node, flat, 7) }];
    const behind: Paragraph = { ...node, children: node.children.slice(node.children.indexOf(first) + 1) };
    const role = roleOf(bold.text);
    const ownLine = /^[:： \t]{0,3}\n/.test(rest);
    if (ownLine && words <= 12 && (role !== null || isGrouping(bold.text))) return [{ title: titleOf(first, bold, 7) }, { block: { node: behind, quoted: false } }];
    const colon = /[:：]$/.test(bold.text.trim()) || /^\s?[:：]/.test(rest);
    if (colon && role === 'follow-up' && words <= 6) {
      const announces = ANNOUNCED.test(normaliseTitle(bold.text));
      const title = titleOf(announces && /s[\s:：]{0,4}$/i.test(bold.text) ? first : node, announces ? flat : bold, 7, announces);
      return [{ title }, { block: { node: behind, quoted: false } }];
    }
    return plain;
  }

  const oneLine = !text.includes('\n');
  const leadsList = next !== undefined && (next.type === 'list' || next.type === 'table');
  if (oneLine && leadsList && text.length <= 200 && (/[:：]$/.test(text) || (text.length <= 40 && roleOf(text) === 'follow-up'))) return [{ title: titleOf(node, flat, 8) }];
  if (oneLine && text.length <= 40 && roleOf(text) === 'follow-up' && /[:：]$/.test(text)) return [{ title: titleOf(node, flat, 7) }];
  return plain;
}

/** The document as one flat row of titles and blocks, containers opened. */
function entriesOf(root: Root): Entry[] {
  const entries: Entry[] = [];
  const walk = (parent: Parents, depth: number, quoted: boolean): void => {
    const children = parent.children as Nodes[];
    children.forEach((node, at) => {
      if (node.type === 'heading') entries.push({ title: titleOf(node, flatten([node]), (node as Heading).depth) });
      else if (node.type === 'paragraph' && !quoted) entries.push(...fromParagraph(node, children[at + 1]));
      else if (node.type === 'html') {
        const match = HTML_TITLE.exec(node.value);
        if (match?.[2] !== undefined) {
          const level = /^h(\d)$/i.exec(match[1] ?? '')?.[1];
          entries.push({ title: { ...titleOf(node, flatten([]), level === undefined ? 7 : Number(level)), text: match[2].trim() } });
        }
        entries.push({ block: { node, quoted } });
      } else if (node.type === 'list' && loneTitle(node) && (children[at + 1]?.type === 'thematicBreak' || roleOf(flatten([node]).text) === 'follow-up')) {
        // "7. Action items" over a rule, or a lone bullet: Markdown sees a list of one
        entries.push({ title: titleOf(node, flatten([node]), 7) });
      } else if (node.type === 'list' || node.type === 'table' || node.type === 'paragraph') entries.push({ block: { node, quoted } });
      else if ('children' in node && depth < MAX_DEPTH) walk(node as Parents, depth + 1, quoted || node.type === 'blockquote');
    });
  };
  walk(root, 0, false);
  return entries;
}

function loneTitle(list: List): boolean {
  const only = list.children[0];
  const text = only?.children[0];
  if (list.children.length !== 1 || only?.children.length !== 1 || only.checked === true || only.checked === false || text?.type !== 'paragraph') return false;
  const { text: words } = flatten([text]);
  return words.split(/\s+/).length <= 5 && !/[.!?]$/.test(words.trim()) && !isImperative(words);
}

function effectiveRole(title: Title, parent: Open | undefined, isDocumentTitle: boolean): Role | null {
  if (isDocumentTitle) return roleOf(title.text) === 'follow-up' && title.text.split(/\s+/).length <= 3 ? 'follow-up' : null;
  let own = roleOf(title.text);
  if (title.depth === 8 && title.text.split(/\s+/).length > 6) {
    own = own === 'excluded' && isNeverWork(title.text) ? 'excluded' : LEADS_IN.test(title.text) && !LOOKS_BACK.test(title.text) ? 'tentative' : null;
  }
  const above = parent?.role ?? null;
  if (above === 'follow-up' || above === 'tentative') {
    if (isNotWorkInside(title.text) || isNeverWork(title.text)) return 'excluded';
    if (above === 'tentative' && (own === 'follow-up' || isGrouping(title.text))) return 'follow-up';
    return above;
  }
  if (above === 'excluded' && /time ?line|chronology|タイムライン/i.test(parent?.title.text ?? '')) return above;
  if (above === 'excluded') {
    const later = own === 'tentative' && /\b(?:long|permanent|future|forward|ahead)/i.test(title.text);
    return title.depth <= 7 && (own === 'follow-up' || own === 'lessons' || later) ? own : above;
  }
  if (above === 'lessons') return own ?? above;
  return own;
}

/** Finds the sections about follow-up work, those where lessons stand, and which title groups which block. */
export function findSections(root: Root): FollowUpSection[] {
  const entries = entriesOf(root);
  const sections: FollowUpSection[] = [];
  const open: Open[] = [];
  let part: Part | null = null;
  let seenTitle = false;
  let blocksSinceTitle = 0;

  for (const entry of entries) {
    if ('block' in entry) {
      // a lead-in line holds for the lists right behind it
      const top = open.at(-1);
      if (top?.title.depth === 8 && entry.block.node.type === 'paragraph' && blocksSinceTitle > 0) {
        open.pop();
        part = partOf(open.at(-1));
      }
      blocksSinceTitle += 1;
      part?.blocks.push(entry.block);
      if (entry.block.node.type === 'list' && (part === null || part.role === 'lessons')) sections.push(...outlined(entry.block.node));
      const section = open.at(-1)?.section;
      if (section) section.end = Math.max(section.end, entry.block.node.position?.end.offset ?? 0);
      continue;
    }
    const { title } = entry;
    const closing = open.findLast((item) => item.title.depth < title.depth);
    const sibling = open.find((item) => item.title.depth >= title.depth);
    // "**Action items**" followed by "**Short term**": the second groups the first's work
    const groupsSibling = sibling?.title.depth === title.depth && sibling.role === 'follow-up' && title.depth >= 1 && isGrouping(title.text) && roleOf(sibling.title.text) === 'follow-up' && !isGrouping(sibling.title.text);
    while (open.length > 0 && (open.at(-1)?.title.depth ?? 0) >= title.depth && !(groupsSibling && open.at(-1) === sibling)) open.pop();
    const parent = groupsSibling ? sibling : closing;
    const role = effectiveRole(title, parent, !seenTitle && title.depth === 1);
    seenTitle = true;
    blocksSinceTitle = 0;
    let section: FollowUpSection | null = null;
    let groups: readonly Title[] = [];
    if (role !== null && role !== 'excluded') {
      const inherits = parent?.section !== null && parent?.section !== undefined && continues(parent.section.role, role);
      if (inherits && parent.section !== null) {
        section = parent.section;
        groups = [...parent.groups, title];
        section.end = Math.max(section.end, title.end);
      } else {
        section = { title, role, parts: [], end: title.end };
        sections.push(section);
      }
    }
    const mine: Open = { title: groupsSibling ? { ...title, depth: title.depth + 0.5 } : title, role, section, groups };
    open.push(mine);
    part = partOf(mine);
  }
  return sections;

  function partOf(at: Open | undefined): Part | null {
    if (at === undefined || at.section === null || at.role === null) return null;
    const made: Part = { title: at.title, groups: at.groups, role: at.role, blocks: [] };
    at.section.parts.push(made);
    return made;
  }
}

/** Sections of a document written as one outline: a list item "Action items" with a list below it. */
function outlined(list: List): FollowUpSection[] {
  return list.children.flatMap((item) => {
    const [head, ...rest] = item.children;
    const nested = rest.filter((child) => child.type === 'list');
    if (head?.type !== 'paragraph' || nested.length === 0) return [];
    const flat = flatten([head]);
    if (roleOf(flat.text) !== 'follow-up' || normaliseTitle(flat.text).split(' ').length > 5 || isImperative(flat.text)) return [];
    const title = titleOf(item, flat, 7);
    return [{ title, role: 'follow-up', parts: [{ title, groups: [], role: 'follow-up', blocks: nested.map((node) => ({ node, quoted: false })) }], end: title.end }];
  });
}

const continues = (section: Role, role: Role): boolean => section === role || (section === 'tentative' && role === 'follow-up');

/** Whole parts of the tree outside every follow-up section, for tables that announce themselves. */
export function tablesOf(root: Root): Nodes[] {
  return entriesOf(root).flatMap((entry) => ('block' in entry && entry.block.node.type === 'table' ? [entry.block.node] : []));
}
