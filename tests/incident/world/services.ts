/** Chat, status page, ticket tracker and pager as the ports see them, with the state that a vendor would keep. */
import { ProviderError, type ChatPort, type Ports, type StatusPagePort, type TicketPort, type PagerPort } from '../../../src/incident/ports.ts';
import type { Network } from './faults.ts';

interface Seen { visibleAt: number }
interface SimChannel extends Seen { id: string; name: string; incident: string | null; purpose: string; topic: string; members: Set<string>; posts: (Seen & { id: string; key: string })[]; pins: Set<string>; bookmarks: string[] }
interface SimEntry extends Seen { id: string; incident: string; status: string; updates: (Seen & { key: string })[] }
interface SimTicket { id: string; priority: number; state: string; links: Map<string, string>; comments: Set<string>; created: number }
interface SimPage { key: string; opened: number; open: boolean; people: readonly string[]; notes: string[] }

/** What stands at the vendors. */
export class Vendors {
  channels: SimChannel[] = [];
  entries: SimEntry[] = [];
  tickets = new Map<string, SimTicket>();
  pages = new Map<string, SimPage>();
  /** The program's own idea of a foreign channel that has the name it wants. */
  #ids = 0;

  id(prefix: string): string {
    return `${prefix}${++this.#ids}`;
  }
}

const WRITE = { writes: true, keyed: false };
const KEYED = { writes: true, keyed: true };
const READ = { writes: false, keyed: true };

export function portsOf(network: Network, vendors: Vendors, pager: { runsChain: boolean; repeatSafe: boolean }): Ports {
  const described = { describe: () => '', check: () => Promise.resolve([]) };
  return {
    chat: { id: 'chat', title: 'Chat', ...described, ...chatOf(network, vendors) },
    statusPage: { id: 'status', title: 'Status page', ...described, ...statusOf(network, vendors) },
    ticket: { id: 'ticket', title: 'Tracker', ...described, ...ticketOf(network, vendors) },
    pager: { id: 'pager', title: 'Pager', ...described, ...pager, pagesNobody: false, needsChannel: false, ...pagerOf(network, vendors, pager.repeatSafe) },
  };
}

type Methods<Port> = Omit<Port, 'id' | 'title' | 'describe' | 'check' | 'runsChain' | 'repeatSafe' | 'pagesNobody' | 'needsChannel'>;

function refusal(provider: string, reason?: 'name-taken' | 'gone'): ProviderError {
  return new ProviderError({ provider, action: 'x', kind: 'refused', message: reason ?? 'refused', todo: 'look', ...(reason ? { reason } : {}) });
}

function chatOf(network: Network, vendors: Vendors): Methods<ChatPort> {
  const channel = (id: string): SimChannel => {
    const found = vendors.channels.find((one) => one.id === id);
    if (!found) throw refusal('chat', 'gone');
    return found;
  };
  const urlOf = ({ id, name }: SimChannel) => ({ id, name, url: `https://chat.example/${id}` });
  return {
    createChannel: ({ incident, name }) => network.send('chat', 'create', KEYED, (visibleAt) => {
      if (vendors.channels.some((one) => one.name === name)) throw refusal('chat', 'name-taken');
      const made: SimChannel = { id: vendors.id('C'), name, incident, purpose: '', topic: '', members: new Set(), posts: [], pins: new Set(), bookmarks: [], visibleAt };
      vendors.channels.push(made);
      return urlOf(made);
    }),
    findChannel: ({ incident, name }) => network.send('chat', 'list', READ, () => {
      const found = vendors.channels.find((one) => one.name === name && one.visibleAt <= network.time.now);
      return found && found.incident === incident ? urlOf(found) : null;
    }),
    lookUpChannel: () => Promise.resolve(null),
    describeChannel: ({ channel: id, topic, purpose }) => network.send('chat', 'describe', KEYED, () => void Object.assign(channel(id), { topic, purpose })),
    invite: ({ channel: id, people }) => network.send('chat', 'invite', KEYED, () => {
      for (const person of people) channel(id).members.add(person.id);
      return { unknown: [] };
    }),
    post: ({ channel: id, key }) => network.send('chat', 'post', WRITE, (visibleAt) => {
      const message = { id: vendors.id('M'), key, visibleAt };
      channel(id).posts.push(message);
      return { id: message.id, url: null };
    }),
    findPost: ({ channel: id, key }) => network.send('chat', 'history', READ, () => {
      const found = channel(id).posts.find((one) => one.key === key && one.visibleAt <= network.time.now);
      return found ? { id: found.id, url: null } : null;
    }),
    pin: ({ channel: id, message }) => network.send('chat', 'pin', KEYED, () => {
      if (!channel(id).posts.some((one) => one.id === message)) throw refusal('chat', 'gone');
      channel(id).pins.add(message);
    }),
    bookmark: async ({ channel: id, url, first }) => {
      const there = first !== true && await network.send('chat', 'bookmarks', READ, () => channel(id).bookmarks.includes(url));
      if (!there) await network.send('chat', 'bookmark', WRITE, () => void channel(id).bookmarks.push(url));
    },
    history: () => Promise.resolve([]),
  };
}

function statusOf(network: Network, vendors: Vendors): Methods<StatusPagePort> {
  const entry = (id: string): SimEntry => {
    const found = vendors.entries.find((one) => one.id === id);
    if (!found) throw refusal('status', 'gone');
    return found;
  };
  return {
    publish: ({ incident, status }) => network.send('status', 'publish', WRITE, (visibleAt) => {
      const made: SimEntry = { id: vendors.id('E'), incident, status, updates: [], visibleAt };
      vendors.entries.push(made);
      return { id: made.id, url: `https://status.example/${made.id}` };
    }),
    findEntry: ({ incident }) => network.send('status', 'list', READ, () => {
      const found = vendors.entries.find((one) => one.incident === incident && one.visibleAt <= network.time.now);
      return found ? { id: found.id, url: `https://status.example/${found.id}` } : null;
    }),
    entriesOf: () => Promise.resolve([]),
    update: ({ entry: id, keys, status }) => network.send('status', 'update', WRITE, (visibleAt) => {
      const found = entry(id);
      found.status = status;
      found.updates.push({ key: keys.at(-1) ?? '', visibleAt });
    }),
    findUpdate: ({ entry: id, key }) => network.send('status', 'read', READ, () => entry(id).updates.some((one) => one.key === key && one.visibleAt <= network.time.now)),
  };
}

function ticketOf(network: Network, vendors: Vendors): Methods<TicketPort> {
  const ticket = (id: string): SimTicket => {
    const found = vendors.tickets.get(id);
    if (!found) throw refusal('ticket', 'gone');
    return found;
  };
  const named = (id: string) => ({ id, key: 'OPS-1', url: `https://tracker.example/${id}` });
  return {
    create: ({ id, priority }) => network.send('ticket', 'create', KEYED, () => {
      const known = vendors.tickets.get(id);
      if (!known) vendors.tickets.set(id, { id, priority, state: 'open', links: new Map(), comments: new Set(), created: network.time.now });
      return named(id);
    }),
    find: ({ id }) => network.send('ticket', 'find', READ, () => (vendors.tickets.has(id) ? named(id) : null)),
    lookUp: () => Promise.resolve(null),
    link: ({ ticket: id, url, title }) => network.send('ticket', 'link', KEYED, () => void ticket(id).links.set(url, title)),
    comment: ({ ticket: id, id: comment }) => network.send('ticket', 'comment', KEYED, () => void ticket(id).comments.add(comment)),
    update: ({ ticket: id, priority, state }) => network.send('ticket', 'update', KEYED, () => {
      if (priority !== undefined) ticket(id).priority = priority;
      if (state !== undefined) ticket(id).state = state;
    }),
  };
}

function pagerOf(network: Network, vendors: Vendors, keyed: boolean): Methods<PagerPort> {
  return {
    page: ({ key, people }) => network.send('pager', 'page', keyed ? KEYED : WRITE, () => {
      const known = vendors.pages.get(key);
      // An open page of this key takes the event; a closed one does not stop a new one.
      if (!known?.open || !keyed) vendors.pages.set(key, { key, opened: (known?.opened ?? 0) + 1, open: true, people: people.map(({ id }) => id), notes: known?.notes ?? [] });
      return { key, url: `https://pager.example/${key}` };
    }),
    findPage: ({ key }) => network.send('pager', 'find', READ, () => {
      const known = vendors.pages.get(key);
      return known ? { key, url: `https://pager.example/${key}`, status: known.open ? ('triggered' as const) : ('resolved' as const), by: null } : null;
    }),
    prepareLink: ({ key }) => void network.send('pager', 'prepare', READ, () => key).catch(() => undefined),
    link: async ({ key, links, first }) => {
      const notes = (): string[] => vendors.pages.get(key)?.notes ?? [];
      const there = first === true ? [] : await network.send('pager', 'notes', READ, () => [...notes()]);
      const missing = links.flatMap(({ url }) => (there.includes(url) ? [] : [url]));
      if (missing.length > 0) await network.send('pager', 'note', WRITE, () => void notes().push(...missing));
    },
    acknowledge: () => network.send('pager', 'acknowledge', KEYED, () => undefined),
    resolve: ({ key }) => network.send('pager', 'resolve', KEYED, () => {
      const known = vendors.pages.get(key);
      if (known) known.open = false;
    }),
  };
}
