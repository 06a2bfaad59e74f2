/**
 * Nothing that looks at a document takes more than its share of time on hostile text: four times the text, about four
 * times the time. Measured as a ratio of this thread's own time, the best of some tries, since the machine may be busy;
 * what is over at once is not looked at.
 */
import { describe, expect, it } from 'vitest';
import { recogniseActions } from '../../src/actions/recognise.ts';
import type { ActionRecord } from '../../src/actions/model.ts';
import type { Document } from '../../src/documents/model.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { createLinter } from '../../src/lint/engine.ts';
import { unifiedDiff } from '../../src/lint/fix-diff.ts';
import { applyFixes } from '../../src/lint/fix.ts';
import { nativeMarkdown } from '../../src/project/native-markdown.ts';
import { recogniserContext } from '../../src/lint/recogniser.ts';
import type { LintContext, Report } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { trace } from '../../src/project/dependencies.ts';
import { MOST, timeOf, TIMES } from '../growth.ts';
import { context, oncall, policy } from './context.ts';
import { KINDS } from './generated.ts';

/** UTF-16 code units of a text that everything looks at. */
const SIZE = Number(process.env['ZEPHYR_HOSTILE_SIZE'] ?? 16_000);
/** Milliseconds that are over at once, whatever their ratio. */
const AT_ONCE = 10;

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

interface Case {
  name: string;
  text(size: number): string;
}

/** A scrap again and again; `%` in it is a number of its own each time. */
function repeated(scrap: string, size: number): string {
  const pieces: string[] = [];
  for (let length = 0, number = 0; length < size; number++) {
    const piece = scrap.replaceAll('%', String(number));
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('');
}

/**
 * Pairs that are looked at together, so that both must be there to take their product: by turns, and all of one before all
 * of the other.
 */
const PAIRS: readonly (readonly [head: keyof typeof HEADS, first: string, second: string])[] = [
  ...[
    ['## Title %\n\n', '> Dear {{name}}, at {{start}} we. And at {{end}}.\n\n'],
    ['## Title %\n\n', '```sh\nrm -rf /\n```\n\n'],
    ['## Title %\n\n', '02:40 and 5:00\n\n'],
    ['## Title %\n\n', '[a](#title-%) [b](#titel-%)\n\n'],
    ['<a id="title-%">\n\n', '[b](#titel-%) '],
    ['<!-- policy: severities -->\n\n', '20 minutes\n\n'],
    ['<!-- policy: severities -->\n\n| a |\n| --- |\n\n', '20 minutes\n\n'],
    ['20 minutes<!-- policy: updates.every --> ', '25 minutes '],
    ['Ada Novak. ', 'Ada forgot it. '],
    ['{{start}} ', 'At 02:40 we. '],
    ['[d%]: http://x.example/%\n\n', '[a][d%]\n\n'],
    ['<!-- zephyr-disable pm/silence -- because it is so -->\n\n', '<!-- zephyr-enable pm/deadline -->\n\n'],
    ['<!-- zephyr-disable-next-line pm/silence -- because it is so -->\n', '<!-- a -->\n'],
    ['[a](b%.md)\n\n', '[a](c.md)\n\n'],
    ['| Time | What |\n| --- | --- |\n| 02:40 | a |\n| 02:50 | update |\n\n', '## Title %\n\n'],
  ].map(([first = '', second = '']) => ['prose', first, second] as const),
  ...[
    ['### QA\n\n', '- a\n\n'],
    ['### QA\n\n', 'We will add it.\n\n'],
    ['- QA\n  - add a test\n', '- Ada\n  - add a test\n'],
    ['Add https://x.example/SHOP-%\n', 'Ticket: SHOP-%\n'],
    ['Add a\n', '     Owner: Ada\n'],
    ['- Ground for it\n  - add a test\n', '- [ ] Fix it, SHOP-1\n'],
    ['- TODO @ada fix it\n', 'TBD. '],
  ].map(([first = '', second = '']) => ['items', first, second] as const),
];

/** Texts that are made in another way. */
const MADE: readonly Case[] = [
  { name: 'a long title above lists and tables', text: (size) => `# ${repeated('word ', size / 2)}\n\n${repeated('- a\n\n<!-- -->\n\n| a |\n| --- |\n\n', size / 2)}` },
  { name: 'a long title above paragraphs', text: (size) => `## Action items ${repeated('word ', size / 2)}\n\n${repeated('### QA\n\nWe will add it.\n\n', size / 2)}` },
  { name: 'a long paragraph above a list item with commands', text: (size) => `${repeated('word ', size / 2)}\n\n- a\n\n${repeated('  ```sh\n  rm -rf /\n  ```\n\n', size / 2)}` },
  { name: 'comments above a line of commands', text: (size) => `\`\`\`sh\n${repeated('# a\n', size / 2)}${repeated('rm -rf /; ', size / 2)}\n\`\`\`\n` },
  { name: 'comments of SQL that never close', text: (size) => `\`\`\`sql\n${repeated('/* ', size)}\n\`\`\`\n` },
  { name: 'an assumption that never ends', text: (size) => `<!-- policy: updates.every = ${' '.repeat(size)}x -->\n` },
  { name: 'handlers of events', text: (size) => `<x ${repeated('on%=1 ', size).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '').replaceAll('on', 'onabc').replace(/=[a-j]/g, '=1')}>\n` },
  { name: 'annotations above one table', text: (size) => `${repeated('<!-- policy: severities -->\n\n', size / 2)}| a |\n| --- |\n${repeated('| a |\n', size / 2)}` },
  { name: 'two blocks of prompts', text: (size) => repeated('$ ls\n', size / 2).replace(/^[^]*$/, (lines) => `\`\`\`sh\n${lines}\`\`\`\n\n\`\`\`sh\n${lines}\`\`\`\n`) },
  { name: 'an item with many tickets', text: (size) => `## Action items\n\n- Fix ${repeated('https://shop.atlassian.example/browse/SHOP-% ', size)}\n` },
  { name: 'lines that are items', text: (size) => `## Action items\n\n${repeated('Add a\n', size)}` },
  { name: 'indented lines that are items', text: (size) => `## Action items\n\nAdd a\n${repeated('          Add a\n', size)}` },
  { name: 'paragraphs of HTML that are items', text: (size) => `## Action items\n\n${repeated('<p>We will add a.</p>\n', size)}` },
  { name: 'a wide table in HTML with many rows', text: (size) => `## Action items\n\n<table><tr><th>Action${repeated('<th>a', size / 2)}\n${repeated('<tr><td>Fix it\n', size / 2)}` },
  { name: 'authors and reviewers', text: (size) => `---\nstatus: final\nreviewers: [${repeated('a%, ', size / 2)}z]\nauthors: [${repeated('b%, ', size / 2)}z]\nincidentCommander: [${repeated('c%, ', size / 2)}z]\n---\n\na\n` },
  { name: 'placeholders of a template', text: (size) => `---\nkind: template\nplaceholders: [${repeated('name_%, ', size / 2)}z]\n---\n\n${repeated('{{nama_%}} ', size / 2)}\n` },
];

const named = (text: string): string => JSON.stringify(text).slice(0, 60);
const CASES: readonly Case[] = [
  ...SCRAPS.map(([head, scrap]): Case => ({ name: `${head}: ${named(scrap)}`, text: (size) => `${HEADS[head] ?? ''}${repeated(scrap, size)}\n` })),
  ...PAIRS.flatMap(([head, first, second]): Case[] => [
    { name: `${head}: ${named(first)} and ${named(second)} by turns`, text: (size) => `${HEADS[head] ?? ''}${repeated(first + second, size)}\n` },
    { name: `${head}: ${named(first)}, then ${named(second)}`, text: (size) => `${HEADS[head] ?? ''}${repeated(first, size / 2)}\n\n${repeated(second, size / 2)}\n` },
  ]),
  ...MADE,
];

const markdown = await nativeMarkdown();

/** `null` where the text is beyond the limits, so that nothing gets to see it. */
function documentOf({ text }: Case, size: number): Document | null {
  const document = parseDocument('content/reviews/2026-03-14-x.md', text(size), { kind: 'other', markdown });
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

type Look = (document: Document, context: LintContext) => readonly Report[];

/** What looks at a document of a kind, by name; each gives its repairs. */
const STEPS: readonly (readonly [name: string, kind: Document['kind'], look: Look])[] = [
  ['parsing', 'other', ({ path, text }) => (parseDocument(path, text, { markdown }), [])],
  ['action items', 'post-mortem', (document, { actionsOf }) => (actionsOf(document), [])],
  ['comments that switch off', 'other', (document, given) => createLinter(given, { rules: rules.filter(({ id }) => id === 'config/disable'), known: rules.map(({ id }) => id) }).check(document).slice(0, 0)],
  ['dependencies', 'other', (document, given) => {
    const { context: traced, take } = trace(given, () => null);
    const reports = rules.find(({ id }) => id === 'links/resolve')?.check?.(document, traced) ?? [];
    take();
    return reports.slice(0, 0);
  }],
  ...rules.filter(({ check, collect }) => check ?? collect).flatMap(({ id, kinds, check, collect }) =>
    // Templates of messages are read in another way than messages.
    kinds.filter((kind, at) => at === 0 || (kind === 'template' && id.startsWith('comms/'))).map((kind): (typeof STEPS)[number] => [`${id} in a ${kind}`, kind, (document, given) => {
      const reports = check?.(document, given) ?? [];
      collect?.(document, given);
      return reports;
    }]),
  ),
];

/** Milliseconds of each step, and of what mends all that was found. */
function timesOf(document: Document, only?: ReadonlySet<string>): Map<string, number> {
  const times = new Map<string, number>();
  const given = remembering();
  const documents = new Map(KINDS.map((kind) => [kind, { ...document, kind, path: kind === 'template' ? 'comms/x.md' : document.path }]));
  const timed = <T>(name: string, run: () => T): T => {
    let result: T | undefined;
    times.set(name, timeOf(() => {
      result = run();
    }));
    return result as T;
  };
  const reports: Report[] = [];
  for (const [name, kind, look] of STEPS) {
    if (only?.has(name) === false && only.has('mending') === false) continue;
    reports.push(...timed(name, () => look(documents.get(kind) ?? document, given)));
  }
  timed('mending', () => unifiedDiff(document.path, document.text, applyFixes(document.text, reports).edits));
  return times;
}

/** The steps that take more than their share longer for the longer text, and more than `floor` milliseconds, with both times. */
function worseOf(one: Case, size: number, steps: ReadonlySet<string>, floor: number): Map<string, [number, number]> {
  const [small, large] = steps.size === 0 ? [null, null] : [documentOf(one, size / TIMES), documentOf(one, size)];
  if (small === null || large === null) return new Map();
  let worse = new Map<string, [number, number]>([...steps].map((name) => [name, [Infinity, Infinity]]));
  // By turns, so that a busy moment falls on both; what has been within its share once is not looked at again.
  for (let round = 0; round < 3 && worse.size > 0; round++) {
    const names = new Set(worse.keys());
    const [before, after] = [timesOf({ ...small }, names), timesOf({ ...large }, names)];
    const least = [...worse].map(([name, [short, long]]): [string, [number, number]] => [name, [Math.min(short, before.get(name) ?? 0), Math.min(long, after.get(name) ?? 0)]]);
    worse = new Map(least.filter(([, [short, long]]) => long > floor && long > MOST * Math.max(1, short)));
  }
  return worse;
}

describe('time on hostile text', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const first = documentOf(one, SIZE);
    expect(first, 'within the limits').not.toBeNull();
    const slow = new Set(first === null ? [] : [...timesOf(first)].filter(([, time]) => time > AT_ONCE).map(([name]) => name));
    // What was slow once, on a cold engine perhaps, is looked at again; then with so much text that a busy machine no longer decides.
    const suspects = worseOf(one, SIZE, slow, AT_ONCE);
    const worse = worseOf(one, SIZE * 4, new Set(suspects.keys()), AT_ONCE * 5);
    expect([...worse].map(([name, [before, after]]) => `${name}: ${Math.round(before)} ms, with ${TIMES} times the text ${Math.round(after)} ms`)).toEqual([]);
  }, 60_000);
});
