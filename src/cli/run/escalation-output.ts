/** What `zephyr escalation simulate` prints. */
import { awakeAt } from '../../escalation/awake.ts';
import type { Scenario, Simulation, SimulationEvent } from '../../escalation/simulation.ts';
import { dateAndTime, dayAndTime, elapsedWords } from '../../escalation/words.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import { displayWidth, safeJson, visible } from '../../report/escape.ts';
import { colourStyle, plainStyle } from '../../report/style.ts';

export interface SimulationOutcome {
  oncall: OnCall;
  scenario: Scenario;
  /** Zone of the times that belong to nobody. */
  zone: string;
  colour: boolean;
}

/** The result that the site, the command and the tests compare. */
export function simulationJson({ events, timeToHuman }: Simulation): string {
  return `${safeJson({ events, timeToHuman })}\n`;
}

const KINDS: Record<SimulationEvent['kind'], string> = {
  page: 'page', ack: 'answers', skip: 'skip', update: 'update', email: 'e-mail due', postmortem: 'post-mortem due', resolve: 'resolved',
};

export function simulationText(simulation: Simulation, { oncall, scenario, zone, colour }: SimulationOutcome): string {
  const { strong, faint } = colour ? colourStyle : plainStyle;
  const names = new Map(oncall.people.map((person) => [person.id, person]));
  const rows = simulation.events.map((event, k) => {
    const person = event.person === null ? undefined : names.get(event.person);
    const instant = Date.parse(event.at);
    const local = person ? `${dayAndTime(instant, person.zone)}${awakeAt(person, instant) ? '' : ', asleep'}` : '';
    return [elapsedWords(event.minute), dayAndTime(instant, zone), KINDS[event.kind], person?.name ?? '', local, simulation.detail.reasons[k] ?? ''].map(visible);
  });
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ''))));
  const lines = rows.map((row, k) => {
    const cells = row.map((cell, column) => {
      const padding = ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)));
      return column === 0 ? padding + cell : column === 5 ? faint(cell) : cell + padding;
    });
    const line = `  ${cells.join('  ')}`.trimEnd();
    return simulation.events[k]?.kind === 'ack' ? strong(line) : line;
  });
  const { timeToHuman } = simulation;
  const first = simulation.events.find(({ kind }) => kind === 'ack')?.person;
  return [
    visible(`${scenario.severity} on ${scenario.service}, ${dateAndTime(scenario.at, zone)} ${zone}`),
    strong(timeToHuman === null ? 'No human: nobody answers.' : `A human after ${elapsedWords(timeToHuman)}: ${visible(names.get(first ?? '')?.name ?? first ?? '')}.`),
    '',
    ...lines,
    ...(simulation.detail.notes.length > 0 ? ['', ...simulation.detail.notes.map(visible)] : []),
    '',
  ].join('\n');
}
