/** The timeline of an incident, with the messages of its channel that somebody marked. */
import { CHANNEL } from '../../../incident/plan.ts';
import { ProviderError, type HistoryMessage } from '../../../incident/ports.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { timelineOf, type TimelineEntry } from '../../../incident/timeline.ts';
import { visible } from '../../../report/escape.ts';
import { providersFor, type Desk } from './desk.ts';

/** Rows in the order of time. Where the channel cannot be read that is said on stderr, and `complete` is false: the rows are the journal's. */
export async function timelineRows(desk: Desk, state: IncidentState, reaction: string | null): Promise<{ rows: readonly TimelineEntry[]; complete: boolean }> {
  const set = await providersFor(desk, state);
  const channel = state.steps.get(CHANNEL)?.result['id'];
  let history: readonly HistoryMessage[] = [];
  let complete = true;
  try {
    if (channel !== undefined) history = await set.ports.chat.history({ channel });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    desk.world.stderr.write(`zephyr: the channel could not be read: ${visible(error.message)}; the rows of the timeline are the journal's.\n  → ${visible(error.todo)}\n`);
    complete = false;
  }
  return { rows: timelineOf(desk.book.policy, desk.oncall, state, history, reaction ?? set.timelineReaction), complete };
}
