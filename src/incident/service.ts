/** Which service an incident belongs to: the one that was named, else one that the summary names, else the policy's default. */
import type { OnCall, Service } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { suggest } from '../policy/suggest.ts';
import type { ServiceFrom } from './records.ts';

export type FoundService = { service: Service; from: ServiceFrom } | { problem: string; help: string };

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
const namesOf = ({ id, name, aliases }: Service): readonly string[] => [id, name, ...aliases];

/** Never asks and, without a name, never refuses. The name that stands first in the summary decides; where two start there, the longer one. */
export function findService(policy: Policy, oncall: OnCall, named: string | null, summary: string): FoundService {
  const { services } = oncall;
  if (named !== null) {
    const service = services.find((one) => namesOf(one).some((name) => fold(name) === fold(named)));
    if (service) return { service, from: 'given' };
    const near = suggest(named, [...new Set(services.flatMap(namesOf).map(fold))]);
    return { problem: `the on-call file has no service ${named}`, help: near === null ? `There are ${services.map(({ id }) => id).join(', ')}.` : `Did you mean ${near}?` };
  }
  const found = policy.services.match === 'name-or-alias' ? inSummary(services, summary) : null;
  if (found) return { service: found, from: 'summary' };
  const service = services.find(({ id }) => id === policy.services.default) ?? services[0];
  if (!service) return { problem: 'the on-call file has no services', help: 'Write one into content/oncall.yaml.' };
  return { service, from: 'default' };
}

function inSummary(services: readonly Service[], summary: string): Service | null {
  const text = fold(summary);
  const found = services.flatMap((service) => namesOf(service).map((name) => ({ service, length: fold(name).length, at: placeOf(fold(name), text) }))).filter(({ at }) => at >= 0);
  found.sort((a, b) => a.at - b.at || b.length - a.length);
  return found[0]?.service ?? null;
}

/** Where a name stands as a word of its own; -1 where it does not. */
function placeOf(name: string, text: string): number {
  if (name === '') return -1;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isWordCharacter(text.slice(0, at).slice(-1)) && !isWordCharacter(text.charAt(at + name.length))) return at;
  }
  return -1;
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}
