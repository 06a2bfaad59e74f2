import type { PagerPort } from '../../incident/ports.ts';
import type { Edge, Settings } from '../provider.ts';
import { slackClient } from '../slack/client.ts';
import { API } from '../slack/open.ts';
import { slackMention } from './pager.ts';

export function openPager(settings: Settings, edge: Edge): PagerPort {
  return slackMention({
    call: slackClient('slack-mention', settings['token'] ?? '', settings['url'] ?? API, edge),
    workspace: settings['workspace']?.replace(/\/+$/, '') ?? null,
    reactions: (settings['ackReactions'] ?? 'eyes,white_check_mark').split(',').map((name) => name.trim().replaceAll(':', '')),
    people: edge.people ?? [],
  });
}
