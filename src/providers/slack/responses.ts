/** What Slack's answers mean. Pure. */
import type { Channel, HistoryMessage, ProviderError } from '../../incident/ports.ts';
import type { Person } from '../../policy/oncall-schema.ts';
import { failure, isRecord, unreadable, type Asked } from '../http.ts';
import { cardFrom, EVENT_TYPE } from './requests.ts';

type Answer = Readonly<Record<string, unknown>>;

/** Scopes the adapter cannot do without, each with what it is for. */
export const SCOPES: Readonly<Record<string, string>> = {
  'channels:manage': 'create the channel, set its topic and invite people',
  'channels:read': 'find a channel again after an interruption',
  'channels:history': 'find a post again, and read the timeline back',
  'chat:write': 'post updates',
  'pins:write': 'pin the runbook',
  'bookmarks:write': 'put the runbook in the channel’s bar',
  'bookmarks:read': 'leave a bookmark alone that is there already',
  'users:read.email': 'find people by their e-mail address',
  'users:read': 'find people by their e-mail address',
  'reactions:read': 'see acknowledgements and marked messages',
};

const AUTH = /^(not_authed|invalid_auth|account_inactive|token_revoked|token_expired|no_permission|missing_scope|not_allowed_token_type|org_login_required|ekm_access_denied|access_denied|team_access_not_granted|enterprise_is_restricted)$/;
const BUSY = /^(ratelimited|rate_limited|message_limit_exceeded|channel_limit_exceeded)$/;
/** Slack's own faults: what they did before they happened is unknown. */
const UNKNOWN = /^(internal_error|fatal_error|service_unavailable|request_timeout|team_added_to_org)$/;
const GONE = /^(channel_not_found|is_archived|message_not_found|not_in_channel|no_such_channel)$/;

/** The error for an answer with `ok: false`; Slack's own code is the only word of it that is repeated. */
export function slackError(asked: Asked, answer: Answer): ProviderError {
  const code = answer['error'];
  if (typeof code !== 'string' || !/^[a-z][a-z0-9_]{1,60}$/.test(code)) return unreadable(asked, 'something that is no Slack answer');
  const says = `Slack says ${code}`;
  if (AUTH.test(code)) return failure(asked, 'auth', code === 'missing_scope' ? `${says}${scopeIn(answer)}` : says, code === 'missing_scope' ? `Add the scope${scopeIn(answer)} under OAuth & Permissions of the Slack app, reinstall it, then run zephyr incident resume.` : 'Put a bot token that is valid into SLACK_BOT_TOKEN, then run zephyr incident resume.');
  if (BUSY.test(code)) return failure(asked, 'rate-limit', says, 'It is tried again by itself; else run zephyr incident resume.');
  if (UNKNOWN.test(code)) return failure(asked, 'unknown-outcome', says, 'Run zephyr incident resume: it looks up what happened before it repeats anything.');
  if (code === 'name_taken') return failure(asked, 'refused', says, 'Another channel has this name, perhaps an archived or private one.', { reason: 'name-taken' });
  if (GONE.test(code)) return failure(asked, 'refused', says, 'Unarchive the channel, or invite the bot to it; then run zephyr incident resume.', { reason: 'gone' });
  return failure(asked, 'refused', says, `Look up ${code} at ${asked.action} in Slack’s documentation, then run zephyr incident resume.`);
}

function scopeIn({ needed }: Answer): string {
  return typeof needed === 'string' && /^[a-z.:_,]{1,120}$/.test(needed) ? ` ${needed}` : '';
}

export function textAt(answer: unknown, key: string): string {
  const value = isRecord(answer) ? answer[key] : undefined;
  return typeof value === 'string' ? value : '';
}

export function listAt(answer: unknown, key: string): readonly unknown[] {
  const value = isRecord(answer) ? answer[key] : undefined;
  return Array.isArray(value) ? value : [];
}

export function recordAt(answer: unknown, key: string): Answer {
  const value = isRecord(answer) ? answer[key] : undefined;
  return isRecord(value) ? value : {};
}

/** A page of a list without a list is no page: a look-up must not take it for an empty one. */
export function pageOf(asked: Asked, answer: Answer, key: string): { entries: readonly unknown[]; cursor: string } {
  if (!Array.isArray(answer[key])) throw unreadable(asked, `a page without ${key}`);
  return { entries: listAt(answer, key), cursor: textAt(recordAt(answer, 'response_metadata'), 'next_cursor') };
}

export interface FoundChannel {
  id: string;
  name: string;
  creator: string;
  purpose: string;
}

export function channelOf(value: unknown): FoundChannel | null {
  const id = textAt(value, 'id');
  // Channels that were private once begin with G.
  if (!/^[CG][A-Z0-9]{2,}$/.test(id)) return null;
  return { id, name: textAt(value, 'name'), creator: textAt(value, 'creator'), purpose: unescape(textAt(recordAt(value, 'purpose'), 'value')) };
}

/** Without a workspace address, one that takes whoever is signed in to the channel. */
export function withUrl({ id, name }: FoundChannel, workspace: string | null): Channel {
  return { id, name, url: workspace === null ? `https://slack.com/app_redirect?channel=${id}` : `${workspace}/archives/${id}` };
}

export function messageUrl(workspace: string | null, channel: string, ts: string): string | null {
  return workspace === null ? null : `${workspace}/archives/${channel}/p${ts.replace('.', '')}`;
}

/** A message read back; `null` for what is no message of a person or a bot (somebody joined, the topic changed). */
export function messageOf(value: unknown, workspace: string | null, channel: string, people: readonly Person[]): HistoryMessage | null {
  const ts = textAt(value, 'ts');
  const subtype = textAt(value, 'subtype');
  if (!/^\d{10}\.\d{6}$/.test(ts) || (subtype !== '' && subtype !== 'bot_message' && subtype !== 'me_message' && subtype !== 'thread_broadcast')) return null;
  const { key, card } = markOf(value);
  const user = textAt(value, 'user');
  const known = people.find(({ ids }) => ids.slack === user);
  return {
    id: ts,
    url: messageUrl(workspace, channel, ts),
    at: Math.floor(Number(ts) * 1000),
    author: known?.id ?? (textAt(value, 'username') || user || textAt(value, 'bot_id') || 'somebody'),
    text: plain(textAt(value, 'text'), people),
    reactions: listAt(value, 'reactions').map((reaction) => ({ name: textAt(reaction, 'name'), by: listAt(reaction, 'users').filter((one) => typeof one === 'string') })),
    key,
    card,
  };
}

/** The key and card that a post of ours carries. */
export function markOf(value: unknown): { key: string | null; card: HistoryMessage['card'] } {
  const metadata = recordAt(value, 'metadata');
  if (metadata['event_type'] !== EVENT_TYPE) return { key: null, card: null };
  const payload = recordAt(metadata, 'event_payload');
  return { key: textAt(payload, 'key') || null, card: cardFrom(payload['card']) };
}

/** Slack's markup as words: links and mentions by what they show, its escapes and our invisible joiners undone. */
function plain(text: string, people: readonly Person[]): string {
  return unescape(text.replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, shown: string | undefined) => {
    if (shown !== undefined && shown !== '') return shown;
    const user = /^@([UW][A-Z0-9]+)$/.exec(target)?.[1];
    if (user !== undefined) return people.find(({ ids }) => ids.slack === user)?.name ?? `@${user}`;
    return target.replace(/^mailto:/, '');
  })).replaceAll('\u2060', '');
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
