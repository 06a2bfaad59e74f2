import type { BlockContent, Heading, List, Nodes, Paragraph, Parents, Root, RootContent } from 'mdast';
import { fieldLine } from './draft.ts';
import { flatten, unmarked, type Flat } from './flatten.ts';
import { normaliseTitle } from './headings.ts';
import { large } from './large.ts';
import { announcesLines, isRows, splitAtPlainTitles } from './plain-titles.ts';
import { isGrouping, roleOf } from './roles.ts';
import { isImperative } from './words/work.ts';

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
  /** Text stands behind it on its own line ("**Next steps:** we will …"). */
  inline: boolean;
  flat: Flat;
  /** A line of a report without Markdown: the titles beside it are on its level, whatever leads in a list. */
  plain?: true;
}

export interface Block {
  node: RootContent | BlockContent;
  quoted: boolean;
}

const MAX_DEPTH = 40;
/** Of a longer one the rest says nothing about what stands below it, and all that does is judged by it. */
const LONGEST_TITLE = 1000;
const HTML_TITLE = /^\s*<(h[1-6]|summary|b|strong)\b[^>]{0,200}>([^<]{1,200})<\/\1>/i;
const ASCIIDOC_TITLE = /^(={2,6}) ([^\n=]{2,120}?)(?: =+)?$/;
const ANNOUNCED = large(/^(?:action|action item|ai|a\/i|follow ?up|follow up item|follow up action|next step|to ?do|corrective action|preventive action|preventative action|remediation|remediation item|task)s?$/);
/** "**Attendees:** the team" and below it "**Agenda:**", which leads in the list behind. */
const ENDS_IN_LABEL = /\n[^\n:：]{2,40}[:：]$/;
/** A document as one flat row of titles and blocks. */
export type Entry = { title: Title } | { block: Block };

/** A node read as a title. */
export function titleOf(node: Nodes, flat: Flat, depth: number, announces = false): Title {
  return {
    text: flat.text.trim().slice(0, LONGEST_TITLE),
    depth,
    line: node.position?.start.line ?? 1,
    start: node.position?.start.offset ?? 0,
    end: node.position?.end.offset ?? 0,
    announces,
    inline: false,
    flat,
  };
}

/** Splits a paragraph that begins with a title ("**Action items**", "Next steps:") into the title and the rest. */
function fromParagraph(node: Paragraph, next: Nodes | undefined): Entry[] {
  const plain: Entry[] = [{ block: { node, quoted: false } }];
  const flat = flatten(node);
  const text = flat.text.trim();
  const first = node.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  if (first === undefined || text === '') return plain;

  const asciidoc = ASCIIDOC_TITLE.exec(text);
  if (asciidoc?.[2] !== undefined) return [{ title: { ...titleOf(node, flat, asciidoc[1]?.length ?? 2), text: asciidoc[2].trim() } }];

  const opensBold = first.type === 'strong' || (first.type === 'emphasis' && first.children[0]?.type === 'strong');
  if (opensBold) {
    const bold = flatten(first);
    const rest = text.slice(text.indexOf(bold.text.trim()) + bold.text.trim().length);
    const words = bold.text.trim().split(/\s+/).length;
    if (rest.replace(/^[\s:：.*]+/, '') === '' && words <= 16) return [{ title: titleOf(node, flat, 7) }];
    const behind: Paragraph = { ...node, children: node.children.slice(node.children.indexOf(first) + 1) };
    const role = roleOf(bold.text);
    const ownLine = /^[:： \t]{0,3}\n/.test(rest);
    // "**Index verification**" over "Owner: Ana" is an item
    const isItem = role === 'excluded' && ['owner', 'due'].includes(fieldLine(rest.trim())?.field ?? '');
    if (ownLine && !isItem && words <= 12 && (role !== null || isGrouping(bold.text))) return [{ title: titleOf(first, bold, 7) }, { block: { node: behind, quoted: false } }];
    const colon = /[:：?？]$/.test(bold.text.trim()) || /^\s?[:：]/.test(rest);
    if (colon && role === 'follow-up' && words <= 8) {
      const announces = ANNOUNCED.test(normaliseTitle(bold.text));
      const title = titleOf(announces && /s[\s:：]{0,4}$/i.test(bold.text) ? first : node, announces ? flat : bold, 7, announces);
      return [{ title: { ...title, inline: true } }, { block: { node: behind, quoted: false } }];
    }
  }

  const runs = opensBold && !ENDS_IN_LABEL.test(text) ? null : splitAtPlainTitles(node, flat.text);
  if (runs === null && opensBold) return plain;
  if (runs !== null) return runs.map((run) => (run.isTitle ? { title: { ...titleOf(run.node, flatten(run.node), run.leads ? 8 : 7), ...(!run.leads && { plain: true as const }) } } : { block: { node: run.node, quoted: false } }));

  const oneLine = !text.includes('\n');
  const leadsList = next !== undefined && (next.type === 'list' || next.type === 'table');
  if (oneLine && text.length <= 240 && announcesLines(text) && next?.type === 'paragraph' && isRows(flatten(next).text)) return [{ title: titleOf(node, flat, 8) }];
  if (oneLine && leadsList && text.length <= 200 && (/[:：]$/.test(text) || (text.length <= 40 && roleOf(text) === 'follow-up'))) return [{ title: titleOf(node, flat, 8) }];
  if (oneLine && text.length <= 40 && /[:：]$/.test(text) && roleOf(text) === 'follow-up') return [{ title: titleOf(node, flat, 7) }];
  return plain;
}

/** The document as one flat row of titles and blocks, containers opened. */
export function entriesOf(root: Root): Entry[] {
  const entries: Entry[] = [];
  const walk = (parent: Parents, depth: number, quoted: boolean): void => {
    const children = parent.children as Nodes[];
    children.forEach((node, at) => {
      if (node.type === 'heading') entries.push({ title: titleOf(node, flatten(node), (node as Heading).depth) });
      else if (node.type === 'paragraph' && !quoted) entries.push(...fromParagraph(node, children[at + 1]));
      else if (node.type === 'html') {
        const match = HTML_TITLE.exec(node.value);
        if (match?.[2] !== undefined) {
          const level = /^h(\d)$/i.exec(match[1] ?? '')?.[1];
          entries.push({ title: { ...titleOf(node, unmarked(''), level === undefined ? 7 : Number(level)), text: match[2].trim() } });
        }
        entries.push({ block: { node, quoted } });
      } else if (node.type === 'list' && loneTitle(node) && (children[at + 1]?.type === 'thematicBreak' || roleOf(flatten(node).text) === 'follow-up')) {
        // "7. Action items" over a rule, or a lone bullet: Markdown sees a list of one
        entries.push({ title: titleOf(node, flatten(node), 7) });
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
  const { text: words } = flatten(text);
  return words.split(/\s+/).length <= 5 && !/[.!?]$/.test(words.trim()) && !isImperative(words);
}
