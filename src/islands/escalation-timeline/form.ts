/** Between the inputs of the form and a scenario. */
import type { Instant } from '../../escalation/instant.ts';
import { formatElapsed, formatLocal, type ScenarioInput } from '../../escalation/scenario.ts';

/**
 * What stands in the form, as a scenario is written; `text` gives the text of an input by its name.
 * @param shown the start that the form shows: what it cannot show of it, seconds and which of two like hours, stays until somebody changes it
 */
export function inputFromForm(text: (name: string) => string, shown: { at: Instant; zone: string }): ScenarioInput {
  const zone = text('zone');
  const typed = text('date') && text('time') && `${text('date')}T${text('time')}`;
  const start = formatLocal(shown.at, shown.zone);
  return {
    sev: text('sev'), service: text('service'), zone, answers: [],
    at: typed !== '' && zone === shown.zone && start.startsWith(typed) ? start : typed,
    resolve: text('resolve') === '' ? undefined : formatElapsed(Math.round(Number(text('resolve')) * 60)),
  };
}

/** Seconds as minutes for an input; it reads them back to the second. */
export function minutesText(seconds: number): string {
  return String(Math.round((seconds / 60) * 100) / 100);
}
