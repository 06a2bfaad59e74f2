/** Schedules and escalation policies as PagerDuty has them, before they are written as its JSON or as Terraform. */
import type { Person } from '../../policy/oncall-schema.ts';
import type { Instant } from '../instant.ts';

export interface Restriction {
  /** 1 (Monday) to 7; `null`: every day. */
  day: number | null;
  /** `08:00:00`, in the zone of the schedule. */
  start: string;
  seconds: number;
}

export interface PagerLayer {
  name: string;
  /** ISO 8601 with the offset that the zone has then. */
  start: string;
  end: string | null;
  turnSeconds: number;
  /** In rotation order, from the start on. */
  users: readonly Person[];
  restrictions: readonly Restriction[];
}

export interface PagerOverride {
  person: Person;
  from: Instant;
  to: Instant;
}

export interface PagerSchedule {
  /** Unique; letters, digits, hyphens and underscores. */
  key: string;
  name: string;
  zone: string;
  /** Later layers beat earlier ones, as in PagerDuty. */
  layers: readonly PagerLayer[];
  /** Those that are not over; a later one beats an earlier one. */
  overrides: readonly PagerOverride[];
}

export interface PagerRule {
  minutes: number;
  /** Keys of the schedules whose people are paged. */
  schedules: readonly string[];
}

export interface PagerPolicy {
  key: string;
  name: string;
  /** Services of PagerDuty whose escalation policy it is to be, in words; they exist already, so the export leaves them alone. */
  attachedTo: readonly string[];
  /** How often it starts again after the last rule. */
  loops: number;
  rules: readonly PagerRule[];
}

/** One sentence about what PagerDuty cannot say as we do. */
export interface Remark {
  /** True: it is missing in what is exported; false: it is there, and behaves otherwise at times. */
  missing: boolean;
  message: string;
}

export interface PagerModel {
  schedules: readonly PagerSchedule[];
  policies: readonly PagerPolicy[];
  remarks: readonly Remark[];
}
