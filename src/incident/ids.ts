/** Names that are made once and stay: the incident's id, idempotency keys, the channel. */

/** Letters and digits that nobody mixes up when reading them out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const ID = /^INC-\d{4}-\d{4}-[a-z2-9]{4}$/;
const LONGEST_CHANNEL = 80;

/** `INC-2026-1128-k3f9`: the day (UTC) and four letters. `random` gives numbers from 0 to below 1. */
export function incidentId(now: number, random: () => number): string {
  const day = new Date(now).toISOString();
  return `INC-${day.slice(0, 4)}-${day.slice(5, 7)}${day.slice(8, 10)}-${fourLetters(random)}`;
}

/** Letters that tell one of a few from the others. `random` gives numbers from 0 to below 1. */
export function fourLetters(random: () => number): string {
  return Array.from({ length: 4 }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? 'a').join('');
}

export function isIncidentId(text: string): boolean {
  return ID.test(text);
}

/** The key under which a service knows a step. */
export function keyOf(incident: string, step: string): string {
  return `${incident}/${step}`;
}

/**
 * A channel name within Slack's rules: `inc-1128-checkout-p99-elevated-k3f9`, of the date, the words of the summary and the
 * letters of the id, which make it the incident's own. `taken` is how many names before it were somebody else's.
 */
export function channelName(incident: string, summary: string, { prefix = 'inc-', drill = false, taken = 0 }: { prefix?: string; drill?: boolean; taken?: number } = {}): string {
  const [, , day = '', letters = ''] = incident.split('-');
  const start = `${slug(prefix) || 'inc'}${drill ? '-drill' : ''}-${day}`;
  const end = `-${letters}${taken > 0 ? `-${taken + 1}` : ''}`;
  const words = slug(summary).slice(0, LONGEST_CHANNEL - start.length - end.length - 1).replace(/-$/, '');
  return `${start}${words === '' ? '' : `-${words}`}${end}`;
}

/** Lower-case ASCII letters and digits with single hyphens between them; letters with marks lose the marks. */
function slug(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
