/**
 * One writer for a journal. The lock is a file that names its holder; it is made by a hard link, which only one of two
 * processes can win. A holder that is no longer alive (killed, machine restarted) does not count.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

export interface Lock {
  /** Whether it is still ours: somebody may have removed it by hand. */
  held(): boolean;
  release(): void;
}

export interface Holder {
  pid: number;
  host: string;
  /** What tells a process from a later one of the same number, where the system says it. */
  born: string | null;
  token: string;
}

/** Takes the lock of a folder, or says who has it. Throws what the file system throws. */
export function tryLock(folder: string): { lock: Lock } | { heldBy: Holder | null } {
  const path = join(folder, 'lock');
  const token = randomBytes(8).toString('hex');
  const own = join(folder, `lock.${token}`);
  const text = JSON.stringify({ pid: process.pid, host: hostname(), born: bornAt(process.pid), token } satisfies Holder);
  try {
    writeFileSync(own, text, { flag: 'wx', mode: 0o600 });
    for (let tries = 0; tries < 3; tries++) {
      if (links(own, path)) return { lock: lockOf(path, text) };
      const seen = textOf(path);
      const holder = seen === null ? null : holderOf(seen);
      if (seen === null) continue;
      if (holder && isAlive(holder)) return { heldBy: holder };
      removeStale(path, seen, token);
    }
    return { heldBy: holderOf(textOf(path) ?? '') };
  } finally {
    rmSync(own, { force: true });
  }
}

function lockOf(path: string, text: string): Lock {
  return {
    held: () => textOf(path) === text,
    release: () => {
      if (textOf(path) === text) rmSync(path, { force: true });
    },
  };
}

/** Moves a dead holder's lock away. Should another process have taken it over in between, it gets it back. */
function removeStale(path: string, seen: string, token: string): void {
  const aside = `${path}.stale.${token}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // somebody else was faster
  }
  if (textOf(aside) !== seen) links(aside, path);
  rmSync(aside, { force: true });
}

function links(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** The holder that a lock names; `null` where the file holds something else. */
function holderOf(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    return typeof value.pid === 'number' && typeof value.host === 'string' && typeof value.token === 'string' ? { pid: value.pid, host: value.host, born: value.born ?? null, token: value.token } : null;
  } catch {
    return null;
  }
}

/** On another machine nobody can tell, so a holder there counts as alive. */
function isAlive({ pid, host, born }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return born === null || born === bornAt(pid);
}

/** When a process began, in the kernel's own count; `null` where there is no /proc. A process that has ended but was not collected counts as gone. */
function bornAt(pid: number): string | null {
  const stat = textOf(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (!fields) return null;
  return fields[0] === 'Z' ? 'gone' : (fields[19] ?? null);
}
