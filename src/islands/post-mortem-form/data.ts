import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Template } from '../../postmortem/template.ts';

/** What the page hands to the form as JSON. */
export interface FormData {
  template: Template;
  policy: Policy;
  /** People by name, rotations and services by id and name; no contacts and no rota leave the build. */
  oncall: OnCall;
}

/** The on-call file without what a form need not know. */
export function namesOnly(oncall: OnCall): OnCall {
  return {
    ...oncall,
    people: oncall.people.map((person) => ({ ...person, contact: {}, ids: {} })),
    rotations: oncall.rotations.map((rotation) => ({ ...rotation, layers: [], overrides: [], gaps: [] })),
    services: oncall.services.map((service) => ({ ...service, ids: {} })),
  };
}
