import { appendFileSync, readFileSync } from 'node:fs';
import { decodeJournal, encodeEntry, type JournalContent } from '../../src/incident/journal.ts';
import { planUpdate } from '../../src/incident/plan-changes.ts';
import type { Services } from '../../src/incident/plan.ts';
import type { Entry } from '../../src/incident/records.ts';
import { follow, stateOf, unfinished, type IncidentState } from '../../src/incident/state.ts';
import type { OnCall } from '../../src/policy/oncall-schema.ts';
import type { Policy } from '../../src/policy/schema.ts';

const LOCAL = { chat: 'local', statusPage: 'local', ticket: 'local', pager: 'local' };
const SERVICES: Services = {
  ids: LOCAL, titles: LOCAL, pager: { runsChain: false, pagesNobody: true, needsChannel: false }, channelPrefix: 'inc-', labels: ['incident'],
  runbook: { path: 'runbooks/incident.md', url: null },
};
/** Milliseconds from one update to the next. */
const EVERY = 15 * 60_000;

/** Lengthens a journal to so many records: an update every quarter of an hour, all of it done but the last `left` steps. */
export function lengthenJournal(policy: Policy, oncall: OnCall, file: string, { records, left }: { records: number; left: number }): void {
  const journal = new Growing(decodeJournal(readFileSync(file, 'utf8')));
  for (let at = Date.parse(journal.end.at) + EVERY; ; at += EVERY) {
    const text = `Still investigating, look ${journal.state.updates.length}: latency is at 900 ms, the database is next.`;
    journal.write(planUpdate({ policy, oncall, state: journal.state, services: SERVICES, now: at }, { text, publicText: null, status: 'investigating', by: null }).entry, at);
    const steps = unfinished(journal.state);
    const over = journal.length + 4 * steps.length >= records;
    // Records of no step fill the rest.
    if (over) while (journal.length + 2 * (steps.length - left) < records) journal.write({ type: 'nudge', what: `look-${journal.length}`, steps: [] }, at);
    for (const { step } of over ? steps.slice(0, steps.length - left) : steps) {
      journal.write({ type: 'intent', step: step.id, attempt: 1, detail: null }, at);
      journal.write({ type: 'done', step: step.id, result: { id: step.id, url: `https://example.com/${step.id}` }, found: false }, at);
    }
    if (over) break;
  }
  appendFileSync(file, journal.text);
}

/** What is added to a journal, and the state that all of it tells of. */
class Growing {
  text = '';
  length: number;
  end: JournalContent['end'];
  readonly state: IncidentState;

  constructor({ records, end }: JournalContent) {
    const state = stateOf(records);
    if (!state) throw new Error('the journal tells of no incident');
    this.state = state;
    this.length = records.length;
    this.end = end;
  }

  write(entry: Entry, at: number): void {
    const { line, record, end } = encodeEntry(entry, new Date(at).toISOString(), this.end);
    this.text += line;
    this.length++;
    this.end = end;
    follow(this.state, record);
  }
}
