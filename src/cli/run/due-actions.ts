/** The action items that `zephyr due` names: what the project's post-mortems promised by a date. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dueActions } from '../../actions/due.ts';
import type { DueAction } from '../../actions/due.ts';
import { ledgerOf } from '../../actions/ledger.ts';
import type { LedgerSource } from '../../actions/ledger.ts';
import { recogniseActions } from '../../actions/recognise.ts';
import { ledgerSource } from '../../lint/post-mortem-records.ts';
import { count } from '../../lint/message.ts';
import { recogniserContext } from '../../lint/recogniser.ts';
import { visible, visiblePath } from '../../report/escape.ts';
import type { Call } from '../io.ts';
import { readPostMortems } from './post-mortems.ts';
import { workspaceOf } from './session.ts';

/** So many late ones are written out; who has more needs the ledger. */
const SHOWN = 10;

/** As of `now` in milliseconds. Invented examples promise nothing. Empty outside a project, and where there are no post-mortems. */
export async function actionsDue(call: Call, now: number): Promise<readonly DueAction[]> {
  const workspace = await workspaceOf(call.world);
  const { root, policy, oncall } = workspace.project;
  if (root === null || policy === null || !existsSync(join(root, policy.postMortem.folder))) return [];
  const context = recogniserContext(policy, oncall);
  const sources: LedgerSource[] = [];
  await readPostMortems({ ...call, args: [] }, workspace, 'due', (document) => {
    if (document.frontmatter.data['example'] !== true) sources.push(ledgerSource(document, recogniseActions(document, context).items));
  });
  const seconds = Math.floor(now / 1000);
  return dueActions(ledgerOf(sources, policy.postMortem, seconds).entries, seconds);
}

/** The late ones and the next one. Empty text where there are none. */
export function actionsDueText(actions: readonly DueAction[]): string {
  const late = actions.filter((action) => action.late);
  const next = actions.find((action) => !action.late);
  const lines = [...late.slice(0, SHOWN), ...(next ? [next] : [])].map(({ entry: { item }, late: isLate }) =>
    `${isLate ? '!' : ' '} ${visiblePath(item.file)}:${item.line}  ${visible(item.text)} (${visible(item.owner ?? 'nobody')})  ${isLate ? 'was due' : 'due'} ${visible(item.due ?? '')}\n`);
  if (lines.length === 0) return '';
  const more = late.length - SHOWN;
  const todo = `    Finish what is late, or give it another date.${more > 0 ? ` ${count(more, 'more late item')}: zephyr actions --overdue` : ''}\n`;
  return `Action items\n${lines.join('')}${late.length > 0 ? todo : ''}`;
}

/** One entry of the JSON that `zephyr due` prints. */
export function actionDueJson({ entry: { item, incident, title }, at, late }: DueAction): object {
  return { incident, kind: 'action-item', title: item.text, at: new Date(at * 1000).toISOString(), due: late, late, todo: `${item.file}:${item.line}`, owner: item.owner, tickets: item.tickets, postMortem: title };
}
