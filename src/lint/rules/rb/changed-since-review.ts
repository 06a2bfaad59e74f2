import type { Range } from '../../../documents/model.ts';
import { quoted } from '../../../policy/wording.ts';
import { alertsOf } from '../../alerts.ts';
import { dateToday } from '../../clock.ts';
import { isLater } from '../../history.ts';
import type { Change, History } from '../../history.ts';
import { parseDate } from '../../instant.ts';
import { namedFilesOf } from '../../named-files.ts';
import type { NamedFile } from '../../named-files.ts';
import type { LintContext, Report, Rule } from '../../rule.ts';
import { runbookFor } from '../../runbook-address.ts';

interface Reviewed {
  file: string;
  /** Of the date. */
  range: Range;
  reviewed: string;
  names: readonly NamedFile[];
}

/** Fewer lines than this, added or taken away since the review, are a correction. */
const MANY_LINES = 5;

const TEXT = '---\nkind: runbook\nreviewed: 2026-01-10\n---\n\nRun `tools/roll-back.sh`.\n';
const BESIDE = { 'tools/roll-back.sh': '' };

export const rule: Rule<Reviewed> = {
  id: 'rb/changed-since-review',
  title: 'What a runbook is about has not changed since its review',
  why: [
    'A review says that the steps worked on that day. A script that was rewritten since, an alert with another threshold, a step that',
    'somebody added in a hurry: each may have made it untrue, and the date still looks fresh. git knows, where the whole history is',
    'there (in CI: `fetch-depth: 0`); else this rule is silent. Changes of white space, sweeps over many files and a corrected word',
    'in the runbook do not count.',
  ].join(' '),
  policyKeys: [],
  level: 'warning',
  kinds: ['runbook'],
  examples: [
    { name: 'reviewed after everything else', file: 'runbooks/outage.md', text: TEXT, beside: BESIDE, commits: { 'tools/roll-back.sh': ['2025-12-01T10:00:00Z'], 'runbooks/outage.md': ['2026-01-10T10:00:00Z'] }, findings: [] },
    {
      name: 'the script that it runs was changed',
      file: 'runbooks/outage.md',
      text: TEXT,
      beside: BESIDE,
      commits: { 'tools/roll-back.sh': ['2026-03-02T10:00:00Z', '2025-12-01T10:00:00Z'], 'runbooks/outage.md': ['2026-01-10T10:00:00Z'] },
      findings: ['6:5 `tools/roll-back.sh` was changed on 2026-03-02, after the last review of this runbook (2026-01-10).'],
    },
    {
      name: 'the runbook itself was changed, and the date was not',
      file: 'runbooks/outage.md',
      text: TEXT,
      commits: { 'runbooks/outage.md': ['2026-02-20T10:00:00Z', '2026-01-10T10:00:00Z'] },
      findings: ['3:11 This runbook was changed on 2026-02-20, after its last review (2026-01-10).'],
    },
  ],
  collect(document, context) {
    const written = document.frontmatter.data['reviewed'];
    if (typeof written !== 'string' || 'problem' in parseDate(written.slice(0, 10))) return null;
    return { file: document.path, range: document.frontmatter.rangeOf('reviewed'), reviewed: written.slice(0, 10), names: namedFilesOf(document, context) };
  },
  conclude(facts, context) {
    const { history } = context;
    const oldest = facts.map(({ reviewed }) => reviewed).sort()[0];
    const changes = oldest === undefined ? null : (history?.changesSince(`${oldest}T00:00:00Z`) ?? null);
    if (!history || changes === null) return [];
    const alerts = alertsByRunbook(facts, changes, context);
    return facts.flatMap((fact) => judge(fact, changes, alerts.get(fact.file) ?? [], history, context).map((report) => ({ ...report, file: fact.file })));
  },
};

interface Alert {
  name: string;
  path: string;
  lines: { from: number; to: number };
}

/** Alerts that lead to these runbooks, from files that were changed at all. */
function alertsByRunbook(facts: readonly Reviewed[], changes: ReadonlyMap<string, readonly Change[]>, context: LintContext): Map<string, Alert[]> {
  const found = new Map<string, Alert[]>();
  const runbooks = facts.map(({ file }) => file);
  for (const { path, rules } of alertsOf(context)) {
    if (!changes.has(path)) continue;
    for (const alert of rules) {
      const target = runbookFor(alert, runbooks, context.placeOf);
      if (!target || !('path' in target)) continue;
      const others = found.get(target.path) ?? [];
      others.push({ name: alert.alert, path, lines: alert.lines });
      found.set(target.path, others);
    }
  }
  return found;
}

function judge({ file, range, reviewed, names }: Reviewed, changes: ReadonlyMap<string, readonly Change[]>, alerts: readonly Alert[], history: History, context: LintContext): Report[] {
  const candidates = new Set([file, ...names.map(({ path }) => path), ...alerts.map(({ path }) => path)]);
  if (![...candidates].some((path) => changes.get(path)?.some(({ at }) => at.slice(0, 10) >= reviewed))) return [];
  // The commit that wrote the date down is the review: what it brought along was gone through.
  const review = history.linesOf(file)?.[range.start.line - 1];
  if (review === undefined || review.at.slice(0, 10) < reviewed) return [];
  const help = `Go through the steps that it touches, and write \`reviewed: ${dateToday(context)}\`.`;
  const after = (path: string): Change | undefined => changes.get(path)?.find((change) => isLater(change, review) && history.linesChangedBy(change.commit, path) > 0);
  const said = (place: Range, what: string, change: Change, whose: string): Report => ({ range: place, message: `${what} was changed on ${change.at.slice(0, 10)}, after ${whose} (${reviewed}).`, help });
  // A word that was corrected is no reason to go through everything.
  const edits = (changes.get(file) ?? []).filter((change) => isLater(change, review));
  const own = edits.reduce((sum, { commit }) => sum + history.linesChangedBy(commit, file), 0) >= MANY_LINES ? edits[0] : undefined;
  return [
    ...(own ? [said(range, 'This runbook', own, 'its last review')] : []),
    ...names.flatMap(({ path, range: place }) => {
      const change = after(path);
      return change ? [said(place, quoted(path), change, 'the last review of this runbook')] : [];
    }),
    ...alerts.flatMap(({ name, path, lines: { from, to } }) => {
      const newest = history.linesOf(path)?.slice(from - 1, to).reduce<Change | null>((last, line) => (isLater(line, last ?? review) ? line : last), null);
      return newest ? [said(range, `The alert ${quoted(name)} (${quoted(path)})`, newest, 'the last review of this runbook')] : [];
    }),
  ];
}
