/**
 * A second opinion, written from the specification and from nothing in `src/escalation`: local time by
 * Intl instead of Temporal, turns by walking from handoff to handoff, an incident by walking in steps of 30 s.
 * Slow and simple on purpose.
 */
import type { Layer, OnCall, Person, Rotation } from '../../src/policy/oncall-schema.ts';
import type { Policy } from '../../src/policy/schema.ts';

export const TICK = 30_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a wall clock shows, as milliseconds as if it were UTC. */
function wallClock(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']);
}

/** The first instant at which the wall clock shows a local time; where it never does, the offset before the gap counts. */
function instantOfWall(local: number, zone: string): number {
  const offsets = [-36, 36].map((hours) => wallClock(local + hours * 3_600_000, zone) - (local + hours * 3_600_000)) as [number, number];
  const fitting = offsets.map((offset) => local - offset).filter((instant) => wallClock(instant, zone) === local);
  return fitting.length > 0 ? Math.min(...fitting) : local - offsets[0];
}

const wall = (text: string): number => Date.parse(`${text}Z`);
const clock = (text: string): number => wall(`1970-01-01T${text}`);

function unitOf(every: string): { count: number; unit: string } {
  const [count, unit] = every.split(' ') as [string, string];
  return { count: Number(count), unit: unit.replace(/s$/, '') };
}

const walked = new WeakMap<Layer, number[]>();

/** Handoff n, each computed once. */
function handoffOf(layer: Layer, n: number): number {
  const known = walked.get(layer) ?? [];
  walked.set(layer, known);
  const { count, unit } = unitOf(layer.handoff.every);
  const start = wall(layer.start);
  return (known[n] ??=
    unit === 'day' || unit === 'week' ? instantOfWall(start + n * count * (unit === 'week' ? 7 : 1) * 86_400_000, layer.zone)
    : instantOfWall(start, layer.zone) + n * count * (unit === 'hour' ? 3_600_000 : 60_000));
}

function scheduled(layer: Layer, instant: number): { person: string; position: number } | null {
  const handoff = (n: number): number => handoffOf(layer, n);
  if (instant < handoff(0)) return null;
  if (layer.end !== undefined && instant >= instantOfWall(wall(layer.end), layer.zone)) return null;
  let n = 0;
  while (handoff(n + 1) <= instant) n++;
  if (layer.restrict.length > 0 && !layer.restrict.some((restriction) => inHours(restriction, layer.zone, instant))) return null;
  const position = n % layer.participants.length;
  return { person: layer.participants[position] as string, position };
}

function inHours(hours: { days?: string[] | undefined; from?: string | undefined; to?: string | undefined }, zone: string, instant: number): boolean {
  const midnight = Math.floor(wallClock(instant, zone) / 86_400_000) * 86_400_000;
  for (const day of [midnight - 2 * 86_400_000, midnight - 86_400_000, midnight, midnight + 86_400_000]) {
    const name = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(day).getUTCDay()] as string;
    if (hours.days && !hours.days.includes(name)) continue;
    const from = clock(hours.from ?? '00:00');
    let to = hours.to === undefined ? 86_400_000 : clock(hours.to);
    if (to <= from) to += 86_400_000;
    if (instantOfWall(day + from, zone) <= instant && instant < instantOfWall(day + to, zone)) return true;
  }
  return false;
}

interface State {
  override: string | null;
  /** Scheduled people, the strongest layer first. */
  layers: { layer: Layer; person: string; position: number }[];
}

function stateOf(rotation: Rotation, instant: number): State {
  const now = ({ from, to }: { from: string; to: string }): boolean => Date.parse(from) <= instant && instant < Date.parse(to);
  const override = rotation.overrides.filter(now).at(-1)?.person ?? null;
  if (rotation.gaps.some(now)) return { override, layers: [] };
  const layers = rotation.layers.flatMap((layer) => {
    const found = scheduled(layer, instant);
    return found ? [{ layer, ...found }] : [];
  });
  return { override, layers: layers.reverse() };
}

/** Who is on call. */
export function oracleOnCall(rotation: Rotation, instant: number): string | null {
  const { override, layers } = stateOf(rotation, instant);
  return override ?? layers[0]?.person ?? null;
}

export function oracleAwake(person: Person, instant: number): boolean {
  return inHours(person.awake, person.zone, instant);
}

interface OracleChain {
  target: string;
  first: number;
  index: number;
  pass: number;
  /** Ticks until the next level; `null`: nothing more to come. */
  wait: number | null;
  timeout: number | null;
  acknowledged: boolean;
  restarted: boolean;
  inPass: Set<string>;
  inRun: Set<string>;
}

export interface OracleScenario {
  severity: string;
  service: string;
  at: number;
  answers: { person: string; after: number }[];
  resolve: number;
}

/** `minute kind person chains` of each page, ack, empty step (`skip`) and the resolution, up to a number of hours. */
export function oracleSimulation(policy: Policy, oncall: OnCall, scenario: OracleScenario, hours: number): string[] {
  const { escalation } = policy;
  const lines: string[] = [];
  const heard = new Map<number, Set<OracleChain>>();
  const chains: OracleChain[] = [];
  for (const target of new Set(policy.severities.find(({ id }) => id === scenario.severity)?.page ?? [])) {
    let first = 0;
    escalation.steps.forEach(({ page }, index) => { if (page === target && first === 0) first = index; });
    chains.push({ target, first, index: first, pass: 0, wait: 0, timeout: null, acknowledged: false, restarted: false, inPass: new Set(), inRun: new Set() });
  }
  let resolution: number | null = null;

  const rotationFor = (target: string): Rotation | undefined => {
    const name = policy.targets[target]?.rotation;
    const id = name === 'service-owner' ? oncall.services.find((service) => service.id === scenario.service)?.owner : name;
    return oncall.rotations.find((rotation) => rotation.id === id);
  };
  const targetPeople = (target: string, now: number): string[] => {
    const rotation = rotationFor(target);
    if (!rotation) return [];
    const { override, layers } = stateOf(rotation, now);
    if (!policy.targets[target]?.everyone) return [override ?? layers[0]?.person].filter((person) => person !== undefined);
    const all = layers.map(({ person }) => person);
    if (override !== null) all.splice(0, 1, override);
    return [...new Set(all)];
  };
  const nextPerson = (chain: OracleChain, now: number): string[] => {
    const rotation = rotationFor(chain.target);
    if (!rotation) return [];
    const { layers } = stateOf(rotation, now);
    const top = layers[0];
    if (!top) return [];
    const order = top.layer.participants;
    const others: string[] = [];
    for (let k = 1; k < order.length; k++) {
      const candidate = order[(top.position + k) % order.length] as string;
      if (candidate !== top.person) others.push(candidate);
    }
    if (escalation.nextInRotation === 'next' && others[0] !== undefined) return [others[0]];
    return [[...others, ...layers.slice(1).map(({ person }) => person)].find((person) => !chain.inPass.has(person))].filter((person) => person !== undefined);
  };
  const wanted = (chain: OracleChain, now: number): string[] => {
    const page = (escalation.steps[chain.index] as { page: string }).page;
    const people = page === 'on-call' || page === chain.target ? targetPeople(chain.target, now) : page === 'next-in-rotation' ? nextPerson(chain, now) : targetPeople(page, now);
    return people.filter((person) => !chain.inPass.has(person));
  };
  const acknowledge = (person: string, ended: OracleChain[], minute: number, tick: number): void => {
    if (ended.length === 0) return;
    lines.push(`${minute} ack ${person} ${ended.map(({ target }) => target).join(' + ')}`);
    for (const chain of ended) {
      chain.acknowledged = true;
      chain.wait = null;
      if (escalation.acknowledgementTimeout !== 'none') chain.timeout = (escalation.acknowledgementTimeout * 1000) / TICK;
    }
    if (escalation.acknowledgement === 'incident') {
      for (const chain of chains) {
        if (chain.wait !== null) {
          chain.acknowledged = true;
          chain.wait = null;
        }
      }
    }
    resolution ??= tick + (scenario.resolve * 1000) / TICK;
  };
  const counts = (answer: number, chain: OracleChain): boolean => {
    const ended = heard.get(answer) ?? new Set();
    heard.set(answer, ended);
    if (ended.has(chain)) return false;
    ended.add(chain);
    return true;
  };

  for (let tick = 0; tick <= (hours * 3_600_000) / TICK; tick++) {
    const now = scenario.at + tick * TICK;
    const minute = (tick * TICK) / 60_000;
    scenario.answers.forEach((answer, index) => {
      if ((answer.after * 1000) / TICK !== tick) return;
      acknowledge(answer.person, chains.filter((chain) => !chain.acknowledged && chain.inRun.has(answer.person) && counts(index, chain)), minute, tick);
    });
    if (resolution === tick) return [...lines, `${minute} resolve`];

    const paged = new Map<string, OracleChain[]>();
    for (const chain of chains) {
      if (chain.timeout === 0) Object.assign(chain, { timeout: null, acknowledged: false, wait: 0, index: chain.first, pass: 0, inPass: new Set(), inRun: new Set() });
      while (chain.wait === 0) {
        if (chain.index >= escalation.steps.length || (escalation.firstTargets === 'once' && chain.index > chain.first)) {
          const over = chain.inPass.size === 0 || escalation.whenExhausted === 'stop' || escalation.firstTargets === 'once' || chain.pass + 1 >= escalation.simulate.passes;
          chain.wait = over ? null : 0;
          chain.pass++;
          chain.index = chain.first;
          chain.inPass = new Set();
          continue;
        }
        const people = wanted(chain, now);
        if (people.length === 0) lines.push(`${minute} skip ${chain.target}/${chain.index + 1}`);
        for (const person of people) {
          paged.set(person, [...(paged.get(person) ?? []), chain]);
          chain.inPass.add(person);
          chain.inRun.add(person);
        }
        if (people.length > 0 || escalation.emptyStep === 'wait') chain.wait = ((escalation.steps[chain.index] as { wait: number }).wait * 1000) / TICK;
        chain.index++;
      }
    }
    for (const [person, by] of paged) lines.push(`${minute} page ${person} ${by.map(({ target }) => target).join(' + ')}`);
    for (const [person, by] of paged) {
      const ready = by.filter((chain) => !chain.acknowledged && scenario.answers.some((answer, index) => answer.person === person && (answer.after * 1000) / TICK <= tick && counts(index, chain)));
      acknowledge(person, ready, minute, tick);
    }
    if (resolution === tick) return [...lines, `${minute} resolve`];
    for (const chain of chains) {
      if (chain.wait !== null) chain.wait--;
      if (chain.timeout !== null) chain.timeout--;
    }
  }
  return lines;
}
