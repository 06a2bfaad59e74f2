import { SLACK_SETTINGS } from '../slack/index.ts';
import type { ProviderDefinition } from '../provider.ts';
import { FACTS } from './facts.ts';

export const providers: readonly ProviderDefinition[] = [
  {
    id: 'slack-mention',
    kind: 'pager',
    title: 'Slack mention',
    facts: FACTS,
    settings: [...SLACK_SETTINGS, { name: 'ackReactions', env: 'SLACK_ACK_REACTIONS', secret: false, required: false, does: 'Reactions that acknowledge, with commas (eyes,white_check_mark)' }],
    limits: ['a last resort: a mention does not ring a silenced phone, and it waits for the channel'],
    open: async (settings, edge) => (await import('./open.ts')).openPager(settings, edge),
  },
];
