/** Schedules and escalation policies as Terraform for the provider PagerDuty/pagerduty. */
import type { Person } from '../../policy/oncall-schema.ts';
import { hclBlock, hclString, type Block } from './hcl.ts';
import type { PagerModel, PagerPolicy, PagerSchedule, Remark } from './model.ts';
import { overrideWords } from './schedules.ts';

/** Every person needs `ids.pagerduty`, or an e-mail address by which the provider finds them. Overrides are no part of it: see `terraformRemarks`. */
export function terraformText({ schedules, policies }: PagerModel): string {
  const people = new Map(schedules.flatMap(({ layers }) => layers.flatMap(({ users }) => users)).map((person) => [person.id, person]));
  const blocks = [
    ...[...people.values()].filter(({ ids }) => ids.pagerduty === undefined).map(({ id, contact }): Block => ({ head: `data "pagerduty_user" "${id}"`, attributes: [['email', hclString(contact.email ?? '')]], blocks: [] })),
    ...schedules.map(scheduleBlock),
    ...policies.map(policyBlock),
  ];
  return `# From content/policy.yaml and content/oncall.yaml, by \`zephyr escalation export\`. Change it there.\n\n${blocks.map(hclBlock).join('\n\n')}\n`;
}

/** What the provider has no resource for. */
export function terraformRemarks({ schedules }: PagerModel): Remark[] {
  return schedules.flatMap(({ name, overrides }) => overrides.map((override): Remark => ({ missing: true, message: `The override of ${name} is left out, Terraform has none: make it by hand, ${overrideWords(override)}.` })));
}

function scheduleBlock({ key, name, zone, layers }: PagerSchedule): Block {
  return {
    head: `resource "pagerduty_schedule" "${key}"`,
    attributes: [['name', hclString(name)], ['time_zone', hclString(zone)]],
    blocks: layers.map((layer) => ({
      head: 'layer',
      attributes: [
        ['name', hclString(layer.name)],
        ['start', hclString(layer.start)],
        ...(layer.end === null ? [] : [['end', hclString(layer.end)] as const]),
        ['rotation_virtual_start', hclString(layer.start)],
        ['rotation_turn_length_seconds', String(layer.turnSeconds)],
        ['users', `[${layer.users.map(userOf).join(', ')}]`],
      ],
      blocks: layer.restrictions.map(({ day, start, seconds }) => ({
        head: 'restriction',
        attributes: [
          ['type', hclString(day === null ? 'daily_restriction' : 'weekly_restriction')],
          ...(day === null ? [] : [['start_day_of_week', String(day)] as const]),
          ['start_time_of_day', hclString(start)],
          ['duration_seconds', String(seconds)],
        ],
        blocks: [],
      })),
    })),
  };
}

function policyBlock({ key, name, loops, rules }: PagerPolicy): Block {
  return {
    head: `resource "pagerduty_escalation_policy" "${key}"`,
    attributes: [['name', hclString(name)], ['num_loops', String(loops)]],
    blocks: rules.map(({ minutes, schedules }) => ({
      head: 'rule',
      attributes: [['escalation_delay_in_minutes', String(minutes)]],
      blocks: schedules.map((schedule) => ({ head: 'target', attributes: [['type', hclString('schedule_reference')], ['id', `pagerduty_schedule.${schedule}.id`]], blocks: [] })),
    })),
  };
}

function userOf({ id, ids }: Person): string {
  return ids.pagerduty === undefined ? `data.pagerduty_user.${id}.id` : hclString(ids.pagerduty);
}
