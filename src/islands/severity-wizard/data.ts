import type { Policy } from '../../policy/schema.ts';
import type { Rota } from './rota.ts';

/** What the page hands to the wizard as JSON. */
export interface WizardData {
  policy: Policy;
  services: readonly { id: string; name: string; owner: string }[];
  rota: Rota;
}
