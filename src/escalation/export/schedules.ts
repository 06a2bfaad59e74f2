/** Rotations as PagerDuty schedules. A rotation becomes several where it has layers in several zones, or pages everybody. */
import type { Layer, OnCall, Person, Rotation } from '../../policy/oncall-schema.ts';
import { formatInstant, intervalOf, type Instant } from '../instant.ts';
import { pagerLayer } from './layer.ts';
import type { PagerOverride, PagerSchedule, Remark } from './model.ts';

/** Who of a rotation a schedule is to hold: whoever is on call, everybody on call, or the next one in the order. */
export type ScheduleKind = 'one' | 'everyone' | 'next';

export interface ScheduleBook {
  /** Keys of the schedules that hold these people together; made when they are first asked for. */
  keysOf(rotation: string, kind: ScheduleKind): readonly string[];
  schedules: PagerSchedule[];
}

/** Schedules of an on-call file, as far as somebody asks for them. `remarks` hears what they cannot say. */
export function scheduleBook(oncall: OnCall, now: Instant, remarks: Remark[]): ScheduleBook {
  const people = new Map(oncall.people.map((person) => [person.id, person]));
  const known = new Map<string, readonly string[]>();
  const book: ScheduleBook = {
    schedules: [],
    keysOf(id, kind) {
      const rotation = oncall.rotations.find((one) => one.id === id);
      if (!rotation) return [];
      if (kind === 'everyone' && overridesOf(rotation, people, now).length > 0) remarks.push({ missing: false, message: `An override of ${rotation.name} replaces everybody on call in PagerDuty; the policy lets it replace one person.` });
      const zones = new Set(rotation.layers.map(({ zone }) => zone));
      // Where each layer has a zone of its own, the schedules for one person are those for everybody.
      const wanted = kind === 'everyone' && zones.size === rotation.layers.length ? 'one' : kind;
      const before = known.get(`${id} ${wanted}`);
      if (before) return before;
      const made = schedulesOf(rotation, wanted, people, now, remarks);
      book.schedules.push(...made);
      const keys = made.map(({ key }) => key);
      known.set(`${id} ${wanted}`, keys);
      return keys;
    },
  };
  return book;
}

function schedulesOf(rotation: Rotation, kind: ScheduleKind, people: ReadonlyMap<string, Person>, now: Instant, remarks: Remark[]): PagerSchedule[] {
  const groups = groupsOf(rotation, kind);
  if (kind === 'one' && groups.length > 1) remarks.push({ missing: false, message: `${rotation.name} has layers in ${groups.length} time zones, and a PagerDuty schedule has one: it becomes ${groups.length} schedules, and where their hours overlap, all of them are paged.` });
  if (kind !== 'next') {
    for (const gap of rotation.gaps.filter(({ to }) => intervalOf({ from: to, to }).to > now)) remarks.push({ missing: true, message: `The planned gap of ${rotation.name} from ${gap.from} to ${gap.to} is left out: PagerDuty goes on paging whoever is scheduled.` });
  }
  const found = groups.flatMap(({ key, label, zone, layers }): PagerSchedule[] => {
    const written = layers.map((layer) => pagerLayer(layer, usersOf(layer, kind, people, remarks), now, kind === 'next' ? [] : remarks)).filter((layer) => layer !== null && layer.users.length > 0) as PagerSchedule['layers'];
    return written.length === 0 ? [] : [{ key, name: `${rotation.name}${kind === 'next' ? ', next' : ''}${label === null ? '' : ` (${label})`}`, zone, layers: written, overrides: kind === 'next' ? [] : overridesOf(rotation, people, now) }];
  });
  if (found.length === 0) remarks.push({ missing: true, message: `${kind === 'next' ? 'Who comes next in ' : ''}${rotation.name} is left out: no layer is left that PagerDuty can have.` });
  return found;
}

interface Group {
  key: string;
  /** What tells it from the others of the rotation; `null` where there are none. */
  label: string | null;
  zone: string;
  layers: readonly Layer[];
}

/** Ids hold no underscore, so no two keys are the same. */
function groupsOf({ id, layers }: Rotation, kind: ScheduleKind): Group[] {
  if (kind === 'everyone') return layers.map((layer) => ({ key: `${id}_all_${layer.id}`, label: layer.id, zone: layer.zone, layers: [layer] }));
  const zones = [...new Set(layers.map(({ zone }) => zone))];
  const end = kind === 'next' ? '_next' : '';
  if (zones.length === 1) return [{ key: `${id}${end}`, label: null, zone: zones[0] ?? 'UTC', layers }];
  return zones.map((zone) => {
    const own = layers.filter((layer) => layer.zone === zone);
    return { key: `${id}${kind === 'next' ? '_next' : '_on'}_${own[0]?.id ?? ''}`, label: zone, zone, layers: own };
  });
}

/** The participants; for the next one, behind each participant the one who follows. */
function usersOf({ id, participants }: Layer, kind: ScheduleKind, people: ReadonlyMap<string, Person>, remarks: Remark[]): Person[] {
  const ids = kind === 'next' ? participants.map((current, k) => [...participants.slice(k + 1), ...participants.slice(0, k)].find((other) => other !== current)) : participants;
  const users = ids.map((one) => people.get(one ?? '')).filter((person) => person !== undefined);
  if (users.length === ids.length) return users;
  remarks.push({ missing: true, message: `Nobody comes next in layer ${id}: where somebody of a weaker layer would, PagerDuty goes on to the next level.` });
  return [];
}

function overridesOf(rotation: Rotation, people: ReadonlyMap<string, Person>, now: Instant): PagerOverride[] {
  return rotation.overrides.map((entry) => ({ person: people.get(entry.person), ...intervalOf(entry) })).filter((one): one is PagerOverride => one.person !== undefined && one.to > now);
}

/** An override in words, for whoever has to make it by hand. */
export function overrideWords({ person, from, to }: PagerOverride): string {
  return `${person.name} from ${formatInstant(from)} to ${formatInstant(to)}`;
}
