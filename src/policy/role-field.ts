/** The frontmatter key that holds who had a role: `incident-commander` is `incidentCommander`. */
export function fieldOfRole(role: string): string {
  return role.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
