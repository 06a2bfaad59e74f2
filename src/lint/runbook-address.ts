/** Which runbook of the project an address or an alert means, whatever site or branch it leads through. */
import type { AlertRule } from '../documents/alerts.ts';

export type Found = { path: string } | { missing: string; near: readonly string[] } | null;

interface Index {
  /** By the last step of its place (see `stepsOf`); of several the first, as in the others. */
  byName: ReadonlyMap<string, string>;
  /** By its whole place, steps joined by slashes. */
  byPlace: ReadonlyMap<string, string>;
  /** By every end of its place. */
  byTail: ReadonlyMap<string, string>;
  names: readonly string[];
  /** Folders that are called after runbooks: where an address begins to be about them. */
  called: ReadonlySet<string>;
  /** The whole way to each folder that holds a runbook … */
  folders: ReadonlySet<string>;
  /** … and every end of it. */
  folderTails: ReadonlySet<string>;
}

/** The path of a file as seen from the project's folder, since somebody may stand in the folder of the runbooks. */
type PlaceOf = (path: string) => string;

const asItIs: PlaceOf = (path) => path;

const CALLED_AFTER_RUNBOOKS = /run-?books?|playbooks?/;

const known = new WeakMap<readonly string[], Index>();

/**
 * Finds the runbook that an address means. `null` where the address says nothing about this project's runbooks: it holds
 * no folder of theirs, or a template's variable behind its beginning. `missing` where it names one that does not exist. Ask
 * about the same array again: it is read once.
 */
export function runbookAt(address: string, runbooks: readonly string[], placeOf: PlaceOf = asItIs): Found {
  const index = indexOf(runbooks, placeOf);
  const base = /^(?:\{\{[^{}]*\}\}|\$\{[^{}]*\})\//.exec(address)?.[0];
  const rest = address.slice(base?.length ?? 0);
  if (/\{\{|\$\{|<%|\$labels/.test(rest)) return null;
  const path = decoded(rest.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, ''));
  const wanted = stepsOf(path);
  return byFolder(wanted, index) ?? byPage(wanted, index) ?? (base === undefined ? byRoot(address, path, index) : byEnd(wanted, index));
}

/** `…/runbooks/shop/down`: from a folder that is called after runbooks on, it is their path. */
function byFolder(wanted: readonly string[], index: Index): Found {
  const from = wanted.findLastIndex((step) => index.called.has(step));
  if (from < 0 || from === wanted.length - 1) return null;
  const tail = wanted.slice(from);
  return endingWith(tail, index) ?? { missing: tail.slice(1).join('/'), near: index.names };
}

/** `…/ops/runbooks#down`: one page for all alerts. Of several pages the one with the longest common way. */
function byPage(wanted: readonly string[], index: Index): Found {
  const name = wanted.at(-1) ?? '';
  if (!CALLED_AFTER_RUNBOOKS.test(name)) return null;
  const tail = tailsOf(wanted).find((one) => index.byTail.has(one));
  return tail === undefined ? null : endingWith([tail], index);
}

/** A file of a repository, by its whole path: behind the branch in an address of a code host, or without any site. */
function byRoot(address: string, path: string, { byPlace, names, folders }: Index): Found {
  const rooted = /\/(?:blob|tree|raw|src)\/(?:branch\/)?[^/]+\/(.+)$/.exec(path)?.[1] ?? (/^[a-z][a-z0-9+.-]*:/i.test(address) ? null : path);
  const steps = stepsOf(rooted ?? '');
  const place = steps.join('/');
  const found = byPlace.get(place);
  if (found !== undefined) return { path: found };
  return steps.length > 1 && folders.has(steps.slice(0, -1).join('/')) ? { missing: place, near: names } : null;
}

/** What stands behind a variable, which is an address of any site: the end of a runbook's path. */
function byEnd(wanted: readonly string[], index: Index): Found {
  const folder = wanted.slice(0, -1).join('/');
  return endingWith(wanted, index) ?? (folder !== '' && index.folderTails.has(folder) ? { missing: wanted.join('/'), near: index.names } : null);
}

function endingWith(steps: readonly string[], { byTail }: Index): Found {
  const path = byTail.get(steps.join('/'));
  return path === undefined ? null : { path };
}

/** The runbook of an alert: the one that its address means, else the one that is called like it. */
export function runbookFor({ alert, runbook }: Pick<AlertRule, 'alert' | 'runbook'>, runbooks: readonly string[], placeOf: PlaceOf = asItIs): Found {
  const addressed = runbook === null ? null : runbookAt(runbook.replace(ALERT_NAME, () => encodeURIComponent(alert)), runbooks, placeOf);
  if (addressed !== null) return addressed;
  const { byName } = indexOf(runbooks, placeOf);
  const name = alert.toLowerCase();
  const path = byName.get(name) ?? byName.get(name.replace(/[^\p{L}\p{N}]+/gu, '-'));
  return path === undefined ? null : { path };
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
  const [byName, byPlace, byTail] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  const [called, folders, folderTails] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const add = (paths: Map<string, string>, key: string, path: string): void => void paths.set(key, paths.get(key) ?? path);
  for (const path of runbooks) {
    const steps = stepsOf(placeOf(path));
    const above = steps.slice(0, -1);
    add(byName, steps.at(-1) ?? '', path);
    add(byPlace, steps.join('/'), path);
    for (const tail of tailsOf(steps)) add(byTail, tail, path);
    for (const step of above) if (CALLED_AFTER_RUNBOOKS.test(step)) called.add(step);
    folders.add(above.join('/'));
    for (const tail of tailsOf(above)) folderTails.add(tail);
  }
  const index: Index = { byName, byPlace, byTail, names: [...byName.keys()], called, folders, folderTails };
  known.set(runbooks, index);
  return index;
}

/** Every end of a place, the longest, which is all of it, first. */
function tailsOf(steps: readonly string[]): string[] {
  return steps.length === 0 ? [''] : steps.map((_, from) => steps.slice(from).join('/'));
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
