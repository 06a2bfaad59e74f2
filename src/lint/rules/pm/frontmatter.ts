import type { Document } from '../../../documents/model.ts';
import { suggest } from '../../../policy/suggest.ts';
import { cut, oneOf, quoted, shown } from '../../../policy/wording.ts';
import { parseInstant } from '../../../postmortem/deadline.ts';
import type { TemplateField } from '../../../postmortem/template.ts';
import { instantProblem, parseDate } from '../../instant.ts';
import { wordList } from '../../message.ts';
import { lookUp } from '../../roster.ts';
import type { LintContext, Report, Rule } from '../../rule.ts';

const STATUSES = ['draft', 'in-review', 'final'];
/** Keys of every document, which the template's list of a post-mortem's own fields does not repeat. */
const GENERAL = ['kind', 'example', 'sort', 'sidebar', 'slug', 'lastUpdated', 'fields'];
/** Moments that follow each other. */
const ORDER = ['started', 'detected', 'resolved'] as const;

const HEAD = '---\nkind: post-mortem\ntitle: Shop down in Norway\nstatus: draft\n';

export const rule: Rule = {
  id: 'pm/frontmatter',
  title: 'The frontmatter says what, when and who, in the form the template asks for',
  why: [
    'Deadlines, numbers about incidents and the list of who was there are read from it. A time without a zone is wrong by up',
    'to 26 hours, and a date like 30 February silently becomes another day in most tools.',
  ].join(' '),
  policyKeys: ['postMortem.template'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    {
      name: 'a draft may leave things empty',
      file: 'post-mortem.md',
      text: `${HEAD}started: 2026-03-14T02:40Z\ndetected: 2026-03-14T03:52+01:00\nresolved:\n---\n`,
      findings: [],
    },
    {
      name: 'a final post-mortem may not',
      file: 'post-mortem.md',
      text: '---\nkind: post-mortem\ntitle: Shop down in Norway\nstatus: final\nstarted: 2026-03-14T02:40Z\nresolved:\n---\n',
      findings: ['1:1 The frontmatter lacks severity, detected, resolved, incidentCommander and authors, which a final post-mortem has.'],
    },
    {
      name: 'times that do not exist or could be any',
      file: 'post-mortem.md',
      text: `${HEAD}started: 2026-02-30T10:00Z\ndetected: 2026-03-14 03:52\nresolved: 2026-03-14T24:00Z\n---\n`,
      findings: [
        '5:10 `started` is `2026-02-30T10:00Z`, expected a date and time with its zone. February 2026 has 28 days.',
        '6:11 `detected` is `2026-03-14 03:52`, expected a date and time with its zone. It has no zone, so nobody can say which moment it is.',
        '7:11 `resolved` is `2026-03-14T24:00Z`, expected a date and time with its zone. 24:00 can be read as either day; it is 00:00 of the next one.',
      ],
    },
    {
      name: 'resolved before it was detected',
      file: 'post-mortem.md',
      text: `${HEAD}detected: 2026-03-14T03:52Z\nresolved: 2026-03-14T04:24+02:00\n---\n`,
      findings: ['6:11 `resolved` (2026-03-14T04:24+02:00) is before `detected` (2026-03-14T03:52Z), expected started ≤ detected ≤ resolved.'],
    },
    {
      name: 'a misspelt key and a misspelt name',
      file: 'post-mortem.md',
      text: `${HEAD}resovled: 2026-03-14T04:24Z\nincidentCommander: Ada Nowak\n---\n`,
      findings: ['5:11 The key `resovled` is no key of a post-mortem.', '6:20 `incidentCommander` is `Ada Nowak`, who is not on the roster.'],
    },
    { name: 'no frontmatter', file: 'post-mortem.md', text: '# Shop down\n', findings: ['1:1 This post-mortem has no frontmatter, expected title, status, severity, started, detected, resolved, incidentCommander and authors.'] },
  ],
  check(document, context) {
    const { data, format } = document.frontmatter;
    const { fields } = context.template;
    const reports: Report[] = [];
    const required = fields.filter((field) => field.required).map((field) => field.key);
    if (format === null) {
      const range = document.rangeAt(0, 0);
      // Unreadable metadata is told by document/frontmatter; that it is missing too would only confuse.
      if (document.problems.some((problem) => problem.rule === 'document/frontmatter')) return [];
      return [{ range, message: `This post-mortem has no frontmatter, expected ${wordList(required)}.`, help: 'Begin the file with a line `---`, lines `key: value`, a line `---`; the template has them ready to copy.' }];
    }
    const missing = data['status'] === 'final' ? required.filter((key) => isEmpty(data[key])) : ['title', 'status'].filter((key) => required.includes(key) && isEmpty(data[key]));
    if (missing.length > 0) {
      reports.push({
        range: document.rangeAt(document.frontmatter.range.start.offset, document.frontmatter.range.start.offset + 3),
        message: `The frontmatter lacks ${wordList(missing)}, which ${data['status'] === 'final' ? 'a final post-mortem' : 'even a draft'} has.`,
        help: howToFill(missing, fields),
        policyKey: 'postMortem.template',
      });
    }
    for (const field of fields) reports.push(...checkField(document, field, context));
    reports.push(...checkOtherKeys(document, fields), ...checkOrder(document));
    return reports;
  },
};

/** What belongs there; where much is missing, where to copy it from. */
function howToFill(missing: readonly string[], fields: readonly TemplateField[]): string {
  if (missing.length > 3) return 'Copy the lines from the post-mortem template, which says what belongs in each.';
  return missing.map((key) => `\`${key}\`: ${fields.find((field) => field.key === key)?.hint ?? ''}`).join('; ');
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function checkField(document: Document, { key, form, hint }: TemplateField, context: LintContext): readonly Report[] {
  const value = document.frontmatter.data[key];
  if (isEmpty(value)) return [];
  const range = document.frontmatter.rangeOf(key);
  const wrong = (expected: string, help: string): Report[] => [{ range, message: `\`${key}\` is ${shown(value)}, expected ${expected}`, help }];
  switch (form) {
    case 'text':
      return typeof value === 'string' || typeof value === 'number' ? [] : wrong('text.', `${hint}.`);
    case 'severity':
      return [];
    case 'status':
      return STATUSES.includes(String(value)) ? [] : wrong(`${oneOf(STATUSES)}.`, hintFor(String(value), STATUSES));
    case 'instant': {
      const problem = typeof value === 'string' ? instantProblem(value) : 'It is no date and time.';
      return problem === null ? [] : wrong(`a date and time with its zone. ${problem}`, 'Write it as 2026-03-14T03:02Z (UTC) or with its offset, 2026-03-14T04:02+01:00.');
    }
    case 'person':
      return typeof value === 'string' ? checkPerson(key, value, range, context) : wrong('one name.', `Write one name: \`${key}: Mei Chen\`.`);
    case 'people':
    case 'services':
    case 'list': {
      if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
        return wrong('a list.', `Write it in brackets: \`${key}: [${typeof value === 'string' ? cut(value) : 'one, two'}]\`.`);
      }
      const names = value as string[];
      return form === 'list' ? [] : names.flatMap((name) => (form === 'people' ? checkPerson(key, name, range, context) : checkService(key, name, range, context)));
    }
  }
}

function checkPerson(key: string, name: string, range: Report['range'], { oncall }: LintContext): Report[] {
  if (!oncall) return [];
  const known = lookUp(oncall, name);
  if ('person' in known) return [];
  if ('team' in known) return [{ range, message: `\`${key}\` is ${quoted(name)}, which is a team, expected a person.`, help: 'Write the names of the people.' }];
  return [{ range, message: `\`${key}\` is ${quoted(name)}, who is not on the roster.`, help: known.meant ? `Did you mean ${known.meant}?` : 'Write the name as it stands on the roster, or add the person there.' }];
}

function checkService(key: string, name: string, range: Report['range'], { oncall }: LintContext): Report[] {
  // A roster of names alone knows no services.
  if (!oncall || oncall.services.length === 0) return [];
  const names = oncall.services.flatMap((service) => [service.id, service.name, ...service.aliases]);
  if (names.some((known) => known.toLowerCase() === name.trim().toLowerCase())) return [];
  return [{ range, message: `\`${key}\` has ${quoted(name)}, which is no service of the on-call file.`, help: hintFor(name, oncall.services.map(({ id }) => id)) }];
}

function hintFor(written: string, allowed: readonly string[]): string {
  const meant = suggest(written, allowed);
  return meant ? `Did you mean ${meant}?` : `Write ${oneOf(allowed)}.`;
}

/** Misspelt keys, and dates that do not exist under keys that nobody declared. */
function checkOtherKeys(document: Document, fields: readonly TemplateField[]): Report[] {
  const known = [...fields.map(({ key }) => key), ...GENERAL];
  const { data } = document.frontmatter;
  return Object.keys(data).filter((key) => !known.includes(key)).flatMap((key): Report[] => {
    const value = data[key];
    const range = document.frontmatter.rangeOf(key);
    const date = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:[T ].{0,30})?$/.exec(value)?.[1] : undefined;
    const read = date === undefined ? null : parseDate(date);
    if (read && 'problem' in read) return [{ range, message: `\`${cut(key)}\` is ${quoted(String(value))}, a date that does not exist. ${read.problem}`, help: 'Write a day of the calendar.' }];
    const meant = suggest(key, known.filter((other) => data[other] === undefined));
    return meant === null || key.length < 4 ? [] : [{ range, message: `The key ${quoted(key)} is no key of a post-mortem.`, help: `Did you mean \`${meant}\`?` }];
  });
}

function checkOrder(document: Document): Report[] {
  const moments = ORDER.flatMap((key) => {
    const written = document.frontmatter.data[key];
    const at = typeof written === 'string' ? parseInstant(written) : null;
    return at === null || typeof written !== 'string' ? [] : [{ key, written, at }];
  });
  return moments.flatMap((moment, index): Report[] => {
    const before = moments[index - 1];
    if (!before || before.at <= moment.at) return [];
    return [{
      range: document.frontmatter.rangeOf(moment.key),
      message: `\`${moment.key}\` (${moment.written}) is before \`${before.key}\` (${before.written}), expected ${ORDER.join(' ≤ ')}.`,
      help: 'One of the two is wrong, or its zone is.',
    }];
  });
}
