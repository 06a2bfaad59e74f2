import type { ProviderDefinition } from '../provider.ts';

const API = 'https://api.statuspage.io/v1';

export const providers: readonly ProviderDefinition[] = [
  {
    id: 'statuspage',
    kind: 'status-page',
    title: 'Statuspage',
    settings: [
      { name: 'token', env: 'STATUSPAGE_TOKEN', secret: true, required: true, does: 'API key of a user who may publish' },
      { name: 'page', env: 'STATUSPAGE_PAGE', secret: false, required: true, does: 'Id of the page, such as kctbh9vrtdwd' },
      { name: 'url', env: 'STATUSPAGE_API_URL', secret: false, required: false, does: 'Address of the API; another one only for the sandbox' },
    ],
    limits: ['one request a second for each token; names 255 characters, texts 25,000'],
    async open(settings, edge) {
      const [{ restClient }, { statuspage }] = await Promise.all([import('../rest.ts'), import('./page.ts')]);
      const rest = restClient(
        {
          provider: 'statuspage',
          title: 'Statuspage',
          url: settings['url'] ?? API,
          // In the header, not in the address: addresses end up in logs.
          headers: { authorization: `OAuth ${settings['token'] ?? ''}` },
          tokenAdvice: 'Put an API key that is valid into STATUSPAGE_TOKEN, then run zephyr incident resume.',
          busy: [420],
        },
        edge,
      );
      return statuspage(rest, settings['page'] ?? '');
    },
  },
];
