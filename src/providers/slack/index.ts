import type { ProviderDefinition, Setting } from '../provider.ts';

export const SLACK_SETTINGS: readonly Setting[] = [
  { name: 'token', env: 'SLACK_BOT_TOKEN', secret: true, required: true, does: 'Bot token (xoxb-…); `zephyr doctor` says which scopes it lacks' },
  { name: 'workspace', env: 'SLACK_WORKSPACE', secret: false, required: false, does: 'Address of the workspace, for links: https://example.slack.com' },
  { name: 'url', env: 'SLACK_API_URL', secret: false, required: false, does: 'Address of the API; another one only for the sandbox' },
];

export const providers: readonly ProviderDefinition[] = [
  {
    id: 'slack',
    kind: 'chat',
    title: 'Slack',
    settings: [...SLACK_SETTINGS, { name: 'prefix', env: 'SLACK_CHANNEL_PREFIX', secret: false, required: false, does: 'How names of channels begin (inc-)' }],
    limits: [
      'about 20 new channels a minute, one post a second and channel',
      'names of channels: 80 characters; topic and purpose: 250; posts are shortened to 4,000',
    ],
    open: async (settings, edge) => (await import('./open.ts')).openChat(settings, edge),
  },
];
