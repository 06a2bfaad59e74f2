/** Makes the adapter; everything heavy is imported from here. */
import type { ChatPort } from '../../incident/ports.ts';
import type { Edge, Settings } from '../provider.ts';
import { slackChat } from './chat.ts';
import { slackClient } from './client.ts';

export const API = 'https://slack.com/api/';

export function openChat(settings: Settings, edge: Edge): ChatPort {
  return slackChat({
    call: slackClient('slack', settings['token'] ?? '', settings['url'] ?? API, edge),
    workspace: settings['workspace']?.replace(/\/+$/, '') ?? null,
    prefix: settings['prefix'] ?? 'inc-',
    people: edge.people ?? [],
  });
}
