/** What the linter says of a post-mortem that is being typed: its own rules, with each finding beside its input. */
import { flattenAll, type Flat } from '../../actions/flatten.ts';
import type { ActionItem, ActionRecord, RecogniserContext } from '../../actions/model.ts';
import { ownerOfCell } from '../../actions/owner.ts';
import { statusOfCell } from '../../actions/words/status.ts';
import { ticketsOf } from '../../actions/words/tickets.ts';
import type { Document } from '../../documents/model.ts';
import { compareFindings } from '../../lint/engine.ts';
import { recogniserContext } from '../../lint/recogniser.ts';
import type { Finding, LintContext, Rule } from '../../lint/rule.ts';
import { rule as due } from '../../lint/rules/pm/action-item-due.ts';
import { rule as label } from '../../lint/rules/pm/action-item-label.ts';
import { rule as owner } from '../../lint/rules/pm/action-item-owner.ts';
import { rule as ticket } from '../../lint/rules/pm/action-item-ticket.ts';
import { rule as actionItems } from '../../lint/rules/pm/action-items.ts';
import { rule as blameless } from '../../lint/rules/pm/blameless.ts';
import { rule as customerEmail } from '../../lint/rules/pm/customer-email.ts';
import { rule as deadline } from '../../lint/rules/pm/deadline.ts';
import { rule as decidable } from '../../lint/rules/pm/decidable.ts';
import { rule as draftedBy } from '../../lint/rules/pm/drafted-by.ts';
import { rule as frontmatter } from '../../lint/rules/pm/frontmatter.ts';
import { rule as placeholders } from '../../lint/rules/pm/placeholders.ts';
import { rule as reviewed } from '../../lint/rules/pm/reviewed.ts';
import { rule as sections } from '../../lint/rules/pm/sections.ts';
import { rule as severity } from '../../lint/rules/pm/severity.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import type { PostMortemData } from '../../postmortem/data.ts';
import { draftPieces, normaliseData, type DraftPlace } from '../../postmortem/draft.ts';
import type { Template } from '../../postmortem/template.ts';
import { documentOf, phrasing, type WrittenDocument } from './document.ts';

/**
 * The rules about one post-mortem, but for those about timelines: they bring a time library and 3 kB more than the
 * page may have, and the form reads times itself. `zephyr lint` asks them of the saved file, and knows German and Japanese
 * words, which a page leaves out for the same reason.
 */
export const RULES: readonly Rule[] = [actionItems, blameless, customerEmail, deadline, decidable, draftedBy, due, frontmatter, label, owner, placeholders, reviewed, sections, severity, ticket];

export interface FormFinding {
  rule: string;
  message: string;
  help: string | undefined;
  /** The input it is about; `null`: the post-mortem as a whole. */
  place: DraftPlace | null;
}

export interface FormContext {
  template: Template;
  policy: Policy;
  oncall: OnCall;
  /** ISO 8601, UTC. */
  now: string;
}

export function checkForm({ template, policy, oncall, now }: FormContext, typed: PostMortemData): FormFinding[] {
  const data = normaliseData(template, typed);
  const pieces = draftPieces(template, policy, data);
  // The draft fills in status and label where nobody did.
  const written = { ...data, fields: { ...data.fields, status: data.fields['status'] || 'draft', actionItemLabel: data.fields['actionItemLabel'] || policy.postMortem.actionItems.label } };
  const draft = documentOf(template, pieces, written);
  const record = actionsOf(draft, template, data, recogniserContext(policy, oncall));
  const known: LintContext = {
    policy,
    oncall,
    template,
    now,
    exists: () => null,
    anchorsOf: () => null,
    actionsOf: () => record,
    firstCommitOf: () => null,
  };
  // Without the engine: it cuts excerpts and reads `disable` comments, and a draft has neither.
  const findings = RULES.flatMap((rule) => (rule.check?.(draft.document, known) ?? []).map((report): Finding => ({ ...report, rule: rule.id, level: rule.level, file: draft.document.path, url: '' })));
  return findings.sort(compareFindings).map(({ rule, message, help, range }) => ({ rule, message, help, place: draft.placeAt(range.start.offset) }));
}

/** The action items as the recogniser reads its own table, from what was typed into each cell. */
function actionsOf({ document, rows }: WrittenDocument, template: Template, data: PostMortemData, context: RecogniserContext): ActionRecord {
  const items = data.actions.flatMap((action, index): ActionItem[] => {
    const row = rows.find((known) => known.index === index);
    if (!row || action.text === '') return [];
    const range = document.rangeAt(row.start, row.end);
    return [{
      file: document.path,
      line: range.start.line,
      range,
      text: wordsOf(action.text).text,
      ...ownerOfCell(action.owner, context),
      tickets: [...new Set([...ticketsOf([wordsOf(action.text)], context), ...ticketsOf([wordsOf(action.ticket)], context, { bareNumbers: true })])],
      labels: [String(document.frontmatter.data['actionItemLabel'])],
      due: action.due === '' ? null : action.due,
      status: statusOfCell(action.status),
    }];
  });
  return { items, sections: sectionsOf(document, template, items.length > 0) };
}

function sectionsOf(document: Document, template: Template, filled: boolean): ActionRecord['sections'] {
  const slug = template.sections.find(({ form }) => form === 'action-items')?.slug;
  const found = document.sections.find((section) => section.slug === slug);
  return found ? [{ title: found.title, line: found.range.start.line, form: filled ? 'items' : 'template', range: found.range }] : [];
}

/** A cell's words without its code marks, as the recogniser flattens it. */
const wordsOf = (typed: string): Flat => flattenAll(phrasing(typed, 0, (start, end) => ({ start: { line: 1, column: start + 1, offset: start }, end: { line: 1, column: end + 1, offset: end } })));
