/** What PagerDuty's answers mean. Pure. */
import type { PageState } from '../../incident/ports.ts';
import type { Person } from '../../policy/oncall-schema.ts';
import { isRecord, unreadable, type Asked } from '../http.ts';

export const asked = (action: string): Asked => ({ provider: 'pagerduty', title: 'PagerDuty', action });

export interface FoundIncident {
  id: string;
  url: string | null;
  status: PageState['status'];
  by: string | null;
}

/** The incident of a key; where older ones had the same key, the one that is open, else the newest. */
export function incidentIn(action: string, answer: unknown, people: readonly Person[]): FoundIncident | null {
  const found = listAt(action, answer, 'incidents').flatMap((value): (FoundIncident & { created: string })[] => {
    const status = textAt(value, 'status');
    const id = textAt(value, 'id');
    if (id === '' || (status !== 'triggered' && status !== 'acknowledged' && status !== 'resolved')) return [];
    return [{ id, status, url: textAt(value, 'html_url') || null, by: acknowledgerOf(value, people), created: textAt(value, 'created_at') }];
  });
  found.sort((a, b) => Number(a.status === 'resolved') - Number(b.status === 'resolved') || (a.created < b.created ? 1 : -1));
  return found[0] ?? null;
}

function acknowledgerOf(incident: unknown, people: readonly Person[]): string | null {
  const all = isRecord(incident) && Array.isArray(incident['acknowledgements']) ? incident['acknowledgements'] : [];
  const ids = all.map((one: unknown) => (isRecord(one) ? textAt(one['acknowledger'], 'id') : ''));
  return people.find(({ ids: { pagerduty } }) => pagerduty !== undefined && ids.includes(pagerduty))?.id ?? null;
}

export interface FoundService {
  id: string;
  name: string;
  escalationPolicy: string;
  /** Routing keys of its integrations. */
  keys: readonly string[];
}

export function serviceOf(value: unknown): FoundService {
  const integrations = isRecord(value) && Array.isArray(value['integrations']) ? value['integrations'] : [];
  return {
    id: textAt(value, 'id'),
    name: textAt(value, 'name'),
    escalationPolicy: isRecord(value) ? textAt(value['escalation_policy'], 'id') : '',
    keys: integrations.map((one: unknown) => textAt(one, 'integration_key')).filter((key) => key !== ''),
  };
}

export interface FoundPolicy {
  id: string;
  name: string;
  /** How often it starts again after the last rule. */
  loops: number;
  rules: readonly { minutes: number; targets: readonly { id: string; type: string; name: string }[] }[];
}

export function policyOf(value: unknown): FoundPolicy | null {
  const policy = isRecord(value) ? value['escalation_policy'] : null;
  if (!isRecord(policy) || !Array.isArray(policy['escalation_rules'])) return null;
  return {
    id: textAt(policy, 'id'),
    name: textAt(policy, 'name'),
    loops: numberAt(policy, 'num_loops'),
    rules: policy['escalation_rules'].map((rule: unknown) => ({
      minutes: numberAt(rule, 'escalation_delay_in_minutes'),
      targets: (isRecord(rule) && Array.isArray(rule['targets']) ? rule['targets'] : []).map((target: unknown) => ({ id: textAt(target, 'id'), type: textAt(target, 'type'), name: textAt(target, 'summary') })),
    })),
  };
}

export function listAt(action: string, value: unknown, key: string): readonly unknown[] {
  const list = isRecord(value) ? value[key] : undefined;
  if (!Array.isArray(list)) throw unreadable(asked(action), `without ${key}`);
  return list;
}

export function textAt(value: unknown, key: string): string {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}

function numberAt(value: unknown, key: string): number {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'number' ? found : 0;
}
