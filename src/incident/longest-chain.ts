import type { Step } from './step.ts';

/** The steps of the longest chain in which each waits for the one before: it decides how long a plan takes. */
export function longestChain(steps: readonly Step[]): readonly Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const known = new Map<string, readonly Step[]>();
  const chainTo = (step: Step): readonly Step[] => {
    const found = known.get(step.id);
    if (found) return found;
    // Marks the step while it is being worked out, should a journal hold a circle.
    known.set(step.id, [step]);
    const lane = step.lane === null ? [] : steps.slice(0, steps.indexOf(step)).filter((other) => other.lane === step.lane).map(({ id }) => id).slice(-1);
    const before = [...step.after, ...step.behind, ...lane].flatMap((id) => byId.get(id) ?? []).map(chainTo);
    const longest = before.reduce<readonly Step[]>((best, chain) => (chain.length > best.length ? chain : best), []);
    const chain = [...longest, step];
    known.set(step.id, chain);
    return chain;
  };
  return steps.map(chainTo).reduce<readonly Step[]>((best, chain) => (chain.length > best.length ? chain : best), []);
}
