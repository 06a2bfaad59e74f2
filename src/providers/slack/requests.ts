/** What is sent to Slack: method names and arguments, from facts. Nothing here talks to anybody. */
import type { Card, PostRequest } from '../../incident/ports.ts';
import { toMrkdwn, type Text } from '../../incident/text.ts';
import { lineWithin, within } from '../limits.ts';

export interface SlackCall {
  method: string;
  arguments: Record<string, unknown>;
}

/** Slack recommends at most this for a post; much longer ones are cut. */
const POST_LIMIT = 4000;
const TOPIC_LIMIT = 250;
const BOOKMARK_LIMIT = 250;
/** Our posts are known by the type of their metadata. */
export const EVENT_TYPE = 'zephyr_post';
const PAGE = 200;
/** The most that Slack gives of a list: a look-up must see every channel, and no more than some twenty such requests go out a minute. */
const CHANNELS_PAGE = 1000;
/** Clocks differ, and a post's time is Slack's. */
const MARGIN = 300;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function createChannel(name: string): SlackCall {
  return { method: 'conversations.create', arguments: { name, is_private: false } };
}

export function listChannels(cursor: string): SlackCall {
  return { method: 'conversations.list', arguments: { types: 'public_channel', exclude_archived: false, limit: CHANNELS_PAGE, ...(cursor === '' ? {} : { cursor }) } };
}

export function channelInfo(channel: string): SlackCall {
  return { method: 'conversations.info', arguments: { channel } };
}

export function setTopic(channel: string, topic: string): SlackCall {
  return { method: 'conversations.setTopic', arguments: { channel, topic: escapedLine(topic) } };
}

export function setPurpose(channel: string, purpose: string): SlackCall {
  return { method: 'conversations.setPurpose', arguments: { channel, purpose: escapedLine(purpose) } };
}

/** Slack's three escapes, and the limit counted on what is sent. */
function escapedLine(text: string): string {
  return within(TOPIC_LIMIT, [[lineWithin(TOPIC_LIMIT, text)]], (words) => escape(words.map((line) => line.join('')).join(' ')));
}

export function invite(channel: string, users: readonly string[]): SlackCall {
  return { method: 'conversations.invite', arguments: { channel, users: users.join(',') } };
}

export function lookUpByEmail(email: string): SlackCall {
  return { method: 'users.lookupByEmail', arguments: { email } };
}

export function post({ channel, key, text, card }: PostRequest): SlackCall {
  return {
    method: 'chat.postMessage',
    arguments: {
      channel,
      text: within(POST_LIMIT, text, toMrkdwn),
      metadata: { event_type: EVENT_TYPE, event_payload: { key, ...(card === undefined ? {} : { card: JSON.stringify(card) }) } },
      unfurl_links: false,
      unfurl_media: false,
    },
  };
}

/** Reads back from `since` (milliseconds since 1970), newest first. */
export function history(channel: string, since: number, cursor: string): SlackCall {
  return {
    method: 'conversations.history',
    arguments: { channel, oldest: Math.max(0, Math.floor(since / 1000) - MARGIN), inclusive: true, include_all_metadata: true, limit: PAGE, ...(cursor === '' ? {} : { cursor }) },
  };
}

export function pin(channel: string, timestamp: string): SlackCall {
  return { method: 'pins.add', arguments: { channel, timestamp } };
}

export function listBookmarks(channel: string): SlackCall {
  return { method: 'bookmarks.list', arguments: { channel_id: channel } };
}

export function addBookmark(channel: string, title: string, link: string): SlackCall {
  return { method: 'bookmarks.add', arguments: { channel_id: channel, title: lineWithin(BOOKMARK_LIMIT, title), type: 'link', link } };
}

export function authTest(): SlackCall {
  return { method: 'auth.test', arguments: {} };
}

/** The facts stored with a post, read back from its metadata. */
export function cardFrom(text: unknown): Card | null {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string') ? (value as Card) : null;
  } catch {
    return null;
  }
}

/** `text` as data: words only, with a mention of each person that Slack knows. */
export function mentions(people: readonly { id: string; name: string }[]): Text[number] {
  return people.flatMap(({ id, name }, k) => [...(k === 0 ? [] : [' ']), { mention: id, name }]);
}
