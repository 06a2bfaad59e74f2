/**
 * What the findings in a document depend on besides its text: files it links to, git, the time. Written down while rules
 * ask, so that findings are kept exactly as long as every answer stays the same.
 */
import { latest } from '../documents/latest.ts';
import type { LintContext } from '../lint/rule.ts';
import { parseInstant } from '../postmortem/deadline.ts';
import { sha256 } from './sha256.ts';

/** What tells a long answer: each document that asked for it keeps this. The context gives the same array again and again. */
const telling = (): ((answer?: readonly unknown[]) => string) => {
  const sum = latest((answer: readonly unknown[]) => sha256(JSON.stringify(answer)));
  return (answer = NONE) => sum(answer);
};
const NONE: readonly never[] = [];
const pagesTold = telling();
const alertsTold = telling();

export interface Dependencies {
  exists: [path: string, answer: 'file' | 'folder' | null][];
  /** Files whose headings were asked for, by what tells their content. */
  anchors: [path: string, content: string | null][];
  commits: [path: string, answer: string | null][];
  pages: string | null;
  alerts: string | null;
  /** Seconds since 1970 between which the answers about the time hold, `until` exclusive; `null` without an end. */
  from: number | null;
  until: number | null;
}

export interface Trace {
  /** The same context; what is asked of it is written down. */
  context: LintContext;
  /** What was asked since the last call; `null` for nothing. */
  take(): Dependencies | null;
}

/** @param contentOf what tells a file's content, `null` where it cannot be read */
export function trace(context: LintContext, contentOf: (path: string) => string | null): Trace {
  let asked = nothing();
  const none = JSON.stringify(asked);
  const holds = (from: number, until: number): void => {
    if (Number.isFinite(from)) asked.from = Math.max(asked.from ?? from, from);
    if (Number.isFinite(until)) asked.until = Math.min(asked.until ?? until, until);
  };
  let noted = new Map<unknown, Set<string>>();
  const note = <T>(list: [string, T][], path: string, answer: T): void => {
    const known = noted.get(list) ?? new Set<string>();
    if (known.has(path)) return;
    noted.set(list, known.add(path));
    list.push([path, answer]);
  };
  const { sitePages, alertFiles } = context;
  const traced: Partial<LintContext> = {
    get now() {
      const at = parseInstant(context.now) ?? 0;
      holds(at, at + 1);
      return context.now;
    },
    clock: { now: context.now, holds },
    exists(path) {
      const answer = context.exists(path);
      note(asked.exists, path, answer);
      return answer;
    },
    anchorsOf(path) {
      const answer = context.anchorsOf(path);
      note(asked.anchors, path, answer === null ? null : contentOf(path));
      return answer;
    },
    firstCommitOf(path) {
      const answer = context.firstCommitOf(path);
      note(asked.commits, path, answer);
      return answer;
    },
    ...(sitePages && {
      sitePages() {
        const answer = sitePages();
        asked.pages = pagesTold(answer);
        return answer;
      },
    }),
    ...(alertFiles && {
      alertFiles() {
        const answer = alertFiles();
        asked.alerts = alertsTold(answer);
        return answer;
      },
    }),
  };
  return {
    // Derived, since reading parts of the context too early may throw.
    context: Object.create(context, Object.getOwnPropertyDescriptors(traced)) as LintContext,
    take() {
      const taken = asked;
      asked = nothing();
      noted = new Map();
      return JSON.stringify(taken) === none ? null : taken;
    },
  };
}

/** Whether every answer would be the same now. */
export function stillHolds({ exists, anchors, commits, pages, alerts, from, until }: Dependencies, context: LintContext, contentOf: (path: string) => string | null): boolean {
  const at = parseInstant(context.now) ?? 0;
  return (
    (from === null || from <= at) &&
    (until === null || at < until) &&
    exists.every(([path, answer]) => context.exists(path) === answer) &&
    anchors.every(([path, content]) => (content === null ? context.anchorsOf(path) === null : contentOf(path) === content)) &&
    (pages === null || pagesTold(context.sitePages?.()) === pages) &&
    (alerts === null || alertsTold(context.alertFiles?.()) === alerts) &&
    commits.every(([path, answer]) => context.firstCommitOf(path) === answer)
  );
}

function nothing(): Dependencies {
  return { exists: [], anchors: [], commits: [], pages: null, alerts: null, from: null, until: null };
}
