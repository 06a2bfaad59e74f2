/** `zephyr escalation simulate`: a scenario from flags, played through. */
import { parseInstant } from '../../escalation/instant.ts';
import { readScenario } from '../../escalation/scenario.ts';
import { simulate } from '../../escalation/simulate.ts';
import { visible } from '../../report/escape.ts';
import { wantsColour, type Call, type ExitCode } from '../io.ts';
import { staffedRulebook } from '../rulebook.ts';
import { simulationJson, simulationText } from './escalation-output.ts';
import { instantOf } from './session.ts';

export async function run({ options, world }: Call): Promise<ExitCode> {
  const known = staffedRulebook(world, 'a simulation');
  if (!known) return 1;
  const { policy, oncall } = known;
  const text = (name: string): string | undefined => (typeof options[name] === 'string' ? options[name] : undefined);
  const now = parseInstant(instantOf(options['now'], world)) ?? 0;
  const { scenario, zone, problems } = readScenario(
    { sev: text('sev'), service: text('service'), at: text('at'), zone: text('zone'), answers: (options['answer'] as string[] | undefined) ?? [], resolve: text('resolve') },
    { severity: policy.declaring.justDeclare, service: policy.services.default, at: Math.floor(now / 1000) * 1000, answers: [] },
    policy,
    oncall,
  );
  if (problems.length > 0) {
    for (const { field, message, help } of problems) world.stderr.write(`zephyr escalation simulate: --${field}: ${visible(message)}\n  → ${visible(help)}\n`);
    return 2;
  }
  const simulation = simulate(policy, oncall, scenario);
  world.stdout.write(options['json'] === true ? simulationJson(simulation) : simulationText(simulation, { oncall, scenario, zone, colour: wantsColour(world.stdout, world.env) }));
  return 0;
}
