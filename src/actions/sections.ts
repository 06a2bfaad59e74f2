import type { List, Root } from 'mdast';
import { entriesOf, titleOf, type Block, type Title } from './entries.ts';
import { flatten } from './flatten.ts';
import { normaliseTitle, type Role } from './headings.ts';
import { large } from './large.ts';
import { announcesLines } from './plain-titles.ts';
import { glossedRole, isGrouping, isHorizon, isNeverWork, isNotWorkInside, roleOf } from './roles.ts';
import { hintedRole } from './title-cues.ts';
import { isImperative } from './words/work.ts';

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

const LEADS_IN = large(/\b(?:next steps?|action items?|follow[- ]?ups?|going forward|moving forward|in the future|to prevent|prevent (?:this|it|such|similar|future|a )|avoid (?:this|it|such|similar|future)|improvements?|remediation|corrective|preventi(?:ve|ative)|we (?:will|plan|intend|are going|are planning|are committed|are working|need to)|we['’]ll|we['’]re (?:going|planning|working|committed|also going)|planning to|todo)\b/i);
/** The first heading of a document whose title stands on another level. */
const NAMES_INCIDENT = /\b(?:post-?mortem|post-?incident|incident|outage|retro(?:spective)?|rca|report)\b/i;
const LOOKS_BACK = large(/\b(?:we (?:did|have (?:taken|already|since|implemented|done)|took|used|tried|were|had)|were taken|have been|happened|during the|you (?:can|should|will|may)|users? (?:can|should)|caused)\b/i);
/** Leads in what went wrong, what a thing does or when a rule holds ("All of the errors were due to:", "We now have a bot that reports:", "Before any of these, ask:", "Before each release:"). */
const DESCRIBES = /^(?:before|when|whenever|if|in case of) .{0,40}\b(?:following|these|below)\b|(?:以下|次)の.{0,20}(?:前に|場合|とき|時は|際)|\b(?:due to|caused by|because of)\b|^(?:before|after|when(?:ever)?|prior to) (?:any|each|every)\b.{0,80}[:：]$|\b(?:now have|there is|there are)\b.{0,80}\b(?:that|which)\b.{0,60}[:：]$/i;

/** "For future features of this kind:": what to mind on an occasion, no work of now. */
const OCCASION = /^\W{0,4}for (?:any |all |each |every )?(?:future|similar|new|other)(?! (?:we|i|the|consideration|reference|work|improvements?|enhancements?|iterations?|releases?|sprints?|versions?|actions?|prevention|resilience|development|planning|investigations?|discussions?|research|follow)\b)(?: [\w-]+){1,3}\W{0,3}$/i;

function effectiveRole(title: Title, parent: Open | undefined, isDocumentTitle: boolean): Role | null {
  if (isDocumentTitle) return title.text.split(/\s+/).length <= 3 && roleOf(title.text) === 'follow-up' ? 'follow-up' : null;
  if (title.depth >= 7 && OCCASION.test(title.text)) return 'excluded';
  const known = roleOf(title.text);
  // a line that leads in a list is no title by its cues alone
  const hinted = known === null && title.depth <= 7 ? (hintedRole(title.text) ?? glossedRole(title.text)) : null;
  // "Plan for improvement" is more than a plan
  let own = known === 'tentative' && title.depth <= 7 && hintedRole(title.text) === 'follow-up' ? 'follow-up' : (known ?? hinted);
  const head = title.depth === 8 ? (/^(.{4,60}?)[:：] .*[:：]$/.exec(title.text)?.[1] ?? '') : '';
  if (head !== '' && roleOf(head) === 'follow-up') own = 'follow-up';
  else if (title.depth === 8 && title.text.split(/\s+/).length > 6) {
    own = own === 'excluded' && isNeverWork(title.text) ? 'excluded' : LEADS_IN.test(title.text) && !LOOKS_BACK.test(title.text) ? 'tentative' : null;
  }
  const above = parent?.role ?? null;
  if (above === 'follow-up' || above === 'tentative') {
    if (hinted === 'lessons' || isNotWorkInside(title.text) || isNeverWork(title.text) || (title.depth === 8 && DESCRIBES.test(title.text))) return 'excluded';
    if (above === 'tentative' && (own === 'follow-up' || isGrouping(title.text))) return 'follow-up';
    return above;
  }
  if (above === 'excluded' && title.depth === 8 && announcesLines(title.text)) return own ?? 'tentative';
  if (above === 'excluded' && /time ?line|chronology|タイムライン|\bsign(?:ed|ing)?[- ]off\b/i.test(parent?.title.text ?? '')) return above;
  // A checklist in horizons ("Immediate", "Short term") is of work, any other of what to look at.
  if (above === 'excluded' && /\bcheck ?list/i.test(parent?.title.text ?? '') && isHorizon(title.text) && !isNeverWork(parent?.title.text ?? '')) return 'follow-up';
  if (above === 'excluded') {
    const later = own === 'tentative' && /\b(?:long|permanent|future|forward|ahead)/i.test(title.text);
    return (title.depth <= 7 || isWholeTitle(title.text)) && (own === 'follow-up' || own === 'lessons' || later) ? own : above;
  }
  if (above === 'lessons') return hinted === 'tentative' ? above : (own ?? above);
  return own;
}

/** A lead-in without a colon and a sentence: "Action Items" on a line of its own. */
const isWholeTitle = (text: string): boolean => !/[:：.]$/.test(text) && normaliseTitle(text).split(' ').length <= 4;

/** A block outside every section about follow-ups, with what its own section is. */
export interface Stray {
  block: Block;
  role: Role | null;
  /** Title of its section, empty where it has none. */
  title: string;
}

/** Finds the sections about follow-up work, those where lessons stand, and which title groups which block. */
export function findSections(root: Root): { sections: FollowUpSection[]; strays: Stray[] } {
  const entries = entriesOf(root);
  const sections: FollowUpSection[] = [];
  const strays: Stray[] = [];
  const open: Open[] = [];
  let part: Part | null = null;
  let seenTitle = false;
  let blocksSinceTitle = 0;

  for (const entry of entries) {
    if ('block' in entry) {
      // a lead-in line holds for the lists right behind it
      const top = open.at(-1);
      const ends = top?.title.depth === 8 || (top?.title.inline === true && startsBold(entry.block));
      if (ends && entry.block.node.type === 'paragraph' && blocksSinceTitle > 0) {
        open.pop();
        part = partOf(open.at(-1));
      }
      blocksSinceTitle += 1;
      part?.blocks.push(entry.block);
      if (part === null || part.role === 'lessons') {
        strays.push({ block: entry.block, role: open.at(-1)?.role ?? null, title: open.at(-1)?.title.text ?? '' });
        if (entry.block.node.type === 'list') sections.push(...outlined(entry.block.node));
      }
      const section = open.at(-1)?.section;
      if (section) section.end = Math.max(section.end, entry.block.node.position?.end.offset ?? 0);
      continue;
    }
    const title = levelled(entry.title, open.at(-1)?.title);
    const closing = open.findLast((item) => item.title.depth < title.depth);
    const sibling = open.find((item) => item.title.depth >= title.depth);
    // "**Action items**" followed by "**Short term**": the second groups the first's work
    const groupsSibling = sibling?.title.depth === title.depth && sibling.role === 'follow-up' && title.depth >= 1 && isGrouping(title.text) && roleOf(sibling.title.text) === 'follow-up' && !isGrouping(sibling.title.text);
    while (open.length > 0 && (open.at(-1)?.title.depth ?? 0) >= title.depth && !(groupsSibling && open.at(-1) === sibling)) open.pop();
    const parent = groupsSibling ? sibling : closing;
    const role = effectiveRole(title, parent, !seenTitle && title.depth !== 8 && (title.depth === 1 || NAMES_INCIDENT.test(title.text)));
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
  return { sections, strays };

  function partOf(at: Open | undefined): Part | null {
    if (at === undefined || at.section === null || at.role === null) return null;
    const made: Part = { title: at.title, groups: at.groups, role: at.role, blocks: [] };
    at.section.parts.push(made);
    return made;
  }
}

/** In a report without Markdown "Resolution steps:" before a list stands beside the titles that lead none. */
const levelled = (title: Title, above: Title | undefined): Title =>
  title.depth === 8 && above?.plain === true && roleOf(title.text) !== null && !isGrouping(title.text) && normaliseTitle(title.text).split(' ').length <= 5 ? { ...title, depth: above.depth, plain: true } : title;

const startsBold = ({ node }: Block): boolean => node.type === 'paragraph' && node.children[0]?.type === 'strong';

/** Sections of a document written as one outline: a list item "Action items" with a list below it. */
function outlined(list: List): FollowUpSection[] {
  return list.children.flatMap((item) => {
    const [head, ...rest] = item.children;
    const nested = rest.filter((child) => child.type === 'list');
    if (head?.type !== 'paragraph' || nested.length === 0) return [];
    const flat = flatten(head);
    if (roleOf(flat.text) !== 'follow-up' || normaliseTitle(flat.text).split(' ').length > 5 || (isImperative(flat.text) && !/[:：]\s{0,3}$/.test(flat.text))) return [];
    const title = titleOf(item, flat, 7);
    return [{ title, role: 'follow-up', parts: [{ title, groups: [], role: 'follow-up', blocks: nested.map((node) => ({ node, quoted: false })) }], end: title.end }];
  });
}

const continues = (section: Role, role: Role): boolean => section === role || (section === 'tentative' && role === 'follow-up');
