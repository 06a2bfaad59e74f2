/** The scenario in the page's address: behind `#`, so that no server sees it; behind `?` it is read as well. */
import type { ScenarioInput } from '../../escalation/scenario.ts';

const KEYS = ['sev', 'service', 'at', 'zone', 'answer', 'resolve'];

/** Keys behind `#` that no scenario has, each once; behind `?` others may put theirs. */
export function strangersIn(hash: string): string[] {
  return hash.includes('=') ? [...new Set(new URLSearchParams(hash.slice(1)).keys())].filter((key) => !KEYS.includes(key)) : [];
}

/** What an address says, or `null` where it says nothing; `#section` is a place on the page and none of ours. */
export function inputFromAddress(hash: string, search: string): ScenarioInput | null {
  const text = [hash, search].map((part) => part.slice(1)).find((part) => part.includes('='));
  if (text === undefined) return null;
  const values = new URLSearchParams(text);
  const one = (key: string): string | undefined => values.get(key) ?? undefined;
  return { sev: one('sev'), service: one('service'), at: one('at'), zone: one('zone'), answers: values.getAll('answer'), resolve: one('resolve') };
}
