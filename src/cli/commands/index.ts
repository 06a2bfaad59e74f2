/** Every command, in the order of the help. To add one: a definition here, its work in `src/cli/run/`. */
import { actions } from './actions.ts';
import { comms } from './comms.ts';
import { completion } from './completion.ts';
import type { CommandDefinition } from './definition.ts';
import { doctor } from './doctor.ts';
import { drill } from './drill.ts';
import { due } from './due.ts';
import { escalation } from './escalation.ts';
import { incident } from './incident.ts';
import { init } from './init.ts';
import { lint } from './lint.ts';
import { oncall } from './oncall.ts';
import { postmortem } from './postmortem.ts';
import { sandbox } from './sandbox.ts';
import { severity } from './severity.ts';
import { stats } from './stats.ts';

export const commands: readonly CommandDefinition[] = [lint, actions, stats, severity, incident, due, postmortem, escalation, oncall, comms, doctor, drill, sandbox, init, completion];
