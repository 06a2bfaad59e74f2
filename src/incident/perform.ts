/** A step as a request to a port, and the look-up that finds its effect. No waiting, no repeating: that is `run.ts`. */
import type { OnCall, Person } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { keyOf } from './ids.ts';
import { serviceWithId } from './plan-changes.ts';
import { CHANNEL } from './plan.ts';
import type { PageReference, Ports } from './ports.ts';
import type { IncidentState } from './state.ts';
import type { LinkTo, Step, StepResult } from './step.ts';
import { BULLET, type Text } from './text.ts';

/** What a request is made from besides the step itself. */
export interface Stage {
  ports: Ports;
  policy: Policy;
  oncall: OnCall;
  state: IncidentState;
}

/** Makes the step's request; `first`: for the first time. Throws `ProviderError` only (any other error is a fault of an adapter). */
export async function perform(step: Step, { detail, first }: { detail: string | null; first: boolean }, stage: Stage): Promise<StepResult> {
  const { ports: { chat, statusPage, ticket, pager }, state } = stage;
  const incident = state.id;
  const key = keyOf(incident, step.id);
  switch (step.kind) {
    case 'page': {
      const { people, summary, loudness, drill } = step.request;
      const { url } = await pager.page({ ...referenceOf(step, stage), summary, loudness, drill, people: peopleOf(stage, people) });
      return url === null ? {} : { url };
    }
    case 'page-link': {
      const links = linksOf(step.request.links, state);
      if (links.length > 0) await pager.link({ ...pageOf(step.request.page, stage), links, first });
      return {};
    }
    case 'page-ack': {
      const { by } = step.request;
      await pager.acknowledge({ ...pageOf(step.request.page, stage), by: stage.oncall.people.find(({ id }) => id === by) ?? null });
      return {};
    }
    case 'page-resolve': await pager.resolve(pageOf(step.request.page, stage)); return {};
    case 'channel': return { ...(await chat.createChannel({ incident, name: detail ?? step.request.names[0] ?? '' })) };
    case 'describe': await chat.describeChannel({ channel: resultOf(state, step.request.channel), topic: step.request.topic, purpose: step.request.purpose }); return {};
    case 'invite': {
      const { unknown } = await chat.invite({ channel: resultOf(state, step.request.channel), people: peopleOf(stage, step.request.people) });
      return unknown.length === 0 ? {} : { unknown: unknown.join(', ') };
    }
    case 'post': {
      const { channel, text, links, card } = step.request;
      const { id, url } = await chat.post({ channel: resultOf(state, channel), key, text: withLinks(text, links, state), ...(card === null ? {} : { card }) });
      return url === null ? { id } : { id, url };
    }
    case 'pin': await chat.pin({ channel: resultOf(state, step.request.channel), message: resultOf(state, step.request.message) }); return {};
    case 'bookmark': {
      const [link] = linksOf([step.request.link], state);
      if (link) await chat.bookmark({ channel: resultOf(state, step.request.channel), ...link, first });
      return {};
    }
    case 'publish': return { ...(await statusPage.publish({ incident, key, ...step.request })) };
    case 'status-update': {
      const { entry, ...words } = step.request;
      await statusPage.update({ incident, entry: resultOf(state, entry), keys: [...updateKeys(state), key], ...words });
      return {};
    }
    case 'ticket': {
      const { uuid, ...words } = step.request;
      const { id, key: name, url } = await ticket.create({ id: uuid, incident, ...words });
      return { id, name, url };
    }
    case 'ticket-link': {
      const [link] = linksOf([step.request.link], state);
      if (link) await ticket.link({ ticket: resultOf(state, step.request.ticket), ...link, card: { incident, channel: resultOf(state, CHANNEL) } });
      return {};
    }
    case 'ticket-comment': await ticket.comment({ ticket: resultOf(state, step.request.ticket), id: step.request.uuid, body: step.request.body }); return {};
    case 'ticket-update': {
      const { ticket: of, ...values } = step.request;
      await ticket.update({ ticket: resultOf(state, of), ...values });
      return {};
    }
  }
}

/** What a step may ask while it still lets others go first; without effect. */
export function prepare(step: Step, stage: Stage): void {
  if (step.kind === 'page-link') stage.ports.pager.prepareLink?.(pageOf(step.request.page, stage));
}

/** The effect of an earlier attempt; `null` where there is none (to be seen yet). For kinds that are not repeat-safe. */
export async function lookUp(step: Step, detail: string | null, firstAt: number, stage: Stage): Promise<StepResult | null> {
  const { ports: { chat, statusPage, pager }, state } = stage;
  const incident = state.id;
  const key = keyOf(incident, step.id);
  switch (step.kind) {
    case 'page': {
      const { service, channel } = referenceOf(step, stage);
      const found = await pager.findPage({ key, service, channel, since: firstAt });
      return found && (found.url === null ? {} : { url: found.url });
    }
    case 'channel': {
      const found = await chat.findChannel({ incident, name: detail ?? step.request.names[0] ?? '' });
      return found && { ...found };
    }
    case 'post': {
      const found = await chat.findPost({ channel: resultOf(state, step.request.channel), key, since: firstAt });
      return found && (found.url === null ? { id: found.id } : { id: found.id, url: found.url });
    }
    case 'publish': {
      const found = await statusPage.findEntry({ incident });
      return found && { ...found };
    }
    case 'status-update': return (await statusPage.findUpdate({ entry: resultOf(state, step.request.entry), key })) ? {} : null;
    default: return null;
  }
}

/** Whether a step has something to send: links of which no address is known (yet) are not worth a message. */
export function hasSomethingToSend(step: Step, state: IncidentState): boolean {
  return !(step.kind === 'post' || step.kind === 'page-link') || step.request.links.length === 0 || linksOf(step.request.links, state).length > 0;
}

function resultOf(state: IncidentState, step: string): string {
  return state.steps.get(step)?.result['id'] ?? '';
}

function peopleOf({ oncall }: Stage, ids: readonly string[]): Person[] {
  return ids.flatMap((id) => oncall.people.find((person) => person.id === id) ?? []);
}

function linksOf(links: readonly LinkTo[], state: IncidentState): { title: string; url: string }[] {
  return links.flatMap((link) => {
    const url = 'url' in link ? link.url : state.steps.get(link.step)?.result['url'];
    return url === undefined ? [] : [{ title: link.title, url }];
  });
}

function withLinks(text: Text, links: readonly LinkTo[], state: IncidentState): Text {
  return [...text, ...linksOf(links, state).map(({ title, url }) => [BULLET, { link: url, text: title }])];
}

function pageOf(id: string, stage: Stage): PageReference {
  const step = stage.state.steps.get(id)?.step;
  if (step?.kind !== 'page') throw new Error(`the journal has no page ${id}`);
  return referenceOf(step, stage);
}

function referenceOf(step: Step<'page'>, { policy, oncall, state }: Stage): PageReference {
  const { target: id, service: serviceId, channel } = step.request;
  const target = policy.targets[id];
  const service = serviceWithId(oncall, serviceId);
  const rotation = target?.rotation === 'service-owner' ? service.owner : target?.rotation;
  return {
    key: keyOf(state.id, step.id),
    incident: state.id,
    target: { id, name: target?.name ?? id, rotation: oncall.rotations.find((one) => one.id === rotation) ?? null },
    service,
    channel: channel === null ? null : (state.steps.get(CHANNEL)?.result['id'] ?? null),
  };
}

/** Keys of the updates that the status page has already, the oldest first. */
function updateKeys(state: IncidentState): string[] {
  return [...state.steps.values()].filter(({ step, status }) => step.kind === 'status-update' && status === 'done').map(({ step }) => keyOf(state.id, step.id));
}
