/** What Slack remembers, and how it shows it. */

export interface SlackUser {
  id: string;
  name: string;
  email: string | null;
}

export interface SlackMessage {
  ts: string;
  user: string;
  text: string;
  subtype: string | null;
  metadata: { event_type: string; event_payload: Readonly<Record<string, unknown>> } | null;
  reactions: { name: string; users: string[] }[];
}

export interface SlackChannel {
  id: string;
  name: string;
  creator: string;
  topic: string;
  purpose: string;
  archived: boolean;
  members: string[];
  messages: SlackMessage[];
  pins: string[];
  bookmarks: { id: string; title: string; link: string }[];
}

/** A channel as Slack answers with it. */
export function shown({ id, name, creator, topic, purpose, archived, members }: SlackChannel): Readonly<Record<string, unknown>> {
  return { id, name, creator, is_channel: true, is_private: false, is_archived: archived, topic: { value: topic }, purpose: { value: purpose }, num_members: members.length };
}

/** A message as Slack answers with it; metadata only where it was asked for. */
export function told({ ts, user, text, subtype, metadata, reactions }: SlackMessage, withMetadata: boolean): Readonly<Record<string, unknown>> {
  return {
    type: 'message', ts, user, text,
    ...(subtype === null ? {} : { subtype }),
    ...(metadata !== null && withMetadata ? { metadata } : {}),
    ...(reactions.length === 0 ? {} : { reactions: reactions.map(({ name, users }) => ({ name, users, count: users.length })) }),
  };
}
