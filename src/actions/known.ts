import { latest } from '../documents/latest.ts';
import type { RecogniserContext } from './model.ts';

/** Names in lower case, without the sign of a handle. */
export interface Known {
  people: ReadonlySet<string>;
  teams: ReadonlySet<string>;
  /** Key prefixes of the tracker, in capitals. */
  prefixes: ReadonlySet<string>;
}

/** What a context knows, ready to be looked up: every entry of a document is asked about. */
export const knownTo: (context: RecogniserContext) => Known = latest(({ people, teams, prefixes }) => ({
  people: new Set(people.flatMap(({ id, name, handles }) => [id, name, ...handles].map((form) => form.replace(/^@/, '').toLowerCase()))),
  teams: new Set(teams.map((team) => team.toLowerCase())),
  prefixes: new Set(prefixes.map((prefix) => prefix.toUpperCase())),
}));
