/** Every command, in the order of the help. To add one: a definition here, its work in `src/cli/run/`. */
import { actions } from './actions.ts';
import type { CommandDefinition } from './definition.ts';
import { escalation } from './escalation.ts';
import { lint } from './lint.ts';
import { oncall } from './oncall.ts';
import { postmortem } from './postmortem.ts';
import { severity } from './severity.ts';

export const commands: readonly CommandDefinition[] = [lint, actions, severity, postmortem, escalation, oncall];
