/**
 * No rule takes more than its share of time on hostile text: twice the text, about twice the time. Measured as a ratio of
 * the processor's time, the best of some tries, since the machine may be busy; what is over at once is not looked at.
 */
import { describe, expect, it } from 'vitest';
import { recogniseActions } from '../../src/actions/recognise.ts';
import type { ActionRecord } from '../../src/actions/model.ts';
import type { Document } from '../../src/documents/model.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { nativeMarkdown } from '../../src/project/native-markdown.ts';
import { recogniserContext } from '../../src/lint/recogniser.ts';
import type { LintContext } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { context, oncall, policy } from './context.ts';
import { KINDS } from './generated.ts';

/** UTF-16 code units of a text that every rule looks at. */
const SIZE = Number(process.env['ZEPHYR_HOSTILE_SIZE'] ?? 20_000);
/** Milliseconds that are over at once, whatever their ratio. */
const AT_ONCE = 10;
/** Twice the work, and half of it again for the engine's own moods. */
const MOST = 3;

const sink = 'x'.repeat(60);
const HEADS: Readonly<Record<string, string>> = {
  prose: '',
  items: '## Action items\n\n',
  table: '## Action items\n\n| Action | Owner | Ticket | Due | Status |\n| --- | --- | --- | --- | --- |\n',
  timeline: '## Timeline\n\n| Time (UTC) | What |\n| --- | --- |\n',
  block: '<!-- policy: severities -->\n\n',
};
/** What is repeated, by what stands above it. */
const SCRAPS: readonly (readonly [head: keyof typeof HEADS, scrap: string])[] = [
  ...['a', ' ', '\u3000', '-', '=', '(', '"', '.', '. ', '😀', 'é', '完了', '担当：', 'ー', '0', '12:', '1.', '10.2.3.4 ', '02:40 ', 'a-b-', 'a.b.', 'a@b.', '@a ', '#inc-a ', 'SEV-', 'SEV-9 ', 'SHOP-1 ', 'http://', 'https://x.example/a ', 'be ', 'we ', 'probably ', 'sorry ', 'forgot ', 'Ada ', 'Ada forgot ', 'engineer had ', '20 minutes ', '{{x}} ', '{{', 'XX:', 'bis ', 'until ', 'Owner: ', 'owner ', 'due ', 'due by ', '(until ', 'Status: ', 'hätte ', 'Sie müssen ', 'please ', 'UTC ', 'all times ', 'None '].map((scrap) => ['prose', scrap] as const),
  ...['word word\n\n', '# a\n\n', '**a**\n\n', '<!-- policy: updates.every -->\n\n', '20 minutes<!-- policy: updates.every -->\n\n', '25 minutes<!-- policy: updates.every -->\n\n', '<!-- zephyr-disable-next-line pm/silence -- x -->\n\n', '<!-- zephyr-disable pm/silence -- x -->\n\n', '```sh\n$ rm -rf /\n$ zephyr lint --fx\n```\n\n', '> a\n\n', '<a id="x">\n\n', '02:40 UTC and 5:00\n\n', 'Hello,\n\nwe are sorry.\n\n', `${sink}.md\n\n`].map((scrap) => ['prose', scrap] as const),
  ...['- a\n', '- [ ] Fix it, @ada, SHOP-1, until Friday\n', '- [x] ~~a~~\n', '- Owner: Ada\n', '- be more careful\n', '- a\n  - Owner: TBD\n', '1. a\n', '- investigate\n\n', '- 監視を追加する（担当：田中、期限：4月末）\n'].map((scrap) => ['items', scrap] as const),
  ...['| a | Ada Novak | SHOP-1 | 2026-03-01 | open |\n', '| a |  |  |  |  |\n', '| TBD | TBD | TBD | TBD | TBD |\n'].map((scrap) => ['table', scrap] as const),
  ...['| 2026-03-14 02:40 | a |\n', '| 02:40 | a |\n', '| a | update |\n'].map((scrap) => ['timeline', scrap] as const),
  ...['- a\n', '1. SEV-1\n'].map((scrap) => ['block', scrap] as const),
];

const markdown = await nativeMarkdown();

/** `null` where the text is beyond the limits, so that no rule gets to see it. */
function documentOf(head: keyof typeof HEADS, scrap: string, size: number): Document | null {
  const document = parseDocument('content/reviews/2026-03-14-x.md', `${HEADS[head] ?? ''}${scrap.repeat(Math.ceil(size / scrap.length))}\n`, { kind: 'other', markdown });
  return document.refused ? null : document;
}

/** Asks once for each document, as a run does. */
function remembering(): LintContext {
  const records = new WeakMap<Document, ActionRecord>();
  const recogniser = recogniserContext(policy, oncall);
  return context({
    actionsOf(document) {
      const known = records.get(document) ?? recogniseActions(document, recogniser);
      records.set(document, known);
      return known;
    },
  });
}

const STEPS: readonly (readonly [name: string, kinds: readonly Document['kind'][], run: (document: Document, context: LintContext) => void])[] = [
  ['action items', ['post-mortem'], (document, { actionsOf }) => void actionsOf(document)],
  ...rules.filter(({ check, collect }) => check ?? collect).map((rule) => [rule.id, rule.kinds, (document: Document, given: LintContext) => {
    rule.check?.(document, given);
    rule.collect?.(document, given);
  }] as const),
];

/** Milliseconds of each step; each with a document of its first kind. */
function timesOf(document: Document, only?: ReadonlySet<string>): Map<string, number> {
  const times = new Map<string, number>();
  const given = remembering();
  const documents = new Map(KINDS.map((kind) => [kind, { ...document, kind }]));
  for (const [name, [kind = 'other'], run] of STEPS) {
    if (only?.has(name) === false) continue;
    const { user } = process.cpuUsage();
    run(documents.get(kind) ?? document, given);
    times.set(name, (process.cpuUsage().user - user) / 1000);
  }
  return times;
}

/** The least of some tries. */
function leastOf(document: Document, only: ReadonlySet<string>): Map<string, number> {
  const tries = [0, 1, 2].map(() => timesOf({ ...document }, only));
  return new Map([...only].map((name) => [name, Math.min(...tries.map((times) => times.get(name) ?? 0))]));
}

/** The steps that take more than their share longer for twice the text, and more than `floor` milliseconds, with both times. */
function worseOf(head: keyof typeof HEADS, scrap: string, size: number, steps: ReadonlySet<string>, floor: number): Map<string, [number, number]> {
  const [small, large] = steps.size === 0 ? [null, null] : [documentOf(head, scrap, size), documentOf(head, scrap, size * 2)];
  if (small === null || large === null) return new Map();
  const [before, after] = [leastOf(small, steps), leastOf(large, steps)];
  const pairs = [...steps].map((name): [string, [number, number]] => [name, [before.get(name) ?? 0, after.get(name) ?? 0]]);
  return new Map(pairs.filter(([, [one, two]]) => two > floor && two > MOST * Math.max(1, one)));
}

describe('time on hostile text', () => {
  it.each(SCRAPS.map(([head, scrap]) => [`${head}: ${JSON.stringify(scrap).slice(0, 60)}`, head, scrap] as const))('%s', (_name, head, scrap) => {
    const first = documentOf(head, scrap, SIZE);
    expect(first, 'within the limits').not.toBeNull();
    const slow = new Set(first === null ? [] : [...timesOf(first)].filter(([, time]) => time > AT_ONCE).map(([name]) => name));
    // What was slow once, on a cold engine perhaps, is looked at again; then with so much text that a busy machine no longer decides.
    const suspects = worseOf(head, scrap, SIZE / 2, slow, AT_ONCE / 2);
    const worse = worseOf(head, scrap, SIZE * 3, new Set(suspects.keys()), AT_ONCE * 10);
    expect([...worse].map(([name, [before, after]]) => `${name}: ${Math.round(before)} ms, with twice the text ${Math.round(after)} ms`)).toEqual([]);
  }, 60_000);
});
