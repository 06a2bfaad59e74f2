import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Document, Section } from '../../../documents/model.ts';
import { quoted } from '../../../policy/wording.ts';
import { optionsOf } from '../../options.ts';
import type { Report, Rule } from '../../rule.ts';

const DEFAULTS: { required: readonly string[] } = { required: [] };

const UNWRITTEN = /^(?:TODO|TBD|FIXME|XXX|WIP|to be (?:done|written|added|defined)|coming soon)[\s.:!…]*$/i;

export const rule: Rule = {
  id: 'rb/sections',
  title: 'No section of a runbook is empty',
  why: [
    'An empty heading is a promise: whoever is paged jumps to "Mitigation" and finds nothing, and has lost a minute and some trust.',
    'Where all runbooks share headings, the option `required` keeps them: people then know where to look before they have read.',
  ].join(' '),
  policyKeys: [],
  level: 'warning',
  kinds: ['runbook'],
  options: (zod) =>
    zod.strictObject({
      required: zod.array(zod.string().min(1)).default([]).meta({ description: 'Headings that every runbook has, in any order; `Mitigation | Stop the damage` accepts either' }),
    }),
  examples: [
    { name: 'something below each heading', file: 'runbooks/outage.md', text: '# Shop down\n\n## Look\n\n### Pods\n\nAre they up?\n\n## Mitigation\n\n1. Restart it.\n', findings: [] },
    {
      name: 'a heading with nothing below it',
      file: 'runbooks/outage.md',
      text: '# Shop down\n\n## Look\n\nIs it up?\n\n## Mitigation\n',
      findings: ['7:1 The section "Mitigation" is empty.'],
    },
    {
      name: 'a word that only says that something is missing',
      file: 'runbooks/outage.md',
      text: '# Shop down\n\n## Impact\n\nTODO\n\n## Mitigation\n\nN/A\n',
      findings: ['3:1 The section "Impact" holds only `TODO`.'],
    },
    {
      name: 'headings that the project asks for',
      file: 'runbooks/outage.md',
      text: '# Shop down\n\n## Look\n\nIs it up?\n',
      options: { required: ['Look | Diagnosis', 'Mitigation | Stop the damage'] },
      findings: ['1:1 The section "Mitigation" or "Stop the damage" is missing.'],
    },
  ],
  check(document, context) {
    const reports: Report[] = [];
    const sections = document.sections.filter(({ depth }) => depth <= 6);
    const contents = contentsOf(document, sections);
    sections.forEach((section, at) => {
      const next = sections[at + 1];
      const content = contents[at] ?? [];
      // A heading directly above its own subheading only groups.
      if ((next && next.depth > section.depth) || content.some(({ type }) => type !== 'paragraph' && type !== 'list' && type !== 'html')) return;
      const text = content.map((node) => toString(node)).join(' ').trim();
      const range = document.rangeAt(section.range.start.offset, section.range.start.offset + Math.max(1, section.title.length));
      const title = JSON.stringify(section.title.slice(0, 60));
      if (text === '' && !content.some(isPicture)) reports.push({ range, message: `The section ${title} is empty.`, help: 'Write what to do there, or that there is nothing to do and why; or remove the heading.' });
      else if (UNWRITTEN.test(text)) reports.push({ range, message: `The section ${title} holds only ${quoted(text)}.`, help: 'Write it, or remove the heading: nobody finds the time at night.' });
    });
    for (const wanted of optionsOf(rule, DEFAULTS, context).required) {
      const names = wanted.split('|').map(fold);
      if (sections.some(({ title }) => names.includes(fold(title)))) continue;
      reports.push({ range: document.rangeAt(0, 0), message: `The section ${wanted.split('|').map((name) => JSON.stringify(name.trim())).join(' or ')} is missing.`, help: `Add \`## ${(wanted.split('|')[0] ?? '').trim()}\`.` });
    }
    return reports;
  },
};

/** The nodes below each heading, up to the next one, in one pass. Comments are for writers. */
function contentsOf(document: Document, sections: readonly Section[]): RootContent[][] {
  const contents: RootContent[][] = sections.map(() => []);
  let at = -1;
  for (const node of document.tree.children) {
    const offset = node.position?.start.offset ?? 0;
    if (offset === sections[at + 1]?.range.start.offset) at++;
    else if (!(node.type === 'html' && /^<!--[\s\S]*-->$/.test(node.value.trim()))) contents[at]?.push(node);
  }
  return contents;
}

function isPicture(node: RootContent): boolean {
  return node.type === 'html' || ('children' in node && node.children.some((child) => child.type === 'image' || child.type === 'link'));
}

function fold(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
