import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../src/incident/records.ts';
import { JournalError } from '../../src/incident/run.ts';
import { openJournal, readJournal, type OpenOptions } from '../../src/project/journal.ts';

const ID = 'INC-2026-0314-k3f9';
const entry = (step: string): Entry => ({ type: 'intent', step, attempt: 1, detail: null });
let state: string;
let path: string;
const options = (values: Partial<OpenOptions> = {}): OpenOptions => ({ now: () => Date.now(), sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)), patience: 300, waiting: () => undefined, accept: false, ...values });

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'zephyr-journal-'));
  path = join(state, 'incidents', ID, 'journal.jsonl');
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

async function write(...steps: string[]): Promise<void> {
  const journal = await openJournal(state, ID, options());
  try {
    for (const step of steps) await journal.append([entry(step)]);
  } finally {
    await journal.close();
  }
}
const steps = (): string[] => readJournal(state, ID)?.records.map((record) => ('step' in record ? record.step : record.type)) ?? [];

describe('the journal on disk', () => {
  it('keeps what was written, for its owner only', async () => {
    await write('a', 'b');
    await write('c');
    expect(steps()).toEqual(['a', 'b', 'c']);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(existsSync(join(state, 'incidents', ID, 'lock'))).toBe(false);
  });

  it('writes what is asked for at the same time in order, and goes on', async () => {
    const journal = await openJournal(state, ID, options());
    await Promise.all(Array.from({ length: 50 }, (_, n) => journal.append([entry(`s${n}`)])));
    await journal.close();
    expect(steps()).toEqual(Array.from({ length: 50 }, (_, n) => `s${n}`));
    expect(readJournal(state, ID)?.problems).toEqual([]);
  });

  it('cuts off a torn end before it goes on', async () => {
    await write('a', 'b');
    appendFileSync(path, '{"v":1,"seq":2,"at":"2026-03-14T02:5');
    expect(readJournal(state, ID)?.problems.map(({ kind }) => kind)).toEqual(['torn']);
    await write('c');
    expect(steps()).toEqual(['a', 'b', 'c']);
    expect(readJournal(state, ID)?.problems).toEqual([]);
  });

  it('cuts off half a character and a block of zeros', async () => {
    await write('a');
    appendFileSync(path, Buffer.from([0x7b, 0xe2, 0x82, 0, 0, 0]));
    await write('b');
    expect(steps()).toEqual(['a', 'b']);
  });

  it('refuses to go on with a file that was changed by hand, and goes on once that is accepted', async () => {
    await write('a', 'b');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"step":"a"', '"step":"x"'));
    await expect(openJournal(state, ID, options())).rejects.toThrow(/Line 1 is not as zephyr wrote it/);
    const journal = await openJournal(state, ID, options({ accept: true }));
    await journal.append([entry('c')]);
    await journal.close();
    expect(steps()).toEqual(['x', 'b', 'accepted', 'c']);
    await write('d');
  });

  it.skipIf(process.getuid?.() === 0)('says what is wrong where it may not write, before anything happens', async () => {
    mkdirSync(join(state, 'incidents'));
    chmodSync(join(state, 'incidents'), 0o500);
    await expect(openJournal(state, ID, options())).rejects.toThrow(/this user may not write there/);
    chmodSync(join(state, 'incidents'), 0o700);
  });

  it('says so where a file is in the way of the folder', async () => {
    writeFileSync(join(state, 'incidents'), 'x');
    const error = await openJournal(state, ID, options()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(JournalError);
    expect((error as JournalError).todo).toContain('--state');
  });

  it.each([['ENOSPC', 'the disk is full'], ['EROFS', 'the disk is read-only'], ['EIO', 'the disk reports a fault']])('on %s in the middle of a line it says so, leaves no half line and takes no more', async (code, words) => {
    await write('a');
    const journal = await openJournal(state, ID, options());
    const probe = await open(path);
    const prototype = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    const spy = vi.spyOn(prototype, 'appendFile').mockImplementation(async function (this: FileHandle, text) {
      await this.write(String(text).slice(0, 20));
      throw Object.assign(new Error('no'), { code });
    });
    try {
      await expect(journal.append([entry('b')])).rejects.toThrow(words);
      spy.mockRestore();
      await expect(journal.append([entry('c')])).rejects.toThrow(words);
    } finally {
      spy.mockRestore();
      await journal.close();
    }
    expect(steps()).toEqual(['a']);
    expect(readJournal(state, ID)?.problems).toEqual([]);
  });
});

describe('one writer at a time', () => {
  const lockPath = (): string => join(state, 'incidents', ID, 'lock');
  const holder = (values: object): void => {
    mkdirSync(join(state, 'incidents', ID), { recursive: true });
    writeFileSync(lockPath(), JSON.stringify({ pid: process.pid, host: hostname(), born: null, token: 'x', ...values }));
  };

  it('the second waits, then says who has it', async () => {
    const first = await openJournal(state, ID, options());
    const seen: (number | null)[] = [];
    await expect(openJournal(state, ID, options({ waiting: (pid) => void seen.push(pid) }))).rejects.toThrow(new RegExp(`process ${process.pid}`));
    expect(seen).toEqual([process.pid]);
    await first.close();
    await write('a');
  });

  it('takes over from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    holder({ pid });
    await write('a');
    expect(steps()).toEqual(['a']);
  });

  it.skipIf(!existsSync('/proc/self/stat'))('takes over where the number belongs to another process now', async () => {
    holder({ born: '1' });
    await write('a');
    expect(steps()).toEqual(['a']);
  });

  it('takes over from what is no lock of ours', async () => {
    mkdirSync(join(state, 'incidents', ID), { recursive: true });
    writeFileSync(lockPath(), 'garbage');
    await write('a');
  });

  it('leaves a holder on another machine alone', async () => {
    holder({ pid: 1, host: 'another' });
    await expect(openJournal(state, ID, options({ patience: 0 }))).rejects.toThrow(/on another/);
  });

  it('writes nothing once the lock was taken away', async () => {
    const journal = await openJournal(state, ID, options());
    rmSync(lockPath());
    await expect(journal.append([entry('a')])).rejects.toThrow(/lock/);
    await journal.close();
    expect(steps()).toEqual([]);
  });

  it('many processes, some killed, lose nothing and damage nothing', async () => {
    const program = `
      import { openJournal } from ${JSON.stringify(new URL('../../src/project/journal.ts', import.meta.url).href)};
      const [state, id, name] = process.argv.slice(1);
      const options = { now: () => Date.now(), sleep: (ms) => new Promise((r) => setTimeout(r, ms / 10)), patience: 20000, waiting() {}, accept: false };
      for (let k = 0; k < 15; k++) {
        const journal = await openJournal(state, id, options);
        await journal.append([{ type: 'intent', step: name + k, attempt: 1, detail: null }]);
        console.log(name + k);
        await journal.close();
      }`;
    const told: string[] = [];
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => new Promise<void>((resolve) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program, state, ID, name], { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] });
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      if (name === 'a' || name === 'b') setTimeout(() => child.kill('SIGKILL'), name === 'a' ? 350 : 500);
      child.on('close', () => {
        told.push(...out.split('\n').filter((line) => line !== ''));
        resolve();
      });
    })));
    await write('last');
    const content = readJournal(state, ID);
    expect(content?.problems).toEqual([]);
    const there = steps();
    // What a process was told to be written is there, once.
    expect(told.filter((step) => there.filter((one) => one === step).length !== 1)).toEqual([]);
    expect(there.filter((step) => step.startsWith('c'))).toHaveLength(15);
    expect(there.filter((step) => step.startsWith('d'))).toHaveLength(15);
  }, 60_000);
});
