/** What a post-mortem contributes to the views over all of them: the ledger of action items. */
import type { LedgerSource } from '../actions/ledger.ts';
import type { ActionItem } from '../actions/model.ts';
import type { Document } from '../documents/model.ts';
import { parseInstant } from '../postmortem/deadline.ts';
import { dayOf } from './config/settings.ts';
import { momentOf } from './post-mortem-fields.ts';

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
