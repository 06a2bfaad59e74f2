/** What later commands do to an incident, as data: updates, severity, roles, resolution, pages of the chain, nudges. */
import { lengthInWords } from '../comms/times.ts';
import type { OnCall, Service } from '../policy/oncall-schema.ts';
import { rankOf } from '../policy/severity.ts';
import type { Policy } from '../policy/schema.ts';
import { uuidOf } from './checksum.ts';
import { deadlinesAfter } from './due.ts';
import { keyOf } from './ids.ts';
import { componentStatusOf, impactOf, priorityOf, severityWithId } from './levels.ts';
import { chainPages, chainsPaging, chainsSoFar, targetPages, triggersOf, unsent, type DuePage } from './paging.ts';
import { CHANNEL, LANES, pageSteps, publishStep, TICKET, type Plan, type Services } from './plan.ts';
import type { PublicStatus } from './ports.ts';
import type { Entry } from './records.ts';
import type { IncidentState, StepState } from './state.ts';
import { stepOf, type StatusWords, type Step } from './step.ts';
import { oneLine, type Line, type Text } from './text.ts';
import { cardOf, clockTime, dateTime, drillMark, mention, nameOf, personOf, purposeOf, severityWords, topicOf, typedText } from './words.ts';

/** What every change is planned from. */
export interface Situation {
  policy: Policy;
  oncall: OnCall;
  state: IncidentState;
  services: Services;
  /** Milliseconds since 1970. */
  now: number;
}

export interface UpdateRequest {
  text: string;
  /** What customers read instead; `null`: the same text. */
  publicText: string | null;
  status: PublicStatus;
  by: string | null;
}

export function planUpdate(situation: Situation, { text, publicText, status, by }: UpdateRequest): Plan<'update'> {
  const { policy, oncall, state, now } = situation;
  const id = numbered(state, 'update', state.updates.length + 1);
  const fact = { type: 'update' as const, text, status, by };
  const next: Line = [`Next update by ${clockTime(now + policy.updates.every * 1000)}.`];
  const head: Line = [{ strong: `Update, ${status}` }, ...(by === null ? [] : [' by ', mention(oncall, by)]), ':'];
  const steps = [
    ...(policy.updates.to.includes('channel') ? say(situation, id, 'update', [head, ...typedText(text), next], fact) : []),
    ...(policy.updates.to.includes('status-page') ? publicly(situation, id, [...typedText(publicText ?? text), next], status) : []),
    ...comment(situation, id, [head, ...typedText(text)]),
  ];
  return { entry: { ...fact, steps }, steps, notes: [] };
}

export interface SeverityRequest {
  severity: string;
  because: string | null;
  by: string | null;
}

export function planSeverity(situation: Situation, { severity, because, by }: SeverityRequest): Plan<'severity'> {
  const { policy, oncall, state, services, now } = situation;
  const id = numbered(state, 'severity', state.severities.length);
  const up = rankOf(policy, severity) < rankOf(policy, state.severity);
  const due = up ? newlyPaged(situation, severity) : [];
  const service = serviceOf(situation);
  const fact = { type: 'severity' as const, from: state.severity, to: severity, because, by };
  const pages = policy.declaring.creates.includes('page') ? pageSteps(policy, oncall, { ...state, severity, service }, due, services, has(state, CHANNEL)) : [];
  const people = [...new Set(due.flatMap((page) => page.people))];
  const told: Text = [
    [{ strong: `${state.severity} → ${severityWords(policy, severity)}` }, ...(by === null ? [] : [' by ', mention(oncall, by)]), because === null ? '.' : `: ${oneLine(because)}`],
    up
      ? people.length > 0 ? ['Paged now: ', ...people.flatMap((who, index) => [...(index > 0 ? [', '] : []), mention(oncall, who)]), '.'] : ['Nobody new has to be paged.']
      : [policy.severityChange.alreadyPaged === 'stay' ? 'Nobody is released by this: who was paged stays until somebody says otherwise.' : 'Who was paged for the higher severity may go.'],
  ];
  const entryStep = entryOf(state);
  const becomesPublic = severityWithId(policy, severity).statusPage && policy.declaring.creates.includes('status-page-entry') && !state.drill && !entryStep;
  const steps: Step[] = [
    ...pages,
    ...say(situation, id, 'severity', told, fact),
    ...topic(situation, id, { ...state, severity }),
    ...(people.length > 0 && has(state, CHANNEL) ? [stepOf('invite', `${id}/invite`, `${services.titles.chat}: invite ${people.map((who) => nameOf(oncall, who)).join(', ')}`, { channel: CHANNEL, people })] : []),
    ...(becomesPublic ? [publishStep(policy, service, severity, services, id, now)] : []),
    ...(entryStep ? publicly(situation, id, [[up ? 'More customers may be affected than we thought. We go on investigating.' : 'The effect is smaller than we thought. We go on investigating.']], state.publicStatus, severity) : []),
    ...(has(state, TICKET) ? [stepOf('ticket-update', `${id}/priority`, `${services.titles.ticket}: priority`, { ticket: TICKET, priority: priorityOf(policy, severity) }, { lane: LANES.priority })] : []),
    ...comment(situation, id, told),
  ];
  const notes = [
    ...(services.pager.pagesNobody && due.length > 0 ? ['Nobody is really paged: no pager is set up.'] : []),
    ...(entryStep && !severityWithId(policy, severity).statusPage ? [`${severity} is not public, but the entry on the status page stays: what is told is told.`] : []),
  ];
  return { entry: { ...fact, steps }, steps, notes };
}

/** People or targets that the new severity needs and nobody paged before. */
function newlyPaged({ policy, oncall, state, now }: Situation, severity: string): readonly DuePage[] {
  const risen = { severities: [...state.severities, { at: now, severity, because: null, by: null }] };
  const trigger = triggersOf(policy, risen).find(({ at, severity: of }) => at === now && of === severity);
  if (!trigger) return [];
  if (state.runsChain) return targetPages(policy, oncall, trigger, state.service).filter(({ id }) => !state.steps.has(id));
  const chains = { ...chainsSoFar(policy, state), triggers: triggersOf(policy, risen) };
  return unsent(chainPages(policy, oncall, chains, now).pages, state);
}

export function planRole(situation: Situation, { role, people, by }: { role: string; people: readonly string[]; by: string | null }): Plan<'role'> {
  const { policy, oncall, state, services } = situation;
  const id = numbered(state, 'role', state.roleChanges.length + 1);
  const fact = { type: 'role' as const, role, people, by };
  const name = policy.roles.find((one) => one.id === role)?.name ?? role;
  const told: Text = [[{ strong: name }, ': ', ...people.flatMap((who, index) => [...(index > 0 ? [', '] : []), mention(oncall, who)]), '.']];
  const known = people.filter((who) => personOf(oncall, who) !== null);
  const steps = [
    ...say(situation, id, 'role', told, fact),
    ...(known.length > 0 && has(state, CHANNEL) ? [stepOf('invite', `${id}/invite`, `${services.titles.chat}: invite ${known.map((who) => nameOf(oncall, who)).join(', ')}`, { channel: CHANNEL, people: known })] : []),
    ...comment(situation, id, told),
  ];
  return { entry: { ...fact, steps }, steps, notes: [] };
}

export function planResolve(situation: Situation, { text, publicText, by }: Omit<UpdateRequest, 'status'>): Plan<'resolved'> {
  const { policy, oncall, state, services, now } = situation;
  const pages = [...state.steps.values()].filter(({ step }) => step.kind === 'page');
  const resolved = { at: now, text, by };
  const deadlines = deadlinesAfter(policy, { ...state, resolved });
  const fact = { type: 'resolved' as const, text, by, abandons: pages.filter(({ status }) => status !== 'done').map(({ step }) => step.id) };
  const told: Text = [
    [{ strong: 'Resolved' }, ...(by === null ? [] : [' by ', mention(oncall, by)]), ':'], ...typedText(text),
    ...deadlines.map(({ title, at }): Line => [`${title} due by ${dateTime(at)}.`]),
  ];
  const steps = [
    ...say(situation, 'resolve', 'resolved', told, fact),
    ...publicly(situation, 'resolve', typedText(publicText ?? text), 'resolved'),
    ...topic(situation, 'resolve', { ...state, resolved }),
    ...comment(situation, 'resolve', told),
    ...(has(state, TICKET) ? [stepOf('ticket-update', 'resolve/ticket', `${services.titles.ticket}: done`, { ticket: TICKET, state: 'done' }, { lane: LANES.ticket })] : []),
    // A page that may have gone out is closed as well; closing what is not there is no error.
    ...pages.filter(({ status, attempts }) => status === 'done' || attempts > 0).map(({ step }) => stepOf('page-resolve', `resolve/${step.id}`, `${services.titles.pager}: close the page`, { page: step.id })),
  ].map((step): Step => (step.kind === 'page-resolve' ? { ...step, after: [] } : step));
  return { entry: { ...fact, steps }, steps, notes: deadlines.map(({ title, at }) => `${title} due by ${dateTime(at)}, within ${lengthInWords(at - now)}.`) };
}

export function planAck(situation: Situation, { person, source, since }: { person: string; source: 'command' | 'channel' | 'pager'; since: string | null }): Plan<'ack'> {
  const { oncall, state, services } = situation;
  const id = numbered(state, 'ack', state.acks.length + 1);
  const fact = { type: 'ack' as const, person, source, since };
  const theirs = pagesAnswered(situation, person);
  const steps = [
    ...(source === 'pager' ? [] : theirs.map((page) => stepOf('page-ack', `${id}/${page}`, `${services.titles.pager}: acknowledge`, { page, by: person }))),
    ...say(situation, id, 'acknowledgement', [[mention(oncall, person), ' has acknowledged.']], fact),
  ];
  const none = state.runsChain
    ? `By the rota nobody has paged ${nameOf(oncall, person)}, so this ends no chain. If ${services.titles.pager} did, acknowledge there.`
    : `No page to ${nameOf(oncall, person)} has gone out, so this ends no chain yet: it counts when they are paged.`;
  return { entry: { ...fact, steps }, steps, notes: theirs.length === 0 ? [none] : [] };
}

/** The steps of the pages that an answer of this person ends: those that paged them, or all, as the policy says. */
function pagesAnswered({ policy, oncall, state, now }: Situation, person: string): readonly string[] {
  const sent = [...state.steps.values()].flatMap(({ step, status }) => (step.kind === 'page' && status === 'done' ? [step] : []));
  // A pager that runs the chain has one page for all its levels, and names no person but the first.
  const chains = state.runsChain ? chainsPaging(policy, oncall, chainsSoFar(policy, state), person, now) : [];
  const own = sent.filter(({ request }) => (state.runsChain ? chains.includes(request.target) : request.people.includes(person)));
  return (policy.escalation.acknowledgement === 'incident' && own.length > 0 ? sent : own).map(({ id }) => id);
}

/** The next pages of the chain that Zephyr runs; `null` where none is due. `next`: when the next one is. */
export function planDuePages(situation: Situation): { plan: Plan<'pages-due'> | null; next: number | null } {
  const { policy, oncall, state, services, now } = situation;
  if (state.runsChain || state.resolved !== null || !policy.declaring.creates.includes('page')) return { plan: null, next: null };
  const { pages, next } = chainPages(policy, oncall, chainsSoFar(policy, state), now);
  const due = unsent(pages, state);
  if (due.length === 0) return { plan: null, next };
  const steps = pageSteps(policy, oncall, { ...state, service: serviceOf(situation) }, due, services, has(state, CHANNEL));
  return { plan: { entry: { type: 'pages-due', steps }, steps, notes: [] }, next };
}

/** One reminder in the channel; `what` is its name, so that each goes out once. */
export function planNudge(situation: Situation, what: string, text: string): Plan<'nudge'> {
  const steps = say(situation, `nudge-${what}`, 'reminder', [[text]], null);
  return { entry: { type: 'nudge', what, steps }, steps, notes: [] };
}

export function planEmailSent(situation: Situation, sent: string): Plan<'email-sent'> {
  const fact = { type: 'email-sent' as const, sent };
  const steps = say(situation, 'email-sent', 'customer e-mail', [[`Customer e-mail sent at ${dateTime(Date.parse(sent))}.`]], fact);
  return { entry: { ...fact, steps }, steps, notes: [] };
}

export function planPostMortemPublished(situation: Situation, file: string): Plan<'post-mortem-published'> {
  const fact = { type: 'post-mortem-published' as const, file };
  const steps = [...say(situation, 'post-mortem', 'post-mortem', [['Post-mortem published: ', { code: file }]], fact), ...comment(situation, 'post-mortem', [['Post-mortem published: ', { code: file }]])];
  return { entry: { ...fact, steps }, steps, notes: [] };
}

/** The id of the n-th change of its kind. Machines count for themselves; without a mark the services would take one's comment for another's and leave it out. */
function numbered({ mark }: IncidentState, kind: string, n: number): string {
  return `${kind}-${n}${mark === null ? '' : `-${mark}`}`;
}

function has(state: IncidentState, id: string): boolean {
  const found = state.steps.get(id);
  return found !== undefined && found.status !== 'abandoned';
}

/** The step that published the entry on the status page, whatever became of it. */
export function entryOf(state: IncidentState): StepState | undefined {
  return [...state.steps.values()].find(({ step, status }) => step.kind === 'publish' && status !== 'abandoned');
}

function serviceOf({ oncall, state }: Situation): Service {
  return serviceWithId(oncall, state.service);
}

/** The service of this id; one that the on-call file no longer has keeps its id as its name. */
export function serviceWithId(oncall: OnCall, id: string): Service {
  return oncall.services.find((service) => service.id === id) ?? { id, name: id, aliases: [], owner: '', ids: {} };
}

function say({ state, services }: Situation, id: string, what: string, text: Text, fact: Entry | Omit<Entry, 'steps'> | null): Step[] {
  if (!has(state, CHANNEL)) return [];
  const marked: Text = state.drill ? [[drillMark(true)], ...text] : text;
  return [stepOf('post', `${id}/post`, `${services.titles.chat}: ${what}`, { channel: CHANNEL, text: marked, links: [], card: fact === null ? null : cardOf(state.id, fact as Entry) }, { lane: LANES.channel })];
}

function comment({ state, services }: Situation, id: string, body: Text): Step[] {
  if (!has(state, TICKET)) return [];
  return [stepOf('ticket-comment', `${id}/comment`, `${services.titles.ticket}: comment`, { ticket: TICKET, uuid: uuidOf(keyOf(state.id, `${id}/comment`)), body })];
}

function topic({ oncall, state, services }: Situation, id: string, after: { severity: string; resolved: unknown }): Step[] {
  if (!has(state, CHANNEL)) return [];
  const { summary, drill } = state;
  const words = topicOf({ summary, drill, severity: after.severity, resolved: after.resolved, service: serviceWithId(oncall, state.service).name });
  return [stepOf('describe', `${id}/topic`, `${services.titles.chat}: topic`, { channel: CHANNEL, topic: words, purpose: purposeOf(state.id, summary) }, { lane: LANES.topic })];
}

function publicly(situation: Situation, id: string, body: Text, status: PublicStatus, severity = situation.state.severity): Step[] {
  const { policy, state, services } = situation;
  const entry = entryOf(state);
  if (!entry || state.drill) return [];
  const component = serviceOf(situation).ids.statuspage;
  const words: StatusWords = {
    body, status, impact: impactOf(policy, severity), notify: true,
    components: component === undefined ? [] : [{ id: component, status: status === 'resolved' ? 'operational' : componentStatusOf(policy, severity) }],
  };
  return [stepOf('status-update', `${id}/status`, `${services.titles.statusPage}: ${status}`, { entry: entry.step.id, ...words }, { lane: LANES.status })];
}
