/**
 * Runs rules over documents, one at a time: the caller parses, hands over and drops the tree, so memory stays that of
 * one file. What a rule needs of the whole project it keeps as a small fact until `conclude`.
 */
import { memo } from '../actions/memo.ts';
import type { Tracker } from '../actions/tracker.ts';
import { grouped } from '../documents/grouped.ts';
import { latest } from '../documents/latest.ts';
import type { Document } from '../documents/model.ts';
import { dayOf, levelIn } from './config/settings.ts';
import type { FileSettings } from './config/settings.ts';
import { disablesOf, unused, withoutTaken } from './disable.ts';
import type { Disable } from './disable.ts';
import { excerptOf } from './excerpt.ts';
import type { Finding, Level, LintContext, Report, Rule } from './rule.ts';

/** More findings than this of one rule in one file help nobody. */
const MOST_PER_RULE = 100;

export interface LintOptions {
  rules: readonly Rule[];
  /** Levels that differ from the rules' own. */
  levels?: Readonly<Record<string, Level>>;
  /** What the project's configuration sets for a file; its levels beat the ones above. */
  settings?(file: string): FileSettings;
  /** Ids of all rules, also of those that do not run; the ids of `rules` where it is missing. */
  known?: readonly string[];
  /** Base of the rule pages' addresses, such as `https://example.org`; empty for addresses relative to the site. */
  site?: string;
}

/** What a run has to know of a document that was looked at; plain data that can be kept for another run. */
export interface Examined {
  path: string;
  /** Sorted. */
  findings: readonly Finding[];
  /** Facts for `conclude`, by rule id. */
  facts: readonly (readonly [rule: string, fact: unknown])[];
  /** The day the document is from, where the configuration sets dates. */
  day: string | null;
  /** Comments that have switched off nothing yet, with what is said of them if it stays so. */
  waiting: readonly { disable: Disable; report: Finding | null }[];
}

export interface Linter {
  /** Looks at one document and remembers nothing. */
  examine(document: Document): Examined;
  /** Remembers for `conclude` what was found in a document, now or in an earlier run. Every document once. */
  add(examined: Examined): void;
  /** Findings in one document; both of the above. */
  check(document: Document): readonly Finding[];
  /** Tickets that rules want the tracker to be asked about before they conclude. */
  asks(): ReadonlySet<string>;
  /** Findings that need all documents, and what the tracker said where it was asked. Call once, at the end. */
  conclude(tracker?: Tracker): readonly Finding[];
}

/** Under this id a rule is reported that fails itself; it has no page of its own. */
const FAILED = 'internal/rule';

/** Under this id the engine reports comments that switch off rules. */
const DISABLE = 'config/disable';

/** Address of a rule's page below a site's base. */
export function ruleUrl(site: string, rule: string): string {
  return `${site.replace(/\/+$/, '')}/rules/${rule === FAILED ? '' : `${rule}/`}`;
}

/** Order of every report: file, line, column, rule, message; plain code-unit comparison. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function createLinter(context: LintContext, options: LintOptions): Linter {
  const own = new Map(options.rules.map((rule) => [rule.id, rule.level]));
  const known = options.known ?? [...own.keys()];
  const facts = new Map<string, unknown[]>();
  /** What must be remembered of a file until the end: its day, and the disables that have taken nothing yet. */
  const days = new Map<string, string | null>();
  const disabled = new Map<string, Examined['waiting']>();

  // Asked for each of the many findings of a file.
  const settingsFor = latest((file: string) => options.settings?.(file));
  const levelFor = (id: string, file: string): Level => {
    const settings = settingsFor(file);
    const level = options.levels?.[id] ?? own.get(id) ?? 'error';
    if (settings === undefined) return level;
    // git is asked only where a date decides.
    const dated = (settings.rules.get(id)?.since ?? settings.since) !== null;
    return levelIn(settings, id, level, dated ? (days.get(file) ?? context.firstCommitOf(file)?.slice(0, 10) ?? null) : null);
  };
  const isOff = (id: string, settings: FileSettings | undefined): boolean => (settings?.rules.get(id)?.level ?? options.levels?.[id] ?? own.get(id)) === 'off';
  const activeFor = remembered((settings) => {
    const active = options.rules.filter((rule) => !isOff(rule.id, settings) && (rule.check ?? rule.collect) !== undefined);
    return memo((kind) => active.filter(({ kinds }) => kinds.some((one) => one === kind)));
  });
  const contextFor = remembered((settings) => withOptions(context, settings));

  const urlOf = memo((rule) => ruleUrl(options.site ?? '', rule));
  const finding = (rule: string, report: Report, file: string, text?: string): Finding | null => {
    const { range, message, help, policyKey, fix } = report;
    const place = report.file ?? file;
    const level = levelFor(rule, place);
    if (level === 'off') return null;
    // Field by field: thousands of these are made, and those of one shape are quick to make and to read.
    const made: Finding = { range, message: oneLine(message), rule, level, file: place, url: urlOf(rule) };
    if (help !== undefined) made.help = oneLine(help);
    if (policyKey !== undefined) made.policyKey = policyKey;
    if (fix !== undefined) made.fix = fix;
    if (place === file && text !== undefined) made.excerpt = excerptOf(text, range);
    return made;
  };

  /** Leaves out what a comment in the document took, and says what is wrong with such comments. */
  const withoutDisabled = (document: Document, found: readonly Finding[]): Pick<Examined, 'findings' | 'waiting'> => {
    const { disables, problems } = disablesOf(document, known);
    const isHere = ({ file }: Finding): boolean => file === document.path;
    const left = disables.length === 0 ? found : [...withoutTaken(found.filter(isHere), disables), ...found.filter((one) => !isHere(one))];
    const waiting = disables.filter(({ used, rule }) => !used && own.has(rule) && !isOff(rule, settingsFor(document.path)));
    const say = (report: Report): Finding | null => (own.has(DISABLE) ? finding(DISABLE, report, document.path, document.text) : null);
    return {
      findings: [...left, ...problems.map(say).filter((entry) => entry !== null)].sort(compareFindings),
      waiting: waiting.map((disable) => ({ disable, report: say(unused(disable)) })),
    };
  };

  const linter: Linter = {
    examine(document) {
      const found: (Finding | null)[] = [];
      const collected: [string, unknown][] = [];
      const settings = settingsFor(document.path);
      const day = settings === undefined ? null : dayOf(document);
      if (settings !== undefined) days.set(document.path, day);
      for (const problem of document.problems) {
        found.push(finding(problem.rule, problem, document.path, document.text));
      }
      const here = contextFor(settings);
      for (const rule of document.refused ? [] : activeFor(settings)(document.kind)) {
        try {
          const reports = rule.check?.(document, here) ?? [];
          const fact = rule.collect?.(document, here) ?? null;
          if (fact !== null) collected.push([rule.id, fact]);
          for (const report of limited(reports)) found.push(finding(rule.id, report, document.path, document.text));
        } catch (error) {
          found.push(finding(FAILED, failure(rule, error, document.rangeAt(0, 0)), document.path));
        }
      }
      return { path: document.path, facts: collected, day, ...withoutDisabled(document, found.filter((entry) => entry !== null)) };
    },
    add({ path, facts: collected, day, waiting }) {
      for (const [rule, fact] of collected) {
        const before = facts.get(rule);
        if (before) before.push(fact);
        else facts.set(rule, [fact]);
      }
      if (options.settings !== undefined) days.set(path, day);
      if (waiting.length > 0) disabled.set(path, waiting);
    },
    check(document) {
      const examined = linter.examine(document);
      linter.add(examined);
      return examined.findings;
    },
    asks: () => new Set(options.rules.flatMap((rule) => rule.asks?.(facts.get(rule.id) ?? []) ?? [])),
    conclude(tracker) {
      const concluding = tracker === undefined ? context : (Object.create(context, { tracker: { value: tracker, enumerable: true } }) as LintContext);
      const found: (Finding | null)[] = [];
      for (const rule of options.rules) {
        if (!rule.conclude || (isOff(rule.id, options.settings?.('')) && !facts.has(rule.id))) continue;
        try {
          for (const report of rule.conclude(facts.get(rule.id) ?? [], concluding)) found.push(finding(rule.id, report, report.file ?? '.'));
        } catch (error) {
          found.push(finding(FAILED, failure(rule, error, START), '.'));
        }
      }
      const byFile = grouped(found.filter((entry) => entry !== null), ({ file }) => file);
      const left = [...byFile].flatMap(([file, some]) => withoutTaken(some, (disabled.get(file) ?? []).map(({ disable }) => disable)));
      const late = new Set(options.rules.filter(({ conclude }) => conclude !== undefined).map(({ id }) => id));
      for (const waiting of disabled.values()) {
        // What a rule finds by looking at all documents is known only where all were looked at.
        for (const { disable, report } of waiting) if (!disable.used && report !== null && (context.policySource !== undefined || !late.has(disable.rule))) left.push(report);
      }
      return left.sort(compareFindings);
    },
  };
  return linter;
}

/** Kept for each set of settings; files share few of them. */
function remembered<T>(make: (settings: FileSettings | undefined) => T): (settings: FileSettings | undefined) => T {
  const known = new Map<FileSettings | undefined, T>();
  return (settings) => {
    const before = known.get(settings);
    if (before !== undefined) return before;
    const made = make(settings);
    known.set(settings, made);
    return made;
  };
}

/** The context with the options that hold for a file; derived, since reading its parts too early may throw. */
function withOptions(context: LintContext, settings: FileSettings | undefined): LintContext {
  const set = [...(settings?.rules ?? [])].filter(([, setting]) => setting.options !== undefined);
  if (set.length === 0) return context;
  const ruleOptions = { ...context.ruleOptions, ...Object.fromEntries(set.map(([id, setting]) => [id, setting.options])) };
  return Object.create(context, { ruleOptions: { value: ruleOptions, enumerable: true } }) as LintContext;
}

/** All findings of some documents, sorted. Documents may be produced one by one. */
export function lintDocuments(documents: Iterable<Document>, context: LintContext, options: LintOptions): Finding[] {
  const linter = createLinter(context, options);
  const found: Finding[] = [];
  for (const document of documents) found.push(...linter.check(document));
  found.push(...linter.conclude());
  return found.sort(compareFindings);
}

/** Values of a document can hold line breaks where nobody expects them; a message never does. */
function oneLine(text: string): string {
  return text.includes('\n') || text.includes('\r') ? text.replace(/\s*[\r\n]\s*/g, ' ').trim() : text;
}

const START: Report['range'] = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

function failure(rule: Rule, error: unknown, range: Report['range']): Report {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    range,
    message: `The rule ${rule.id} failed here, so it says nothing about this file: ${reason.slice(0, 200)}`,
    help: 'This is a fault of zephyr, not of the file. Please report it with the file; `ZEPHYR_DEBUG=1` shows where it happened.',
  };
}

function limited(reports: readonly Report[]): readonly Report[] {
  const last = reports[MOST_PER_RULE - 1];
  if (last === undefined || reports.length === MOST_PER_RULE) return reports;
  const rest = reports.length - MOST_PER_RULE + 1;
  return [...reports.slice(0, MOST_PER_RULE - 1), { range: last.range, message: `${rest} more findings of this kind follow in this file; mend these first.` }];
}
