/**
 * What a file came to when it was read and found right: nobody who declares an incident waits for YAML that has not changed
 * since. A record that is missing, cut off, changed, or of another text or version is as good as none; nothing that goes
 * wrong here is ever an error.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { join } from 'node:path';
import { cacheFolder } from './cache-file.ts';
import { writeOwnerFile } from './owner-file.ts';
import { sha256 } from './sha256.ts';

/** Where to remember; `null` from the sources, which change between two runs, and nothing tells how: a bundle has the hash of its contents in its name. */
export function memoryOf(cwd: string, env: Readonly<Record<string, string | undefined>>): string | null {
  return import.meta.url.endsWith('.js') ? cacheFolder(cwd, env) : null;
}

/** The value for exactly these texts, as JSON gives it back: remembered, or made now. Only what `isGood` is remembered, one value a name. */
export async function remembered<Value>(folder: string | null, name: string, texts: readonly (string | null)[], make: () => Promise<Value>, isGood: (value: Value) => boolean): Promise<Value> {
  if (folder === null) return make();
  const key = sha256(JSON.stringify([import.meta.url, process.version, texts]));
  const file = join(folder, `read-${sha256(name).slice(0, 16)}.json`);
  const known = recall(file, key);
  if (known !== null) return JSON.parse(known) as Value;
  const value = await make();
  if (isGood(value)) {
    const text = JSON.stringify(value);
    writeOwnerFile(file, `${headerOf(key, text)}\n${text}`);
  }
  return value;
}

function recall(file: string, key: string): string | null {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const value = text.slice(end + 1);
    return text.slice(0, end) === headerOf(key, value) ? value : null;
  } catch {
    return null;
  }
}

const headerOf = (key: string, value: string): string => `zephyr ${key} ${sha256(value)}`;
