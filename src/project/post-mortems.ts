/** All post-mortems of a project at once, for pages: the ledger of action items and how incidents go. */
import { ledgerOf } from '../actions/ledger.ts';
import type { Ledger, LedgerSource } from '../actions/ledger.ts';
import { recogniseActions } from '../actions/recognise.ts';
import { isAstray } from '../documents/kind.ts';
import { parseDocument } from '../documents/parse.ts';
import { incidentTimes, ledgerSource } from '../lint/post-mortem-records.ts';
import { recogniserContext } from '../lint/recogniser.ts';
import { parseInstant } from '../postmortem/deadline.ts';
import type { IncidentTimes } from '../postmortem/stats.ts';
import type { Project } from './load.ts';
import { readFileSafely } from './read.ts';
import { walk } from './walk.ts';

export interface PostMortems {
  ledger: Ledger;
  incidents: readonly IncidentTimes[];
}

/** Reads the post-mortem folder of a project with a policy, as of an instant (ISO 8601). Paths in it are relative to the project. */
export function readPostMortems({ root, policy, oncall }: Project, now: string): PostMortems {
  const at = parseInstant(now);
  if (root === null || policy === null || at === null) throw new Error('post-mortems are read in a project whose policy is valid, at an instant');
  const context = recogniserContext(policy, oncall);
  const sources: LedgerSource[] = [];
  const incidents: IncidentTimes[] = [];
  for (const { path, absolute } of walk([policy.postMortem.folder], root).files) {
    const read = readFileSafely(absolute, { cwd: root, root });
    if ('problem' in read) continue;
    const document = parseDocument(path, read.bytes);
    if (document.refused || isAstray(document)) continue;
    sources.push(ledgerSource(document, recogniseActions(document, context).items));
    incidents.push(incidentTimes(document, policy, at));
  }
  return { ledger: ledgerOf(sources, policy.postMortem, at), incidents };
}
