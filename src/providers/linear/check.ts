/** Whether Linear is ready: key, teams of the services, the label of the policy. Reads only. */
import type { Check } from '../../incident/ports.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import { checkOf, faultOf } from '../check.ts';
import { lineWithin } from '../limits.ts';
import type { Ask } from './client.ts';
import { CHECK } from './operations.ts';
import { labelsFor, nodes, textAt } from './responses.ts';

export async function checkLinear(ask: Ask, defaultTeam: string | null, { policy, oncall }: { policy: Policy; oncall: OnCall }): Promise<readonly Check[]> {
  const { label } = policy.postMortem.actionItems;
  const teamOf = ({ ids }: OnCall['services'][number]): string | null => ids.linear ?? defaultTeam;
  const keys = [...new Set(oncall.services.map(teamOf))].filter((key) => key !== null);
  try {
    const data = await ask(CHECK, { teams: keys, labels: [label] });
    const teams = nodes(CHECK, data, 'teams');
    const labels = nodes(CHECK, data, 'issueLabels');
    return [
      { name: 'token', ok: true, message: `works, as ${lineWithin(60, textAt(data['viewer'], 'name')) || 'a user of the workspace'}`, fix: null },
      ...oncall.services.map((service) => checkTeam(service.id, teamOf(service), teams)),
      ...teams.map((team) => checkOf(`label ${label} in ${textAt(team, 'key')}`, labelsFor(labels, [label], textAt(team, 'id')).length > 0, {
        good: 'exists',
        bad: 'no such label for this team, so tickets would go without it',
        fix: `Create the label ${label} for the workspace in Linear (Settings, Labels), or correct postMortem.actionItems.label in content/policy.yaml.`,
      })),
    ];
  } catch (error) {
    return [faultOf('token', error)];
  }
}

function checkTeam(service: string, key: string | null, teams: readonly unknown[]): Check {
  const team = teams.find((one) => textAt(one, 'key') === key);
  return checkOf(key === null ? `team of ${service}` : `team ${key} of ${service}`, team !== undefined, {
    good: `is ${lineWithin(60, textAt(team, 'name'))}`,
    bad: key === null ? 'neither the service nor the configuration names a team' : `Linear has no team ${key}, or the key may not see it`,
    fix: `Correct ids.linear of ${service} in content/oncall.yaml.`,
  });
}
