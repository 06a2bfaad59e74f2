/** A status page on disk. */
import { ProviderError, type StatusPagePort } from '../../incident/ports.ts';
import { toPlain } from '../../incident/text.ts';
import type { Edge } from '../provider.ts';
import { fileName, localFiles } from './files.ts';

interface StoredEntry {
  incident: string;
  name: string;
  status: string;
  impact: string;
  components: readonly { id: string; status: string }[];
  keys: readonly string[];
  updates: { at: number; status: string; body: string }[];
}

export function localStatusPage({ now, stateFolder }: Edge): StatusPagePort {
  const files = localFiles(stateFolder);
  const fileOf = (incident: string): string => fileName('status-page', incident);
  const read = (id: string): StoredEntry => {
    const found = files.read<StoredEntry>(fileOf(id));
    if (!found) throw new ProviderError({ provider: 'local', action: 'entry', kind: 'refused', reason: 'gone', message: `there is no entry ${id}`, todo: `Look into ${stateFolder}.` });
    return found;
  };
  const named = (id: string) => ({ id, url: files.urlOf(fileOf(id)) });
  return {
    id: 'local',
    title: 'Local status page',
    describe: () => `entries as files below ${stateFolder}`,
    check: () => Promise.resolve([{ name: 'status page', ok: true, message: 'a file on this machine; no customer reads it', fix: null }]),
    async publish({ incident, key, name, body, status, impact, components }) {
      const entry: StoredEntry = { incident, name, status, impact, components, keys: [key], updates: [{ at: now(), status, body: toPlain(body) }] };
      files.write(fileOf(incident), entry);
      return named(incident);
    },
    async findEntry({ incident }) {
      return files.read(fileOf(incident)) ? named(incident) : null;
    },
    async entriesOf({ incident }) {
      return files.read(fileOf(incident)) ? [named(incident)] : [];
    },
    async update({ entry, keys, body, status, impact, components }) {
      const stored = read(entry);
      files.write(fileOf(entry), { ...stored, status, impact, components, keys: [...new Set([...stored.keys, ...keys])], updates: [...stored.updates, { at: now(), status, body: toPlain(body) }] });
    },
    async findUpdate({ entry, key }) {
      return read(entry).keys.includes(key);
    },
  };
}
