/** The journal of an incident from what its messages carry, for another responder's machine. */
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { findService } from './service.ts';
import { CHANNEL, planOpen, type Services } from './plan.ts';
import type { HistoryMessage, StatusEntry } from './ports.ts';
import { isRecordType, type Entry } from './records.ts';
import type { StepResult } from './step.ts';

export interface Found {
  incident: string;
  /** All messages of the channel, oldest first. */
  history: readonly HistoryMessage[];
  results: Readonly<Record<string, StepResult>>;
  entry: StatusEntry | null;
  services: Services;
  /** Of this machine, unlike any other's. */
  mark: string;
}

/**
 * Records with their times, the first one `opened`; `null` where the opening message is gone. What the other machine had
 * still to do is its own to finish: here every step counts as done, with the results that the services gave.
 */
export function rebuild(policy: Policy, oncall: OnCall, { incident, history, results, entry, services, mark }: Found): readonly { entry: Entry; at: number }[] | null {
  const facts = history.flatMap(({ at, card }): { fact: Entry; at: number }[] => {
    const fact = card?.['incident'] === incident ? factOf(card['fact']) : null;
    return fact ? [{ fact, at }] : [];
  });
  const opening = facts.find(({ fact }) => fact.type === 'opened');
  if (opening?.fact.type !== 'opened') return null;
  const { fact, at } = opening;
  if (!policy.severities.some(({ id }) => id === fact.severity)) return null;
  const found = findService(policy, oncall, fact.service, fact.summary);
  const service = 'service' in found ? found.service : { id: fact.service, name: fact.service, aliases: [], owner: '', ids: {} };
  const { steps } = planOpen(policy, oncall, { ...fact, service }, services, at).entry;
  const done = Object.fromEntries(steps.map(({ id }): [string, StepResult] => [id, results[id] ?? (id === 'open/status' && entry ? { ...entry } : {})]));
  // What has no result at the service was not made (yet), and is not made from here.
  const kept = steps.filter(({ id, kind }) => (kind !== 'publish' || entry !== null) && (kind !== 'ticket' || results[id] !== undefined));
  const known = new Set(kept.map(({ id }) => id));
  return [
    { entry: { ...fact, providers: services.ids, runsChain: services.pager.runsChain, steps: kept }, at },
    { entry: { type: 'joined', channel: results[CHANNEL]?.['name'] ?? '', mark, results: Object.fromEntries(Object.entries(done).filter(([id]) => known.has(id))) }, at },
    ...facts.filter(({ fact: other }) => other.type !== 'opened').map((other) => ({ entry: other.fact, at: other.at })),
  ];
}

/** A fact as `cardOf` wrote it; `null` for anything else. Its steps belong to the machine that took them. */
function factOf(text: string | undefined): Entry | null {
  if (text === undefined) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('type' in value) || typeof value.type !== 'string' || !isRecordType(value.type)) return null;
    return { ...value, steps: [], ...(value.type === 'resolved' ? { abandons: [] } : {}) } as unknown as Entry;
  } catch {
    return null;
  }
}
