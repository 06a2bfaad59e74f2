/** The journal on disk: read, repaired at its torn end, written durably by one process at a time. */
import { existsSync, readFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { acceptChanges, decodeJournal, encodeEntry, EMPTY_END, isWritable, type JournalContent, type JournalEnd } from '../incident/journal.ts';
import type { Entry, JournalRecord } from '../incident/records.ts';
import { JournalError } from '../incident/run.ts';
import { diskReason } from './disk-reason.ts';
import { tryLock, type Lock } from './journal-lock.ts';
import { incidentFolder, makePrivateFolder } from './state-dir.ts';

const FILE = 'journal.jsonl';
/** Nobody's incident is this long; a file that is bigger is something else. */
const MOST_BYTES = 256 * 1024 * 1024;
const LINE_END = 0x0a;
/** Milliseconds between two looks at a lock. */
const LOOK_EVERY = 100;

/** What stands in a journal; `null` where there is none. Takes no lock and changes nothing. */
export function readJournal(state: string, incident: string): JournalContent | null {
  const path = join(incidentFolder(state, incident), FILE);
  if (!existsSync(path)) return null;
  try {
    const bytes = readFileSync(path);
    if (bytes.length > MOST_BYTES) throw new JournalError(`the journal ${path} is larger than ${MOST_BYTES / 1024 / 1024} MB`, 'Look at the file: no incident is that long.');
    return decodeOnce(path, bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof JournalError) throw error;
    throw diskError(error, path);
  }
}

const decoded = new Map<string, { text: string; content: JournalContent }>();

/** A command reads a journal to find its incident, and again once nobody else may write: mostly the same text. */
function decodeOnce(path: string, text: string): JournalContent {
  const known = decoded.get(path);
  if (known?.text === text) return known.content;
  const content = decodeJournal(text);
  decoded.set(path, { text, content });
  return content;
}

/** A journal that this process alone may write. */
export interface OpenJournal {
  content: JournalContent;
  /** Writes records so that they survive a crash of the machine, then resolves with them. Records asked for at the same time share one write. */
  append(entries: readonly Entry[], at?: number): Promise<readonly JournalRecord[]>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Time of the records: milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Milliseconds to wait for another process. */
  patience: number;
  /** Another process has the journal; called once. */
  waiting(pid: number | null): void;
  /** Accept lines that were changed by hand. */
  accept: boolean;
}

/** Opens a journal for writing; makes it where it is missing. Throws `JournalError`, always before anything was written or asked. */
export async function openJournal(state: string, incident: string, options: OpenOptions): Promise<OpenJournal> {
  const folder = incidentFolder(state, incident);
  const path = join(folder, FILE);
  let lock: Lock | null = null;
  let file: FileHandle | null = null;
  try {
    makePrivateFolder(folder);
    lock = await waitForLock(folder, options);
    const fresh = !existsSync(path);
    file = await open(path, 'a+', 0o600);
    const named = fresh ? syncFolders(folder, state) : Promise.resolve();
    const bytes = await file.readFile();
    const content = decodeOnce(path, bytes.toString('utf8'));
    await repair(file, bytes, content);
    const journal = new Writer({ path, file, lock, named }, content, options.now);
    if (!isWritable(content)) await settleChanges(journal, content, options.accept, incident);
    return journal;
  } catch (error) {
    await file?.close();
    lock?.release();
    throw error instanceof JournalError ? error : diskError(error, path);
  }
}

class Writer implements OpenJournal {
  readonly content: JournalContent;
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #lock: Lock;
  /** The names of new files and folders are durable. */
  readonly #named: Promise<void>;
  readonly #now: () => number;
  #end: JournalEnd;
  #waiting: { entries: readonly Entry[]; at: number | undefined; resolve: (records: readonly JournalRecord[]) => void; reject: (error: unknown) => void }[] = [];
  #writing: Promise<void> | null = null;
  #broken: JournalError | null = null;

  constructor({ path, file, lock, named }: { path: string; file: FileHandle; lock: Lock; named: Promise<void> }, content: JournalContent, now: () => number) {
    this.content = content;
    this.#path = path;
    this.#file = file;
    this.#lock = lock;
    this.#named = named;
    this.#now = now;
    this.#end = content.records.length === 0 && content.lines.length === 0 ? EMPTY_END : content.end;
  }

  append(entries: readonly Entry[], at?: number): Promise<readonly JournalRecord[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entries, at, resolve, reject });
      this.#writing ??= this.#write();
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#named;
    await this.#file.close();
    this.#lock.release();
  }

  async #write(): Promise<void> {
    // What is asked for in the same turn goes out together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        const written = await this.#writeBatch(batch.map(({ entries, at }) => ({ entries, at })));
        batch.forEach(({ resolve }, index) => resolve(written[index] ?? []));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#writing = null;
  }

  async #writeBatch(batch: readonly { entries: readonly Entry[]; at: number | undefined }[]): Promise<JournalRecord[][]> {
    if (this.#broken) throw this.#broken;
    if (!this.#lock.held()) throw (this.#broken = new JournalError(`the lock of ${this.#path} was taken away`, 'Another zephyr may be at work. Run zephyr incident resume once it has finished.'));
    let end = this.#end;
    let text = '';
    const records = batch.map(({ entries, at }) => entries.map((entry) => {
      const encoded = encodeEntry(entry, new Date(at ?? this.#now()).toISOString(), end);
      end = encoded.end;
      text += encoded.line;
      return encoded.record;
    }));
    const { size } = await this.#file.stat();
    try {
      await this.#file.appendFile(text);
      await Promise.all([this.#file.sync(), this.#named]);
    } catch (error) {
      // Half a line must not stay in front of later ones; where even that fails, reading finds it torn.
      await this.#file.truncate(size).catch(() => undefined);
      throw (this.#broken = diskError(error, this.#path));
    }
    this.#end = end;
    return records;
  }
}

async function waitForLock(folder: string, { sleep, patience, waiting }: OpenOptions): Promise<Lock> {
  for (let waited = 0; ; waited += LOOK_EVERY) {
    const tried = tryLock(folder);
    if ('lock' in tried) return tried.lock;
    const pid = tried.heldBy?.pid ?? null;
    if (waited === 0) waiting(pid);
    if (waited >= patience) {
      const host = tried.heldBy?.host ?? 'this machine';
      throw new JournalError(`another zephyr${pid === null ? '' : ` (process ${pid} on ${host})`} is working on this incident`, `Wait until it has finished. If it surely does not run any more, remove ${join(folder, 'lock')}.`);
    }
    await sleep(LOOK_EVERY);
  }
}

/** Cuts off a torn end, or gives a whole last line its line end. */
async function repair(file: FileHandle, bytes: Buffer, content: JournalContent): Promise<void> {
  const whole = bytes.lastIndexOf(LINE_END) + 1;
  if (whole === bytes.length) return;
  if (content.problems.some(({ kind }) => kind === 'torn')) await file.truncate(whole);
  else await file.appendFile('\n');
  await file.sync();
}

async function settleChanges(journal: OpenJournal, content: JournalContent, accept: boolean, incident: string): Promise<void> {
  const entry = accept ? acceptChanges(content) : null;
  if (entry) {
    await journal.append([entry]);
    return;
  }
  const problem = content.problems.find(({ kind }) => kind !== 'torn');
  throw new JournalError(
    problem?.message ?? 'the journal cannot be continued',
    problem?.kind === 'newer' ? 'Use the newer zephyr for this incident.' : `Look at it with \`zephyr incident show ${incident} --journal\`. If it is right as it stands, \`zephyr incident resume ${incident} --accept-changes\` goes on with it.`,
  );
}

/** Makes the names of new files and folders durable, up to the state directory. Not every system lets a folder be synced; the file itself is. */
async function syncFolders(folder: string, state: string): Promise<void> {
  const paths: string[] = [];
  for (let path = folder; path.length >= state.length; path = dirname(path)) paths.push(path);
  await Promise.all(paths.map(async (path) => {
    const opened = await open(path, 'r').catch(() => null);
    await opened?.sync().catch(() => undefined);
    await opened?.close().catch(() => undefined);
  }));
}

function diskError(error: unknown, path: string): JournalError {
  return new JournalError(`the journal ${path} cannot be written: ${diskReason(error)}`, 'Give a folder that can be written, such as --state /tmp/zephyr, or set ZEPHYR_STATE.');
}
