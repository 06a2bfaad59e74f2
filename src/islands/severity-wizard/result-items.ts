/** List items of the result: who is paged, at what time of their day, and what is due when. */
import type { Policy } from '../../policy/schema.ts';
import { isAwake, localTime } from '../../severity/local-time.ts';
import { pagedNow, type Paged } from '../../severity/paged.ts';
import { pagedTargets, type NextStep } from '../../severity/result.ts';
import { rotaAt, type Rota } from './rota.ts';

/** One item per person and one per target that nobody answers for; the targets alone where the rota says nothing. */
export function pagedItems(policy: Policy, rota: Rota, severity: string, owner: string, now: number): HTMLLIElement[] {
  const paged = pagedNow(policy, severity, owner, rota.people, rotaAt(rota, now));
  if (!paged) return pagedTargets(policy, severity).map(({ name }) => item(['strong', name]));
  const waits = policy.severities.find(({ id }) => id === severity)?.pageWhen === 'waking-hours';
  return [
    ...paged.people.map((entry) => personItem(entry, waits, now)),
    ...paged.nobody.map((name) => item(['strong', 'Nobody right now'], ['span', `${name}; the next step of the chain is paged instead`])),
  ];
}

/** Until when the names hold, and how fresh they are. */
export function rotaNote(rota: Rota, now: number): string {
  if (now >= rota.until) return `This page knows the rota only until ${dateTime(rota.until)}, so it gives no names. \`zephyr severity\` reads the rota itself.`;
  if (now < rota.from) return 'The clock of this device is behind the rota of this page, so it gives no names. `zephyr severity` reads the rota itself.';
  return `From the rota as of ${dateTime(rota.from)}, which this page knows until ${dateTime(rota.until).slice(0, 10)}. A swap made since then is not in it.`;
}

/** What is due, with the reader's own clock where it can be known already. */
export function dueItems(steps: readonly NextStep[], now: number): HTMLLIElement[] {
  return steps.map(({ from, within, text }) => {
    if (within === null || from === 'resolution') return item(['span', text]);
    const due = new Date(now + within * 1000);
    return item(['strong', `By ${ownClock(due, now)}`], ['span', text]);
  });
}

function personItem({ person, targets }: Paged, waits: boolean, now: number): HTMLLIElement {
  const local = localTime(person.zone, now);
  const asleep = local !== null && !isAwake(person.awake, local);
  const clock = local ? `${local.day} ${local.time} there` : person.zone;
  const state = !asleep ? '' : waits ? `, asleep; paged at ${person.awake.from} there` : ', asleep; the page wakes them';
  return item(['strong', person.name], ['span', clock + state, 'clock'], ['span', targets.join(', ')]);
}

function item(...parts: readonly (readonly [tag: string, text: string, name?: string])[]): HTMLLIElement {
  const element = document.createElement('li');
  for (const [tag, text, name] of parts) {
    const part = document.createElement(tag);
    part.textContent = text;
    if (name) part.className = name;
    element.append(part, ' ');
  }
  return element;
}

/** The reader's own wall clock, with the day where it is not today. */
function ownClock(due: Date, now: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const time = `${pad(due.getHours())}:${pad(due.getMinutes())}`;
  return due.toDateString() === new Date(now).toDateString() ? time : `${due.toDateString().slice(0, 10)} ${time}`;
}

function dateTime(instant: number): string {
  const iso = new Date(instant).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
