import { memo } from '../../../actions/memo.ts';
import { suggester } from '../../../policy/suggest.ts';
import { cut, quoted } from '../../../policy/wording.ts';
import type { Section } from '../../../documents/model.ts';
import type { Template, TemplateSection } from '../../../postmortem/template.ts';
import { wordList } from '../../message.ts';
import { otherTitles } from '../../words/section-titles.ts';
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
    { name: 'a remark behind the title', file: 'post-mortem.md', text: '## Summary\n\nDown.\n\n## Timeline (all times UTC)\n\n02:40 down\n\n## What went well\n\nMuch.\n', findings: [] },
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
    const missing: { title: string; other: Section | undefined }[] = [];
    const reports: Report[] = [];
    const sections = document.sections.toReversed();
    const written = new Map(sections.map((section) => [fold(section.title), section]));
    const remarked = new Map(sections.map((section) => [withoutRemark(section.title), section]));
    const called = (title: string): Section | undefined => written.get(title) ?? remarked.get(title);
    const own = new Set(foldedSections(template).map(({ folded }) => folded));
    const meantFor = suggester([...written].filter(([title]) => !own.has(title)).map(([, section]) => section.title));
    // What the section of action items holds, under whatever heading, is for pm/action-items.
    for (const { wanted, folded } of foldedSections(template).filter(({ wanted: { required, form } }) => required && form !== 'action-items')) {
      const found = called(folded);
      if (found) {
        if (isEmpty(found, document.text)) reports.push({ range: headingOf(found, document.rangeAt), message: `The section ${JSON.stringify(wanted.title)} is empty.`, help: wanted.hint });
        continue;
      }
      const near = meantFor(wanted.title);
      const section = near === null ? undefined : written.get(fold(near));
      if (section) {
        reports.push({ range: headingOf(section, document.rangeAt), message: `The section ${JSON.stringify(wanted.title)} is missing; ${JSON.stringify(cut(section.title))} may be meant for it.`, help: `Write \`## ${wanted.title}\`.`, policyKey: 'postMortem.template' });
      } else missing.push({ title: wanted.title, other: otherTitles(folded).flatMap((title) => (own.has(title) ? [] : (called(title) ?? []))).at(0) });
    }
    if (missing.length > 0) {
      reports.push({
        range: document.rangeAt(0, 0),
        message: `The ${missing.length === 1 ? 'section' : 'sections'} ${wordList(missing.map(({ title }) => JSON.stringify(title)))} ${missing.length === 1 ? 'is' : 'are'} missing.`,
        help: helpWith(missing),
        policyKey: 'postMortem.template',
      });
    }
    return reports;
  },
};

/** What stands there under another name is renamed, the rest added. */
function helpWith(missing: readonly { title: string; other: Section | undefined }[]): string {
  const renamed = missing.flatMap(({ title, other }) => (other ? [`"${cut(other.title)}" to ${quoted(`## ${title}`)}`] : []));
  const added = missing.flatMap(({ title, other }) => (other ? [] : [quoted(`## ${title}`)]));
  const steps = [...(renamed.length === 0 ? [] : [`rename ${wordList(renamed)}`]), ...(added.length === 0 ? [] : [`add ${wordList(added)}`])].join(', and ');
  return `${steps.charAt(0).toUpperCase()}${steps.slice(1)}; the template says what belongs there.`;
}

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

/** "Timeline (all times UTC)" is the timeline. */
function withoutRemark(title: string): string {
  return fold(title.replace(/[(（][^]*$/, ''));
}

function isEmpty(section: Section, text: string): boolean {
  const body = text.slice(section.range.start.offset, Math.min(section.range.end.offset, section.range.start.offset + 2000));
  const behind = body.replace(/^[^\r\n]*(?:\r\n|\r|\n)?(?:[-=]+[ \t]*(?=[\r\n]|$))?/, '').replace(/<!--[\s\S]*?-->/g, '');
  return section.depth < 7 && /^(?:\s*(?:[-*+]|\d{1,3}[.)])(?=\s|$))*\s*$/.test(behind);
}

function headingOf(section: Section, rangeAt: (start: number, end: number) => Section['range']): Section['range'] {
  return section.range.start.line === section.range.end.line ? section.range : rangeAt(section.range.start.offset, section.range.start.offset + Math.max(1, section.title.length));
}
