/** The ledger of action items as its page shows it: lines of words, with no value of their own. Pure. */
import { groupLedger, ledgerTotals } from '../actions/ledger.ts';
import type { Ledger, LedgerEntry } from '../actions/ledger.ts';
import { count } from '../lint/message.ts';
import { formatDuration } from '../policy/duration.ts';
import type { Policy } from '../policy/schema.ts';
import { alarm } from '../report/ledger.ts';
import { isPage, pageId } from './urls.ts';

export interface ActionLine {
  text: string;
  owner: string;
  /** `due 2026-12-15`, `overdue since 2026-12-15`, or that nothing says. */
  due: string;
  /** `3 days old`; `null` where nothing says since when. */
  age: string | null;
  tickets: readonly string[];
  postMortem: string;
  /** Address of the post-mortem below the site's base; `null` where it is no page. */
  path: string | null;
}

export interface OwnerRow {
  owner: string;
  open: number;
  overdue: number;
  done: number;
}

export interface LedgerView {
  totals: ReturnType<typeof ledgerTotals>;
  /** What the policy's alarm about work that never ships says today. */
  alarm: string;
  overdue: readonly ActionLine[];
  unowned: readonly ActionLine[];
  open: readonly ActionLine[];
  owners: readonly OwnerRow[];
}

const DAY = 86_400;

/** Each list stands in the order of the ledger, the oldest first; owners by name, nobody last. */
export function ledgerView(ledger: Ledger, policy: Policy): LedgerView {
  const lines = (test: (entry: LedgerEntry) => boolean): ActionLine[] => ledger.entries.filter(test).map(line);
  return {
    totals: ledgerTotals(ledger.entries),
    alarm: alarmWords(ledger, policy),
    overdue: lines(({ overdue }) => overdue),
    unowned: lines(({ unowned }) => unowned),
    open: lines(({ open }) => open),
    owners: groupLedger(ledger.entries, 'owner').map(({ title, entries }) => {
      const { open, overdue, done } = ledgerTotals(entries);
      return { owner: title, open, overdue, done };
    }),
  };
}

function alarmWords(ledger: Ledger, policy: Policy): string {
  const said = alarm(ledger, policy);
  if (said !== null) return `${said} Talk to them about room for this work, not about the people who own it.`;
  const { old, done } = ledger.shipped;
  const { window, share, escalateTo } = policy.postMortem.neverShip;
  const older = `older than ${formatDuration(window)}`;
  const now = old === 0 ? `No action item that counts is ${older} yet.` : `Of ${count(old, 'action item')} ${older}, ${done} ${done === 1 ? 'has' : 'have'} shipped.`;
  const pattern = share === 0 ? 'none of the old ones ships' : `no more than ${Math.round(share * 100)} % of the old ones ship`;
  return `${now} If ${pattern}, the policy escalates that to ${policy.targets[escalateTo]?.name ?? escalateTo}.`;
}

function line({ item, title, age, overdue }: LedgerEntry): ActionLine {
  return {
    text: item.text,
    owner: item.owner === null ? 'nobody' : item.ownerKind === 'person' ? item.owner : `${item.owner} (${item.ownerKind ?? 'unclear'})`,
    due: item.due === null ? 'no due date' : `${overdue ? 'overdue, was due' : 'due'} ${item.due}`,
    age: age === null ? null : `${count(Math.floor(age / DAY), 'day')} old`,
    tickets: item.tickets,
    postMortem: title,
    path: isPage(item.file) ? `/${pageId(item.file)}/` : null,
  };
}
