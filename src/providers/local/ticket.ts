/** A ticket on disk. */
import { ProviderError, type Card, type Ticket, type TicketPort } from '../../incident/ports.ts';
import { toPlain } from '../../incident/text.ts';
import type { Edge } from '../provider.ts';
import { fileName, localFiles } from './files.ts';

interface StoredTicket {
  id: string;
  incident: string;
  title: string;
  body: string;
  priority: number;
  team: string | null;
  labels: readonly string[];
  state: string;
  links: { url: string; title: string; card: Card | null }[];
  comments: { id: string; at: number; body: string }[];
}

export function localTicket({ now, stateFolder }: Edge): TicketPort {
  const files = localFiles(stateFolder);
  const fileOf = (id: string): string => fileName('tickets', id);
  const named = ({ id, incident }: StoredTicket): Ticket => ({ id, key: `LOCAL-${incident.slice(-4)}`, url: files.urlOf(fileOf(id)) });
  const change = (id: string, to: (ticket: StoredTicket) => StoredTicket): void => {
    const found = files.read<StoredTicket>(fileOf(id));
    if (!found) throw new ProviderError({ provider: 'local', action: 'ticket', kind: 'refused', reason: 'gone', message: `there is no ticket ${id}`, todo: `Look into ${stateFolder}.` });
    files.write(fileOf(id), to(found));
  };
  return {
    id: 'local',
    title: 'Local tracker',
    describe: () => `tickets as files below ${stateFolder}`,
    check: () => Promise.resolve([{ name: 'ticket', ok: true, message: 'a file on this machine', fix: null }]),
    async create({ id, incident, title, body, priority, team, labels }) {
      const known = files.read<StoredTicket>(fileOf(id));
      const ticket = known ?? { id, incident, title, body: toPlain(body), priority, team, labels, state: 'open', links: [], comments: [] };
      if (!known) files.write(fileOf(id), ticket);
      return named(ticket);
    },
    async find({ id }) {
      const found = files.read<StoredTicket>(fileOf(id));
      return found && named(found);
    },
    async lookUp(reference) {
      const all = files.list('tickets').flatMap((name) => files.read<StoredTicket>(name) ?? []);
      const found = all.find((ticket) => ticket.id === reference || named(ticket).key === reference || named(ticket).url === reference);
      return found ? { ticket: named(found), card: found.links.find(({ card }) => card !== null)?.card ?? null } : null;
    },
    async link({ ticket, url, title, card }) {
      change(ticket, (stored) => ({ ...stored, links: [...stored.links.filter((link) => link.url !== url), { url, title, card: card ?? null }] }));
    },
    async comment({ ticket, id, body }) {
      change(ticket, (stored) => (stored.comments.some((one) => one.id === id) ? stored : { ...stored, comments: [...stored.comments, { id, at: now(), body: toPlain(body) }] }));
    },
    async update({ ticket, priority, state }) {
      change(ticket, (stored) => ({ ...stored, priority: priority ?? stored.priority, state: state ?? stored.state }));
    },
  };
}
