/** The local provider: the whole life of an incident on disk, without any account. */
import type { ProviderDefinition } from '../provider.ts';
import { FACTS } from './facts.ts';

const limits = ['Only this machine sees it.'];

export const providers: readonly ProviderDefinition[] = [
  { id: 'local', kind: 'chat', title: 'Local chat', settings: [], limits, open: async (_, edge) => (await import('./chat.ts')).localChat(edge) },
  { id: 'local', kind: 'status-page', title: 'Local status page', settings: [], limits, open: async (_, edge) => (await import('./status-page.ts')).localStatusPage(edge) },
  { id: 'local', kind: 'ticket', title: 'Local tracker', settings: [], limits, open: async (_, edge) => (await import('./ticket.ts')).localTicket(edge) },
  { id: 'local', kind: 'pager', title: 'No pager', facts: FACTS, settings: [], limits: [...limits, 'Nobody is paged.'], open: async (_, edge) => (await import('./pager.ts')).localPager(edge) },
];
