/** What a post-mortem contributes to the views over all of them: the ledger of action items, and how incidents go. */
import type { LedgerSource } from '../actions/ledger.ts';
import type { ActionItem } from '../actions/model.ts';
import type { Document } from '../documents/model.ts';
import type { Seconds } from '../policy/duration.ts';
import type { Policy } from '../policy/schema.ts';
import { severityOf } from '../policy/severity.ts';
import { textOf } from '../postmortem/data.ts';
import { customerEmailDue, formatInstant, parseInstant, postMortemDue } from '../postmortem/deadline.ts';
import { kept, updatesKept } from '../postmortem/stats.ts';
import type { IncidentTimes } from '../postmortem/stats.ts';
import { dayOf } from './config/settings.ts';
import { fieldsOf, momentOf } from './post-mortem-fields.ts';
import { momentsOf, timelinesOf } from './timeline.ts';

/** The document's part of the ledger. */
export function ledgerSource(document: Document, items: readonly ActionItem[]): LedgerSource {
  const { data } = document.frontmatter;
  const moment = momentOf(document, 'published') ?? momentOf(document, 'resolved');
  const day = dayOf(document);
  return {
    title: titleOf(document),
    incident: incidentOf(document),
    since: moment ?? (day === null ? null : parseInstant(`${day}T00:00Z`)),
    promised: data['example'] === true ? null : moment,
    items,
  };
}

/** The id of the incident as written; `null` where it is not. */
export function incidentOf({ frontmatter: { data } }: Document): string | null {
  const written = data['incident'];
  return typeof written === 'string' && written.trim() !== '' ? written.trim() : null;
}

/** Its title, else its first heading, else the name of the file. */
export function titleOf(document: Document): string {
  const title = document.frontmatter.data['title'];
  if (typeof title === 'string' && title.trim() !== '') return title.trim();
  return document.sections[0]?.title ?? document.path.slice(document.path.lastIndexOf('/') + 1);
}

/** The document's times, as of an instant. */
export function incidentTimes(document: Document, policy: Policy, now: Seconds): IncidentTimes {
  const fields = fieldsOf(document);
  const at = (key: string): Seconds | null => momentOf(document, key);
  const [started, detected, declared, resolved] = ['started', 'detected', 'declared', 'resolved'].map(at);
  const first = declared ?? detected ?? started ?? null;
  const written = timelineOf(document, first);
  const paged = declared ?? detected ?? null;
  const acknowledged = paged === null ? undefined : written?.find(({ at: moment, text }) => moment >= paged && ACKNOWLEDGED.test(text))?.at;
  const updates = written?.filter(({ text }) => UPDATE.test(text)).map(({ at: moment }) => moment) ?? [];
  return {
    file: document.path,
    title: titleOf(document),
    severity: severityOf(policy, textOf(fields, 'severity'))?.id ?? null,
    month: first === null ? null : formatInstant(first).slice(0, 7),
    toAcknowledge: paged === null || acknowledged === undefined ? null : acknowledged - paged,
    toResolve: span(detected ?? declared ?? null, resolved ?? null),
    // A timeline without a single update says nothing about updates: they may stand in the channel alone.
    updates: declared == null || resolved == null || resolved < declared || updates.length === 0 ? null : updatesKept(declared, resolved, updates, policy.updates.every),
    postMortem: kept(postMortemDue(policy, fields), at('published'), now),
    customerEmail: kept(customerEmailDue(policy, fields), at('customerEmailSent'), now),
  };
}

const ACKNOWLEDGED = /\backnowledg(?:es|ed?|ing|ment)\b|\back(?:s|ed|'d)?\b|\bquittiert\b|確認応答|アサイン/i;
const UPDATE = /\bupdate(?:s|d)?\b|status ?page|\baktualisier|更新|ステータスページ/i;

/** What happened when, in order; `null` where no timeline can be placed on the clock. */
function timelineOf(document: Document, declared: Seconds | null): { at: Seconds; text: string }[] | null {
  const timelines = timelinesOf(document).map((timeline) => momentsOf(timeline, declared));
  if (timelines.length === 0 || timelines.includes(null)) return null;
  return timelines.flatMap((moments) => moments ?? []).map(({ at, range }) => ({ at, text: restOfLine(document.text, range.end.offset) })).sort((a, b) => a.at - b.at);
}

function restOfLine(text: string, from: number): string {
  return /^[^\r\n]{0,2000}/.exec(text.slice(from, from + 2000))?.[0] ?? '';
}

function span(from: Seconds | null, to: Seconds | null): Seconds | null {
  return from === null || to === null || to < from ? null : to - from;
}
