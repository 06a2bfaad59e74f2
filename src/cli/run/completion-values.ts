/** What stands behind a placeholder of an option or an argument: out of the policy, the on-call file and this machine. */
import { dueOf } from '../../incident/due.ts';
import { isOver } from '../../incident/state.ts';
import { revisionNames } from '../../project/revision.ts';
import type { Candidate } from '../complete.ts';
import type { World } from '../io.ts';
import { clockOf, deskOf, knownIncidents, type Desk } from './incident/desk.ts';

/** Placeholders for which the shell itself knows what there is. */
export const PLACES: Readonly<Record<string, 'files' | 'folders'>> = { file: 'files', paths: 'files', folder: 'folders' };

/** Nobody chooses among more. */
const MOST_INCIDENTS = 20;

type Values = (desk: Desk) => readonly Candidate[] | Promise<readonly Candidate[]>;

const revisions: Values = ({ world }) => revisionNames(world.cwd).map((value) => ({ value, about: '' }));
const people: Values = ({ oncall }) => oncall.people.map(({ id, name }) => ({ value: id, about: name }));

export const VALUES: Readonly<Record<string, Values>> = {
  severity: ({ book: { policy } }) => policy.severities.map(({ id, name }) => ({ value: id, about: name })),
  role: ({ book: { policy } }) => policy.roles.map(({ id, name }) => ({ value: id, about: name })),
  service: ({ oncall }) => oncall.services.map(({ id, name }) => ({ value: id, about: name })),
  rotation: ({ oncall }) => oncall.rotations.map(({ id, name }) => ({ value: id, about: name })),
  ids: ({ book: { policy } }) => policy.criteria.map(({ id, question }) => ({ value: id, about: question })),
  person: people,
  people,
  revision: revisions,
  before: revisions,
  after: revisions,
  id: incidents,
  incident: incidents,
  zone: () => ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({ value, about: '' })),
  scenario: async () => (await import('./drill/scenario.ts')).scenarios.map(({ id, title }) => ({ value: id, about: title })),
};

/** As far as policy and on-call file can be read: at a Tab nobody wants to know what is wrong with them. */
export async function valuesFor(placeholder: string, words: readonly string[], world: World): Promise<readonly Candidate[]> {
  const values = VALUES[placeholder];
  if (values === undefined) return [];
  try {
    const state = words.flatMap((word, k) => (word === '--state' ? (words[k + 1] ?? []) : (/^--state=(.*)/s.exec(word)?.[1] ?? []))).at(-1);
    const options = state === undefined ? {} : { state };
    return await values(await deskOf({ args: [], options, world: { ...world, stderr: { write: () => undefined } } }));
  } catch {
    return [];
  }
}

/** Open or owing something, the newest first. */
function incidents(desk: Desk): readonly Candidate[] {
  const { book: { policy }, oncall, world } = desk;
  return knownIncidents(desk)
    .map(({ state }) => state)
    .filter((state) => !isOver(state) || dueOf(policy, oncall, state, clockOf(world)).length > 0)
    .slice(-MOST_INCIDENTS)
    .reverse()
    .map((state) => ({ value: state.id, about: `${state.severity}${isOver(state) ? ', resolved' : ''}: ${state.summary}` }));
}
