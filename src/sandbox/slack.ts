/** Slack as far as an incident goes: channels, posts, pins, bookmarks, people. */
import { METHODS } from './slack-schemas.ts';
import { shown, told, type SlackChannel, type SlackMessage, type SlackUser } from './slack-shapes.ts';
import { faultsOf, parseJson, type SandboxReply, type SandboxRequest, type Vendor } from './vendor.ts';

export interface SlackSeed {
  /** Bot tokens with their scopes. */
  tokens: Readonly<Record<string, readonly string[]>>;
  users: readonly SlackUser[];
  team: string;
  /** The most entries on a page of a list; real ones hold fewer than asked for, too. */
  pageSize?: number;
}

export interface SlackSandbox extends Vendor {
  readonly channels: readonly SlackChannel[];
  revoke(token: string): void;
  archive(name: string): void;
  /** Somebody makes a channel by hand. */
  occupy(name: string, purpose?: string): void;
  react(ts: string, name: string, user: string): void;
  say(channel: string, user: string, text: string, now: number): void;
}

const BOT = 'U0ZEPHYRBOT';
const PAGE = 100;
const TEXT_LIMIT = 40_000;
const TOPIC_LIMIT = 250;

type Arguments = Readonly<Record<string, unknown>>;
class Refusal extends Error {}

export function slackSandbox({ tokens, users, team, pageSize = PAGE }: SlackSeed): SlackSandbox {
  const channels: SlackChannel[] = [];
  const revoked = new Set<string>();
  let made = 0;
  let lastTs = 0;

  const channelOf = (id: unknown): SlackChannel => {
    const found = channels.find((one) => one.id === id);
    if (!found) throw new Refusal('channel_not_found');
    return found;
  };
  /** A channel that can be written to. */
  const open = (id: unknown): SlackChannel => {
    const found = channelOf(id);
    if (found.archived) throw new Refusal('is_archived');
    if (!found.members.includes(BOT)) throw new Refusal('not_in_channel');
    return found;
  };
  const add = (channel: SlackChannel, now: number, message: Pick<SlackMessage, 'user' | 'text'> & Partial<SlackMessage>): SlackMessage => {
    lastTs = Math.max(lastTs + 1, Math.round(now * 1000));
    const digits = String(lastTs).padStart(16, '0');
    const full: SlackMessage = { ts: `${digits.slice(0, -6)}.${digits.slice(-6)}`, subtype: null, metadata: null, reactions: [], ...message };
    channel.messages.push(full);
    return full;
  };
  const create = (name: string, creator: string, purpose: string): SlackChannel => {
    made++;
    const channel: SlackChannel = { id: `C0SANDBOX${String(made).padStart(3, '0')}`, name, creator, topic: '', purpose, archived: false, members: [creator], messages: [], pins: [], bookmarks: [] };
    channels.push(channel);
    return channel;
  };

  const work: Readonly<Record<string, (given: Arguments, now: number) => Readonly<Record<string, unknown>>>> = {
    'auth.test': () => ({ url: 'https://sandbox.slack.example/', team, user: 'zephyr', team_id: 'T0SANDBOX', user_id: BOT, bot_id: 'B0ZEPHYR' }),
    'conversations.create': ({ name }) => {
      if (typeof name !== 'string' || name === '') throw new Refusal('invalid_name_required');
      if (name.length > 80) throw new Refusal('invalid_name_maxlength');
      if (!/^[a-z0-9_-]+$/.test(name)) throw new Refusal('invalid_name_specials');
      if (!/[a-z0-9]/.test(name)) throw new Refusal('invalid_name_punctuation');
      if (channels.some((one) => one.name === name)) throw new Refusal('name_taken');
      return { channel: shown(create(name, BOT, '')) };
    },
    'conversations.list': ({ limit, cursor, exclude_archived: without }) => {
      if (limit !== undefined && (Number(limit) < 1 || Number(limit) > 1000)) throw new Refusal('invalid_limit');
      const all = channels.filter(({ archived }) => !(archived && isTrue(without)));
      const { page, next } = slice(all, limit, cursor, pageSize);
      return { channels: page.map(shown), response_metadata: { next_cursor: next } };
    },
    'conversations.info': ({ channel }) => ({ channel: shown(channelOf(channel)) }),
    'conversations.setTopic': ({ channel: id, topic }, now) => {
      const channel = open(id);
      channel.topic = limited(topic);
      add(channel, now, { user: BOT, text: `set the channel topic: ${channel.topic}`, subtype: 'channel_topic' });
      return { channel: shown(channel) };
    },
    'conversations.setPurpose': ({ channel: id, purpose }, now) => {
      const channel = open(id);
      channel.purpose = limited(purpose);
      add(channel, now, { user: BOT, text: `set the channel description: ${channel.purpose}`, subtype: 'channel_purpose' });
      return { channel: shown(channel) };
    },
    'conversations.invite': ({ channel: id, users: wanted }, now) => {
      const channel = open(id);
      const ids = String(wanted).split(',').map((one) => one.trim()).filter((one) => one !== '');
      if (ids.length === 0) throw new Refusal('no_user');
      if (ids.length > 1000) throw new Refusal('too_many_users');
      if (ids.includes(BOT)) throw new Refusal('cant_invite_self');
      if (ids.some((one) => !users.some((user) => user.id === one))) throw new Refusal('user_not_found');
      if (ids.some((one) => channel.members.includes(one))) throw new Refusal('already_in_channel');
      for (const one of ids) {
        channel.members.push(one);
        add(channel, now, { user: one, text: `<@${one}> has joined the channel`, subtype: 'channel_join' });
      }
      return { channel: shown(channel) };
    },
    'conversations.history': ({ channel: id, oldest, inclusive, limit, cursor, include_all_metadata: withMetadata }) => {
      const channel = channelOf(id);
      if (!channel.members.includes(BOT)) throw new Refusal('not_in_channel');
      const all = channel.messages.filter(({ ts }) => oldest === undefined || Number(ts) > Number(oldest) || (isTrue(inclusive) && Number(ts) === Number(oldest))).reverse();
      const { page, next } = slice(all, limit, cursor, pageSize);
      return { messages: page.map((message) => told(message, isTrue(withMetadata))), has_more: next !== '', response_metadata: { next_cursor: next } };
    },
    'chat.postMessage': ({ channel: id, text, metadata }, now) => {
      const channel = open(id);
      if (typeof text !== 'string' || text.trim() === '') throw new Refusal('no_text');
      if (text.length > TEXT_LIMIT) throw new Refusal('msg_too_long');
      const message = add(channel, now, { user: BOT, text, metadata: metadataOf(metadata) });
      return { channel: channel.id, ts: message.ts, message: told(message, true) };
    },
    'pins.add': ({ channel: id, timestamp }) => {
      const channel = open(id);
      const message = channel.messages.find(({ ts }) => ts === timestamp);
      if (!message) throw new Refusal(timestamp === undefined ? 'no_item_specified' : 'message_not_found');
      if (channel.pins.includes(message.ts)) throw new Refusal('already_pinned');
      channel.pins.push(message.ts);
      return {};
    },
    'bookmarks.add': ({ channel_id: id, title, link }) => {
      const channel = open(id);
      const bookmark = { id: `Bk${channel.id}${channel.bookmarks.length + 1}`, title: String(title), link: String(link) };
      channel.bookmarks.push(bookmark);
      return { bookmark: { ...bookmark, channel_id: channel.id, type: 'link' } };
    },
    'bookmarks.list': ({ channel_id: id }) => ({ bookmarks: channelOf(id).bookmarks.map((bookmark) => ({ ...bookmark, type: 'link' })) }),
    'users.info': ({ user }) => ({ user: userShown(users.find(({ id }) => id === user), 'user_not_found') }),
    'users.lookupByEmail': ({ email }) => ({ user: userShown(users.find((one) => one.email === email), 'users_not_found') }),
  };

  return {
    channels,
    describe({ path }) {
      const action = path.replace(/^\//, '');
      return { action, changes: METHODS[action]?.changes ?? false };
    },
    handle(request, now) {
      const name = request.path.replace(/^\//, '');
      const method = METHODS[name];
      const run = work[name];
      if (!method || !run) return refused('unknown_method');
      const token = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1];
      if (token === undefined) return refused('not_authed');
      if (revoked.has(token)) return refused('token_revoked');
      const scopes = tokens[token];
      if (!scopes) return refused('invalid_auth');
      const headers = { 'x-oauth-scopes': scopes.join(',') };
      if (method.scope !== null && !scopes.includes(method.scope)) return { ...refused('missing_scope', { needed: method.scope, provided: scopes.join(',') }), headers };
      const parsed = method.arguments.safeParse(argumentsOf(request));
      if (!parsed.success) return { ...refused('invalid_arguments', { response_metadata: { messages: faultsOf(parsed.error).map((fault) => `[ERROR] ${fault}`) } }), headers };
      try {
        return { status: 200, headers, body: { ok: true, ...run(parsed.data, now) } };
      } catch (error) {
        if (error instanceof Refusal) return { ...refused(error.message), headers };
        throw error;
      }
    },
    revoke: (token) => void revoked.add(token),
    archive(name) {
      for (const channel of channels) if (channel.name === name) channel.archived = true;
    },
    occupy: (name, purpose = '') => void create(name, users[0]?.id ?? 'U0SOMEBODY', purpose),
    react(ts, name, user) {
      const message = channels.flatMap(({ messages }) => messages).find((one) => one.ts === ts);
      const reaction = message?.reactions.find((one) => one.name === name);
      if (reaction) reaction.users.push(user);
      else message?.reactions.push({ name, users: [user] });
    },
    say: (channel, user, text, now) => void add(channelOf(channel), now, { user, text }),
  };
}

function refused(error: string, more: Readonly<Record<string, unknown>> = {}): SandboxReply {
  return { status: 200, body: { ok: false, error, ...more } };
}

/** Arguments of a request, from its address, a form or JSON. */
function argumentsOf({ query, headers, body }: SandboxRequest): unknown {
  const inAddress = Object.fromEntries(query);
  if ((headers['content-type'] ?? '').includes('application/json')) {
    const value = parseJson(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...inAddress, ...value } : value;
  }
  return { ...inAddress, ...Object.fromEntries(new URLSearchParams(body)) };
}

function slice<T>(all: readonly T[], limit: unknown, cursor: unknown, pageSize: number): { page: readonly T[]; next: string } {
  const size = Math.min(pageSize, limit === undefined ? PAGE : Number(limit));
  const from = typeof cursor === 'string' && cursor !== '' ? Number(atob(cursor).replace('next:', '')) : 0;
  if (!Number.isInteger(from) || from < 0) throw new Refusal('invalid_cursor');
  return { page: all.slice(from, from + size), next: from + size < all.length ? btoa(`next:${from + size}`) : '' };
}

function userShown(user: SlackUser | undefined, otherwise: string): Readonly<Record<string, unknown>> {
  if (!user) throw new Refusal(otherwise);
  return { id: user.id, name: user.name, profile: { email: user.email } };
}

function metadataOf(given: unknown): SlackMessage['metadata'] {
  if (given === undefined) return null;
  const value = typeof given === 'string' ? parseJson(given) : given;
  if (typeof value !== 'object' || value === null || !('event_type' in value) || !('event_payload' in value)) throw new Refusal('invalid_metadata_format');
  const { event_type: type, event_payload: payload } = value;
  if (typeof type !== 'string' || typeof payload !== 'object' || payload === null) throw new Refusal('invalid_metadata_schema');
  return { event_type: type, event_payload: { ...payload } };
}

function limited(text: unknown): string {
  if (String(text).length > TOPIC_LIMIT) throw new Refusal('too_long');
  return String(text);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1';
}
