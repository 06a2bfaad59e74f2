/** How incidents go, counted: how soon somebody answers, how long it takes, and whether what is owed comes in time. */
import type { Seconds } from '../policy/duration.ts';

/** What is owed by a deadline. `pending`: the deadline is still to come; `null`: nothing is owed, or nobody can know. */
export type Kept = 'on-time' | 'late' | 'pending' | null;

/** The times of one incident. What nobody wrote down is `null`. */
export interface IncidentTimes {
  file: string;
  title: string;
  /** Id of the ladder; `null` where it is none of it. */
  severity: string | null;
  /** The month it was declared in (else detected, else began), UTC, as `2026-03`. */
  month: string | null;
  /** From the page to the first acknowledgement. */
  toAcknowledge: Seconds | null;
  /** From noticing to resolved. */
  toResolve: Seconds | null;
  /** Stretches between declaring, each update and resolving, and how many of them were no longer than the policy's interval. */
  updates: { kept: number; owed: number } | null;
  postMortem: Kept;
  customerEmail: Kept;
}

export interface Spread {
  /** How many incidents it is known of. */
  known: number;
  median: Seconds | null;
  mean: Seconds | null;
  longest: Seconds | null;
}

export interface Share {
  kept: number;
  owed: number;
}

export interface Stats {
  incidents: number;
  toAcknowledge: Spread;
  toResolve: Spread;
  updates: Share;
  postMortems: Share;
  customerEmails: Share;
}

/** A group of incidents and its numbers. `month` and `severity` are `null` where they are unknown, or where the group is over all of them. */
export interface StatsRow extends Stats {
  month: string | null;
  severity: string | null;
}

/** What stretches between updates are too long: every one from declaring over the updates to resolving owes the interval. */
export function updatesKept(declared: Seconds, resolved: Seconds, updates: readonly Seconds[], every: Seconds): Share {
  const moments = [declared, ...updates.filter((at) => at > declared && at < resolved).sort((a, b) => a - b), resolved];
  const stretches = moments.slice(1).map((at, index) => at - (moments[index] ?? at));
  return { kept: stretches.filter((length) => length <= every).length, owed: stretches.length };
}

/** Whether something came by its deadline; at the deadline is in time. */
export function kept(due: Seconds | null, done: Seconds | null, now: Seconds): Kept {
  if (due === null) return null;
  if (done !== null) return done <= due ? 'on-time' : 'late';
  return now <= due ? 'pending' : 'late';
}

/** The numbers of some incidents. */
export function statsOf(incidents: readonly IncidentTimes[]): Stats {
  return {
    incidents: incidents.length,
    toAcknowledge: spread(incidents.map(({ toAcknowledge }) => toAcknowledge)),
    toResolve: spread(incidents.map(({ toResolve }) => toResolve)),
    updates: incidents.reduce<Share>((sum, { updates }) => ({ kept: sum.kept + (updates?.kept ?? 0), owed: sum.owed + (updates?.owed ?? 0) }), { kept: 0, owed: 0 }),
    postMortems: share(incidents.map(({ postMortem }) => postMortem)),
    customerEmails: share(incidents.map(({ customerEmail }) => customerEmail)),
  };
}

/** By month and severity: months in order, within each the worst severity first. Unknown ones last. */
export function statsByMonth(incidents: readonly IncidentTimes[], ladder: readonly string[]): StatsRow[] {
  return grouped(incidents, ({ month, severity }) => ({ month, severity }), ladder);
}

/** By severity over all months. */
export function statsBySeverity(incidents: readonly IncidentTimes[], ladder: readonly string[]): StatsRow[] {
  return grouped(incidents, ({ severity }) => ({ month: null, severity }), ladder);
}

type Key = Pick<StatsRow, 'month' | 'severity'>;

function grouped(incidents: readonly IncidentTimes[], keyOf: (incident: IncidentTimes) => Key, ladder: readonly string[]): StatsRow[] {
  const groups = new Map<string, { key: Key; incidents: IncidentTimes[] }>();
  for (const incident of incidents) {
    const key = keyOf(incident);
    const name = `${key.month ?? '\uffff'} ${String(rank(key.severity, ladder)).padStart(3, '0')}`;
    const known = groups.get(name);
    if (known) known.incidents.push(incident);
    else groups.set(name, { key, incidents: [incident] });
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { key, incidents: list }]) => ({ ...key, ...statsOf(list) }));
}

function rank(severity: string | null, ladder: readonly string[]): number {
  const at = severity === null ? -1 : ladder.indexOf(severity);
  return at < 0 ? ladder.length : at;
}

function spread(values: readonly (Seconds | null)[]): Spread {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (known.length === 0) return { known: 0, median: null, mean: null, longest: null };
  const middle = Math.floor(known.length / 2);
  const median = known.length % 2 === 1 ? (known[middle] ?? 0) : ((known[middle - 1] ?? 0) + (known[middle] ?? 0)) / 2;
  return { known: known.length, median, mean: known.reduce((sum, value) => sum + value, 0) / known.length, longest: known.at(-1) ?? null };
}

function share(all: readonly Kept[]): Share {
  const owed = all.filter((one) => one === 'on-time' || one === 'late');
  return { kept: owed.filter((one) => one === 'on-time').length, owed: owed.length };
}
