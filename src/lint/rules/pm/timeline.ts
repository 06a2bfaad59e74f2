import type { Nodes, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { Temporal } from 'temporal-polyfill';
import type { Document } from '../../../documents/model.ts';
import { quoted } from '../../../policy/wording.ts';
import { clockProblem, parseDate } from '../../instant.ts';
import type { Report, Rule } from '../../rule.ts';

const TIME_COLUMN = /^(?:time|when|date|at|start)\b/i;
const ENTRY = /^(\d{3,6}-\d{1,2}-\d{1,2})(?:[T ]{1,2}(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?(?:Z|UTC))?$/;
const ZONE = /\b((?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)\b/;

export const rule: Rule = {
  id: 'pm/timeline',
  title: 'The times of the timeline exist, and each is one moment',
  why: [
    'Twice a year a local clock shows an hour twice and leaves one out. A timeline in local time then hides an hour of the',
    'incident, and nobody can order its rows. UTC has no such nights.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'UTC', file: 'post-mortem.md', text: '## Timeline\n\n| Time (UTC) | What |\n| --- | --- |\n| 2026-10-25 02:30 | down |\n| 02:41 | paged |\n', findings: [] },
    { name: 'a time that no clock shows', file: 'post-mortem.md', text: '## Timeline\n\n| Time (UTC) | What |\n| --- | --- |\n| 2026-03-14T24:01Z | down |\n', findings: ['5:3 `2026-03-14T24:01Z` does not exist. A day has no hour 24.'] },
    { name: 'a day that no calendar has', file: 'post-mortem.md', text: '## Timeline\n\n| Time (UTC) | What |\n| --- | --- |\n| 2026-02-29 10:00 | down |\n', findings: ['5:3 `2026-02-29 10:00` does not exist. February 2026 has 28 days.'] },
    { name: 'a year with a digit too many', file: 'post-mortem.md', text: '## Timeline\n\n| Time (UTC) | What |\n| --- | --- |\n| 20262-03-14 10:00 | down |\n', findings: ['5:3 `20262-03-14 10:00` does not exist. It is no date such as 2026-03-14.'] },
    {
      name: 'a local time that happens twice, and one that never does',
      file: 'post-mortem.md',
      text: '## Timeline\n\nAll times Europe/Berlin.\n\n| Time | What |\n| --- | --- |\n| 2026-10-25 02:30 | down |\n| 2026-03-29 02:30 | down |\n',
      findings: [
        '7:3 `2026-10-25 02:30` happens twice in Europe/Berlin, because clocks go back that night.',
        '8:3 `2026-03-29 02:30` never happens in Europe/Berlin, because clocks go forward that night.',
      ],
    },
  ],
  check(document) {
    const reports: Report[] = [];
    let zone: string | null = null;
    for (const node of document.tree.children) {
      if (node.type === 'table') reports.push(...checkTable(document, node, zone));
      else if (node.type === 'heading') zone = null;
      else zone = zoneIn(node) ?? zone;
    }
    return reports;
  },
};

function checkTable(document: Document, table: Table, stated: string | null): Report[] {
  const [head, ...rows] = table.children;
  const title = head ? toString(head.children[0]) : '';
  if (!TIME_COLUMN.test(title)) return [];
  const zone = /\b(?:UTC|GMT)\b/.test(title) ? null : (ZONE.exec(title)?.[1] ?? stated);
  return rows.flatMap((row): Report[] => {
    const cell = row.children[0];
    const text = cell ? toString(cell).trim() : '';
    const fault = text.length > 60 ? null : faultOf(text, zone);
    if (!cell || fault === null) return [];
    const start = (cell.children[0] ?? cell).position?.start.offset ?? 0;
    return [{ range: document.rangeAt(start, start + text.length), message: `${quoted(text)} ${fault}`, help: 'Write it in UTC, such as 2026-03-14 03:02 in a column `Time (UTC)`.' }];
  });
}

/** What is wrong with a time, as the end of a sentence; `null` where nothing is, or where it is no time at all. */
function faultOf(text: string, zone: string | null): string | null {
  const clock = CLOCK.exec(text);
  const entry = clock ? null : ENTRY.exec(text);
  const [hour, minute, second] = (clock?.slice(1, 4) ?? entry?.slice(2, 5) ?? []).map((part) => (part === undefined ? undefined : Number(part)));
  if (entry) {
    const date = parseDate(entry[1] ?? '');
    if ('problem' in date) return `does not exist. ${date.problem}`;
  }
  if (hour === undefined || minute === undefined) return null;
  const problem = clockProblem(hour, minute, second ?? 0);
  if (problem !== null) return `does not exist. ${problem}`;
  return entry && zone !== null && entry[5] === undefined ? nightFault(`${entry[1] ?? ''}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, zone) : null;
}

function nightFault(local: string, zone: string): string | null {
  try {
    const time = Temporal.PlainDateTime.from(local);
    const early = time.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const late = time.toZonedDateTime(zone, { disambiguation: 'later' });
    if (early.equals(late)) return null;
    return early.toPlainDateTime().equals(time) ? `happens twice in ${zone}, because clocks go back that night.` : `never happens in ${zone}, because clocks go forward that night.`;
  } catch {
    return null; // no zone of this name
  }
}

function zoneIn(node: Nodes): string | null {
  return node.type === 'paragraph' || node.type === 'blockquote' ? (ZONE.exec(toString(node).slice(0, 1000))?.[1] ?? null) : null;
}
