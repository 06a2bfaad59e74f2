/** `zephyr incident list | show | timeline`: reads, changes nothing. */
import { lengthInWords } from '../../../comms/times.ts';
import { dueOf } from '../../../incident/due.ts';
import { isOver, unfinished, type IncidentState } from '../../../incident/state.ts';
import type { TimelineEntry } from '../../../incident/timeline.ts';
import { CHANNEL } from '../../../incident/plan.ts';
import { entryOf } from '../../../incident/plan-changes.ts';
import { ProviderError } from '../../../incident/ports.ts';
import { dateTime, nameOf, severityWords } from '../../../incident/words.ts';
import { writeCell } from '../../../postmortem/safe-markdown.ts';
import { safeJson, visible } from '../../../report/escape.ts';
import { UsageError, type Call, type ExitCode } from '../../io.ts';
import { addressesOf } from './account.ts';
import { atDesk, clockOf, incidentFor, knownIncidents, providersFor, textOption, type Desk } from './desk.ts';
import { timelineRows } from './timeline-rows.ts';

export function list(call: Call): Promise<ExitCode> {
  return atDesk(call, async (desk) => {
    const { world } = desk;
    const all = knownIncidents(desk).map(({ state }) => state).filter((state) => call.options['all'] === true || !isOver(state) || dueOf(desk.book.policy, desk.oncall, state, clockOf(world)).length > 0);
    if (desk.json) {
      world.stdout.write(`${safeJson({ incidents: all.map((state) => summaryOf(state)) })}\n`);
      return 0;
    }
    world.stdout.write(all.length === 0 ? 'No incident is open or owes anything.\n' : all.map((state) => `${state.id}  ${state.severity}  ${isOver(state) ? 'resolved' : 'open    '}  ${dateTime(state.declaredAt)}  ${state.drill ? 'drill: ' : ''}${visible(state.summary)}\n`).join(''));
    return 0;
  });
}

export function show(call: Call): Promise<ExitCode> {
  return atDesk(call, async (desk) => {
    const { world } = desk;
    const { state, content } = incidentFor(desk, call.args[0] ?? textOption(call.options, 'incident'), () => true);
    for (const problem of content.problems) world.stderr.write(`journal: ${visible(problem.message)}\n`);
    if (call.options['journal'] === true) {
      world.stdout.write(desk.json ? `${safeJson({ records: content.records, problems: content.problems })}\n` : content.lines.map(({ line, text, ok }) => `${ok ? ' ' : '!'} ${String(line).padStart(4)}  ${visible(readable(text))}\n`).join(''));
      return 0;
    }
    const doubled = call.options['live'] === true ? await doubledIn(desk, state) : [];
    if (desk.json) world.stdout.write(`${safeJson({ ...summaryOf(state), due: dueOf(desk.book.policy, desk.oncall, state, clockOf(world)), doubled })}\n`);
    else world.stdout.write(showText(desk, state, doubled));
    return doubled.length > 0 ? 1 : 0;
  });
}

export function timeline(call: Call): Promise<ExitCode> {
  return atDesk(call, async (desk) => {
    const { world } = desk;
    const { state } = incidentFor(desk, call.args[0] ?? textOption(call.options, 'incident'), () => true);
    const { rows, complete } = await timelineRows(desk, state, textOption(call.options, 'reaction'));
    world.stdout.write(desk.json ? `${safeJson({ incident: state.id, timeline: rows.map(({ at, what, from }) => ({ at: new Date(at).toISOString(), what, from })) })}\n` : timelineText(rows, call.options['markdown'] === true));
    return complete ? 0 : 1;
  });
}

function timelineText(rows: readonly TimelineEntry[], markdown: boolean): string {
  if (!markdown) return rows.map(({ at, what }) => `${dateTime(at)}  ${visible(what)}\n`).join('');
  return ['| Time (UTC) | What happened |', '| --- | --- |', ...rows.map(({ at, what }) => `| ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} | ${writeCell(what)} |`), ''].join('\n');
}

/** Something of ours that stands somewhere twice, and what to do about it. */
interface Doubled {
  what: 'message' | 'status-page-entry';
  /** The message's key, or the address of an entry. */
  id: string;
  todo: string;
}

/**
 * What the services without a key hold twice: it came later than `settle`, or the network delivered a request twice, so
 * it could not be prevented. Channels, tickets and pages have names or keys of their own.
 */
async function doubledIn(desk: Desk, state: IncidentState): Promise<readonly Doubled[]> {
  const { ports } = await providersFor(desk, state);
  const channel = state.steps.get(CHANNEL)?.result['id'];
  try {
    const keys = channel === undefined ? [] : (await ports.chat.history({ channel })).flatMap(({ key }) => key ?? []);
    const entry = entryOf(state);
    const entries = entry ? await ports.statusPage.entriesOf({ incident: state.id }) : [];
    const kept = entry?.result['id'];
    return [
      ...[...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key): Doubled => ({ what: 'message', id: key, todo: 'it stands in the channel twice: remove one by hand' })),
      ...entries.filter(({ id }) => entries.length > 1 && id !== kept).map(({ id, url }): Doubled => ({ what: 'status-page-entry', id: url || id, todo: 'a second entry of this incident: delete it on the status page, updates go to the other one' })),
    ];
  } catch (error) {
    if (error instanceof ProviderError) throw new UsageError(`the services could not be asked: ${error.message}`, error.todo);
    throw error;
  }
}

function summaryOf(state: IncidentState): object {
  const { id, summary, severity, severities, service, drill, declaredBy, declaredAt, detectedAt, providers, runsChain, updates, roles, acks, resolved, emailSentAt, postMortem } = state;
  const iso = (at: number): string => new Date(at).toISOString();
  return {
    incident: id, summary, severity, service, drill, declaredBy, declared: iso(declaredAt), detected: iso(detectedAt), providers, runsChain,
    severities: severities.map((one) => ({ ...one, at: iso(one.at) })),
    updates: updates.map((one) => ({ ...one, at: iso(one.at) })),
    roles: Object.fromEntries(roles),
    acks: acks.map((one) => ({ ...one, at: iso(one.at) })),
    resolved: resolved && { ...resolved, at: iso(resolved.at) },
    emailSent: emailSentAt === null ? null : iso(emailSentAt),
    postMortem: postMortem && { file: postMortem.file, at: iso(postMortem.at) },
    addresses: addressesOf(state),
    unfinished: unfinished(state).map(({ step, status, error }) => ({ step: step.id, label: step.label, status, error })),
  };
}

function showText({ book: { policy }, oncall, world }: Desk, state: IncidentState, doubled: readonly Doubled[]): string {
  const now = Math.max(clockOf(world), state.lastAt);
  const row = (what: string, text: string): string => `${what.padEnd(20)}${visible(text)}`;
  const missing = unfinished(state);
  const dues = dueOf(policy, oncall, state, now);
  return [
    `${state.id}  ${visible(state.drill ? 'DRILL  ' : '')}${severityWords(policy, state.severity)}: ${visible(state.summary)}`,
    row('service', state.service),
    row('declared', `${dateTime(state.declaredAt)}${state.declaredBy === null ? '' : ` by ${nameOf(oncall, state.declaredBy)}`}`),
    ...(state.resolved ? [row('resolved', dateTime(state.resolved.at))] : []),
    ...policy.roles.map(({ id, name }) => row(name.toLowerCase(), (state.roles.get(id) ?? []).map((who) => nameOf(oncall, who)).join(', ') || 'nobody yet')),
    ...(state.acks.length > 0 ? [row('acknowledged', state.acks.map(({ person, at }) => `${nameOf(oncall, person)} ${dateTime(at)}`).join(', '))] : []),
    ...addressesOf(state).map(({ what, name, url }) => row(what, `${name === '' ? '' : `${name}  `}${url}`)),
    row('updates', `${state.updates.length}${state.updates.length > 0 ? `, the last ${dateTime(state.updates.at(-1)?.at ?? 0)}` : ''}`),
    ...dues.map(({ title, at, late, todo }) => row(late ? 'LATE' : 'due', `${title}, ${late ? `for ${lengthInWords(now - at)}` : `by ${dateTime(at)}`}: ${todo}`)),
    ...missing.map(({ step, status, error }) => row('not done', `${step.label}${status === 'unknown' ? ' (it may have happened)' : ''}${error ? `: ${error.message}` : ''}  [${step.id}]`)),
    ...doubled.map(({ what, id, todo }) => row('twice', `${what.replaceAll('-', ' ')} ${id}: ${todo}`)),
    '',
  ].join('\n');
}

/** A journal line for people: the time and what it says, without the checksum. */
function readable(text: string): string {
  return text.replace(/^\{"v":\d+,"seq":(\d+),"at":"([^"]+)","type":"([^"]+)",?/, '#$1  $2  $3  {').replace(/,?"sum":"[0-9a-f]{8}"\}$/, '}');
}
