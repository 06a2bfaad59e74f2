/** What a drill plays: scenes with what happens, how much later, and what a responder could type. */
import * as z from 'zod';
import type { OnCall } from '../../../policy/oncall-schema.ts';
import { leafAt } from '../../../policy/leaves.ts';
import type { Policy } from '../../../policy/schema.ts';
import lateUpdate from './scenarios/late-update.json' with { type: 'json' };
import nobodyAnswers from './scenarios/nobody-answers.json' with { type: 'json' };
import scopeWidens from './scenarios/scope-widens.json' with { type: 'json' };

const scene = z.strictObject({
  /** How long after the scene before, as a share of a duration of the policy; `null`: at once. */
  wait: z.strictObject({ key: z.string(), share: z.number().min(0) }).nullable(),
  /** What the person is told. */
  tell: z.string(),
  /** What a colleague writes in the channel. */
  say: z.string().optional(),
  /** Who answers the page now: whoever was paged last, or everybody. */
  answered: z.enum(['nobody', 'last', 'all']).default('nobody'),
  /** Command lines without `zephyr`: what --auto types, and what `?` shows. */
  commands: z.array(z.string()).min(1),
});

export const scenarioSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  about: z.string(),
  summary: z.string(),
  /** What the review expects besides the policy; `late`: updates that the scenario itself makes late. */
  expect: z.strictObject({ severity: z.literal('worst').optional(), late: z.int().optional() }).default({}),
  scenes: z.array(scene).min(1),
});

export type Scenario = z.output<typeof scenarioSchema>;
export type Scene = Scenario['scenes'][number];

export const scenarios: readonly Scenario[] = [nobodyAnswers, scopeWidens, lateUpdate].map((data) => scenarioSchema.parse(data));

/** Milliseconds that a scene comes after the one before, under this policy. */
export function waitOf({ wait }: Scene, policy: Policy): number {
  if (wait === null) return 0;
  const leaf = leafAt(policy, wait.key);
  const seconds = leaf !== null && typeof leaf.value === 'number' ? leaf.value : policy.updates.every;
  return Math.round(seconds * wait.share) * 1000;
}

/** A text with the policy's own words in it. A placeholder for a role or a person whom the policy or the rota has not got is left out. */
export function inWords(text: string, { summary }: Scenario, policy: Policy, { people }: OnCall): string {
  const words: Readonly<Record<string, string>> = {
    summary,
    worst: policy.severities[0]?.id ?? '',
    ...Object.fromEntries(policy.roles.map(({ id }, k) => [`role.${k}`, id])),
    ...Object.fromEntries(people.map(({ id }, k) => [`person.${k}`, id])),
  };
  return text.replace(/\{([a-z]+(?:\.\d+)?)\}/g, (_, name: string) => words[name] ?? '').trim();
}

/** The commands of a scene that make sense under this policy: a role that it has not got is nobody's. */
export function commandsOf({ commands }: Scene, scenario: Scenario, policy: Policy, oncall: OnCall): string[] {
  return commands.filter((command) => [...command.matchAll(/\{role\.(\d+)\}/g)].every(([, k]) => policy.roles[Number(k)] !== undefined)).map((command) => inWords(command, scenario, policy, oncall));
}

/** The words of a command line as a shell gives them: quotes hold words together, a leading `zephyr` is left out. */
export function wordsOf(line: string): string[] {
  const words = [...line.matchAll(/(?:"(?:[^"\\]|\\.)*"|(?<![^\s=])'[^']*'|\S)+/g)].map(([word]) => word.replace(/"((?:[^"\\]|\\.)*)"|(?<![^=])'([^']*)'/g, (_, double?: string, single?: string) => double?.replace(/\\(.)/g, '$1') ?? single ?? ''));
  return words[0] === 'zephyr' ? words.slice(1) : words;
}
