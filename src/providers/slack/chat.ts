/** Slack as the place where an incident is talked about. */
import { ProviderError, type ChatPort, type HistoryMessage } from '../../incident/ports.ts';
import type { Person } from '../../policy/oncall-schema.ts';
import { unreadable } from '../http.ts';
import { checkSlack } from './check.ts';
import type { Call } from './client.ts';
import { findPeople } from './people.ts';
import * as request from './requests.ts';
import type { SlackCall } from './requests.ts';
import { channelOf, markOf, messageOf, messageUrl, pageOf, textAt, withUrl, type FoundChannel } from './responses.ts';

export interface SlackOptions {
  call: Call;
  /** `https://zephyr.slack.com`, without a slash at its end. */
  workspace: string | null;
  prefix: string;
  people: readonly Person[];
}

/** Objections to one of the people, not to the request. */
const NO_SUCH_USER = /^(user_not_found|users_not_found|no_user|invalid_users|user_disabled|cant_invite|user_is_restricted|user_is_ultra_restricted|user_team_not_in_channel|ura_max_channels)$/;
/** The first two do no harm: somebody is in already, or is the bot. */
const OBJECTION = new RegExp(`^(already_in_channel|cant_invite_self)$|${NO_SUCH_USER.source}`);

export function slackChat({ call, workspace, prefix, people }: SlackOptions): ChatPort {
  const asked = ({ method }: SlackCall): { provider: string; title: string; action: string } => ({ provider: 'slack', title: 'Slack', action: method });

  return {
    id: 'slack',
    title: 'Slack',
    describe: () => `${workspace === null ? 'Slack' : `Slack workspace ${workspace.replace(/^https?:\/\//, '')}`}, channels ${prefix}…`,
    check: (needs) => checkSlack({ call, prefix, ...needs }),

    async createChannel({ name }) {
      const create = request.createChannel(name);
      const channel = channelOf((await call(create))['channel']);
      if (!channel) throw unreadable(asked(create), 'without a channel id');
      return withUrl(channel, workspace);
    },

    async findChannel({ incident, name }) {
      const found = await channelNamed(call, name);
      if (!found) return null;
      const ours = found.purpose === '' ? found.creator !== '' && found.creator === textAt(await call(request.authTest()), 'user_id') : hasWord(found.purpose, incident);
      return ours ? withUrl(found, workspace) : null;
    },

    async lookUpChannel(reference) {
      const id = /(?:^|\/|channel=)([CG][A-Z0-9]{7,})(?:$|[/?&])/.exec(reference.trim())?.[1];
      const found = id === undefined ? await channelNamed(call, reference.trim().replace(/^#/, '').toLowerCase()) : await channelWithId(call, id);
      return found === null ? null : withUrl(found, workspace);
    },

    async describeChannel({ channel, topic, purpose }) {
      // The purpose first: it is the mark by which the channel is found again.
      await call(request.setPurpose(channel, purpose));
      await call(request.setTopic(channel, topic));
    },

    async invite({ channel, people: wanted }) {
      const { known, unknown } = await findPeople(call, wanted);
      const refused = await inviteAll(call, channel, known.map(({ user }) => user));
      return { unknown: [...unknown, ...known.flatMap(({ person, user }) => (refused.has(user) ? [person.id] : []))] };
    },

    async post(wanted) {
      const send = request.post(wanted);
      const ts = textAt(await call(send), 'ts');
      if (ts === '') throw unreadable(asked(send), 'without the time of the post');
      return { id: ts, url: messageUrl(workspace, wanted.channel, ts) };
    },

    async findPost({ channel, key, since }) {
      for await (const message of messages(call, channel, since)) {
        if (markOf(message).key === key) return { id: textAt(message, 'ts'), url: messageUrl(workspace, channel, textAt(message, 'ts')) };
      }
      return null;
    },

    async pin({ channel, message }) {
      await call(request.pin(channel, message), /^already_pinned$/);
    },

    async bookmark({ channel, title, url, first = false }) {
      if (!first) {
        const list = request.listBookmarks(channel);
        const { entries } = pageOf(asked(list), await call(list), 'bookmarks');
        if (entries.some((entry) => textAt(entry, 'link') === url)) return;
      }
      await call(request.addBookmark(channel, title, url));
    },

    async history({ channel }) {
      const all: HistoryMessage[] = [];
      for await (const entry of messages(call, channel, 0)) {
        const message = messageOf(entry, workspace, channel, people);
        if (message) all.push(message);
      }
      return all.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    },
  };
}

async function channelNamed(call: Call, name: string): Promise<FoundChannel | null> {
  let cursor = '';
  do {
    const list = request.listChannels(cursor);
    // Fewer entries than asked for, even none, do not mean the end; only an empty cursor does.
    const page = pageOf({ provider: 'slack', title: 'Slack', action: list.method }, await call(list), 'channels');
    const found = page.entries.map(channelOf).find((channel) => channel?.name === name);
    if (found) return found;
    cursor = page.cursor;
  } while (cursor !== '');
  return null;
}

async function channelWithId(call: Call, id: string): Promise<FoundChannel | null> {
  try {
    return channelOf((await call(request.channelInfo(id)))['channel']);
  } catch (error) {
    if (error instanceof ProviderError && error.reason === 'gone') return null;
    throw error;
  }
}

/** Messages from `since` on, newest first, page by page. */
export async function* messages(call: Call, channel: string, since: number): AsyncGenerator<unknown> {
  let cursor = '';
  do {
    const read = request.history(channel, since, cursor);
    const page = pageOf({ provider: 'slack', title: 'Slack', action: read.method }, await call(read), 'messages');
    yield* page.entries;
    cursor = page.cursor;
  } while (cursor !== '');
}

/** Invites everybody at once; where Slack objects to somebody it invites nobody, so then one by one. Gives those it does not know. */
async function inviteAll(call: Call, channel: string, users: readonly string[]): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  if (users.length === 0) return refused;
  const together = await call(request.invite(channel, users), OBJECTION);
  if (together['ok'] === true) return refused;
  for (const user of users) {
    const alone = users.length === 1 ? together : await call(request.invite(channel, [user]), OBJECTION);
    if (NO_SUCH_USER.test(textAt(alone, 'error'))) refused.add(user);
  }
  return refused;
}

/** Whether an id stands in a text, not as a part of a longer one. */
function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at >= 0 && !/[\w-]/.test(text.charAt(at - 1)) && !/[\w-]/.test(text.charAt(at + word.length));
}
