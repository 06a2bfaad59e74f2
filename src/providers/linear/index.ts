import type { ProviderDefinition } from '../provider.ts';

const API = 'https://api.linear.app/graphql';

export const providers: readonly ProviderDefinition[] = [
  {
    id: 'linear',
    kind: 'ticket',
    title: 'Linear',
    settings: [
      { name: 'apiKey', env: 'LINEAR_API_KEY', secret: true, required: true, does: 'Personal API key (lin_api_…) or OAuth token that may create issues' },
      { name: 'team', env: 'LINEAR_TEAM', secret: false, required: false, does: 'Key of the team for services that name none, such as OPS' },
      { name: 'url', env: 'LINEAR_API_URL', secret: false, required: false, does: 'Address of the API; another one only for the sandbox' },
    ],
    hosts: ['linear.app'],
    limits: ['requests and their weight are counted per hour for each key'],
    async open(settings, edge) {
      const [{ linearClient }, { linearTickets }] = await Promise.all([import('./client.ts'), import('./tickets.ts')]);
      return linearTickets(linearClient(settings['apiKey'] ?? '', settings['url'] ?? API, edge), settings['team'] ?? null);
    },
  },
];
