/** Which runbook of the project an address or an alert means, whatever site or branch it leads through. */
import type { AlertRule } from '../documents/alerts.ts';

export type Found = { path: string } | { missing: string; near: readonly string[] } | null;

interface Runbook {
  path: string;
  /** See `stepsOf`, joined by slashes. */
  place: string;
}

interface Index {
  /** By the last step of their place. */
  byName: ReadonlyMap<string, readonly Runbook[]>;
  /** Folders that hold runbooks and say so: where an address begins to be about them. */
  folders: ReadonlySet<string>;
}

/** The path of a file as seen from the project's folder, since somebody may stand in the folder of the runbooks. */
type PlaceOf = (path: string) => string;

const asItIs: PlaceOf = (path) => path;

const known = new WeakMap<readonly string[], Index>();

/**
 * Finds the runbook that an address means. `null` where the address says nothing about this project's runbooks: it holds
 * no folder of theirs, or a template's variable. `missing` where it names one that does not exist. Ask about the same array
 * again: it is read once.
 */
export function runbookAt(address: string, runbooks: readonly string[], placeOf: PlaceOf = asItIs): Found {
  if (/\{\{|\$\{|<%|\$labels/.test(address)) return null;
  const path = decoded(address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, ''));
  const wanted = stepsOf(path);
  const { byName, folders } = indexOf(runbooks, placeOf);
  const from = wanted.findLastIndex((step) => folders.has(step));
  if (from < 0 || from === wanted.length - 1) return null;
  const tail = wanted.slice(from).join('/');
  const match = byName.get(wanted.at(-1) ?? '')?.find(({ place }) => place === tail || place.endsWith(`/${tail}`));
  return match ? { path: match.path } : { missing: wanted.slice(from + 1).join('/'), near: [...byName.keys()] };
}

/** The runbook of an alert: the one that its address means, else the one that is called like it. */
export function runbookFor({ alert, runbook }: Pick<AlertRule, 'alert' | 'runbook'>, runbooks: readonly string[], placeOf: PlaceOf = asItIs): Found {
  const addressed = runbook === null ? null : runbookAt(runbook.replace(ALERT_NAME, () => encodeURIComponent(alert)), runbooks, placeOf);
  if (addressed !== null) return addressed;
  const { byName } = indexOf(runbooks, placeOf);
  const name = alert.toLowerCase();
  const [called] = byName.get(name) ?? byName.get(name.replace(/[^\p{L}\p{N}]+/gu, '-')) ?? [];
  return called ? { path: called.path } : null;
}

/** What Prometheus, Alertmanager and Grafana put the name of the alert in place of. */
const ALERT_NAME = /\{\{[^{}]{0,40}\balertname\b[^{}]{0,40}\}\}/g;

/** What stands behind `#` in an address; `null` where nothing does. */
export function anchorOf(address: string): string | null {
  const hash = address.indexOf('#');
  return hash < 0 || hash === address.length - 1 ? null : decoded(address.slice(hash + 1));
}

function indexOf(runbooks: readonly string[], placeOf: PlaceOf): Index {
  const before = known.get(runbooks);
  if (before) return before;
  const byName = new Map<string, Runbook[]>();
  const folders = new Set<string>();
  for (const path of runbooks) {
    const steps = stepsOf(placeOf(path));
    const name = steps.at(-1) ?? '';
    const runbook = { path, place: steps.join('/') };
    const same = byName.get(name);
    if (same) same.push(runbook);
    else byName.set(name, [runbook]);
    for (const step of steps.slice(0, -1)) if (/run-?books?|playbooks?/.test(step)) folders.add(step);
  }
  const index = { byName, folders };
  known.set(runbooks, index);
  return index;
}

/** The steps of a path that tell a page: without ending, index, capitals. */
function stepsOf(path: string): string[] {
  const steps = path.toLowerCase().split('/').filter((step) => step !== '' && step !== '.');
  const last = steps.at(-1)?.replace(/\.(?:mdx?|markdown|html?)$/, '') ?? '';
  steps.splice(-1, 1, ...(last === '' || ['index', '_index', 'readme'].includes(last) ? [] : [last]));
  return steps;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
