/** People and rotations as an escalation asks for them. */
import type { OnCall, Person, Rotation } from '../policy/oncall-schema.ts';
import { awakeSpans, type AwakeSpan } from './awake.ts';
import type { Duty } from './duty.ts';
import { DAY, type Instant, type Interval } from './instant.ts';
import { dutySpans, type DutySpan } from './shifts.ts';

export interface Rota {
  rotation(id: string): Rotation | null;
  person(id: string): Person | null;
  duty(rotation: Rotation, instant: Instant): Duty;
  awake(person: Person, instant: Instant): boolean;
  /** For how long (ms) every answer since this was set would have stayed the same, had all been asked later. */
  steady: number;
}

/**
 * The rota of an on-call file. An escalation asks about many instants close to each other, so the answers come from
 * tables of whole days, each made when it is first needed.
 */
export function rotaOf(oncall: OnCall): Rota {
  const rotations = new Map(oncall.rotations.map((rotation) => [rotation.id, rotation]));
  const people = new Map(oncall.people.map((person) => [person.id, person]));
  const duties = new Map<Rotation, Map<number, DutySpan[]>>();
  const lives = new Map<Person, Map<number, AwakeSpan[]>>();
  const note = <Span extends Interval>(span: Span, instant: Instant): Span => {
    rota.steady = Math.min(rota.steady, span.to - instant);
    return span;
  };
  const rota: Rota = {
    steady: Infinity,
    rotation: (id) => rotations.get(id) ?? null,
    person: (id) => people.get(id) ?? null,
    duty: (rotation, instant) => note(lookUp(duties, rotation, instant, dutySpans), instant).duty,
    awake: (person, instant) => note(lookUp(lives, person, instant, awakeSpans), instant).awake,
  };
  return rota;
}

/** The span around an instant, from the table of its day (UTC). */
function lookUp<Key extends object, Span extends Interval>(tables: Map<Key, Map<number, Span[]>>, key: Key, instant: Instant, make: (key: Key, from: Instant, to: Instant) => Span[]): Span {
  const days = tables.get(key) ?? new Map<number, Span[]>();
  tables.set(key, days);
  const day = Math.floor(instant / DAY);
  const spans = days.get(day) ?? make(key, day * DAY, (day + 1) * DAY);
  days.set(day, spans);
  const found = spans.findLast(({ from }) => from <= instant);
  if (!found) throw new RangeError(`no span for ${instant}`);
  return found;
}
