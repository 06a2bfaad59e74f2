/** The shape of `content/oncall.yaml`: people, rotations with their layers, services and who owns them. */
import * as z from 'zod';
import { DURATION_PATTERN } from './duration.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id of lower-case letters, digits and hyphens, such as platform-night');
const text = z.string().trim().min(1, 'some words');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:00');
/**
 * Local date and time in a named zone, or an instant with an offset. Checked as real dates when the file is loaded,
 * save for the second: Temporal reads a second 60 as 59.
 */
export const LOCAL_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d)?$/;
const localDateTime = z.string().regex(LOCAL_DATE_TIME, 'a date and time such as 2026-01-05T09:00');
export const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d)?(Z|[+-]\d{2}:\d{2})$/;
const instant = z.string().regex(INSTANT, 'a date and time with its offset, such as 2026-12-24T18:00+01:00');
/** Names of tz database zones. */
export const ZONE_NAME = /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){0,2}$/;
const zone = z.string().regex(ZONE_NAME, 'a time zone such as Europe/Berlin');
const day = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

const person = z.strictObject({
  id: id.meta({ description: 'How rotations refer to the person' }),
  name: text.meta({ description: 'Name as it stands in post-mortems' }),
  handles: z.array(text).default([]).meta({ description: 'Other names and @handles of the same person' }),
  zone: zone.meta({ description: 'Time zone the person lives in' }),
  awake: z.strictObject({ from: clock, to: clock }).meta({ description: 'Waking hours, local time' }),
  contact: z
    .strictObject({ phone: text.optional(), email: z.email().optional(), slack: text.optional() })
    .refine((contact) => Object.keys(contact).length > 0, 'at least one of phone, email, slack')
    .meta({ description: 'How to reach the person' }),
  ids: z
    .strictObject({ pagerduty: text.optional(), slack: text.optional(), linear: text.optional() })
    .default({})
    .meta({ description: "The vendors' ids of the person" }),
});

const restriction = z.strictObject({
  days: z.array(day).min(1).optional().meta({ description: 'Only on these days, in the zone of the layer' }),
  from: clock.optional().meta({ description: 'Only from this time …' }),
  to: clock.optional().meta({ description: '… to this time (before `from`: into the next day)' }),
});

const layer = z.strictObject({
  id: id.meta({ description: 'A name for the layer' }),
  zone: zone.meta({ description: 'Zone of handoffs and restrictions' }),
  start: localDateTime.meta({ description: 'First handoff: the first participant takes over' }),
  end: localDateTime.optional().meta({ description: 'The layer ends here (exclusive)' }),
  handoff: z
    .strictObject({
      every: z.string().regex(DURATION_PATTERN, 'such as 1 week, 1 day or 12 hours').meta({ description: 'Turn length; days and weeks are calendar days, hours are elapsed time' }),
    })
    .meta({ description: 'When the next participant takes over, counted from `start`' }),
  participants: z.array(id).min(1).meta({ description: 'People in rotation order' }),
  restrict: z.array(restriction).default([]).meta({ description: 'The layer covers only these hours; a restriction does not advance the rotation' }),
});

const override = z
  .strictObject({ person: id, from: instant, to: instant, reason: text.optional() })
  .meta({ description: 'This person instead of whoever is scheduled; `to` is exclusive' });

const gap = z
  .strictObject({ from: instant, to: instant, reason: text })
  .meta({ description: 'Planned: nobody is on call; `to` is exclusive' });

const rotation = z.strictObject({
  id: id.meta({ description: 'How services and the policy refer to the rotation' }),
  name: text.meta({ description: 'How people call the rotation' }),
  layers: z.array(layer).min(1).meta({ description: 'Later layers beat earlier ones' }),
  overrides: z.array(override).default([]).meta({ description: 'Swaps and stand-ins' }),
  gaps: z.array(gap).default([]).meta({ description: 'Times that nobody covers, on purpose' }),
});

const service = z.strictObject({
  id: id.meta({ description: 'How commands and documents refer to the service' }),
  name: text.meta({ description: 'How people call the service' }),
  aliases: z.array(text).default([]).meta({ description: 'Other words people use for it' }),
  owner: id.meta({ description: 'The rotation that owns the service' }),
  ids: z
    .strictObject({ pagerduty: text.optional(), statuspage: text.optional(), linear: text.optional() })
    .default({})
    .meta({ description: "The vendors' ids of the service" }),
});

export const onCallSchema = z
  .strictObject({
    version: z.literal(1).meta({ description: 'Version of this file format' }),
    example: z.boolean().default(false).meta({ description: 'True: an example, nobody of these is really paged' }),
    people: z.array(person).min(1).meta({ description: 'Everybody who can be on call' }),
    rotations: z.array(rotation).min(1).meta({ description: 'Who takes turns with whom' }),
    services: z.array(service).min(1).meta({ description: 'What can break, and which rotation owns it' }),
  })
  .meta({ title: 'Zephyr on-call file' });

/** A parsed, valid on-call file. */
export type OnCall = z.output<typeof onCallSchema>;
export type Person = OnCall['people'][number];
export type Rotation = OnCall['rotations'][number];
export type Layer = Rotation['layers'][number];

export type Service = OnCall['services'][number];
