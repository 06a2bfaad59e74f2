/** Who is paged at minute 0, by name: the severity's targets joined with who is on call. */
import type { Person } from '../policy/oncall-schema.ts';
import { pagedTargets } from './result.ts';
import type { Policy } from '../policy/schema.ts';

export type PersonAtHome = Pick<Person, 'id' | 'name' | 'zone' | 'awake'>;

export interface Paged {
  person: PersonAtHome;
  /** Names of the targets this person is paged for; one page names all of them. */
  targets: readonly string[];
}

export interface PagedNow {
  people: readonly Paged[];
  /** Targets for whom nobody is on call: their chain goes on with its next step. */
  nobody: readonly string[];
}

/** The rota as a question: ids of the people on call, of one layer or (`everyone`) of all; `null` where the rota cannot say. */
export type OnCallIn = (rotation: string, everyone: boolean) => readonly string[] | null;

/**
 * The people a severity pages first. `owner` is the rotation that owns the service. `null` where the rota cannot
 * say for one of the targets: a part of the answer would look like the whole.
 */
export function pagedNow(policy: Policy, severity: string, owner: string, people: readonly PersonAtHome[], onCallIn: OnCallIn): PagedNow | null {
  const paged = new Map<string, string[]>();
  const nobody: string[] = [];
  for (const { name, rotation, everyone } of pagedTargets(policy, severity)) {
    const ids = onCallIn(rotation === 'service-owner' ? owner : rotation, everyone);
    if (ids === null) return null;
    if (ids.length === 0) nobody.push(name);
    for (const id of ids) paged.set(id, [...(paged.get(id) ?? []), name]);
  }
  return {
    people: [...paged].flatMap(([id, targets]) => {
      const person = people.find((candidate) => candidate.id === id);
      return person ? [{ person, targets }] : [];
    }),
    nobody,
  };
}
