/** Every provider. To add one: a folder with `index.ts` (see CONTRIBUTING.md), a line here, and the contract tests run for it. */
import type { ProviderKind } from '../incident/ports.ts';
import { providers as linear } from './linear/index.ts';
import { providers as pagerduty } from './pagerduty/index.ts';
import type { Definition, ProviderDefinition } from './provider.ts';
import { providers as slackMention } from './slack-mention/index.ts';
import { providers as slack } from './slack/index.ts';
import { providers as statuspage } from './statuspage/index.ts';
import { providers as webhook } from './webhook/index.ts';

export const definitions: readonly ProviderDefinition[] = [...slack, ...statuspage, ...linear, ...pagerduty, ...webhook, ...slackMention];

/** The provider of this kind and id; `null` where there is none. */
export function definitionOf<Kind extends ProviderKind>(kind: Kind, id: string): Definition<Kind> | null {
  const found = definitions.find((one) => one.kind === kind && one.id === id);
  return (found as Definition<Kind> | undefined) ?? null;
}
