import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { codeBlocksOf } from '../../../documents/code.ts';
import type { Document, Section } from '../../../documents/model.ts';
import { cut, quoted } from '../../../policy/wording.ts';
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
      name: 'a code block that is not closed, and takes the rest with it',
      file: 'runbooks/outage.md',
      text: '# Shop down\n\n## Look\n\n1. Is it up?\n   ```sh\n   kubectl get pods\n   ``\n   If not:\n2. Next.\n\n```sh\nkubectl get nodes\n\n## Mitigation\n\n1. Restart it.\n',
      findings: ['6:4 This code block is not closed, so what stands below it is code.', '12:1 This code block is not closed, so what stands below it is code: "Mitigation" too.'],
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
      const title = JSON.stringify(cut(section.title));
      if (text === '' && !content.some(isPicture)) reports.push({ range, message: `The section ${title} is empty.`, help: 'Write what to do there, or that there is nothing to do and why; or remove the heading.' });
      else if (UNWRITTEN.test(text)) reports.push({ range, message: `The section ${title} holds only ${quoted(text)}.`, help: 'Write it, or remove the heading: nobody finds the time at night.' });
    });
    reports.push(...openBlocks(document));
    for (const wanted of optionsOf(rule, DEFAULTS, context).required) {
      const names = wanted.split('|').map(fold);
      if (sections.some(({ title }) => names.includes(fold(title)))) continue;
      reports.push({ range: document.rangeAt(0, 0), message: `The section ${wanted.split('|').map((name) => JSON.stringify(name.trim())).join(' or ')} is missing.`, help: `Add \`## ${(wanted.split('|')[0] ?? '').trim()}\`.` });
    }
    return reports;
  },
};

/** Code blocks that end with their list, quote or file only: somebody forgot the fence, and readers see no step and no heading below it. */
function openBlocks(document: Document): Report[] {
  return codeBlocksOf(document).flatMap(({ node, text }): Report[] => {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const fence = /^(?:`{3,}|~{3,})/.exec(document.text.slice(from, Math.min(to, from + 100)))?.[0];
    const end = document.text.slice(Math.max(from, to - 200), to);
    const above = Math.max(end.lastIndexOf('\n'), end.lastIndexOf('\r'));
    const last = end.slice(above + 1).trim().replace(/^(?:>[ \t]*)*/, '');
    if (fence === undefined || (above >= 0 && last.startsWith(fence) && last.replaceAll(fence.charAt(0), '') === '')) return [];
    const heading = /^ {0,3}#{2,6} (\S[^\r\n]{0,60})/m.exec(text)?.[1];
    return [{
      range: document.rangeAt(from, from + fence.length),
      message: `This code block is not closed, so what stands below it is code${heading === undefined ? '' : `: ${JSON.stringify(heading.trim())} too`}.`,
      help: `Close it with ${fence} on a line of its own, where the code ends.`,
    }];
  });
}

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
