import { memo } from '../../../actions/memo.ts';
import { suggester } from '../../../policy/suggest.ts';
import { quoted } from '../../../policy/wording.ts';
import type { Section } from '../../../documents/model.ts';
import type { Template, TemplateSection } from '../../../postmortem/template.ts';
import { wordList } from '../../message.ts';
import type { Report, Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'pm/sections',
  title: 'It has the sections of the template',
  why: [
    'Somebody who reads twenty post-mortems to find a pattern looks for the same heading in each. A missing section also',
    'tends to be the one that was hard to write: what went well, or what had to come together.',
  ].join(' '),
  policyKeys: ['postMortem.template'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'all sections, whatever their level or capitals', file: 'post-mortem.md', text: '# Shop down\n\n## summary\n\nDown.\n\n### Timeline\n\n02:40 down\n\n## What went well:\n\nMuch.\n', findings: [] },
    {
      name: 'one is missing',
      file: 'post-mortem.md',
      text: '## Summary\n\nDown.\n\n## Timeline\n\n02:40 down\n',
      findings: ['1:1 The section "What went well" is missing.'],
    },
    {
      name: 'one is misspelt',
      file: 'post-mortem.md',
      text: '## Sumary\n\nDown.\n\n## Timeline\n\n02:40 down\n\n## What went well\n\nMuch.\n',
      findings: ['1:1 The section "Summary" is missing; "Sumary" may be meant for it.'],
    },
    {
      name: 'one is empty',
      file: 'post-mortem.md',
      text: '## Summary\n\n## Timeline\n\n02:40 down\n\n## What went well\n\nMuch.\n',
      findings: ['1:1 The section "Summary" is empty.'],
    },
  ],
  check(document, { template }) {
    const missing: string[] = [];
    const reports: Report[] = [];
    const written = new Map(document.sections.map((section) => [fold(section.title), section]).reverse() as [string, Section][]);
    const own = new Set(foldedSections(template).map(({ folded }) => folded));
    const meantFor = suggester([...written].filter(([title]) => !own.has(title)).map(([, section]) => section.title));
    // What the section of action items holds, under whatever heading, is for pm/action-items.
    for (const { wanted, folded } of foldedSections(template).filter(({ wanted: { required, form } }) => required && form !== 'action-items')) {
      const found = written.get(folded);
      if (found) {
        if (isEmpty(found, document.text)) reports.push({ range: headingOf(found, document.rangeAt), message: `The section ${JSON.stringify(wanted.title)} is empty.`, help: wanted.hint });
        continue;
      }
      const near = meantFor(wanted.title);
      const section = near === null ? undefined : written.get(fold(near));
      if (section) {
        reports.push({ range: headingOf(section, document.rangeAt), message: `The section ${JSON.stringify(wanted.title)} is missing; ${JSON.stringify(section.title.slice(0, 60))} may be meant for it.`, help: `Write \`## ${wanted.title}\`.`, policyKey: 'postMortem.template' });
      } else missing.push(wanted.title);
    }
    if (missing.length > 0) {
      reports.push({
        range: document.rangeAt(0, 0),
        message: missing.length === 1 ? `The section "${missing[0] ?? ''}" is missing.` : `The sections ${wordList(missing.map((title) => JSON.stringify(title)))} are missing.`,
        help: `Add ${wordList(missing.map((title) => quoted(`## ${title}`)))}; the template says what belongs there.`,
        policyKey: 'postMortem.template',
      });
    }
    return reports;
  },
};

const known = new WeakMap<Template, readonly FoldedSection[]>();

interface FoldedSection {
  wanted: TemplateSection;
  folded: string;
}

function foldedSections(template: Template): readonly FoldedSection[] {
  const before = known.get(template);
  if (before) return before;
  const sections = template.sections.map((wanted) => ({ wanted, folded: fold(wanted.title) }));
  known.set(template, sections);
  return sections;
}

const fold = memo((title) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim());

function isEmpty(section: Section, text: string): boolean {
  const body = text.slice(section.range.start.offset, Math.min(section.range.end.offset, section.range.start.offset + 2000));
  const behind = body.replace(/^[^\r\n]*(?:\r\n|\r|\n)?(?:[-=]+[ \t]*(?=[\r\n]|$))?/, '').replace(/<!--[\s\S]*?-->/g, '');
  return section.depth < 7 && behind.trim() === '';
}

function headingOf(section: Section, rangeAt: (start: number, end: number) => Section['range']): Section['range'] {
  return section.range.start.line === section.range.end.line ? section.range : rangeAt(section.range.start.offset, section.range.start.offset + Math.max(1, section.title.length));
}
