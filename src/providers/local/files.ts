/** State of the local provider: one JSON file for each thing, written whole, readable by people. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProviderError } from '../../incident/ports.ts';

export interface LocalFiles {
  read<Value>(name: string): Value | null;
  /** Replaces the file in one step; what reads it sees the old or the new one. */
  write(name: string, value: unknown): void;
  /** Names of the files of a folder, in order. */
  list(folder: string): readonly string[];
  urlOf(name: string): string;
}

/** The files below `<stateFolder>/local`. A full or read-only disk is an error for people. */
export function localFiles(stateFolder: string): LocalFiles {
  const root = join(stateFolder, 'local');
  const path = (name: string): string => join(root, name);
  const guarded = <Value>(action: string, work: () => Value): Value => {
    try {
      return work();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'a fault';
      throw new ProviderError({ provider: 'local', action, kind: 'unavailable', message: `the disk says ${code}`, todo: `Look at ${root}, or give another folder with --state.` });
    }
  };
  return {
    read: <Value>(name: string) => guarded('read', () => {
      try {
        return JSON.parse(readFileSync(path(name), 'utf8')) as Value;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
        throw error;
      }
    }),
    write: (name, value) => guarded('write', () => {
      mkdirSync(dirname(path(name)), { recursive: true, mode: 0o700 });
      const draft = `${path(name)}.${process.pid}.new`;
      writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
      renameSync(draft, path(name));
    }),
    list: (folder) => guarded('list', () => {
      try {
        return readdirSync(path(folder)).filter((name) => name.endsWith('.json')).sort().map((name) => `${folder}/${name}`);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    }),
    urlOf: (name) => pathToFileURL(path(name)).href,
  };
}

/** A key or an id as a file name. */
export function fileName(folder: string, id: string): string {
  return `${folder}/${id.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.json`;
}
