/** The ledger of action items as table, data, spreadsheet and Markdown. */
import { groupLedger, ledgerTotals } from '../actions/ledger.ts';
import type { Grouping, Ledger, LedgerEntry } from '../actions/ledger.ts';
import { count, wordList } from '../lint/message.ts';
import { formatDuration } from '../policy/duration.ts';
import type { Seconds } from '../policy/duration.ts';
import type { Policy } from '../policy/schema.ts';
import { safeJson } from './escape.ts';
import { markdown } from './markup.ts';
import type { Style } from './style.ts';
import { csv, markdownTable, textTable } from './table.ts';

const HEAD = ['State', 'Due', 'Age', 'Owner', 'Ticket', 'Incident', 'Action', 'Where'];

/** A table, in groups where one is asked for, and a sentence about all of it. */
export function ledgerTable(entries: readonly LedgerEntry[], by: Grouping | null, style: Style): string {
  const groups = by === null ? [{ title: '', entries }] : groupLedger(entries, by);
  const tables = groups.filter((group) => group.entries.length > 0).map(({ title, entries: list }) => `${title === '' ? '' : `${textTable([`${title}: ${count(list.length, 'action item')}`], [], style, 200)}`}${textTable(HEAD, list.map(row), style, 60, 'Where')}\n`);
  return `${tables.join('')}${sentence(entries)}\n`;
}

export function ledgerMarkdown(entries: readonly LedgerEntry[], by: Grouping | null): string {
  const groups = by === null ? [{ title: '', entries }] : groupLedger(entries, by);
  const tables = groups.filter((group) => group.entries.length > 0).map(({ title, entries: list }) => `${title === '' ? '' : `### ${markdown(title)}\n\n`}${markdownTable(HEAD, list.map(row))}\n`);
  return `## Action items\n\n${markdown(sentence(entries))}\n\n${tables.join('')}`.trimEnd() + '\n';
}

export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  return csv(
    ['status', 'open', 'overdue', 'due', 'age_days', 'owner', 'owner_kind', 'tickets', 'labels', 'incident', 'post_mortem', 'action', 'file', 'line'],
    entries.map(({ item, open, overdue, age, incident, title }) => [item.status ?? '', String(open), String(overdue), item.due ?? '', days(age), item.owner ?? '', item.ownerKind ?? '', item.tickets.join(' '), item.labels.join(' '), incident ?? '', title, item.text, item.file, String(item.line)]),
  );
}

/** `{ "items": […], "summary": {…} }`; the keys of an item are only ever added to. `instant` writes a moment. */
export function ledgerJson(entries: readonly LedgerEntry[], { shipped }: Ledger, instant: (seconds: Seconds) => string): string {
  return `${safeJson({
    items: entries.map(({ item: { file, line, text, owner, ownerKind, tickets, labels, due, status, tracked }, incident, title, since, age, open, overdue, unowned }) => ({
      file, line, text, owner, ownerKind, tickets, labels, due, status, incident, title,
      since: since === null ? null : instant(since),
      ageDays: age === null ? null : Math.floor(age / DAY),
      open, overdue, unowned,
      ...(tracked === undefined ? {} : { tracked: tracked.map(({ reference, ticket }) => (ticket === 'missing' ? { reference, exists: false } : { reference, exists: true, ...ticket, assignee: ticket.assignee?.[0] ?? null })) }),
    })),
    summary: { ...ledgerTotals(entries), old: shipped.old, oldDone: shipped.done, neverShip: shipped.never },
  })}\n`;
}

/** What the policy's alarm says; `null` where there is nothing to say. */
export function alarm({ shipped: { old, done, never } }: Ledger, { postMortem: { neverShip }, targets }: Policy): string | null {
  if (!never) return null;
  const shipped = done === 0 ? 'none has' : `only ${done} ${done === 1 ? 'has' : 'have'}`;
  return `Of ${count(old, 'action item')} older than ${formatDuration(neverShip.window)}, ${shipped} shipped. The policy escalates that to ${targets[neverShip.escalateTo]?.name ?? neverShip.escalateTo}.`;
}

const DAY = 86_400;

function row({ item, age, overdue, incident }: LedgerEntry): string[] {
  return [overdue ? 'overdue' : (item.status ?? '-'), item.due ?? '-', age === null ? '-' : `${days(age)} d`, owner(item), item.tickets.join(' ') || '-', incident ?? '-', item.text, `${item.file}:${item.line}`];
}

function owner({ owner: name, ownerKind }: LedgerEntry['item']): string {
  if (name === null) return 'nobody';
  return ownerKind === 'person' ? name : `${name} (${ownerKind ?? 'unclear'})`;
}

function days(age: number | null): string {
  return age === null ? '' : String(Math.floor(age / DAY));
}

function sentence(entries: readonly LedgerEntry[]): string {
  const { items, open, overdue, unowned, done } = ledgerTotals(entries);
  return `${count(items, 'action item')}${items === 0 ? '' : `: ${wordList([`${open} open`, `${overdue} overdue`, `${unowned} without a proper owner`, `${done} done`])}`}.`;
}
