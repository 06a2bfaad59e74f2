/** This week's rota in words: who is on call in each rotation, and until when. Pure: the moment comes in. */
import { DAY, type Instant } from '../escalation/instant.ts';
import { dutySpans } from '../escalation/shifts.ts';
import { turnAt } from '../escalation/turn.ts';
import type { Layer, OnCall, Rotation } from '../policy/oncall-schema.ts';

export interface RotaRow {
  /** Name of the person whose turn it is; `null` where the layer has not begun or has ended. */
  person: string | null;
  /** Zone they live in. */
  zone: string | null;
  /** When they are on call, such as `08:00–16:00 Berlin`; `all day` without restriction. */
  hours: string;
  /** When the turn ends, in UTC; `null` where it does not. */
  until: string | null;
  /** On call at this moment. */
  now: boolean;
}

export interface RotaTable {
  rotation: string;
  rows: RotaRow[];
  /** Overrides that fall into the next seven days. */
  overrides: string[];
}

/** Rota of the turn at hand: a row for each layer of each rotation. */
export function rotaTables(oncall: OnCall, now: Instant): RotaTable[] {
  const name = (id: string): string => oncall.people.find((person) => person.id === id)?.name ?? id;
  return oncall.rotations.map((rotation) => ({
    rotation: rotation.name,
    rows: rotation.layers.map((layer) => rowOf(layer, rotation, oncall, now)),
    overrides: rotation.overrides
      .filter(({ from, to }) => Date.parse(to) > now && Date.parse(from) < now + 7 * DAY)
      .map(({ person, from, to, reason }) => `${name(person)} stands in from ${utc(Date.parse(from))} to ${utc(Date.parse(to))}${reason ? ` (${reason})` : ''}`),
  }));
}

function rowOf(layer: Layer, rotation: Rotation, oncall: OnCall, now: Instant): RotaRow {
  const turn = turnAt(layer, now);
  const person = oncall.people.find(({ id }) => id === turn?.person) ?? null;
  const [span] = dutySpans(rotation, now, now + 1000);
  return {
    person: person?.name ?? null,
    zone: person?.zone ?? null,
    hours: layer.restrict.length === 0 ? 'all day' : layer.restrict.map((window) => `${window.days ? `${window.days.join(', ')} ` : ''}${window.from ?? '00:00'}–${window.to ?? '24:00'} ${city(layer.zone)}`).join('; '),
    until: turn && Number.isFinite(turn.to) ? utc(turn.to) : null,
    now: span?.duty.scheduled.some(({ layer: id }) => id === layer.id) ?? false,
  };
}

/** `2026-11-23 08:00 UTC` */
const utc = (instant: Instant): string => `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const city = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
