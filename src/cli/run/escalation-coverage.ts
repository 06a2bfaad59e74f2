/** `zephyr escalation coverage`: where a rota has holes, and what they cost. */
import { coverageReport } from '../../escalation/coverage-report.ts';
import { wantsColour, type Call, type ExitCode } from '../io.ts';
import { staffedRulebook } from '../rulebook.ts';
import { coverageJson, coverageText } from './escalation-coverage-output.ts';
import { periodOf, servicesOf } from './escalation-period.ts';

/** Every handoff, every change of clocks and every planned gap comes once. */
const DAYS = 366;

export async function run(call: Call): Promise<ExitCode> {
  const { options, world } = call;
  const known = staffedRulebook(world, 'coverage');
  if (!known) return 1;
  const { policy, oncall, oncallSource } = known;
  const report = coverageReport(policy, oncall, servicesOf(call, oncall), periodOf(call, DAYS));
  world.stdout.write(options['json'] === true ? coverageJson(report) : coverageText(report, { policy, oncall, source: oncallSource, colour: wantsColour(world.stdout, world.env) }));
  return report.rotations.some(({ uncovered }) => uncovered.length > 0) ? 1 : 0;
}
