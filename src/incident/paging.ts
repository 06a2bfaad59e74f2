/**
 * Who is paged. With a pager that runs the chain itself, one page goes to each target. Otherwise Zephyr pages people, and
 * which person when is what `src/escalation` plays: the site's simulator, `zephyr escalation simulate` and the real pages
 * cannot disagree.
 */
import { peopleOf, rotaOf, type Rota } from '../escalation/chain.ts';
import { escalate, type Cause } from '../escalation/escalate.ts';
import { reasonOf } from '../escalation/reasons.ts';
import type { Scenario } from '../escalation/simulation.ts';
import { chainsOf } from '../policy/chains.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import type { IncidentState } from './state.ts';

/** Longer than any incident: a resolution that has not come. */
const NEVER = 366 * 86_400;
const SECOND = 1000;

/** A page that is due. */
export interface DuePage {
  /** End of the step's id, the same however often it is worked out: `page-platform`, `page-noor-300`. */
  id: string;
  target: string;
  /** Roster ids. */
  people: readonly string[];
  /** Why, in words: `SEV-2 pages platform on-call`. */
  because: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** A moment at which targets were paged for the first time: the declaration, or a severity that rose. */
export interface Trigger {
  at: number;
  severity: string;
  targets: readonly string[];
}

/** The targets of a severity, each with the people who answer for it now: for a pager that runs the chain itself. */
export function targetPages(policy: Policy, oncall: OnCall, { at, severity, targets }: Trigger, service: string): readonly DuePage[] {
  const rota = rotaOf(oncall);
  return chainsOf(policy, severity).filter(({ id }) => targets.includes(id)).map((chain) => {
    const level = chain.levels[0];
    const people = level ? peopleOf(chain, level, new Set(), true, { policy, oncall, rota, service, at }) : [];
    return { id: `page-${chain.id}`, target: chain.id, people, because: `${severity} pages ${policy.targets[chain.id]?.name ?? chain.id}`, at };
  });
}

/** What chains do in an incident so far, as far as pages go. */
export interface ChainsSoFar {
  triggers: readonly Trigger[];
  service: string;
  acks: readonly { person: string; at: number }[];
  resolvedAt: number | null;
}

/** The chains of an incident, from its state. */
export function chainsSoFar(policy: Policy, state: IncidentState): ChainsSoFar {
  return { triggers: triggersOf(policy, state), service: state.service, acks: state.acks, resolvedAt: state.resolved?.at ?? null };
}

/** When which targets were paged first: each target once, with the first severity that asked for it. */
export function triggersOf(policy: Policy, { severities }: Pick<IncidentState, 'severities'>): readonly Trigger[] {
  const paged = new Set<string>();
  return severities.flatMap(({ at, severity }): Trigger[] => {
    const targets = (policy.severities.find(({ id }) => id === severity)?.page ?? []).filter((target) => !paged.has(target));
    for (const target of targets) paged.add(target);
    return targets.length === 0 ? [] : [{ at, severity, targets }];
  });
}

/**
 * Every page up to and including `now` that the chains ask for, the ones of minute 0 first; without the next levels of
 * chains that somebody has answered since, which need not go out any more. The same answer at any later time until
 * somebody answers, so that each is sent once whoever asks how often. `next` is when the next one is due; `null` where
 * none is.
 */
export function chainPages(policy: Policy, oncall: OnCall, chains: ChainsSoFar, now: number): { pages: readonly DuePage[]; next: number | null } {
  const rota = rotaOf(oncall);
  const until = Math.min(now, chains.resolvedAt === null ? now : chains.resolvedAt - 1);
  const played = chains.triggers.map((trigger) => play(policy, oncall, rota, trigger, chains, now));
  // An acknowledgement that ends the whole incident's chains also ends those of another trigger, save for one that comes later: a severity that rises pages anew.
  const endsAll = policy.escalation.acknowledgement === 'incident';
  const endOf = ({ trigger }: Played): number => (endsAll ? Math.min(...played.flatMap(({ answers }) => answers).map((answer) => answer.at).filter((instant) => instant > trigger.at)) : Infinity);
  const answeredSince = (at: number, causes: readonly Cause[], own: Played): boolean => {
    // An answer given before the person's page takes effect with it, which may be still to come.
    const since = (endsAll ? played : [own]).flatMap(({ answers }) => answers).filter((answer) => answer.at > at && answer.at <= now);
    return endsAll ? since.length > 0 : causes.every(({ chain }) => since.some(({ chains: ended }) => ended.includes(chain)));
  };
  const alreadyPaged = new Map<string, number>();
  const pages: DuePage[] = [];
  let next: number | null = null;
  for (const own of played) {
    const { trigger, acked, happened } = own;
    const end = endOf(own);
    for (const { at, person, causes, because } of happened) {
      // A chain that heard the answer itself knows whether it starts again.
      if (acked === Infinity && at >= end) continue;
      if (chains.resolvedAt === null && at > now) next = Math.min(next ?? Infinity, at);
      if (at > until) continue;
      // Who was paged by an earlier severity already is not paged again by the first step of a worse one.
      const earlier = alreadyPaged.get(person);
      if (at === trigger.at && earlier !== undefined && earlier < at) continue;
      alreadyPaged.set(person, Math.min(earlier ?? at, at));
      // The severity itself says who is paged first; an answer only ends what follows.
      if (at > trigger.at && answeredSince(at, causes, own)) continue;
      pages.push({ id: `page-${person}-${Math.round((at - (chains.triggers[0]?.at ?? at)) / SECOND)}`, target: causes[0]?.chain ?? '', people: [person], because, at });
    }
  }
  const once = [...new Map(pages.map((page) => [page.id, page])).values()];
  return { pages: once.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)), next };
}

/** The chains that page this person up to and including `now` (milliseconds since 1970) while nobody answers: those that an answer of theirs ends. */
export function chainsPaging(policy: Policy, oncall: OnCall, chains: ChainsSoFar, person: string, now: number): readonly string[] {
  const rota = rotaOf(oncall);
  const alone = { ...chains, acks: [{ person, at: now }] };
  return chains.triggers.flatMap((trigger) => play(policy, oncall, rota, trigger, alone, now).answers.filter(({ at }) => at <= now).flatMap((answer) => answer.chains));
}

interface Played {
  trigger: Trigger;
  /** When the first answer was heard; infinity before. */
  acked: number;
  /** Each answer, with the chains that it ended. */
  answers: readonly { at: number; chains: readonly string[] }[];
  happened: readonly { at: number; person: string; causes: readonly Cause[]; because: string }[];
}

function play(policy: Policy, oncall: OnCall, rota: Rota, trigger: Trigger, chains: ChainsSoFar, now: number): Played {
  const answers = chains.acks.map(({ person, at }) => ({ person, after: Math.max(0, (at - trigger.at) / SECOND) }));
  const scenario: Scenario = { severity: trigger.severity, service: chains.service, at: trigger.at, answers, resolve: NEVER };
  const { happenings } = escalate({ policy: endless(ownChains(policy, trigger), trigger, now), oncall, rota, scenario });
  const heard = happenings.filter(({ kind }) => kind === 'ack');
  return {
    trigger,
    acked: Math.min(...heard.map(({ at }) => at), Infinity),
    answers: heard.map(({ at, causes }) => ({ at, chains: causes.map(({ chain }) => chain) })),
    happened: happenings.flatMap((happening) => {
      const { kind, at, person, causes } = happening;
      return kind === 'page' && person !== null ? [{ at, person, causes, because: reasonOf(happening, policy, oncall, scenario) }] : [];
    }),
  };
}

/** Passes after which nobody will answer any more: some weeks. */
const MOST_PASSES = 1000;

/**
 * The pages that are still to be sent. Of several that one person has missed (nobody watched for a while, a laptop slept)
 * only the latest goes out: an hour of silence must not ring a phone twelve times at once.
 */
export function unsent(pages: readonly DuePage[], { steps }: Pick<IncidentState, 'steps'>): readonly DuePage[] {
  const reached = new Map<string, number>();
  const note = (people: readonly string[], at: number): void => {
    for (const person of people) reached.set(person, Math.max(reached.get(person) ?? 0, at));
  };
  for (const { step } of steps.values()) if (step.kind === 'page') note(step.request.people, step.request.dueAt);
  const wanted: DuePage[] = [];
  for (const page of pages.toReversed()) {
    if (steps.has(page.id) || page.people.every((person) => (reached.get(person) ?? 0) >= page.at)) continue;
    note(page.people, page.at);
    wanted.push(page);
  }
  return wanted.reverse();
}

/** The policy without targets that an earlier trigger has paged already: their chains are its own, and so are the answers to them. */
function ownChains(policy: Policy, { severity, targets }: Trigger): Policy {
  return { ...policy, severities: policy.severities.map((one) => (one.id === severity ? { ...one, page: [...targets] } : one)) };
}

/** A simulation shows a few passes; a real chain goes on until somebody answers. Enough passes to reach past `now`. */
function endless(policy: Policy, trigger: Trigger, now: number): Policy {
  const shortest = Math.min(...policy.escalation.steps.map(({ wait }) => wait));
  const reached = Math.floor(Math.max(0, now - trigger.at) / SECOND / shortest) + 2;
  const passes = Math.max(policy.escalation.simulate.passes, Math.min(MOST_PASSES, reached));
  return { ...policy, escalation: { ...policy.escalation, simulate: { passes } } };
}
