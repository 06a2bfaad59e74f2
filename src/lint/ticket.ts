import type { Policy } from '../policy/schema.ts';

/** Whether a ticket, as a key or a link, belongs to the policy's tracker. */
export function inTracker(ticket: string, { prefixes, hosts }: Policy['postMortem']['actionItems']['tracker']): boolean {
  const key = /^#?([A-Z][A-Z0-9]*)-\d+$/.exec(ticket.trim());
  if (key) return prefixes.includes(key[1] ?? '');
  const host = /^https?:\/\/(?:[^/@\s]*@)?([^/:?#\s]+)/i.exec(ticket.trim())?.[1]?.toLowerCase();
  return host !== undefined && hosts.some((known) => host === known || host.endsWith(`.${known}`));
}
