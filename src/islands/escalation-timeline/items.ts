/** Items of the lists: each event with what could have been otherwise, each answer with its minute. */
import { MINUTE } from '../../escalation/instant.ts';
import type { Answer, Scenario, Simulation } from '../../escalation/simulation.ts';
import { eventSentence } from '../../escalation/timeline.ts';
import { elapsedWords, timeIn } from '../../escalation/words.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import { button, element } from './dom.ts';
import { minutesText } from './form.ts';

/** An answer that is given with one tap comes this long after the page. */
const ONE_TAP = 120;

/** An event of the simulation, and the other way it could have gone. */
export function eventItem({ events, detail }: Simulation, k: number, { at, answers }: Scenario, oncall: OnCall, zone: string): HTMLLIElement {
  const event = events[k];
  if (!event) return element('li', '');
  const name = oncall.people.find(({ id }) => id === event.person)?.name;
  const item = element('li', event.kind,
    element('span', 'minute', elapsedWords(event.minute)),
    element('span', 'time', timeIn(at + event.minute * MINUTE, zone)),
    element('span', '', eventSentence(event, detail.reasons[k] ?? '', oncall, zone)),
  );
  if (name !== undefined && event.person !== null) {
    if (event.kind === 'ack') item.append(button(`What if ${name} does not answer?`, 'silence', event.person));
    // Asked once for each person: at their first page.
    else if (event.kind === 'page' && !answers.some(({ person }) => person === event.person) && events.findIndex(({ kind, person }) => kind === 'page' && person === event.person) === k) item.append(button(`What if ${name} answers?`, 'answer', `${event.person}@${event.minute * 60 + ONE_TAP}`));
  }
  return item;
}

/** An answer: whose, after how many minutes, and away with it. */
export function answerItem({ person, after }: Answer, k: number, oncall: OnCall): HTMLLIElement {
  const name = oncall.people.find(({ id }) => id === person)?.name ?? person;
  const minutes = element('input', '');
  Object.assign(minutes, { type: 'number', min: '0', max: '43200', step: 'any', inputMode: 'numeric', required: true, value: minutesText(after) });
  minutes.dataset['answer'] = String(k);
  return element('li', '', element('label', '', `Minutes until ${name} answers`, minutes), button('What if not?', 'remove', String(k)));
}
