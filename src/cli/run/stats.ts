/** `zephyr stats`: how incidents go, counted from the post-mortems. */
import { incidentTimes } from '../../lint/post-mortem-records.ts';
import { count } from '../../lint/message.ts';
import { roundDuration } from '../../policy/duration.ts';
import { parseInstant } from '../../postmortem/deadline.ts';
import { statsByMonth, statsBySeverity, statsOf } from '../../postmortem/stats.ts';
import type { IncidentTimes, Share, Spread, Stats, StatsRow } from '../../postmortem/stats.ts';
import { loadProject } from '../../project/load.ts';
import { safeJson } from '../../report/escape.ts';
import { colourStyle, plainStyle } from '../../report/style.ts';
import { csv, markdownTable, textTable } from '../../report/table.ts';
import { UsageError, wantsColour } from '../io.ts';
import type { Call, ExitCode } from '../io.ts';
import { readPostMortems } from './post-mortems.ts';
import { instantOf, workspaceOf } from './session.ts';

const HEAD = ['Month', 'Severity', 'Incidents', 'To acknowledge', 'To resolve', 'Updates in time', 'Post-mortems in time', 'E-mails in time'];

export async function run(call: Call): Promise<ExitCode> {
  const { options, world } = call;
  const workspace = await workspaceOf(world, options['parser']);
  const now = parseInstant(instantOf(options['now'], world)) ?? 0;
  const policy = workspace.project.policy ?? loadProject(world.cwd, null).policy;
  if (policy === null) throw new UsageError('the policy cannot be read', '`zephyr lint` says what is wrong with it.');
  const incidents: IncidentTimes[] = [];
  const read = await readPostMortems(call, workspace, 'stats', (document) => void incidents.push(incidentTimes(document, policy, now)));
  if (read === null) return 2;
  const ladder = policy.severities.map(({ id }) => id);
  const months = statsByMonth(incidents, ladder);
  const severities = statsBySeverity(incidents, ladder);
  const total = statsOf(incidents);
  const rows = [...months.map(row), ...severities.map((one) => row({ ...one, month: 'all' })), row({ ...total, month: 'all', severity: 'all' })];
  switch (options['format']) {
    case 'json':
      world.stdout.write(`${safeJson({ months, severities, total, incidents })}\n`);
      break;
    case 'csv':
      world.stdout.write(csv(HEAD, rows.map((cells) => cells.map((cell) => (cell === '-' ? '' : cell)))));
      break;
    case 'markdown':
      world.stdout.write(markdownTable(HEAD, rows));
      break;
    default:
      world.stdout.write(`${textTable(HEAD, rows, wantsColour(world.stdout, world.env) ? colourStyle : plainStyle)}\n${sentence(total)}\n`);
  }
  return read.code;
}

function row({ month, severity, incidents, toAcknowledge, toResolve, updates, postMortems, customerEmails }: StatsRow): string[] {
  return [month ?? 'unknown', severity ?? 'unknown', String(incidents), median(toAcknowledge, incidents), median(toResolve, incidents), share(updates), share(postMortems), share(customerEmails)];
}

/** The median, and of how many where it is not known of all. */
function median({ median: seconds, known }: Spread, incidents: number): string {
  if (seconds === null) return '-';
  return `${roundDuration(seconds)}${known < incidents ? ` (of ${known})` : ''}`;
}

function share({ kept, owed }: Share): string {
  return owed === 0 ? '-' : `${kept} of ${owed}`;
}

function sentence({ incidents, toAcknowledge, toResolve }: Stats): string {
  const unknown = [toAcknowledge.known < incidents ? `no acknowledgement stands in the timeline of ${incidents - toAcknowledge.known}` : '', toResolve.known < incidents ? `no resolution is written in ${incidents - toResolve.known}` : ''].filter((part) => part !== '');
  return `${count(incidents, 'incident')}; times are medians.${unknown.length === 0 || incidents === 0 ? '' : ` Not counted: ${unknown.join('; ')}.`}`;
}
