/** Names of the on-call file as people write them. */
import { memo } from '../actions/memo.ts';
import type { OnCall, Person } from '../policy/oncall-schema.ts';
import { suggest } from '../policy/suggest.ts';

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
  const index: Index = { forms: new Map(known.reverse()), meant: memo((written) => nearest(oncall, written)) };
  indexes.set(oncall, index);
  return index;
}

/** Whether two written names mean one person: by the roster, or as the same words where it knows neither. */
export function samePerson(oncall: OnCall | null, one: string, other: string): boolean {
  if (fold(one) === fold(other)) return true;
  const [first, second] = oncall ? [lookUp(oncall, one), lookUp(oncall, other)] : [];
  return first !== undefined && second !== undefined && 'person' in first && 'person' in second && first.person === second.person;
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

function nearest(oncall: OnCall, written: string): string | null {
  const plain = written.replace(/^@/, '');
  const [one, another] = oncall.people.filter((person) => person.name.split(' ').some((part) => fold(part) === fold(plain)));
  if (one && !another) return one.name;
  const forms = new Map(oncall.people.flatMap((person) => [person.name, ...person.handles].map((form) => [form.replace(/^@/, ''), person.name] as const)));
  const meant = suggest(plain, [...forms.keys()]);
  return meant === null ? null : (forms.get(meant) ?? null);
}

function fold(name: string): string {
  return name.trim().replace(/^@/, '').normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').toLowerCase();
}
