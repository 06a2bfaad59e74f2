/** Names of the on-call file as people write them. */
import { memo } from '../actions/memo.ts';
import type { OnCall, Person } from '../policy/oncall-schema.ts';
import { suggester } from '../policy/suggest.ts';

/** What a written name stands for on the roster. */
export type Known = { person: Person } | { team: string } | { unknown: true; meant: string | null };

/** Looks a name up: id, name or handle, with or without `@`; capitals and accents as one types them do not count. */
export function lookUp(oncall: OnCall, written: string): Known {
  const { forms, meant } = indexOf(oncall);
  return forms.get(fold(written)) ?? { unknown: true, meant: meant(written) };
}

interface Index {
  /** By every way to write a name; people before teams. */
  forms: ReadonlyMap<string, Known>;
  meant(written: string): string | null;
}

const indexes = new WeakMap<OnCall, Index>();

function indexOf(oncall: OnCall): Index {
  const before = indexes.get(oncall);
  if (before) return before;
  const known = [
    ...oncall.people.flatMap((person) => [person.id, person.name, ...person.handles].map((form): [string, Known] => [fold(form), { person }])),
    ...[...oncall.rotations, ...oncall.services].flatMap(({ id, name }) => [id, name].map((form): [string, Known] => [fold(form), { team: name }])),
  ];
  // Reversed, since the first of two with one name is the one that counts.
  const index: Index = { forms: new Map(known.reverse()), meant: memo(nearestOf(oncall)) };
  indexes.set(oncall, index);
  return index;
}

/** The same for every way to write one person: of the roster, or in the same words where it knows nobody. */
export function personBehind(oncall: OnCall | null, written: string): Person | string {
  const known = oncall ? indexOf(oncall).forms.get(fold(written)) : undefined;
  return known && 'person' in known ? known.person : fold(written);
}

/**
 * Whether a written name means the person whom somebody else knows by these names, handles and addresses. Where there is
 * no roster, a part of the name will do, since nobody is there to tell it from another's.
 */
export function isKnownAs(oncall: OnCall | null, written: string, names: readonly string[]): boolean {
  const known = oncall ? lookUp(oncall, written) : null;
  const own = known && 'person' in known ? [known.person.name, ...known.person.handles, known.person.ids.linear, known.person.contact.email].filter((name) => name !== undefined) : [];
  const theirs = new Set(names.map(fold));
  if ([written, ...own].some((name) => theirs.has(fold(name)))) return true;
  const words = fold(written).split(' ');
  return oncall === null && names.some((name) => words.every((word) => fold(name).split(/[ .@]/).includes(word)));
}

/** A name to type as an example. */
export function someName(oncall: OnCall | null): string {
  return oncall?.people[0]?.name ?? 'Mei Chen';
}

/** Who may be meant by a name that nobody has: the only one with that part in the name, else whose name or handle is nearest. */
function nearestOf({ people }: OnCall): (written: string) => string | null {
  const withPart = new Map<string, Set<Person>>();
  for (const person of people) {
    for (const part of person.name.split(' ').map(fold)) withPart.set(part, (withPart.get(part) ?? new Set()).add(person));
  }
  const forms = new Map(people.flatMap((person) => [person.name, ...person.handles].map((form) => [form.replace(/^@/, ''), person.name] as const)));
  // Names of all documents are asked about, so what was asked before must not decide.
  const meantBy = suggester([...forms.keys()], Infinity, Infinity);
  return (written) => {
    const plain = written.replace(/^@/, '');
    const [one, another] = withPart.get(fold(plain)) ?? [];
    if (one && !another) return one.name;
    const meant = meantBy(plain);
    return meant === null ? null : (forms.get(meant) ?? null);
  };
}

function fold(name: string): string {
  return name.trim().replace(/^@/, '').normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').toLowerCase();
}
