import type { ProviderDefinition } from '../provider.ts';
import { FACTS } from './facts.ts';

export const providers: readonly ProviderDefinition[] = [
  {
    id: 'webhook',
    kind: 'pager',
    title: 'Webhook',
    facts: FACTS,
    settings: [
      // Such addresses often hold a token, so the address counts as a secret too.
      { name: 'url', env: 'ZEPHYR_WEBHOOK_URL', secret: true, required: true, does: 'Address that takes the calls' },
      { name: 'secret', env: 'ZEPHYR_WEBHOOK_SECRET', secret: true, required: true, does: 'What the receiver checks the signature with' },
    ],
    limits: ['the receiver must take calls with the same Idempotency-Key for one, and answer {"accepted": true}'],
    async open(settings, edge) {
      const { webhook } = await import('./pager.ts');
      return webhook({ url: settings['url'] ?? '', secret: settings['secret'] ?? '', edge });
    },
  },
];
