import type { ProviderDefinition } from '../provider.ts';
import { FACTS } from './facts.ts';

const EVENTS = 'https://events.pagerduty.com';
const API = 'https://api.pagerduty.com';

export const providers: readonly ProviderDefinition[] = [
  {
    id: 'pagerduty',
    kind: 'pager',
    title: 'PagerDuty',
    facts: FACTS,
    settings: [
      { name: 'routingKey', env: 'PAGERDUTY_ROUTING_KEY', secret: true, required: true, does: 'Integration keys (Events API v2) by service and rotation, checkout=R0… platform=R0…; or one key of an event orchestration' },
      { name: 'apiToken', env: 'PAGERDUTY_API_TOKEN', secret: true, required: false, does: 'REST API key: for acknowledgements, links and zephyr doctor' },
      { name: 'from', env: 'PAGERDUTY_FROM', secret: false, required: false, does: 'E-mail address of a PagerDuty user, in whose name links are noted' },
      { name: 'url', env: 'PAGERDUTY_EVENTS_URL', secret: false, required: false, does: 'Address of the Events API; another one only for the sandbox' },
      { name: 'apiUrl', env: 'PAGERDUTY_API_URL', secret: false, required: false, does: 'Address of the REST API; another one only for the sandbox' },
    ],
    limits: ['an event is accepted before it is worked on; the same key joins the open page', 'summaries 1,024 characters'],
    async open(settings, edge) {
      const [{ restClient }, { pagerduty }, { readRoutingKeys }] = await Promise.all([import('../rest.ts'), import('./pager.ts'), import('./routing.ts')]);
      const service = { provider: 'pagerduty', title: 'PagerDuty' };
      const token = settings['apiToken'];
      return pagerduty({
        events: restClient({ ...service, url: settings['url'] ?? EVENTS, headers: {}, tokenAdvice: 'Put integration keys that are valid into PAGERDUTY_ROUTING_KEY, then run zephyr incident resume.' }, edge),
        rest: token === undefined ? null : restClient({
          ...service,
          url: settings['apiUrl'] ?? API,
          headers: { accept: 'application/vnd.pagerduty+json;version=2', 'content-type': 'application/json', authorization: `Token token=${token}` },
          tokenAdvice: 'Put a REST API key that is valid into PAGERDUTY_API_TOKEN, then run zephyr incident resume.',
        }, edge),
        keys: readRoutingKeys(settings['routingKey'] ?? ''),
        from: settings['from'] ?? null,
        people: edge.people ?? [],
      });
    },
  },
];
