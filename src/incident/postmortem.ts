/** What an incident already knows of its post-mortem, in the shape of the draft. */
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { fieldOfRole } from '../policy/role-field.ts';
import { emptyData, type PostMortemData } from '../postmortem/data.ts';
import { formatInstant, formatTimelineTime } from '../postmortem/deadline.ts';
import type { Template } from '../postmortem/template.ts';
import { decidingSeverity } from './due.ts';
import type { IncidentState } from './state.ts';
import type { TimelineEntry } from './timeline.ts';
import { nameOf } from './words.ts';

const seconds = (at: number): number => Math.floor(at / 1000);

/** A draft filled from the journal: times, severity, people, timeline. Fields that the template does not have are left out. */
export function postMortemOf(policy: Policy, oncall: OnCall, template: Template, state: IncidentState, timeline: readonly TimelineEntry[]): PostMortemData {
  const empty = emptyData(template);
  const names = (role: string): readonly string[] => (state.roles.get(role) ?? []).map((who) => nameOf(oncall, who));
  const known: Record<string, string | readonly string[]> = {
    ...Object.fromEntries(policy.roles.map(({ id }) => [fieldOfRole(id), names(id)])),
    title: state.summary,
    incident: state.id,
    severity: decidingSeverity(policy, state),
    services: [state.service],
    detected: formatInstant(seconds(state.detectedAt)),
    declared: formatInstant(seconds(state.declaredAt)),
    resolved: state.resolved === null ? '' : formatInstant(seconds(state.resolved.at)),
    customerEmailSent: state.emailSentAt === null ? '' : formatInstant(seconds(state.emailSentAt)),
    authors: names(policy.postMortem.draftedBy),
  };
  const fields = Object.fromEntries(Object.entries(empty.fields).map(([key, value]) => {
    const found = known[key] ?? value;
    if (typeof value !== 'string') return [key, typeof found === 'string' ? value : found];
    // Several may have a role of which the template asks for one.
    return [key, typeof found === 'string' ? found : (found[0] ?? '')];
  }));
  return { ...empty, fields, timeline: timeline.map(({ at, what }) => ({ at: formatTimelineTime(seconds(at) - (seconds(at) % 60)), what })) };
}
