/**
 * What Slack's methods take, from Slack's documentation: the arguments of each, strictly, the scope it needs, and whether
 * it changes something. Values arrive as strings of a form, or typed in JSON.
 */
import * as z from 'zod';

const text = z.string();
const channel = z.string().min(1);
const flag = z.union([z.boolean(), z.enum(['true', 'false', '1', '0'])]);
const whole = z.union([z.int(), z.string().regex(/^\d+$/)]);
const decimal = z.union([z.number(), z.string().regex(/^\d+(\.\d+)?$/)]);
/** A structure, or the JSON of one in a form. */
const structure = z.union([z.record(z.string(), z.unknown()), z.string().startsWith('{')]);

export interface SlackMethod {
  scope: string | null;
  changes: boolean;
  arguments: z.ZodType<Readonly<Record<string, unknown>>>;
}

export const METHODS: Readonly<Record<string, SlackMethod>> = {
  'auth.test': { scope: null, changes: false, arguments: z.strictObject({}) },
  'conversations.create': { scope: 'channels:manage', changes: true, arguments: z.strictObject({ name: text.optional(), is_private: flag.optional() }) },
  'conversations.list': { scope: 'channels:read', changes: false, arguments: z.strictObject({ types: text.optional(), exclude_archived: flag.optional(), limit: whole.optional(), cursor: text.optional() }) },
  'conversations.info': { scope: 'channels:read', changes: false, arguments: z.strictObject({ channel, include_locale: flag.optional(), include_num_members: flag.optional() }) },
  'conversations.setTopic': { scope: 'channels:manage', changes: true, arguments: z.strictObject({ channel, topic: text }) },
  'conversations.setPurpose': { scope: 'channels:manage', changes: true, arguments: z.strictObject({ channel, purpose: text }) },
  'conversations.invite': { scope: 'channels:manage', changes: true, arguments: z.strictObject({ channel, users: text }) },
  'conversations.history': {
    scope: 'channels:history',
    changes: false,
    // `include_all_metadata` is younger than the specification Slack last published.
    arguments: z.strictObject({ channel, latest: decimal.optional(), oldest: decimal.optional(), inclusive: flag.optional(), limit: whole.optional(), cursor: text.optional(), include_all_metadata: flag.optional() }),
  },
  'chat.postMessage': {
    scope: 'chat:write',
    changes: true,
    // `metadata` is younger than the specification Slack last published.
    arguments: z.strictObject({ channel, text: text.optional(), thread_ts: text.optional(), mrkdwn: flag.optional(), link_names: flag.optional(), parse: text.optional(), unfurl_links: flag.optional(), unfurl_media: flag.optional(), metadata: structure.optional() }),
  },
  'pins.add': { scope: 'pins:write', changes: true, arguments: z.strictObject({ channel, timestamp: text.optional() }) },
  // Bookmarks stand in Slack's documentation only.
  'bookmarks.add': { scope: 'bookmarks:write', changes: true, arguments: z.strictObject({ channel_id: channel, title: text.min(1), type: z.literal('link'), link: z.url(), emoji: text.optional() }) },
  'bookmarks.list': { scope: 'bookmarks:read', changes: false, arguments: z.strictObject({ channel_id: channel }) },
  'users.info': { scope: 'users:read', changes: false, arguments: z.strictObject({ user: text, include_locale: flag.optional() }) },
  'users.lookupByEmail': { scope: 'users:read.email', changes: false, arguments: z.strictObject({ email: text.min(1) }) },
};
