/** Every provider there is. To add one: a folder beside this file, and its definitions in the list. */
import type { ProviderKind } from '../incident/ports.ts';
import { providers as linear } from './linear/index.ts';
import { providers as local } from './local/index.ts';
import { providers as pagerduty } from './pagerduty/index.ts';
import type { Definition, ProviderDefinition } from './provider.ts';
import { providers as slackMention } from './slack-mention/index.ts';
import { providers as slack } from './slack/index.ts';
import { providers as statuspage } from './statuspage/index.ts';
import { providers as webhook } from './webhook/index.ts';

/** In the order in which they are chosen where nobody says otherwise; the local ones, which need nothing, come last. */
export const providers: readonly ProviderDefinition[] = [...slack, ...statuspage, ...linear, ...pagerduty, ...webhook, ...slackMention, ...local];

/** The providers of one kind, in order. */
export function providersOf<Kind extends ProviderKind>(kind: Kind): readonly Definition<Kind>[] {
  return providers.filter((one) => one.kind === kind) as readonly ProviderDefinition[] as readonly Definition<Kind>[];
}

/** The provider of this kind and id; `null` where there is none. */
export function providerNamed<Kind extends ProviderKind>(kind: Kind, id: string): Definition<Kind> | null {
  return providersOf(kind).find((one) => one.id === id) ?? null;
}
