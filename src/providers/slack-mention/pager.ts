/** The pager of last resort: mentions people in the incident's channel, and takes a reaction for an answer. */
import { type PagerPort, type PageState } from '../../incident/ports.ts';
import type { Person } from '../../policy/oncall-schema.ts';
import { failure, unreadable } from '../http.ts';
import { messages } from '../slack/chat.ts';
import { checkSlack } from '../slack/check.ts';
import type { Call } from '../slack/client.ts';
import { findPeople } from '../slack/people.ts';
import * as request from '../slack/requests.ts';
import { markOf, messageOf, messageUrl, textAt } from '../slack/responses.ts';
import { FACTS } from './facts.ts';

export interface MentionOptions {
  call: Call;
  workspace: string | null;
  /** Names of reactions that acknowledge. */
  reactions: readonly string[];
  people: readonly Person[];
}

export function slackMention({ call, workspace, reactions, people }: MentionOptions): PagerPort {
  const asked = { provider: 'slack-mention', title: 'Slack', action: 'chat.postMessage' };
  return {
    id: 'slack-mention',
    title: 'Slack mention',
    ...FACTS,
    describe: () => 'Mentions people in the incident’s Slack channel; a silenced phone does not ring',
    check: ({ oncall }) => checkSlack({ call, prefix: null, oncall }),

    async page({ channel, key, people: wanted, summary }) {
      if (channel === null) throw failure(asked, 'refused', 'there is no channel to mention people in', 'Create the channel first: run zephyr incident resume.');
      const { known, unknown } = await findPeople(call, wanted);
      if (known.length === 0) throw failure(asked, 'refused', `Slack knows none of ${wanted.map(({ name }) => name).join(', ') || 'the people on call'}`, 'Call them by phone, and write their ids.slack into content/oncall.yaml.');
      const missing = wanted.filter(({ id }) => unknown.includes(id)).map(({ name }) => name);
      const send = request.post({
        channel,
        key,
        text: [
          [...request.mentions(known.map(({ person, user }) => ({ id: user, name: person.name }))), ' ', { strong: summary }],
          [`React with :${reactions[0] ?? 'eyes'}: to say that you are on it.`],
          ...(missing.length === 0 ? [] : [[`Slack does not know ${missing.join(', ')}: call them.`]]),
        ],
      });
      const ts = textAt(await call(send), 'ts');
      if (ts === '') throw unreadable(asked, 'without the time of the post');
      return { key, url: messageUrl(workspace, channel, ts) };
    },

    async findPage({ key, channel, since }): Promise<PageState | null> {
      if (channel === null) return null;
      for await (const entry of messages(call, channel, since)) {
        if (markOf(entry).key !== key) continue;
        const post = messageOf(entry, workspace, channel, people);
        const answer = post?.reactions.find(({ name }) => reactions.includes(name));
        const by = answer?.by.map((user) => people.find(({ ids }) => ids.slack === user)?.id).find((id) => id !== undefined) ?? null;
        return { key, url: post?.url ?? null, status: answer ? 'acknowledged' : 'triggered', by };
      }
      return null;
    },

    // The channel itself shows what else there is, and who answered.
    link: () => Promise.resolve(),
    acknowledge: () => Promise.resolve(),
    resolve: () => Promise.resolve(),
  };
}
