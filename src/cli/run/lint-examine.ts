/** Looks at the documents of a run one by one; what an earlier run found is taken from the cache where it still holds. */
import { parseMarkdown } from '../../documents/markdown.ts';
import type { Examined, Linter } from '../../lint/engine.ts';
import { createLinter } from '../../lint/engine.ts';
import { pack, unpacker } from '../../lint/packed.ts';
import type { Packed } from '../../lint/packed.ts';
import { rules } from '../../lint/rules/index.ts';
import { cacheFolder } from '../../project/cache-file.ts';
import { lintContext, runsWith } from '../../project/context.ts';
import { trace } from '../../project/dependencies.ts';
import { openLintCache } from '../../project/lint-cache.ts';
import type { Known, LintCache } from '../../project/lint-cache.ts';
import type { FoundFile } from '../../project/walk.ts';
import type { World } from '../io.ts';
import { parseCommandLine } from '../program.ts';
import { readDocument } from './session.ts';
import type { ReadOptions, Workspace } from './session.ts';

export interface ExamineOptions {
  world: World;
  workspace: Workspace;
  read: ReadOptions;
  now: string;
  whole: boolean;
  site: string;
  cached: boolean;
  /** Whether rules that ask the tracker run. */
  online: boolean;
}

export interface Examiner {
  /** What stands in a document; the linter has been told. */
  examine(file: FoundFile): { examined: Examined; known: Known };
  linter: Linter;
  /** Keeps what was learnt for the next run. */
  save(): void;
}

export function examiner(options: ExamineOptions): Examiner {
  const { world, workspace: { project, files }, read, now, whole, site, online } = options;
  const context = lintContext(project, { cwd: world.cwd, now, whole, parseCommand: parseCommandLine });
  const cache = options.cached ? cacheOf(options, context) : null;
  const unpack = unpacker(site);
  const traced = cache === null ? null : trace(context, cache.contentOf);
  const linter = createLinter(traced?.context ?? context, {
    rules: rules.filter((rule) => runsWith(project, rule) && (online || rule.asks === undefined)),
    known: rules.map(({ id }) => id),
    site,
    ...(files === null ? {} : { settings: (file: string) => files.of(file) }),
  });
  const examineNow = (file: FoundFile): { examined: Examined; known: Known } => {
    const stat = cache?.stat(file) ?? null;
    const { document, fingerprint } = readDocument(file, world, read);
    const { kind, kindFrom, refused } = document;
    traced?.take();
    const body = JSON.stringify(pack(linter.examine(document)));
    const known: Known = { fingerprint, kind, kindFrom, refused, dependencies: traced?.take() ?? NONE };
    cache?.keep(file, stat, known, body);
    // Read back also without a cache: words cut out of a document would keep all of it in memory.
    return { examined: unpack(file.path, JSON.parse(body) as Packed), known };
  };
  return {
    examine(file) {
      const before = cache?.find(file) ?? null;
      const result = before === null ? examineNow(file) : { examined: unpack(file.path, JSON.parse(before.body) as Packed), known: before.known };
      linter.add(result.examined);
      return result;
    },
    linter,
    save: () => cache?.save(),
  };
}

const NONE: Known['dependencies'] = { exists: [], anchors: [], commits: [], pages: null, alerts: null, from: null, until: null };

function cacheOf({ world, workspace: { project, config }, read, whole, site, online }: ExamineOptions, context: ReturnType<typeof lintContext>): LintCache | null {
  // From its sources zephyr changes between two runs, and nothing tells how; a bundle has the hash of its contents in its name.
  const bundled = import.meta.url.endsWith('.js');
  const folder = bundled || world.env['ZEPHYR_CACHE'] ? cacheFolder(world.cwd, world.env) : null;
  if (folder === null) return null;
  const { policy, oncall, template, root } = project;
  const how = [read.kind, read.limits, read.markdown === parseMarkdown];
  return openLintCache({
    folder,
    name: JSON.stringify([world.cwd, whole, how, online]),
    key: JSON.stringify([import.meta.url, process.version, site, root, policy, oncall, template, config?.folder, config?.config]),
    cwd: world.cwd,
    context,
    maxBytes: read.limits?.bytes,
    startedAt: Date.parse(world.now()),
  });
}
