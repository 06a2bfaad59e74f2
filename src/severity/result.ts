/** What the result of the wizard says: the reason in words, and what happens next under this policy. */
import { formatDuration, type Seconds } from '../policy/duration.ts';
import type { Policy } from '../policy/schema.ts';
import type { Classification, Reason } from './wizard.ts';

/** One thing that follows from declaring, in the order it happens. */
export interface NextStep {
  kind: 'update' | 'customer-email' | 'post-mortem';
  /** Seconds after `from`; `null` where this severity asks for none. */
  within: Seconds | null;
  from: 'declaration' | 'detection' | 'resolution';
  /** A sentence of its own. */
  text: string;
}

/** The targets a severity pages at minute 0, with the name the policy gives them. */
export function pagedTargets(policy: Policy, severity: string): readonly { id: string; name: string; rotation: string; everyone: boolean }[] {
  const ids = policy.severities.find(({ id }) => id === severity)?.page ?? [];
  return ids.flatMap((id) => {
    const target = Object.hasOwn(policy.targets, id) ? policy.targets[id] : undefined;
    return target ? [{ id, ...target }] : [];
  });
}

/** The reason as one sentence, such as "Because you said that a region is down." */
export function reasonText(policy: Policy, result: Classification & { justDeclared: boolean }): string {
  if (result.justDeclared) return `Because you chose to just declare, which is always right. It starts at ${result.severity} and can be changed later.`;
  const said = result.because.filter(({ answer }) => answer === 'yes').map(({ criterion }) => criterion.because);
  const doubts = result.because.filter(({ answer }) => answer === 'not-sure').map(({ criterion }) => criterion.question);
  if (said.length === 0 && doubts.length === 0) return `Because nothing worse applies: ${result.severity} is what is left.`;
  const parts = [
    ...(said.length > 0 ? [`you said that ${listOf(said)}`] : []),
    ...(doubts.length > 0 ? [`you were not sure about ${listOf(doubts.map((question) => `“${question}”`))}, and not sure counts as ${policy.declaring.notSure}`] : []),
  ];
  return `Because ${parts.join(', and ')}.`;
}

/** A first summary for the command, until somebody types a better one. */
export function summaryFrom(because: readonly Reason[]): string {
  const first = because[0];
  if (!first) return 'Something is wrong, details follow';
  const text = first.answer === 'yes' ? first.criterion.because : `${first.criterion.because}, not sure yet`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What happens next for this severity: the first update, the customer e-mail, the post-mortem. */
export function nextSteps(policy: Policy, severity: string): readonly NextStep[] {
  const found = policy.severities.find(({ id }) => id === severity);
  const { updates, customerEmail, postMortem } = policy;
  const places = updates.to.filter((place) => place === 'channel' || found?.statusPage === true);
  return [
    {
      kind: 'update',
      within: updates.every,
      from: 'declaration',
      text: `First update within ${formatDuration(updates.every)}${places.length > 0 ? `, ${listOf(places.map((place) => (place === 'channel' ? 'in the channel' : 'on the status page')))}` : ''}${updates.withoutNews ? ', even without news' : ''}.`,
    },
    {
      kind: 'customer-email',
      within: found?.customerEmail === true ? customerEmail.due : null,
      from: customerEmail.from,
      text: found?.customerEmail === true ? `E-mail to customers within ${formatDuration(customerEmail.due)} of ${customerEmail.from}.` : 'No customer e-mail for this severity.',
    },
    {
      kind: 'post-mortem',
      within: found?.postMortem === true ? postMortem.due : null,
      from: postMortem.from,
      text: found?.postMortem === true ? `Post-mortem within ${formatDuration(postMortem.due)} of ${postMortem.from}.` : 'No post-mortem for this severity.',
    },
  ];
}

function listOf(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
