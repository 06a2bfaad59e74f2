/** `zephyr escalation export`: policy and rota for PagerDuty, and what it cannot say of them. */
import { parseInstant } from '../../escalation/instant.ts';
import type { PagerModel } from '../../escalation/export/model.ts';
import { pagerDutyRequests } from '../../escalation/export/pagerduty.ts';
import { pagerModel } from '../../escalation/export/policies.ts';
import { terraformRemarks, terraformText } from '../../escalation/export/terraform.ts';
import type { Person } from '../../policy/oncall-schema.ts';
import { safeJson, visible, visiblePath } from '../../report/escape.ts';
import { type Call, type ExitCode } from '../io.ts';
import { staffedRulebook } from '../rulebook.ts';
import { instantOf } from './session.ts';

export async function run({ options, world }: Call): Promise<ExitCode> {
  const known = staffedRulebook(world, 'an export');
  if (!known) return 1;
  const { policy, oncall, oncallSource } = known;
  const terraform = options['format'] === 'terraform';
  const model = pagerModel(policy, oncall, parseInstant(instantOf(options['now'], world)) ?? 0);
  const nameless = peopleOf(model).filter(({ ids, contact }) => ids.pagerduty === undefined && !(terraform && contact.email !== undefined));
  if (nameless.length > 0) {
    for (const { id, name } of nameless) {
      const { line, column } = oncallSource.rangeOf(`people.${id}`).start;
      world.stderr.write(`${visiblePath(oncallSource.file)}:${line}:${column} ${visible(name)} has no id of PagerDuty\n  → Add \`ids: { pagerduty: … }\`${terraform ? ', or `email` to `contact`' : ''}; the id stands at the end of the address of their profile.\n`);
    }
    world.stderr.write('zephyr: without these people the turns would be wrong, so nothing is exported.\n');
    return 1;
  }
  world.stdout.write(terraform ? terraformText(model) : `${safeJson({ requests: pagerDutyRequests(model) })}\n`);
  const remarks = [...model.remarks, ...(terraform ? terraformRemarks(model) : [])];
  for (const { missing, message } of remarks) world.stderr.write(`zephyr: ${missing ? 'missing' : 'differs'}: ${visible(message)}\n`);
  if (model.policies.length > 0) world.stderr.write(`zephyr: by hand: no service is changed; give these their escalation policies in PagerDuty:\n${model.policies.map(({ name, attachedTo }) => `  ${visible(`${name} → ${attachedTo.join(', ')}`)}\n`).join('')}`);
  return remarks.some(({ missing }) => missing) ? 1 : 0;
}

function peopleOf({ schedules }: PagerModel): Person[] {
  return [...new Set(schedules.flatMap(({ layers, overrides }) => [...layers.flatMap(({ users }) => users), ...overrides.map(({ person }) => person)]))];
}
