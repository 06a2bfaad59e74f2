/** Threads, one process and the cache of an earlier run give the same report, byte for byte, in every format. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintFormats } from '../../../src/report/lint-formats.ts';
import { examiner } from '../../../src/cli/run/lint-examine.ts';
import type { Examine } from '../../../src/cli/run/lint-examine.ts';
import { examineInThreads } from '../../../src/cli/run/lint-pool.ts';
import { projectKey, workspaceOf } from '../../../src/cli/run/session.ts';
import { walk, type FoundFile } from '../../../src/project/walk.ts';
import { asChild, folder, GOOD, NOW, type Outcome } from '../harness.ts';

const made = folder({});
beforeAll(() => {
  // More than one batch of each size, so that threads have something to share.
  for (let n = 0; n < 200; n++) {
    // Clean ones, faulty ones, two with the same incident (a rule that concludes), hostile words, and what is no document.
    const text = n % 5 === 0 ? GOOD.replace('status: final', `status: final\nincident: INC-2026-000${n % 10}`) : n % 3 === 0 ? GOOD.replace('Ben Carter', 'Platform team').replace('SEV-1', 'sev1') : `# Notes ${n}\n\nThe operator forgot it \u001b[31m.\n\n[x](gone-${n}.md)\n`;
    made.write(`docs/${n % 4}/post-mortem-${String(n).padStart(3, '0')}.md`, `${text}\n${'Words that are long enough. '.repeat(n % 7)}\n`);
  }
  made.write('docs/broken.md', '---\ntitle: [\n---\n\nx\n');
  made.write('docs/js.md', '---js\nmodule.exports = {}\n---\n');
});
afterAll(() => made.remove());

const lint = (format: string, ...argv: string[]): Outcome => asChild(['lint', 'docs', '--kind', 'post-mortem', '--format', format, ...argv], { cwd: made.path, env: { ZEPHYR_CACHE: `${made.path}/cache` } });

describe.each(lintFormats)('as %s', (format) => {
  it('one thread and three threads say the same', () => {
    const alone = lint(format, '--jobs', '1', '--no-cache');
    expect(alone.code).toBe(1);
    expect(alone.stdout.length).toBeGreaterThan(500);
    expect(lint(format, '--jobs', '3', '--no-cache')).toEqual(alone);
  }, 60_000);
});

it.each(['stylish', 'sarif'])('%s from a cache that threads have filled says the same', (format) => {
  const alone = lint(format, '--jobs', '1', '--no-cache');
  expect(lint(format, '--jobs', '2')).toEqual(alone);
  expect(lint(format, '--jobs', '2')).toEqual(alone);
}, 60_000);

describe('threads', () => {
  const world = { cwd: made.path, env: {}, stdin: {}, stdout: { write: () => undefined }, stderr: { write: () => undefined }, now: () => NOW };
  const task = { cwd: made.path, env: {}, options: { kind: 'post-mortem' as const, parser: undefined, now: NOW, whole: false, site: '', online: false } };
  const files = (): FoundFile[] => [0, 1, 2].flatMap((part) => walk([`docs/${part}`], made.path).files.slice(0, 5));
  const all = (): string[] => files().map(({ path }) => path).sort();
  /** One file a batch. This thread does the first one so slowly that the other is ready by then, and is sent the next ones. */
  const examinedWithin = async (some: readonly FoundFile[], key: string | undefined, milliseconds: number): Promise<{ taken: string[]; here: number; left: FoundFile[] }> => {
    const workspace = await workspaceOf(world);
    const examine = examiner(workspace, task.options, world);
    const taken: string[] = [];
    let here = 0;
    const slowly: Examine = (given) => {
      here += given.length;
      if (given[0] === some[0]) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
      return examine(given.map((file) => (isDeadly(file) ? (some[0] ?? file) : file)));
    };
    const left = await examineInThreads(some.map((file) => [file]), (file) => file, { examine: slowly, task, threads: 2, key: key ?? projectKey(workspace) }, async (given, { documents }) => {
      expect(documents).toHaveLength(given.length);
      taken.push(...given.map(({ path }) => path));
    });
    return { taken: taken.sort(), here, left: left.flat() };
  };
  /** On a busy machine the other takes longer to start. */
  const examined = async (some: readonly FoundFile[], early: (outcome: Awaited<ReturnType<typeof examinedWithin>>) => boolean) => {
    for (const milliseconds of [3000, 10_000]) {
      const outcome = await examinedWithin(some, undefined, milliseconds);
      if (early(outcome)) return outcome;
    }
    return examinedWithin(some, undefined, 30_000);
  };
  const isDeadly = ({ absolute }: { absolute: string | null }): boolean => absolute === null;
  it('do all of it, each a part', async () => {
    const { taken, here, left } = await examined(files(), (outcome) => outcome.here < all().length);
    expect({ taken, left }).toEqual({ taken: all(), left: [] });
    expect(here).toBeGreaterThan(0);
    expect(here).toBeLessThan(all().length);
  }, 120_000);
  it('leave to this one what they would see differently', async () => {
    expect(await examinedWithin(files(), 'another project', 3000)).toEqual({ taken: all(), here: all().length, left: [] });
  }, 120_000);
  it('leave what one had that died', async () => {
    const [first, ...others] = files();
    if (first === undefined) throw new Error('no files');
    const deadly = { ...first, absolute: null as unknown as string };
    const { taken, left } = await examined([first, deadly, ...others], (outcome) => outcome.left.includes(deadly));
    expect(left).toContain(deadly);
    expect([...taken, ...left.filter((file) => file !== deadly).map(({ path }) => path)].sort()).toEqual(all());
  }, 120_000);
  it('end with this one, where it cannot go on', async () => {
    const examine: Examine = () => {
      throw new Error('no room');
    };
    await expect(examineInThreads(files().map((file) => [file]), (file) => file, { examine, task, threads: 3, key: projectKey(await workspaceOf(world)) }, async () => undefined)).rejects.toThrow('no room');
  }, 60_000);
});

it('a number of threads that is none is wrong use', () => {
  expect(lint('json', '--jobs', '0')).toMatchObject({ code: 2, stdout: '' });
});
