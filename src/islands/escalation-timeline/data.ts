import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';

/** What the page hands to the simulator as JSON. */
export interface SimulatorData {
  policy: Policy;
  oncall: OnCall;
  /** Presets lie on or after this instant (milliseconds since 1970). */
  from: number;
}

/** An on-call file without what a simulation does not need: nobody's phone number stands in a page. */
export function withoutContacts(oncall: OnCall): OnCall {
  return {
    ...oncall,
    people: oncall.people.map(({ id, name, zone, awake }) => ({ id, name, zone, awake, handles: [], contact: {}, ids: {} })),
    services: oncall.services.map(({ id, name, aliases, owner }) => ({ id, name, aliases, owner, ids: {} })),
  };
}
