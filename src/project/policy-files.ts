/**
 * Policy and on-call file alone, for whoever declares an incident: nothing else of the project is read, and nothing else
 * can stand in the way.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { OnCall } from '../policy/oncall-schema.ts';
import type { PolicyProblem } from '../policy/source.ts';
import type { Policy } from '../policy/schema.ts';
import { packageRoot } from './package.ts';
import { remembered } from './remembered.ts';
import { ONCALL_PATH, POLICY_PATH } from './root.ts';

export interface PolicyFiles {
  /** `null` where the file is missing or cannot be understood. */
  policy: Policy | null;
  /** `null` outside a project too: nobody is known there. */
  oncall: OnCall | null;
  problems: readonly PolicyProblem[];
}

/** Reads the two files of a project; outside one (`root` is null) the policy that comes with Zephyr. `memory`: a folder where what they came to may stand. */
export function readPolicyFiles(cwd: string, root: string | null, memory: string | null = null): Promise<PolicyFiles> {
  const base = root ?? packageRoot();
  const named = (path: string): string => relative(cwd, join(base, path)).replaceAll('\\', '/');
  const policyText = textOf(join(base, POLICY_PATH));
  const oncallText = root === null ? null : textOf(join(base, ONCALL_PATH));
  return remembered(memory, `policy ${base} ${root === null ? 'alone' : ''}`, [policyText, oncallText], async () => {
    const { parseOnCall, parsePolicy } = await import('../policy/parse.ts');
    const policy = policyText === null ? null : parsePolicy(policyText, named(POLICY_PATH));
    const oncall = oncallText === null ? null : parseOnCall(oncallText, named(ONCALL_PATH), policy?.policy ?? null);
    return { policy: policy?.policy ?? null, oncall: oncall?.oncall ?? null, problems: [...(policy?.problems ?? []), ...(oncall?.problems ?? [])] };
  }, ({ policy, problems }) => policy !== null && problems.length === 0);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    return null;
  }
}
