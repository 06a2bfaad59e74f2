import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exceededLimit, DEFAULT_LIMITS } from '../../src/documents/limits.ts';
import { parseMarkdown } from '../../src/documents/markdown.ts';
import type { MarkdownParser } from '../../src/documents/markdown.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { createLinter } from '../../src/lint/engine.ts';
import type { LintContext, Rule } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { lintContext } from '../../src/project/context.ts';
import { loadProject } from '../../src/project/load.ts';
import { nativeMarkdown } from '../../src/project/native-markdown.ts';
import { root } from '../steps.ts';
import { writePostMortems } from './post-mortems.ts';

/** Documents that are looked at before the clock counts: the engine compiles what runs often. */
const WARM_UP = 500;

interface Row {
  step: string;
  microseconds: number;
}

/**
 * Time per document of each step and each rule of `zephyr lint`, in one process over texts in memory, for people who write
 * a rule. What several rules share (action items, running text, timelines) counts for the first that asks.
 */
export async function benchRules({ files, json }: { files: number; json: boolean }): Promise<number> {
  const folder = join(root, 'node_modules/.cache/zephyr/bench/rules');
  mkdirSync(folder, { recursive: true });
  writePostMortems(folder, files);
  const sources = globSync('**/*.md', { cwd: folder }).toSorted().map((file): [string, Uint8Array] => [file, readFileSync(join(folder, file))]);
  const clock = stopwatch();
  let remark = 0;
  const native = await nativeMarkdown((text, format) => {
    remark++;
    return clock.time('Markdown: remark, where the native parser would differ', () => parseMarkdown(text, format));
  });
  const markdown: MarkdownParser = (...asked) => clock.time('Markdown', () => native(...asked));
  const context = lintContext(loadProject(folder, null), { cwd: folder, now: '2026-03-14T09:00:00Z', whole: false });
  const linter = createLinter(timed(context, clock), { rules: rules.map((rule) => timedRule(rule, clock)) });
  let found = 0;
  const examine = ([path, bytes]: [string, Uint8Array]): void => {
    const document = clock.time('document: text, metadata, sections', () => parseDocument(path, bytes, { kind: 'post-mortem', markdown }));
    clock.time('again: limits', () => exceededLimit(document.text, DEFAULT_LIMITS, 'md'));
    found += clock.time('engine', () => linter.examine(document)).findings.length;
  };
  for (const source of sources.slice(0, WARM_UP)) examine(source);
  clock.reset();
  [remark, found] = [0, 0];
  for (const source of sources) examine(source);
  const rows = [...clock.spent].map(([step, milliseconds]): Row => ({ step, microseconds: Math.round((milliseconds * 10_000) / sources.length) / 10 })).sort((a, b) => b.microseconds - a.microseconds);
  const sum = rows.reduce((total, { microseconds }) => total + microseconds, 0);
  if (json) process.stdout.write(`${JSON.stringify({ bench: 'rules', files, remark, findings: found, microseconds: sum, rows }, null, 1)}\n`);
  else process.stdout.write(`${files} post-mortems, ${found} findings, ${remark} read by remark; ${Math.round(sum)} µs a document:\n\n${rows.map(({ step, microseconds }) => `${microseconds.toFixed(1).padStart(9)} ${step}`).join('\n')}\n`);
  return 0;
}

interface Stopwatch {
  /** Runs a step; time in steps within it counts for those alone. */
  time<T>(step: string, run: () => T): T;
  /** Milliseconds. */
  spent: Map<string, number>;
  reset(): void;
}

function stopwatch(): Stopwatch {
  const spent = new Map<string, number>();
  let running = '';
  let since = 0;
  const turn = (next: string): void => {
    const now = cpu();
    if (running !== '') spent.set(running, (spent.get(running) ?? 0) + now - since);
    running = next;
    since = now;
  };
  return {
    spent,
    reset: () => spent.clear(),
    time(step, run) {
      const outer = running;
      turn(step);
      try {
        return run();
      } finally {
        turn(outer);
      }
    },
  };
}

function timed(context: LintContext, clock: Stopwatch): LintContext {
  return Object.create(context, { actionsOf: { value: (document: Parameters<LintContext['actionsOf']>[0]) => clock.time('action items', () => context.actionsOf(document)) } }) as LintContext;
}

function timedRule(rule: Rule, clock: Stopwatch): Rule {
  const { check, collect } = rule;
  return {
    ...rule,
    ...(check && { check: (document, context) => clock.time(rule.id, () => check(document, context)) }),
    ...(collect && { collect: (document, context) => clock.time(rule.id, () => collect(document, context)) }),
  };
}

/** Processor time of this thread in milliseconds: other work on the machine, and the collector's own threads, hardly change it. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
