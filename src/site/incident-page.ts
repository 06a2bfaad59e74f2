/** Pages read while something is broken: the declare card and the runbooks. */
export function isIncidentPage(entry: { id: string; data: { kind?: string | undefined } }): boolean {
  return entry.data.kind === 'runbook' || entry.id === 'declare';
}
