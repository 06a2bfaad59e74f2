/** Which runbook of the project an address means, whatever site or branch it leads through. */


/** The steps of a path that tell a page: without ending, index, capitals. */
function stepsOf(path: string): string[] {
  const steps = path.toLowerCase().split('/').filter((step) => step !== '' && step !== '.');
  const last = steps.at(-1)?.replace(/\.(?:mdx?|markdown|html?)$/, '') ?? '';
  steps.splice(-1, 1, ...(last === '' || ['index', '_index', 'readme'].includes(last) ? [] : [last]));
  return steps;
}

export type Found = { path: string } | { missing: string; near: readonly string[] } | null;

/**
 * Finds the runbook that an address means. `null` where the address says nothing about this project's runbooks: it holds
 * no folder of theirs, or a template's variable. `missing` where it names one that does not exist.
 */
export function runbookAt(address: string, runbooks: readonly string[]): Found {
  if (/\{\{|\$\{|<%|\$labels/.test(address)) return null;
  const path = decoded(address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, ''));
  const wanted = stepsOf(path);
  const known = runbooks.map((runbook) => ({ path: runbook, steps: stepsOf(runbook) }));
  // The folder that holds all of them, such as `runbooks`, is where an address begins to be about them.
  const folders = new Set(known.flatMap(({ steps }) => steps.slice(0, -1)).filter((step) => /run-?books?|playbooks?/.test(step)));
  const from = wanted.findLastIndex((step) => folders.has(step));
  if (from < 0 || from === wanted.length - 1) return null;
  const tail = wanted.slice(from).join('/');
  const match = known.find(({ steps }) => steps.join('/') === tail || steps.join('/').endsWith(`/${tail}`));
  if (match) return { path: match.path };
  return { missing: wanted.slice(from + 1).join('/'), near: known.map(({ steps }) => steps.at(-1) ?? '') };
}

/** What stands behind `#` in an address; `null` where nothing does. */
export function anchorOf(address: string): string | null {
  const hash = address.indexOf('#');
  return hash < 0 || hash === address.length - 1 ? null : decoded(address.slice(hash + 1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
