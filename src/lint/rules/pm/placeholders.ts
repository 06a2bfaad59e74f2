import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { enclosing } from '../../../documents/enclosing.ts';
import type { Document } from '../../../documents/model.ts';
import { nodesOf } from '../../../documents/nodes.ts';
import { quoted } from '../../../policy/wording.ts';
import { isPlaceholder, isTemplateQuote } from '../../../postmortem/template.ts';
import type { Report, Rule } from '../../rule.ts';

/** Words that mark something still to be written. Capitals only where the word is also a common one. */
const WORDS = /\b(?:TODO|TBD|TBA|FIXME|XXX)\b|\b[Ll]orem ipsum\b|\?{3,}/g;
/** One of these stands wherever such words do; the engine looks for each many times as fast as for a pattern of all. */
const IN_WORDS = ['TODO', 'TBD', 'TBA', 'FIXME', 'XXX', 'psum', '???'];
/** A time of the template, in a cell or an item of its own; digits may be filled in already. A sentence may name a format. */
const TIME_FORM = /^(?=[^a-z]*(?:HH:MM|YYYY-MM|DD[./]MM|MM[./]DD))[\dYMDHTS:/., ?~-]{4,30}$/i;
/** A sentence about a TODO stands for nothing: one that was open back then, a comment or a list of such, or in Japanese one with its particle. */
const LEFT_OPEN = /\b(?:was|were|been|remain(?:ed|s)|stayed|left as|marked(?: as)?|sat as)(?: (?:still|only|an?|open))* $/i;
const OF_SUCH = /^(?:[ -](?:comments?|lists?|items?|entr(?:y|ies)|notes?|markers?|tags?|status|states?|columns?)\b|[ \u3000]?(?:のまま|だった|でした|であった|として|[がをはにもと](?!\s*(?:[。、]|$))))/;
/** `<your name>`: no element of HTML has words behind it that are no attributes. */
const ANGLE = /^<(?!\/|!|\?)([a-z][a-z0-9]*(?: [a-z][a-z0-9'’-]*)+|[a-z]+[-_][a-z_-]+|[A-Z][A-Z _-]+)>/;

export const rule: Rule = {
  id: 'pm/placeholders',
  title: 'Nothing is left over from the template',
  why: 'A `TBD` in a published post-mortem is a question nobody will answer any more, and a left-over hint hides that the section was never written.',
  policyKeys: ['postMortem.template'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'finished text', file: 'post-mortem.md', text: '## Summary\n\nThe shop was down. `TODO` stood in the alert, see [what](#summary) it said.\n', findings: [] },
    { name: 'words that stand for something to come', file: 'post-mortem.md', text: '## Summary\n\nThe shop was down for TBD minutes.\n', findings: ['3:23 `TBD` stands for something that is still to be written.'] },
    { name: 'a hint of the template', file: 'post-mortem.md', text: '## Summary\n\n> **Write here:** three sentences.\n', findings: ['3:1 The hint of the template still stands here: `Write here: three sentences.`'] },
    {
      name: 'placeholders in brackets',
      file: 'post-mortem.md',
      text: '## Timeline\n\n| Time (UTC) | What |\n| --- | --- |\n| [YYYY-MM-DD HH:MM] | <what happened> |\n',
      findings: ['5:3 `[YYYY-MM-DD HH:MM]` is a placeholder of the template.', '5:24 `<what happened>` is a placeholder of the template.'],
    },
    {
      name: 'a time that nobody filled in',
      file: 'post-mortem.md',
      text: '## Timeline\n\n| Time (UTC) | What |\n| --- | --- |\n| 2026-03-14 HH:mm | Slow, at an unknown hour. |\n| 2026-03-?? | The format is YYYY-MM-DD. |\n\n- YYYY-MM-DD\n',
      findings: ['5:3 `2026-03-14 HH:mm` is a placeholder of the template.', '8:3 `YYYY-MM-DD` is a placeholder of the template.'],
    },
    {
      name: 'a state of an action item is none',
      file: 'post-mortem.md',
      text: '## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Alert on an empty cache | Ada Novak | TODO |\n',
      findings: [],
    },
    {
      name: 'a report that something was left open',
      file: 'post-mortem.md',
      text: 'The check was still TODO when it happened, and a TODO comment said so. アラートは TODO のままだった。TODO が 3 本残った。原因は TODO です。The cause is TODO.\n',
      findings: ['1:108 `TODO` stands for something that is still to be written.', '1:129 `TODO` stands for something that is still to be written.'],
    },
    { name: 'in the frontmatter', file: 'post-mortem.md', text: '---\nkind: post-mortem\ntitle: TODO\n---\n', findings: ['3:8 `TODO` stands for something that is still to be written.'] },
    { name: 'an honest mark-up element is none', file: 'post-mortem.md', text: 'A <br> and a <kbd>key</kbd>.\n', findings: [] },
  ],
  check(document, context) {
    const reports = [...inFrontmatter(document), ...inText(document)];
    if (reports.length === 0) return reports;
    const itemAt = enclosing(context.actionsOf(document).items);
    // Inside an action item an owner TBD is told by pm/action-item-owner, and TODO is how some write that it is open.
    return reports.filter(({ range }) => {
      const item = itemAt(range.start.offset, range.end.offset);
      const word = document.text.slice(range.start.offset, range.end.offset);
      return !item || !(word === 'TODO' || (item.ownerKind === 'placeholder' && item.owner?.includes(word)));
    });
  },
};

function inFrontmatter(document: Document): Report[] {
  return Object.keys(document.frontmatter.data).flatMap((key): Report[] => {
    const value = document.frontmatter.data[key];
    if (typeof value !== 'string') return [];
    const word = value.slice(0, 500).match(WORDS)?.[0] ?? (ANGLE.test(value) ? value : null);
    return word === null ? [] : [unwritten(word, document.frontmatter.rangeOf(key))];
  });
}

function inText(document: Document): Report[] {
  const reports: Report[] = [];
  const places = placesOf(document.text);
  let place = 0;
  const at = (node: Nodes, from = 0, length?: number): Report['range'] => {
    const start = (node.position?.start.offset ?? 0) + from;
    return document.rangeAt(start, length === undefined ? (node.position?.end.offset ?? start) : start + length);
  };
  // What stands inside a hint or a placeholder is told with it.
  let below = Number.POSITIVE_INFINITY;
  for (const { type, node, depth } of nodesOf(document.tree)) {
    if (depth > below) continue;
    below = Number.POSITIVE_INFINITY;
    if (type === 'blockquote' && isTemplateQuote(node)) {
      const text = toString(node, { includeHtml: false });
      reports.push({ range: { ...at(node), end: at(node, 0, 1).end }, message: `The hint of the template still stands here: ${quoted(text)}`, help: 'Write the section, then delete the hint.' });
      below = depth;
    } else if (type === 'tableCell' || type === 'paragraph') {
      const inner = node.children[0];
      // Almost every cell and paragraph is told by its first character.
      if (inner?.type !== 'text') continue;
      if (inner.value.startsWith('[') && isPlaceholder(toString(node))) {
        reports.push(placeholder(toString(node), at(inner, 0, toString(node).length)));
        below = depth;
      } else if (inner.value.length <= 30 && TIME_FORM.test(inner.value)) {
        reports.push({ ...placeholder(inner.value, at(inner)), help: 'Write the time, or the day alone where nobody knows more.' });
        below = depth;
      }
    } else if (type === 'html') {
      const match = ANGLE.exec(node.value);
      if (match) reports.push(placeholder(match[0], at(node, 0, match[0].length)));
    } else if (type === 'text' && place < places.length) {
      const start = node.position?.start.offset ?? 0;
      const end = node.position?.end.offset ?? 0;
      while ((places[place] ?? Infinity) < start) place++;
      if ((places[place] ?? Infinity) >= end) continue;
      const source = document.text.slice(start, end);
      for (const match of source.matchAll(WORDS)) if (!isReported(source, match)) reports.push(unwritten(match[0], at(node, match.index, match[0].length)));
    }
  }
  return reports;
}

/** Where words may stand that mark something still to be written, in order. */
function placesOf(text: string): number[] {
  const places: number[] = [];
  for (const word of IN_WORDS) for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places.sort((a, b) => a - b);
}

function isReported(text: string, { 0: word, index }: RegExpExecArray): boolean {
  const behind = index + word.length;
  return word === 'TODO' && (LEFT_OPEN.test(text.slice(Math.max(0, index - 40), index)) || OF_SUCH.test(text.slice(behind, behind + 12)));
}

function unwritten(word: string, range: Report['range']): Report {
  return { range, message: `${quoted(word)} stands for something that is still to be written.`, help: 'Write it, or say that it is not known and why.' };
}

function placeholder(text: string, range: Report['range']): Report {
  return { range, message: `${quoted(text)} is a placeholder of the template.`, help: 'Write what stands for it here, or delete the row.' };
}
