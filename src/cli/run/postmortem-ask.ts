/** Asks for what a post-mortem still lacks. */
import { lookUp } from '../../lint/roster.ts';
import { isEmptyField, isList, type DraftAction, type PostMortemData } from '../../postmortem/data.ts';
import { missing } from '../../postmortem/missing.ts';
import type { Template, TemplateField, TemplateSection } from '../../postmortem/template.ts';
import { parseTimeline } from '../../postmortem/timeline-paste.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Asker } from '../ask.ts';
import { UsageError } from '../io.ts';
import { fieldValue } from './postmortem-flags.ts';

interface Known {
  template: Template;
  policy: Policy;
  oncall: OnCall | null;
  today: string;
}

/** The end of the input: nobody is there any more. */
class Gone extends Error {}

/** The data with what was answered; `null` where the input ended, so that nothing half-told is written. */
export async function askForMissing(known: Known, data: PostMortemData, terminal: Asker): Promise<PostMortemData | null> {
  try {
    return await askAll(known, data, async (prompt) => {
      const typed = await terminal.ask(prompt);
      if (typed === null) throw new Gone();
      return typed;
    }, terminal);
  } catch (error) {
    if (error instanceof Gone) return null;
    throw error;
  }
}

type Ask = (prompt: string) => Promise<string>;

async function askAll(known: Known, data: PostMortemData, ask: Ask, terminal: Asker): Promise<PostMortemData> {
  const { template, policy } = known;
  let { fields, prose, timeline, actions } = data;
  const wanted = missing(template, policy, data);
  for (const field of template.fields) {
    // Nobody has published or reviewed what is not written yet.
    if (!wanted.some(({ place, key }) => place === 'field' && key === field.key) || field.key === 'published' || field.key === 'reviewers' || !isEmptyField(data, field.key)) continue;
    fields = { ...fields, [field.key]: await askField(known, field, ask, terminal) };
  }
  for (const section of template.sections.filter(({ slug }) => wanted.some(({ place, key }) => place === 'section' && key === slug))) {
    if (section.form === 'prose') prose = { ...prose, [section.slug]: await ask(`${section.title}. ${section.hint}\n  > `) };
    else if (section.form === 'timeline') timeline = await askTimeline(section, known.today, ask, terminal);
    else actions = [...actions, ...await askActions(section, policy, ask)];
  }
  return { fields, prose, timeline, actions };
}

async function askField(known: Known, field: TemplateField, ask: Ask, terminal: Asker): Promise<string | readonly string[]> {
  for (;;) {
    const typed = await ask(`${field.key}. ${field.hint}${choices(known, field)}\n  > `);
    if (typed === '') return isList(field) ? [] : '';
    try {
      const value = fieldValue(known.policy, known.oncall, field, typed, []);
      const stranger = strangerIn(known.oncall, field, value);
      if (stranger === null) return value;
      terminal.say(stranger);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      terminal.say(`${error.message}.`);
    }
  }
}

function choices({ policy, oncall }: Known, { form }: TemplateField): string {
  if (form === 'severity') return ` (${policy.severities.map(({ id }) => id).join(', ')})`;
  if (form === 'services' && oncall) return ` (${oncall.services.map(({ id }) => id).join(', ')})`;
  if (form === 'instant') return ' (such as 2026-03-14T03:02Z)';
  return form === 'people' ? ' (names with commas)' : '';
}

/** A sentence about the first name that the roster does not have. */
function strangerIn(oncall: OnCall | null, { form }: TemplateField, value: string | readonly string[]): string | null {
  if (!oncall || (form !== 'person' && form !== 'people')) return null;
  for (const name of typeof value === 'string' ? [value] : value) {
    const known = lookUp(oncall, name);
    if ('team' in known) return `${name} is a team. Please name a person.`;
    if ('unknown' in known) return known.meant === null ? `${name} is not in the on-call file.` : `${name} is not in the on-call file. Did you mean ${known.meant}?`;
  }
  return null;
}

async function askTimeline(section: TemplateSection, today: string, ask: Ask, terminal: Asker): Promise<PostMortemData['timeline']> {
  terminal.say(`${section.title}. ${section.hint} One line each, the time first; paste is fine; an empty line ends it.`);
  const lines: string[] = [];
  for (let typed = await ask('  > '); typed !== ''; typed = await ask('  > ')) lines.push(typed);
  const { rows, problems } = parseTimeline(lines.join('\n'), { date: today, offsetAt: () => 0 });
  for (const { line, message } of problems) terminal.say(`Left out line ${line}: ${message}`);
  return rows;
}

async function askActions({ title, hint }: TemplateSection, policy: Policy, ask: Ask): Promise<DraftAction[]> {
  const actions: DraftAction[] = [];
  const { tracker } = policy.postMortem.actionItems;
  for (let text = await ask(`${title}. ${hint}\n  What will be different (empty: no more) > `); text !== ''; text = await ask('  What else > ')) {
    actions.push({
      text,
      owner: await ask('    Owner, one name > '),
      ticket: await ask(`    Ticket, such as ${tracker.prefixes[0] ?? 'OPS'}-123 > `),
      due: await ask('    Due, such as 2026-04-01 > '),
      status: 'open',
    });
  }
  return actions;
}
