/**
 * Valid policies of any company, for property tests: every value that may vary varies, and everything that must fit
 * together does (worst criteria first, steps that are reachable, names that exist).
 */
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { policySchema } from '../../src/policy/schema.ts';
import type { Policy } from '../../src/policy/schema.ts';

/** A policy as the file writes it. */
export type PolicyInput = z.input<typeof policySchema>;

/** One policy in three forms: as written, as YAML text, and parsed. */
export interface GeneratedPolicy {
  input: PolicyInput;
  text: string;
  policy: Policy;
}

const WORDS = ['shop', 'search', 'region', 'tenant', 'data', 'slow', 'down', 'lost', 'for', 'one', 'twice', 'café', "o'clock", 'half: gone', '#1', 'a, b', 'a; b', '100 %', 'yes'];

const words = (most = 4): fc.Arbitrary<string> => fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: most }).map((list) => list.join(' '));

export const duration: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom('second', 'minute', 'hour', 'day', 'week'))
  .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);

const id = (prefix: string, index: number): string => `${prefix}-${'abcdefghijklmnopqrstuvwxyz'[index % 26]}${index}`;
const path = fc.constantFrom('runbooks/incident.md', 'runbooks/a/b.md', 'comms/mail.md', 'content/reviews', 'template.mdx');
const from = fc.constantFrom('resolution' as const, 'declaration' as const, 'detection' as const);
const subset = <T>(...values: T[]): fc.Arbitrary<T[]> => fc.subarray(values, { minLength: 1 });

const size = fc.record({
  severities: fc.integer({ min: 1, max: 5 }),
  targets: fc.integer({ min: 1, max: 5 }),
  criteria: fc.integer({ min: 0, max: 7 }),
  roles: fc.integer({ min: 1, max: 4 }),
  prefix: fc.constantFrom('SEV-', 'P', 'S0-', 'LEVEL'),
  first: fc.integer({ min: 0, max: 1 }),
});

const input: fc.Arbitrary<PolicyInput> = size.chain((sizes) => {
  const severityIds = Array.from({ length: sizes.severities }, (_, index) => `${sizes.prefix}${index + sizes.first}`);
  const targetIds = ['service-owner', ...Array.from({ length: sizes.targets }, (_, index) => id('target', index))];
  const roleIds = Array.from({ length: sizes.roles }, (_, index) => id('role', index));
  const target = fc.constantFrom(...targetIds);
  const rank = fc.integer({ min: 0, max: sizes.severities - 1 });
  const severityAt = (index: number): string => severityIds[index] ?? '';

  const severities = fc.tuple(
    ...severityIds.map((severityId, index) =>
      fc.record({
        id: fc.constant(severityId),
        name: words(1),
        spellings: fc.subarray([String(index + sizes.first), `level ${index + sizes.first}`]),
        examples: fc.array(words(), { minLength: 1, maxLength: 3 }),
        page: fc.uniqueArray(target, { minLength: 1, maxLength: 3 }),
        pageWhen: fc.constantFrom('at-once' as const, 'waking-hours' as const),
        statusPage: fc.boolean(),
        postMortem: fc.boolean(),
        customerEmail: fc.boolean(),
      }),
    ),
  );
  const targets = fc.tuple(
    ...targetIds.map((targetId, index) =>
      fc.record({ name: words(2), rotation: fc.constant(targetId === 'service-owner' ? targetId : id('rotation', index)), everyone: fc.boolean() }),
    ),
  ).map((list) => Object.fromEntries(list.map((entry, index) => [targetIds[index] ?? '', entry])));
  const criteria = fc
    .array(fc.record({ question: words().map((text) => `${text}?`), because: words(), rank }), { minLength: sizes.criteria, maxLength: sizes.criteria })
    .map((list) => [...list].sort((left, right) => left.rank - right.rank).map(({ rank: at, ...rest }, index) => ({ id: id('criterion', index), ...rest, severity: severityAt(at) })));
  const steps = fc
    .tuple(fc.shuffledSubarray(['on-call', ...targetIds]), fc.integer({ min: 0, max: 2 }), fc.array(duration, { minLength: 20, maxLength: 20 }))
    .map(([pages, next, waits]) => {
      const chain = [...pages.slice(0, 1), ...Array.from({ length: next }, () => 'next-in-rotation'), ...pages.slice(1)];
      return (chain.length === 0 ? ['on-call'] : chain).map((page, index) => ({ page, wait: waits[index] ?? '5 minutes' }));
    });

  return fc
    .record({
      version: fc.constant(1 as const),
      severities,
      targets,
      criteria,
      declaring: fc.record({
        command: words().map((summary) => `zephyr incident open --sev ${severityAt(0)} --summary ${JSON.stringify(summary)}`),
        creates: subset('chat-channel' as const, 'status-page-entry' as const, 'ticket' as const, 'page' as const, 'pinned-runbook' as const),
        justDeclare: fc.constantFrom(...severityIds),
        notSure: fc.constant('yes' as const),
        nothingApplies: rank.map(severityAt),
        punished: fc.constant(false as const),
      }),
      severityChange: fc.record({ decides: fc.constantFrom('worst' as const, 'last' as const), alreadyPaged: fc.constantFrom('stay' as const, 'released' as const) }),
      roles: fc.tuple(
        ...roleIds.map((roleId, index) =>
          fc.record({
            id: fc.constant(roleId), name: words(2).map((name) => `${name} ${index}`),
            duties: fc.array(words(), { minLength: 1, maxLength: 3 }), who: words(), people: fc.integer({ min: 1, max: 9 }),
          }),
        ),
      ),
      updates: fc.record({ every: duration, to: subset('channel' as const, 'status-page' as const), withoutNews: fc.boolean() }),
      escalation: fc.record({
        steps,
        whenExhausted: fc.constantFrom('repeat' as const, 'stop' as const),
        emptyStep: fc.constantFrom('skip' as const, 'wait' as const),
        nextInRotation: fc.constantFrom('next-not-paged' as const, 'next' as const),
        firstTargets: fc.constantFrom('own-chain' as const, 'once' as const),
        acknowledgement: fc.constantFrom('chain' as const, 'incident' as const),
        acknowledgementTimeout: fc.oneof(fc.constant('none' as const), duration),
        simulate: fc.record({ passes: fc.integer({ min: 1, max: 20 }) }),
      }),
      services: fc.record({ match: fc.constantFrom('name-or-alias' as const, 'none' as const), default: fc.constantFrom('checkout', 'platform') }),
      runbook: path,
      postMortem: fc.record({
        due: duration, from, draftedBy: fc.constantFrom(...roleIds), reviewers: fc.integer({ min: 0, max: 9 }), template: path, folder: path,
        actionItems: fc.record({
          minimum: fc.integer({ min: 0, max: 99 }), noneAllowed: fc.boolean(), owner: fc.constantFrom('person' as const, 'person-or-team' as const), label: words(2),
          tracker: fc.record({ name: words(1), prefixes: subset('OPS', 'PAY', 'X1'), hosts: subset('linear.app', 'tickets.example') }),
        }),
        neverShip: fc.record({ window: duration, share: fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20), escalateTo: target }),
      }),
      customerEmail: fc.record({ due: duration, from, template: path, apologies: fc.integer({ min: 0, max: 9 }), marketing: fc.boolean(), maxWords: fc.integer({ min: 20, max: 2000 }) }),
    })
    .map((generated) => {
      const mildest = Math.max(-1, ...generated.criteria.map(({ severity }) => severityIds.indexOf(severity)));
      const nothing = Math.max(mildest, severityIds.indexOf(generated.declaring.nothingApplies));
      return { ...generated, declaring: { ...generated.declaring, nothingApplies: severityAt(nothing) } };
    });
});

/** Any valid policy. */
export function arbitraryPolicy(): fc.Arbitrary<GeneratedPolicy> {
  return input.map((written) => ({ input: written, text: stringify(written), policy: policySchema.parse(written) }));
}
