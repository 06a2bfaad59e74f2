/** How incidents go, as the page of numbers writes it. Pure. */
import { roundDuration } from '../policy/duration.ts';
import type { Share, Spread, Stats, StatsRow } from '../postmortem/stats.ts';

export interface StatsCells {
  /** `2026-03`; `null` in a row over all months. */
  month: string | null;
  /** Id of the ladder; `null` where nobody wrote it down. */
  severity: string | null;
  incidents: string;
  toAcknowledge: string;
  toResolve: string;
  updates: string;
  postMortems: string;
  customerEmails: string;
}

/** The cells of a table over months; an unknown month is said so. */
export const monthCells = (rows: readonly StatsRow[]): StatsCells[] => rows.map((row) => ({ ...statsCells(row), month: row.month ?? 'unknown', severity: row.severity }));

/** The cells of a table over severities. */
export const severityCells = (rows: readonly StatsRow[]): StatsCells[] => rows.map((row) => ({ ...statsCells(row), month: null, severity: row.severity }));

/** The numbers of a group in words. */
export function statsCells({ incidents, toAcknowledge, toResolve, updates, postMortems, customerEmails }: Stats): Omit<StatsCells, 'month' | 'severity'> {
  return {
    incidents: String(incidents),
    toAcknowledge: medianWords(toAcknowledge, incidents),
    toResolve: medianWords(toResolve, incidents),
    updates: shareWords(updates),
    postMortems: shareWords(postMortems),
    customerEmails: shareWords(customerEmails),
  };
}

/** The median, and of how many incidents where it is not known of all. */
function medianWords({ median, known }: Spread, incidents: number): string {
  if (median === null) return 'not known';
  return `${roundDuration(median)}${known < incidents ? ` (of ${known})` : ''}`;
}

const shareWords = ({ kept, owed }: Share): string => (owed === 0 ? 'none owed' : `${kept} of ${owed}`);
