/** The local provider: the whole life of an incident on disk, without any account. */
import type { ProviderDefinition } from '../provider.ts';

const limits = ['Only this machine sees it.'];

export const providers: readonly ProviderDefinition[] = [
  { id: 'local', kind: 'chat', title: 'local channel', settings: [], limits, open: async (_, edge) => (await import('./chat.ts')).localChat(edge) },
  { id: 'local', kind: 'status-page', title: 'local status page', settings: [], limits, open: async (_, edge) => (await import('./status-page.ts')).localStatusPage(edge) },
  { id: 'local', kind: 'ticket', title: 'local ticket', settings: [], limits, open: async (_, edge) => (await import('./ticket.ts')).localTicket(edge) },
  { id: 'local', kind: 'pager', title: 'no pager', settings: [], limits: [...limits, 'Nobody is paged.'], open: async (_, edge) => (await import('./pager.ts')).localPager(edge) },
];
