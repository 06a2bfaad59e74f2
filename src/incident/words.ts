/** What the incident says in its channel, on the status page and in the ticket. */
import { formatDuration } from '../policy/duration.ts';
import type { OnCall, Person, Service } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import type { Card } from './ports.ts';
import type { Entry } from './records.ts';
import { BULLET, oneLine, shorten, type Line, type Span, type Text } from './text.ts';

/** Slack's limit for topic and purpose. */
const LONGEST_TOPIC = 250;

/** `03:17 UTC`. */
export function clockTime(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** `2026-03-14 03:17 UTC`. */
export function dateTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `SEV-2 Major`; the id alone where the policy has it no longer. */
export function severityWords(policy: Policy, id: string): string {
  const name = policy.severities.find((severity) => severity.id === id)?.name;
  return name === undefined ? id : `${id} ${name}`;
}

/** A person of the roster as a mention that notifies where the service knows them; any other name as it is. */
export function mention(oncall: OnCall, who: string): Span {
  const person = personOf(oncall, who);
  return person ? { mention: person.ids.slack ?? '', name: person.name } : who;
}

export function personOf(oncall: OnCall, id: string): Person | null {
  return oncall.people.find((person) => person.id === id) ?? null;
}

export function nameOf(oncall: OnCall, who: string): string {
  return personOf(oncall, who)?.name ?? who;
}

/** Marks everything that leaves an exercise. */
export function drillMark(drill: boolean): string {
  return drill ? 'DRILL, nothing is wrong: ' : '';
}

export function topicOf(state: { severity: string; service: string; summary: string; drill: boolean; resolved: unknown }): string {
  return shorten(oneLine(`${state.drill ? 'DRILL · ' : ''}${state.resolved === null ? '' : 'RESOLVED · '}${state.severity} · ${state.service} · ${state.summary}`), LONGEST_TOPIC);
}

/** Begins with the incident's id, by which the channel is known as its own. */
export function purposeOf(incident: string, summary: string): string {
  return shorten(oneLine(`${incident}: ${summary}`), LONGEST_TOPIC);
}

const item = (...spans: readonly Span[]): Line => [BULLET, ...spans];
const list = (spans: readonly Span[]): Span[] => spans.flatMap((span, index) => (index === 0 ? [span] : [', ', span]));

/** The first message: what is wrong, who has which role, when the first update is due. */
export function openingText(policy: Policy, oncall: OnCall, fact: Omit<Entry<'opened'>, 'steps'>, paged: readonly string[], now: number): Text {
  const declared = fact.by === null ? [] : [', by ', mention(oncall, fact.by)];
  return [
    [drillMark(fact.drill), { strong: `${severityWords(policy, fact.severity)}: ${fact.summary}` }],
    [`Service ${fact.service}. Declared at ${clockTime(now)}`, ...declared, '.'],
    paged.length > 0 ? ['Paged: ', ...list(paged.map((who) => mention(oncall, who))), '.'] : ['Nobody is on call for this right now.'],
    [],
    ['Roles. Take one: say so here, or run ', { code: 'zephyr incident role' }, '.'],
    ...policy.roles.map(({ name, people, duties }): Line => item({ strong: name }, ` (${people === 1 ? 'one person' : `${people} people`}): ${duties.join(', ')}. `, { strong: 'Nobody yet.' })),
    [],
    [`First update due by ${clockTime(now + policy.updates.every * 1000)}, then at least every ${formatDuration(policy.updates.every)}${policy.updates.withoutNews ? ', even without news' : ''}.`],
    [`Incident ${fact.incident}.`],
  ];
}

/** The message that is pinned. */
export function runbookText(runbook: { path: string; url: string | null }): Text {
  return [['Runbook: ', runbook.url === null ? { code: runbook.path } : { link: runbook.url, text: runbook.path }]];
}

/** What customers read first: nothing of the summary, which is written for engineers. */
export function publicOpening(policy: Policy, service: Service, now: number): { name: string; body: Text } {
  return {
    name: shorten(oneLine(`Problem with ${service.name}`), 255),
    body: [[`We are investigating a problem with ${service.name}. We do not yet know what you may notice. Next update at ${clockTime(now + policy.updates.every * 1000)}.`]],
  };
}

/** Lines of plain text as a person typed them. */
export function typedText(text: string): Text {
  return text.split(/\r\n?|\n/).map((line) => [line]);
}

/**
 * A fact as it goes with a message, so that another machine can rebuild the journal: without the steps, which are that
 * machine's own. Texts are cut to what message metadata holds.
 */
export function cardOf(incident: string, entry: Entry): Card {
  const fact = Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'steps' && key !== 'abandons').map(([key, value]) => [key, typeof value === 'string' ? shorten(value, 1500) : value]));
  return { incident, fact: JSON.stringify(fact) };
}
