import type { ActionItem } from '../../src/actions/model.ts';

/** A hand-made label of one item, as in the corpus' label files. */
interface Label {
  line: number;
  text: string;
  owner: string | null;
  owner_kind: string | null;
  ticket: string | null;
  due: string | null;
  done: boolean | null;
}
export interface LabelledFile {
  file: string;
  action_items: readonly Label[];
  /** Lines on which two readers may differ; they count for nothing. */
  either?: readonly number[];
  note: string;
}

export interface Score {
  f1: number;
  /** Share of the found items on which owner kind, ticket, due date and done agree. */
  agreement: Record<'ownerKind' | 'ticket' | 'due' | 'done', number>;
  wrongOwners: number;
  misses: string[];
}

const digits = (ticket: string): string => /(\d+)\D*$/.exec(ticket)?.[1] ?? ticket;
const isoDate = (text: string | null): string | null => /\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0] ?? null;
const words = (text: string | null): string[] => (text ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

function agreeing(want: Label, got: ActionItem) {
  return {
    ownerKind: got.ownerKind === want.owner_kind,
    ticket: want.ticket === null ? got.tickets.length === 0 : got.tickets.some((ticket) => digits(ticket) === digits(want.ticket ?? '')),
    due: want.due === null ? got.due === null : isoDate(want.due) === null ? got.due !== null : isoDate(got.due) === isoDate(want.due),
    done: (got.status === 'done') === (want.done === true),
  };
}

/** Compares what was found with the labels, by line; `find` reads the items of one labelled file. */
export function score(labels: readonly LabelledFile[], find: (file: string) => readonly ActionItem[]): Score {
  let right = 0;
  let wrong = 0;
  let wrongOwners = 0;
  const misses: string[] = [];
  const agreed = { ownerKind: 0, ticket: 0, due: 0, done: 0 };
  for (const entry of labels) {
    const either = new Set(entry.either ?? []);
    const found = new Map(find(entry.file).map((item) => [item.line, item]));
    for (const want of entry.action_items) {
      const got = found.get(want.line);
      found.delete(want.line);
      if (either.has(want.line)) continue;
      if (got === undefined) {
        wrong += 1;
        misses.push(`missed ${entry.file}:${want.line} ${want.text}`);
        continue;
      }
      right += 1;
      const same = agreeing(want, got);
      for (const field of Object.keys(agreed) as (keyof typeof agreed)[]) agreed[field] += same[field] ? 1 : 0;
      if (want.owner_kind === 'person' && !words(want.owner).some((word) => words(got.owner).includes(word))) wrongOwners += 1;
    }
    for (const extra of found.values()) {
      if (either.has(extra.line)) continue;
      wrong += 1;
      misses.push(`extra ${entry.file}:${extra.line} ${extra.text.slice(0, 60)}`);
    }
  }
  const share = (count: number): number => (right === 0 ? 1 : count / right);
  return {
    f1: right === 0 ? 0 : (2 * right) / (2 * right + wrong),
    agreement: { ownerKind: share(agreed.ownerKind), ticket: share(agreed.ticket), due: share(agreed.due), done: share(agreed.done) },
    wrongOwners,
    misses,
  };
}
