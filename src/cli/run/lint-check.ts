/** One run of all rules over all documents; what an earlier run found is taken from the cache where it still holds. */
import type { Linter } from '../../lint/engine.ts';
import { cacheFolder } from '../../project/cache-file.ts';
import { openLintCache, passingStore } from '../../project/lint-cache.ts';
import type { Blocks, Known, LintCache } from '../../project/lint-cache.ts';
import type { ProjectProblem } from '../../project/load.ts';
import { stampAt } from '../../project/stamp.ts';
import type { Stamp } from '../../project/stamp.ts';
import type { FoundFile } from '../../project/walk.ts';
import type { KindCount } from '../../report/lint-report.ts';
import type { World } from '../io.ts';
import { progress } from '../progress.ts';
import { contextOf, examiner, linterFor } from './lint-examine.ts';
import type { Batch, Examine, ExamineOptions } from './lint-examine.ts';
import { filesOf, problemFinding, withExcerpt } from './lint-files.ts';
import type { CheckedFile, Looked } from './lint-files.ts';
import { smallHeap } from './lint-heap.ts';
import { examineInThreads, threadsFor } from './lint-pool.ts';
import { countUndated } from './lint-undated.ts';
import { breathe, limitsOf, projectKey } from './session.ts';
import type { Workspace } from './session.ts';
import type { AskedTracker, AskTracker } from './tracker.ts';

/** Longest time without letting a signal through, in milliseconds. */
const BREATH = 50;
/** Documents that are sent to a thread at once: by bytes, and by number. */
const MOST_BYTES = 65_536;
const MOST_FILES = 64;
/** Bytes of documents from which on memory is looked after; it takes some milliseconds. */
const MUCH = 4_000_000;

export interface Job {
  world: World;
  workspace: Workspace;
  documents: readonly FoundFile[];
  /** What was found outside documents. */
  problems: readonly ProjectProblem[];
  options: ExamineOptions;
  cached: boolean;
  /** As `--jobs` says. */
  threads: number | undefined;
  /** Asks the tracker, with `--online`. */
  ask: AskTracker | null;
}

export interface Pass {
  /** Files with findings, sorted. */
  files: Iterable<CheckedFile>;
  kinds: readonly KindCount[];
  /** Documents whose age nobody knows without git, and that have errors. */
  undated: number;
  /** What the tracker said; `null` where it was not asked. */
  online: AskedTracker | null;
  /** Nothing can be read afterwards. */
  close(): void;
}

/** A document that nothing is known of. */
interface ToDo {
  index: number;
  file: FoundFile;
  /** As it was before it is read. */
  stamp: Stamp | null;
}

export async function check(job: Job): Promise<Pass> {
  const { world, workspace, documents, options, problems } = job;
  const context = contextOf(workspace, options, world);
  const linter = linterFor(workspace, options, context);
  const cache = job.cached ? cacheOf(job, context) : null;
  const store = cache ?? passingStore();
  const looked: Looked[] = [];
  const start = performance.now();
  const shown = progress(world, 'zephyr lint', () => performance.now() - start);
  let done = 0;
  let breathed = start;
  const remember = async (index: number, known: Known, blocks: Blocks): Promise<void> => {
    looked[index] = lookedAt(known, blocks);
    done++;
    if (performance.now() - breathed < BREATH) return;
    shown.step(done);
    await breathe();
    breathed = performance.now();
  };

  const todo: ToDo[] = [];
  for (const [index, file] of documents.entries()) {
    const before = cache?.find(file) ?? null;
    if (before === null) todo.push({ index, file, stamp: stampAt(file.absolute) });
    else await remember(index, before.known, before);
  }
  await examineAll(job, todo, async (some, batch) => {
    const { segment, at } = store.append(batch.bytes);
    let plainAt = at;
    let packedAt = at + batch.documents.reduce((sum, { plain }) => sum + plain, 0);
    for (const [place, { known, fingerprint, plain, packed }] of batch.documents.entries()) {
      const one = some[place];
      if (one === undefined) continue;
      const blocks = { plain: { segment, at: plainAt, length: plain }, packed: { segment, at: packedAt, length: packed } };
      plainAt += plain;
      packedAt += packed;
      cache?.keep(one.file, one.stamp, known, fingerprint, blocks);
      await remember(one.index, JSON.parse(known) as Known, blocks);
    }
  });

  const kinds = tell(linter, documents, looked);
  const online = (await job.ask?.(linter.asks())) ?? null;
  const early = problems.map((problem) => problemFinding(problem, options.site));
  const others = [...early, ...looked.flatMap(({ strays }) => strays), ...linter.conclude(online?.tracker)].map((finding) => withExcerpt(finding, workspace.project));
  cache?.save();
  shown.end();
  return { files: filesOf(documents, looked, others, store, options.site), kinds, undated: countUndated(documents, looked, workspace.files), online, close: () => store.close() };
}

type Take = (some: readonly ToDo[], batch: Batch) => Promise<void>;

/** In threads where that is worth it; here alone what they could not do. */
async function examineAll({ world, workspace, options, threads: asked }: Job, todo: readonly ToDo[], take: Take): Promise<void> {
  if (todo.length === 0) return;
  const batches = batchesOf(todo);
  const bytes = todo.reduce((sum, { stamp }) => sum + (stamp?.[0] ?? 0), 0);
  const threads = Math.min(batches.length, threadsFor(bytes, asked));
  const keepSmall = bytes < MUCH ? () => undefined : smallHeap();
  const examineFiles = examiner(workspace, options, world);
  const examine: Examine = (files, spare) => {
    keepSmall();
    return examineFiles(files, spare);
  };
  let left: readonly (readonly ToDo[])[] = batches;
  if (threads > 1) {
    const task = { cwd: world.cwd, env: { ...world.env }, options };
    left = await examineInThreads(batches, ({ file }) => file, { examine, task, threads, key: projectKey(workspace) }, take);
  }
  // One by one, so that a signal need not wait for all of them.
  for (const one of left.flat()) await take([one], examine([one.file]));
}

function batchesOf(todo: readonly ToDo[]): ToDo[][] {
  const batches: ToDo[][] = [];
  let bytes = 0;
  for (const one of todo) {
    const last = batches.at(-1);
    if (last === undefined || bytes >= MOST_BYTES || last.length >= MOST_FILES) {
      batches.push([one]);
      bytes = 0;
    } else last.push(one);
    bytes += one.stamp?.[0] ?? 0;
  }
  return batches;
}

/** What stays of a document until the end of the run, as little as can be: what most documents have alike stands once. */
function lookedAt({ facts, day, waiting, counts, strays, fingerprint, kind, kindFrom, refused }: Known, { plain, packed }: Blocks): Looked {
  return {
    facts: facts.length === 0 ? NONE : facts,
    day,
    waiting: waiting.length === 0 ? NONE : waiting,
    counts,
    strays: strays.length === 0 ? NONE : strays,
    fingerprint: counts.fixableErrors + counts.fixableWarnings === 0 ? null : fingerprint,
    kind: refused ? null : sharedKind(kind, kindFrom),
    plain,
    packed,
  };
}

const NONE: readonly never[] = [];
const sharedKinds = new Map<string, NonNullable<Looked['kind']>>();

function sharedKind(kind: Known['kind'], from: string): NonNullable<Looked['kind']> {
  const name = `${kind} ${from}`;
  const known = sharedKinds.get(name) ?? { kind, from };
  sharedKinds.set(name, known);
  return known;
}

/** Tells the linter what was found, in the order of the documents, whatever order they were looked at in; counts their kinds. */
function tell(linter: Linter, documents: readonly FoundFile[], looked: readonly Looked[]): KindCount[] {
  const kinds = new Map<string, KindCount>();
  for (const [index, { path }] of documents.entries()) {
    const one = looked[index];
    if (one === undefined) continue;
    linter.add({ path, findings: [], facts: one.facts, day: one.day, waiting: one.waiting });
    if (one.kind === null) continue;
    const key = `${one.kind.kind} ${one.kind.from}`;
    kinds.set(key, { ...one.kind, documents: (kinds.get(key)?.documents ?? 0) + 1 });
  }
  return [...kinds.values()];
}

function cacheOf({ world, workspace, options }: Job, context: ReturnType<typeof contextOf>): LintCache | null {
  // From its sources zephyr changes between two runs, and nothing tells how; a bundle has the hash of its contents in its name.
  const bundled = import.meta.url.endsWith('.js');
  const folder = bundled || world.env['ZEPHYR_CACHE'] ? cacheFolder(world.cwd, world.env) : null;
  if (folder === null) return null;
  const limits = limitsOf(workspace);
  return openLintCache({
    folder,
    name: JSON.stringify([world.cwd, options.whole, options.kind, limits, options.parser, options.online]),
    key: JSON.stringify([import.meta.url, process.version, options.site, projectKey(workspace)]),
    cwd: world.cwd,
    context,
    maxBytes: limits?.bytes,
    startedAt: Date.parse(world.now()),
  });
}
