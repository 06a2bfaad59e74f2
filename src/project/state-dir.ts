/** Where incidents are kept on this machine: outside any repository, since they belong to the responder. */
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isIncidentId } from '../incident/ids.ts';
import { homeOf } from './root.ts';

export interface StateOptions {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** `--state`; wins over ZEPHYR_STATE. */
  option: string | null;
  platform: NodeJS.Platform;
}

/** The state directory, absolute: `--state`, ZEPHYR_STATE, XDG_STATE_HOME (absolute, as its specification asks), else the system's habit. */
export function stateFolder({ env, cwd, option, platform }: StateOptions): string {
  const chosen = option ?? (env['ZEPHYR_STATE'] === '' ? undefined : env['ZEPHYR_STATE']);
  if (chosen !== undefined) return resolve(cwd, chosen);
  const xdg = env['XDG_STATE_HOME'];
  if (xdg !== undefined && xdg.startsWith('/')) return join(xdg, 'zephyr');
  if (platform === 'win32' && env['LOCALAPPDATA']) return join(env['LOCALAPPDATA'], 'zephyr', 'state');
  const home = homeOf(env);
  return home ? join(home, '.local', 'state', 'zephyr') : resolve(cwd, '.zephyr');
}

/** The folder of an incident. */
export function incidentFolder(state: string, incident: string): string {
  return join(state, 'incidents', incident);
}

/** Ids of the incidents in a state directory, the oldest name first; empty where there is none. */
export function incidentsIn(state: string): readonly string[] {
  try {
    return readdirSync(join(state, 'incidents')).filter((name) => isIncidentId(name) && isFile(join(state, 'incidents', name, 'journal.jsonl'))).sort();
  } catch {
    return [];
  }
}

/** False as well where one may not look: the folder of another user must not hide one's own. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Makes a folder that only its owner may read: journals name people. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}
