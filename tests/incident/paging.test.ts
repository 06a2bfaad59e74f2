/** The pages that a watcher sends, beside what the simulator plays: the same people at the same instants. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escalate } from '../../src/escalation/escalate.ts';
import type { Instant } from '../../src/escalation/instant.ts';
import { rotaOf } from '../../src/escalation/rota.ts';
import { chainPages, triggersOf, unsent, type DuePage } from '../../src/incident/paging.ts';
import type { StepState } from '../../src/incident/state.ts';
import type { Step } from '../../src/incident/step.ts';
import type { OnCall } from '../../src/policy/oncall-schema.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { anyPolicy, moment, onCallAround } from '../escalation/arbitrary.ts';
import { at, layer, onCall, policyWith, rotation } from '../escalation/rota.ts';

interface Ack {
  person: string;
  /** Milliseconds after the declaration. */
  after: number;
}

const LENGTH = 40 * 60_000;
const NEVER = 366 * 86_400;

/** Pages that went out as `ada 300000`, by somebody who looks at each instant at which something may happen, and knows of no answer before it is given. */
function watched(policy: Policy, oncall: OnCall, declared: Instant, acks: readonly Ack[]): string[] {
  const { id: severity, page: targets } = policy.severities[0] as Policy['severities'][number];
  const steps = new Map<string, StepState>();
  const sent: DuePage[] = [];
  for (let now = declared; now <= declared + LENGTH;) {
    const known = acks.filter(({ after }) => declared + after <= now).map(({ person, after }) => ({ person, at: declared + after }));
    const { pages, next } = chainPages(policy, oncall, { triggers: [{ at: declared, severity, targets }], service: 'shop', acks: known, resolvedAt: null }, now);
    for (const page of unsent(pages, { steps })) {
      expect(page.at).toBe(now);
      sent.push(page);
      steps.set(page.id, { step: { kind: 'page', request: { people: page.people, dueAt: page.at } } as unknown as Step } as StepState);
    }
    now = Math.min(next ?? Infinity, ...acks.map(({ after }) => declared + after).filter((instant) => instant > now));
  }
  return sent.map((page) => `${page.people.join()} ${page.at - declared}`).sort();
}

/** The same, played by somebody who knows all answers; two pages of one person within a second are one. */
function played(policy: Policy, oncall: OnCall, declared: Instant, acks: readonly Ack[]): string[] {
  const endless = { ...policy, escalation: { ...policy.escalation, simulate: { passes: 1000 } } };
  const severity = policy.severities[0]?.id ?? '';
  const { happenings } = escalate({ policy: endless, oncall, rota: rotaOf(oncall), scenario: { severity, service: 'shop', at: declared, answers: acks.map(({ person, after }) => ({ person, after: after / 1000 })), resolve: NEVER } });
  const pages = happenings.filter((one) => one.kind === 'page' && one.at - declared <= LENGTH);
  const secondOf = (instant: Instant): number => Math.round((instant - declared) / 1000);
  return pages.filter((page, k) => pages.findIndex((one) => one.person === page.person && secondOf(one.at) === secondOf(page.at)) === k).map((page) => `${page.person ?? ''} ${page.at - declared}`).sort();
}

describe('pages of the chain that Zephyr runs', () => {
  it('go on until the page of somebody who answered before it: nobody knows yet that this will end them', () => {
    const oncall = onCall([rotation('shop', [layer(['ada', 'ben'])]), rotation('leads', [layer(['lea'])]), rotation('directors', [layer(['dora'])])]);
    const early = [{ person: 'lea', after: 60_000 }];
    expect(watched(policyWith(['owner']), oncall, at('2026-01-06T12:00Z'), early)).toEqual(['ada 0', 'ben 300000', 'lea 600000']);
  });

  it.each(['chain', 'incident'] as const)('go out for a severity that rises after somebody has answered, where an answer ends the %s', (acknowledgement) => {
    const oncall = onCall([rotation('shop', [layer(['ada', 'ben'])]), rotation('directors', [layer(['dora'])])]);
    const declared = at('2026-01-06T12:00Z');
    const [mild] = policyWith(['owner'], { acknowledgement }).severities as [Policy['severities'][number]];
    const policy = { ...policyWith(['owner'], { acknowledgement }), severities: [{ ...mild, id: 'SEV-0', page: ['owner', 'director'] }, mild] };
    const triggers = [{ at: declared, severity: 'SEV-1', targets: ['owner'] }, { at: declared + 180_000, severity: 'SEV-0', targets: ['director'] }];
    const pagesWith = (minutes: number, ...acks: Ack[]): string[] =>
      chainPages(policy, oncall, { triggers, service: 'shop', acks: acks.map(({ person, after }) => ({ person, at: declared + after })), resolvedAt: null }, declared + minutes * 60_000).pages.map((page) => `${page.people.join()} ${page.at - declared}`);
    expect(pagesWith(9, { person: 'ada', after: 60_000 })).toEqual(['ada 0', 'dora 180000', 'dora 480000']);
    // The same answer after the rise is one for both chains, or for its own.
    expect(pagesWith(9, { person: 'ada', after: 240_000 })).toEqual(['ada 0', 'dora 180000', ...(acknowledgement === 'chain' ? ['dora 480000'] : [])]);
  });

  it('end before the resolution, and none is next', () => {
    const oncall = onCall([rotation('shop', [layer(['ada', 'ben'])]), rotation('leads', [layer(['lea'])])]);
    const declared = at('2026-01-06T12:00Z');
    const policy = policyWith(['owner']);
    const triggers = [{ at: declared, severity: policy.severities[0]?.id ?? '', targets: ['owner'] }];
    const paged = (resolvedAfter: number | null, after: number) => {
      const { pages, next } = chainPages(policy, oncall, { triggers, service: 'shop', acks: [], resolvedAt: resolvedAfter === null ? null : declared + resolvedAfter }, declared + after);
      return [...pages.map((page) => `${page.people.join()} ${page.at - declared}`), next === null ? null : next - declared];
    };
    expect(paged(null, 299_999)).toEqual(['ada 0', 300_000]);
    expect(paged(null, 300_000)).toEqual(['ada 0', 'ben 300000', 600_000]);
    expect(paged(300_000, 400_000)).toEqual(['ada 0', null]);
    expect(paged(300_001, 400_000)).toEqual(['ada 0', 'ben 300000', null]);
  });

  it('stand in order of time over all severities, and a worse one does not page again at once whom the milder one paged', () => {
    const oncall = onCall([rotation('shop', [layer(['ada', 'ben'])]), rotation('directors', [layer(['ada'])])]);
    const declared = at('2026-01-06T12:00Z');
    const [mild] = policyWith(['owner']).severities as [Policy['severities'][number]];
    const policy = { ...policyWith(['owner']), severities: [{ ...mild, id: 'SEV-0', page: ['owner', 'director'] }, mild] };
    const triggers = triggersOf(policy, { severities: [{ at: declared, severity: 'SEV-1', because: null, by: null }, { at: declared + 180_000, severity: 'SEV-0', because: null, by: null }] });
    const { pages } = chainPages(policy, oncall, { triggers, service: 'shop', acks: [], resolvedAt: null }, declared + 600_000);
    expect(pages.map((page) => `${page.people.join()} ${page.at - declared}`)).toEqual(['ada 0', 'ben 300000', 'ada 480000', 'ada 600000']);
  });

  it('begin for each target with the first severity that asked for it', () => {
    const [mild] = policyWith(['owner']).severities as [Policy['severities'][number]];
    const policy = { ...policyWith(['owner']), severities: [{ ...mild, id: 'SEV-0', page: ['owner', 'director'] }, mild] };
    const severities = ['SEV-1', 'SEV-0', 'SEV-1', 'SEV-9'].map((severity, minute) => ({ at: minute, severity, because: null, by: null }));
    expect(triggersOf(policy, { severities })).toEqual([{ at: 0, severity: 'SEV-1', targets: ['owner'] }, { at: 1, severity: 'SEV-0', targets: ['director'] }]);
  });

  it('are those of the simulator, whatever the policy, the rota and the answers', () => {
    const answers = fc.array(fc.record({ person: fc.constantFrom('ada', 'ben', 'chidi', 'dana', 'eun', 'finn'), after: fc.oneof(fc.integer({ min: 0, max: 60 }).map((halves) => halves * 30_000), fc.nat(1_800_000)) }), { maxLength: 3 });
    const rotas = moment.chain((around) => fc.tuple(fc.constant(around), onCallAround(around)));
    fc.assert(fc.property(rotas, anyPolicy, answers, fc.nat(999), fc.constantFrom('at-once' as const, 'waking-hours' as const), ([around, oncall], plain, acks, fraction, pageWhen) => {
      const policy = { ...plain, severities: plain.severities.map((severity) => ({ ...severity, pageWhen })) };
      expect(watched(policy, oncall, around + fraction, acks)).toEqual(played(policy, oncall, around + fraction, acks));
    }), { numRuns: 150 });
  });
});
