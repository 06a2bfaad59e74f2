import type { z } from 'zod';
import type { ActionRecord } from '../actions/model.ts';
import type { TrackedTicket, Tracker } from '../actions/tracker.ts';
import type { Document, DocumentKind, Range } from '../documents/model.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import type { Template } from '../postmortem/template.ts';
import type { History } from './history.ts';

export type Level = 'error' | 'warning' | 'off';

/** A certain repair: replace the text between two offsets (UTF-16) of the file. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** What a rule says; the engine adds rule id, level, file and documentation address. */
export interface Report {
  range: Range;
  /** What stands there and what is expected, one sentence each; no line breaks, raw text (formats escape). */
  message: string;
  /** What to type or do now. */
  help?: string;
  /** The policy key that asks for it, such as `postMortem.actionItems.minimum`. */
  policyKey?: string;
  fix?: readonly Edit[];
  /** Where the report belongs to another file than the document at hand. */
  file?: string;
}

/** The line a finding stands on, cut to a window around it, so that a 20 MB line is never echoed. */
export interface Excerpt {
  text: string;
  /** UTF-16 index in `text` where the finding begins. */
  from: number;
  /** UTF-16 length on this line, at least 1. */
  length: number;
  cut: { before: boolean; after: boolean };
}

export interface Finding extends Report {
  rule: string;
  level: 'error' | 'warning';
  file: string;
  /** Address of the rule's page. */
  url: string;
  /** Absent where the file's text is no longer at hand. */
  excerpt?: Excerpt;
  /** The same finding after edits elsewhere in the file; set by the edge, which can hash. */
  fingerprint?: string;
}

/** The project as the rules see it. No clock, no file system: `now` and lookups come in. */
export interface LintContext {
  policy: Policy;
  /** The policy file (relative to the working directory) and its places; absent unless all pages of its project are checked in this run. */
  policySource?: { file: string; rangeOf(key: string): Range };
  /** `null` outside a project: there is no roster to compare with. */
  oncall: OnCall | null;
  /** Sections and frontmatter that the post-mortem template asks for. */
  template: Template;
  /** Instant of the run, from `--now`, the environment or the edge's clock (ISO 8601, UTC); `clock.ts` has questions that keep for longer. */
  now: string;
  /** For whoever keeps findings: `now` once more, and from when until when (seconds since 1970, `until` exclusive) an answer about it holds. */
  clock?: { now: string; holds(from: number, until: number): void };
  /** The project root relative to the working directory (`''`, `..`); absent outside a project. */
  root?: string;
  /** The path of a file (relative to the working directory) as seen from the project, or from the folder of the configuration. */
  placeOf?(path: string): string;
  /** Source files of the site's own pages below `src/pages`, such as `tags/[tag].astro`; empty where there is no site. */
  sitePages?(): readonly string[];
  /** Whether a path relative to the working directory exists: `file`, `folder` or `null`. */
  exists(path: string): 'file' | 'folder' | null;
  /** Anchors of another Markdown file, `null` where it cannot be read. */
  anchorsOf(path: string): readonly string[] | null;
  /** Action items of a document, read once for all rules. */
  actionsOf(document: Document): ActionRecord;
  /** First commit of the file (ISO 8601), `null` where git cannot know. */
  firstCommitOf(path: string): string | null;
  /** What git knows of changes; only for rules that conclude, since an answer changes with every commit. */
  history?: History;
  /** The on-call file and its places; absent unless all pages of its project are checked in this run. */
  onCallSource?: { file: string; rangeOf(key: string): Range };
  /** Options that the project sets, by rule id; validated against the rule's `options`. */
  ruleOptions?: Readonly<Record<string, unknown>>;
  /** Whether the words behind `zephyr` make a command line, by the command's own definition; runs nothing. */
  parseCommand?(words: readonly string[]): { ok: true } | { ok: false; error: string };
  /** What the tracker says of the tickets; only while rules conclude, and only where somebody asked it. */
  tracker?: Tracker;
  /** Where the configuration says which files hold the alerts; absent where it does not, or where not all documents are checked in this run. */
  alertSource?: { file: string; range: Range };
  /** The project's YAML and JSON files that may hold alert rules, their paths relative to the working directory. */
  alertFiles?(): readonly { path: string; text: string }[];
}

export interface RuleExample {
  name: string;
  /** File name the example is checked as. */
  file: string;
  text: string;
  /** Expected `line:column message` lines, literally; empty for a good example. */
  findings: readonly string[];
  /** The text after `--fix`, where the rule can repair it. */
  fixed?: string;
  /** Options of the rule, where they are not its defaults. */
  options?: Readonly<Record<string, unknown>>;
  /** Other files of the project, by path, where the rule looks at more than one. */
  beside?: Readonly<Record<string, string>>;
  /** Commits by file (ISO 8601, the newest first), where the rule asks for its history; each line is as old as its file's first commit. */
  commits?: Readonly<Record<string, readonly string[]>>;
  /** What the tracker says of a ticket, by key, where the rule asks it; a key that is not here is not there either. */
  tracker?: Readonly<Record<string, TrackedTicket>>;
}

/** What shapes of options are made of: a part of zod, so that the rest of it need not be loaded. */
export type Shapes = Pick<typeof z, 'array' | 'boolean' | 'enum' | 'int' | 'number' | 'strictObject' | 'string'>;

/** A lint rule: documentation, examples that are its tests, and the check. */
export interface Rule<Fact = unknown> {
  /** `family/name`, equal to its path below `src/lint/rules/`. */
  id: string;
  /** One sentence: what it asks. */
  title: string;
  /** Why it matters in or after an incident, Markdown. */
  why: string;
  /** Policy keys it reads; shown on its page. */
  policyKeys: readonly string[];
  level: 'error' | 'warning';
  kinds: readonly DocumentKind[];
  /** Shape of its options, every one with a default and a description. Zod is handed in, so that no rule brings it into a browser. */
  options?(zod: Shapes): z.ZodType;
  examples: readonly RuleExample[];
  /** Reports on one document. */
  check?(document: Document, context: LintContext): readonly Report[];
  /** For rules that look at the whole project: a small fact from each document … */
  collect?(document: Document, context: LintContext): Fact | null;
  /** Tickets that the tracker is asked about before the rule concludes. A rule that has this runs only with `--online`. */
  asks?(facts: readonly Fact[]): readonly string[];
  /** … and the reports once all documents have been seen (each names its `file`). */
  conclude?(facts: readonly Fact[], context: LintContext): readonly Report[];
}
