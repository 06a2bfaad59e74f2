/** A channel on disk. */
import { ProviderError, type Card, type Channel, type ChatPort } from '../../incident/ports.ts';
import { toPlain } from '../../incident/text.ts';
import type { Edge } from '../provider.ts';
import { fileName, localFiles } from './files.ts';

interface StoredChannel {
  name: string;
  incident: string;
  topic: string;
  purpose: string;
  members: string[];
  bookmarks: { title: string; url: string }[];
  pinned: string[];
  messages: { id: string; at: number; author: string; key: string | null; text: string; card: Card | null }[];
}

export function localChat({ now, stateFolder }: Edge): ChatPort {
  const files = localFiles(stateFolder);
  const fileOf = (name: string): string => fileName('channels', name);
  const read = (name: string): StoredChannel => {
    const found = files.read<StoredChannel>(fileOf(name));
    if (!found) throw new ProviderError({ provider: 'local', action: 'channel', kind: 'refused', reason: 'gone', message: `there is no channel ${name}`, todo: `Look into ${stateFolder}.` });
    return found;
  };
  const change = (name: string, to: (channel: StoredChannel) => void): void => {
    const channel = read(name);
    to(channel);
    files.write(fileOf(name), channel);
  };
  const named = (name: string): Channel => ({ id: name, name, url: files.urlOf(fileOf(name)) });
  return {
    id: 'local',
    title: 'Local chat',
    describe: () => `channels as files below ${stateFolder}`,
    check: () => Promise.resolve([{ name: 'chat', ok: true, message: 'a file on this machine; nobody else reads it', fix: null }]),
    async createChannel({ incident, name }) {
      if (files.read(fileOf(name))) throw new ProviderError({ provider: 'local', action: 'createChannel', kind: 'refused', reason: 'name-taken', message: `there is a channel ${name} already`, todo: 'Choose another name.' });
      const empty: StoredChannel = { name, incident, topic: '', purpose: '', members: [], bookmarks: [], pinned: [], messages: [] };
      files.write(fileOf(name), empty);
      return named(name);
    },
    async findChannel({ incident, name }) {
      return files.read<StoredChannel>(fileOf(name))?.incident === incident ? named(name) : null;
    },
    async lookUpChannel(reference) {
      const name = reference.replace(/^#/, '');
      return files.read(fileOf(name)) ? named(name) : null;
    },
    async describeChannel({ channel, topic, purpose }) {
      change(channel, (stored) => Object.assign(stored, { topic, purpose }));
    },
    async invite({ channel, people }) {
      change(channel, (stored) => {
        stored.members = [...new Set([...stored.members, ...people.map(({ id }) => id)])];
      });
      return { unknown: [] };
    },
    async post({ channel, key, text, card }) {
      let id = '';
      change(channel, (stored) => {
        id = String(stored.messages.length + 1);
        stored.messages.push({ id, at: now(), author: 'zephyr', key, text: toPlain(text), card: card ?? null });
      });
      return { id, url: null };
    },
    async findPost({ channel, key }) {
      const found = read(channel).messages.find((message) => message.key === key);
      return found ? { id: found.id, url: null } : null;
    },
    async pin({ channel, message }) {
      change(channel, (stored) => {
        stored.pinned = [...new Set([...stored.pinned, message])];
      });
    },
    async bookmark({ channel, title, url }) {
      change(channel, (stored) => {
        if (!stored.bookmarks.some((one) => one.url === url)) stored.bookmarks.push({ title, url });
      });
    },
    async history({ channel }) {
      return read(channel).messages.map((message) => ({ ...message, url: null, reactions: [] }));
    },
  };
}
