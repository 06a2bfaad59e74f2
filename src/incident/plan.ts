/** What declaring an incident does, as data: nothing here asks anybody for anything. */
import type { OnCall, Service } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { uuidOf } from './checksum.ts';
import { channelName, keyOf } from './ids.ts';
import { componentStatusOf, impactOf, loudnessOf, priorityOf, severityWithId } from './levels.ts';
import { chainPages, targetPages, type DuePage } from './paging.ts';
import type { Entry, Providers, ServiceFrom } from './records.ts';
import { stepOf, type LinkTo, type PageStepRequest, type Step } from './step.ts';
import { oneLine, shorten } from './text.ts';
import { cardOf, drillMark, nameOf, openingText, personOf, publicOpening, purposeOf, runbookText, severityWords, topicOf } from './words.ts';

/** What somebody wants to declare. */
export interface OpenRequest {
  incident: string;
  summary: string;
  /** Id of the policy's severity. */
  severity: string;
  service: Service;
  serviceFrom: ServiceFrom;
  drill: boolean;
  /** Roster id or name. */
  by: string | null;
  /** ISO 8601 with zone. */
  detected: string | null;
}

/** What a plan must know about the services it goes to. */
export interface Services {
  ids: Providers;
  titles: Providers;
  pager: { runsChain: boolean; pagesNobody: boolean; needsChannel: boolean };
  channelPrefix: string;
  /** Labels of the ticket. */
  labels: readonly string[];
  runbook: { path: string; url: string | null };
}

export interface Plan<Type extends 'opened' | 'update' | 'severity' | 'role' | 'resolved' | 'ack' | 'pages-due' | 'nudge' | 'email-sent' | 'post-mortem-published' = 'opened'> {
  /** The record that brings the steps. */
  entry: Entry<Type>;
  steps: readonly Step[];
  /** What a person should know, one sentence each. */
  notes: readonly string[];
}

/** Ids of steps that later plans refer to. */
export const CHANNEL = 'open/channel';
export const TICKET = 'open/ticket';
/** Lanes: messages, updates of the status page, and each value that is overwritten go out in order. */
export const LANES = { channel: 'channel', topic: 'topic', status: 'status-page', ticket: 'ticket-state', priority: 'ticket-priority' } as const;

/** The plan of `zephyr incident open`. Pages come first and wait for nothing. `now` in milliseconds since 1970. */
export function planOpen(policy: Policy, oncall: OnCall, request: OpenRequest, services: Services, now: number): Plan {
  const { incident, service, severity: severityId, drill } = request;
  const severity = severityWithId(policy, severityId);
  const summary = oneLine(request.summary);
  const creates = new Set(policy.declaring.creates);
  const trigger = { at: now, severity: severityId, targets: severity.page };
  const due = services.pager.runsChain
    ? targetPages(policy, oncall, trigger, service.id)
    : chainPages(policy, oncall, { triggers: [trigger], service: service.id, acks: [], resolvedAt: null }, now).pages;
  const hasChannel = creates.has('chat-channel');
  const base = { summary, severity: severityId, service, drill };
  const pages = creates.has('page') ? pageSteps(policy, oncall, base, due, services, hasChannel) : [];
  const paged = [...new Set(due.flatMap(({ people }) => people))];
  const { by, detected, serviceFrom } = request;
  const fact = { type: 'opened' as const, incident, summary, severity: severityId, service: service.id, serviceFrom, drill, by, detected, providers: services.ids, runsChain: services.pager.runsChain };

  const steps: Step[] = [...pages];
  const words = { policy, oncall, services, now, ...base };
  const publishes = creates.has('status-page-entry') && severity.statusPage && !drill;
  if (hasChannel) steps.push(...channelSteps({ ...words, incident, fact, paged, by, pins: creates.has('pinned-runbook') }));
  if (publishes) steps.push(publishStep(policy, service, severityId, services, 'open', now));
  if (creates.has('ticket')) steps.push(ticketStep({ ...words, incident, by }));
  steps.push(...crossLinks(steps, services));
  return { entry: { ...fact, steps }, steps, notes: notesOf(policy, oncall, request, services, due, { publishes, pages: pages.length }) };
}

interface Words {
  policy: Policy;
  oncall: OnCall;
  services: Services;
  now: number;
  summary: string;
  severity: string;
  service: Service;
  drill: boolean;
}

/** One step for each page that is due. */
export function pageSteps(policy: Policy, oncall: OnCall, incident: Pick<Words, 'summary' | 'severity' | 'service' | 'drill'>, due: readonly DuePage[], services: Services, hasChannel: boolean): readonly Step[] {
  const { summary, severity, service, drill } = incident;
  return due.map(({ id, target, people, because, at }): Step => {
    const request: PageStepRequest = {
      target, service: service.id, people, drill, dueAt: at,
      summary: shorten(`${drillMark(drill)}${severityWords(policy, severity)}: ${summary} [${service.name}] (${because})`, 1000),
      loudness: loudnessOf(policy, severity),
      channel: hasChannel && services.pager.needsChannel ? CHANNEL : null,
    };
    const names = people.map((person) => nameOf(oncall, person)).join(', ');
    const whom = services.pager.runsChain ? `${policy.targets[target]?.name ?? target}${names === '' ? '' : ` (${names})`}` : names;
    return stepOf('page', id, services.pager.pagesNobody ? `Only noted, nobody is paged: ${whom}` : `${services.titles.pager}: page ${whom}`, request);
  });
}

function channelSteps({ policy, oncall, services, now, incident, fact, paged, by, pins, summary, severity, service, drill }: Words & { incident: string; fact: Omit<Entry<'opened'>, 'steps'>; paged: readonly string[]; by: string | null; pins: boolean }): Step[] {
  const title = services.titles.chat;
  const names = [0, 1, 2, 3].map((taken) => channelName(incident, summary, { prefix: services.channelPrefix, drill, taken }));
  const members = [...new Set([...paged, ...(by !== null && personOf(oncall, by) ? [by] : [])])];
  const runbook = 'open/post-runbook';
  return [
    stepOf('channel', CHANNEL, `${title}: channel #${names[0] ?? ''}`, { names }),
    stepOf('post', 'open/post-roles', `${title}: severity, roles, time of the first update`, {
      channel: CHANNEL, text: openingText(policy, oncall, fact, paged, now), links: [], card: cardOf(incident, { ...fact, steps: [] }),
    }, { lane: LANES.channel }),
    ...(pins
      ? [
          stepOf('post', runbook, `${title}: runbook ${services.runbook.path}`, { channel: CHANNEL, text: runbookText(services.runbook), links: [], card: null }),
          stepOf('pin', 'open/pin-runbook', `${title}: pin the runbook`, { channel: CHANNEL, message: runbook }),
        ]
      : []),
    ...(pins && services.runbook.url !== null
      ? [stepOf('bookmark', 'open/bookmark-runbook', `${title}: bookmark the runbook`, { channel: CHANNEL, link: { title: 'Runbook', url: services.runbook.url } })]
      : []),
    stepOf('describe', 'open/topic', `${title}: topic and purpose`, {
      channel: CHANNEL, topic: topicOf({ severity, service: service.name, summary, drill, resolved: null }), purpose: purposeOf(incident, summary),
    }, { lane: LANES.topic }),
    ...(members.length > 0
      ? [stepOf('invite', 'open/invite', `${title}: invite ${members.map((person) => nameOf(oncall, person)).join(', ')}`, { channel: CHANNEL, people: members })]
      : []),
  ];
}

/** `plan` names who publishes: `open`, or a severity that became public. */
export function publishStep(policy: Policy, service: Service, severity: string, services: Services, plan: string, now: number): Step {
  const component = service.ids.statuspage;
  return stepOf('publish', `${plan}/status`, `${services.titles.statusPage}: entry for ${service.name}`, {
    ...publicOpening(policy, service, now),
    status: 'investigating',
    impact: impactOf(policy, severity),
    components: component === undefined ? [] : [{ id: component, status: componentStatusOf(policy, severity) }],
    notify: true,
  }, { lane: LANES.status });
}

function ticketStep({ policy, oncall, services, incident, summary, severity, service, drill, by, now }: Words & { incident: string; by: string | null }): Step {
  return stepOf('ticket', TICKET, `${services.titles.ticket}: ticket`, {
    uuid: uuidOf(keyOf(incident, TICKET)),
    title: shorten(`${drillMark(drill)}${severity}: ${summary}`, 250),
    body: [
      [{ strong: summary }], [],
      [`Severity ${severityWords(policy, severity)}. Service ${service.name}. Declared ${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC${by === null ? '' : ` by ${nameOf(oncall, by)}`}.`],
      [`Incident ${incident}.`],
    ],
    priority: priorityOf(policy, severity),
    team: service.ids.linear ?? null,
    labels: services.labels,
  });
}

/** Each service gets the addresses of the others; the status page, which is public, gets none. */
function crossLinks(steps: readonly Step[], services: Services): Step[] {
  const { titles } = services;
  const has = (id: string): boolean => steps.some((step) => step.id === id);
  const channel: LinkTo[] = has(CHANNEL) ? [{ title: `Channel in ${titles.chat}`, step: CHANNEL }] : [];
  const ticket: LinkTo[] = has(TICKET) ? [{ title: `Ticket in ${titles.ticket}`, step: TICKET }] : [];
  const status: LinkTo[] = has('open/status') ? [{ title: `Entry on ${titles.statusPage}`, step: 'open/status' }] : [];
  const pages = steps.filter(({ kind }) => kind === 'page');
  const pager: LinkTo[] = (services.pager.pagesNobody ? [] : pages).slice(0, 1).map(({ id }) => ({ title: `Page in ${titles.pager}`, step: id }));
  const inChannel = [...ticket, ...status, ...pager];
  const word = (link: LinkTo): string => ('step' in link ? (link.step.split('/').at(-1) ?? '') : '');
  return [
    ...(channel.length > 0 && inChannel.length > 0
      ? [stepOf('post', 'open/post-links', `${titles.chat}: links to ${[ticket.length > 0 && 'ticket', status.length > 0 && 'status page', pager.length > 0 && 'page'].filter(Boolean).join(', ')}`, { channel: CHANNEL, text: [['Where else:']], links: inChannel, card: null }, { behind: inChannel.flatMap((link) => ('step' in link ? [link.step] : [])) })]
      : []),
    ...(channel.length > 0 ? [...ticket, ...status].map((link) => stepOf('bookmark', `open/bookmark-${word(link)}`, `${titles.chat}: bookmark the ${word(link) === 'ticket' ? 'ticket' : 'status entry'}`, { channel: CHANNEL, link })) : []),
    ...(ticket.length > 0 ? [...channel, ...status, ...pager].map((link) => stepOf('ticket-link', `open/ticket-link-${word(link)}`, `${titles.ticket}: link to the ${word(link).startsWith('page') ? 'page' : word(link) === 'status' ? 'status entry' : 'channel'}`, { ticket: TICKET, link })) : []),
    ...(services.pager.pagesNobody ? [] : pages).map(({ id, label }) => stepOf('page-link', `open/link-${id}`, `Links for: ${label}`, { page: id, links: [...channel, ...ticket, ...status] }, { behind: [...channel, ...ticket, ...status].flatMap((link) => ('step' in link ? [link.step] : [])) })),
  ];
}

function notesOf(policy: Policy, oncall: OnCall, { service, serviceFrom, severity, drill }: OpenRequest, services: Services, due: readonly DuePage[], made: { publishes: boolean; pages: number }): string[] {
  const { pager, titles } = services;
  const { statusPage, page, pageWhen } = severityWithId(policy, severity);
  const empty = due.filter(({ people }) => people.length === 0).map(({ target }) => policy.targets[target]?.name ?? target);
  const names = (targets: readonly string[]): string => targets.map((target) => policy.targets[target]?.name ?? target).join(', ');
  return [
    ...(serviceFrom === 'summary' ? [`Service ${service.id}, because the summary names it. If it is another: declare with --service, and resolve this one.`] : []),
    ...(serviceFrom === 'default' ? [`Service ${service.id}, the policy's default, because the summary names none. If it is another: declare with --service, and resolve this one.`] : []),
    ...(drill ? ['This is a drill: nothing goes to the status page.'] : !statusPage ? [`${severity} is not public: nothing goes to the status page.`] : made.publishes ? [] : ['The policy makes no status-page entry.']),
    ...(pager.pagesNobody ? [`Nobody is really paged: no pager is set up. Call the people yourself: ${phoneList(oncall, due)}.`] : []),
    ...(oncall.example ? ['The on-call file is an example with invented people: put your own into content/oncall.yaml.'] : []),
    ...(empty.length > 0 ? [`Nobody is on call for ${empty.join(', ')} now.`] : []),
    ...(!pager.runsChain && due.length === 0 ? [`Nobody is paged at once for ${names(page)}${pageWhen === 'waking-hours' ? `: ${severity} pages in waking hours` : ''}.`] : []),
    pager.runsChain ? `${titles.pager} goes on with the chain of every page that went out, until somebody answers.` : 'Zephyr itself goes on with the chain if nobody answers: keep `zephyr due --watch` running until somebody acknowledges.',
  ];
}

/** Numbers to call, of everybody who should be paged now. */
export function phoneList(oncall: OnCall, due: readonly DuePage[]): string {
  const people = [...new Set(due.flatMap(({ people: ids }) => ids))].flatMap((id) => personOf(oncall, id) ?? []);
  return people.length === 0 ? 'the on-call file names nobody for now' : people.map(({ name, contact }) => `${name} ${contact.phone ?? contact.email ?? contact.slack ?? ''}`.trim()).join(', ');
}
