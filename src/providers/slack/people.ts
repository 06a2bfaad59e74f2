/** Who somebody of the roster is at Slack. */
import type { Person } from '../../policy/oncall-schema.ts';
import type { Call } from './client.ts';
import { lookUpByEmail } from './requests.ts';
import { recordAt, textAt } from './responses.ts';

export interface KnownPeople {
  known: readonly { person: Person; user: string }[];
  /** Roster ids of those whom Slack does not know, or whom the bot may not look up. */
  unknown: readonly string[];
}

/** By the Slack id of the on-call file, else by e-mail address. Reads only. */
export async function findPeople(call: Call, people: readonly Person[]): Promise<KnownPeople> {
  const found = await Promise.all(people.map(async (person) => ({ person, user: person.ids.slack ?? (await byEmail(call, person)) })));
  return {
    known: found.flatMap(({ person, user }) => (user === null ? [] : [{ person, user }])),
    unknown: found.flatMap(({ person, user }) => (user === null ? [person.id] : [])),
  };
}

async function byEmail(call: Call, { contact }: Person): Promise<string | null> {
  if (contact.email === undefined) return null;
  // A bot that may not look people up must not cost the others their invitation.
  const answer = await call(lookUpByEmail(contact.email), /^(users_not_found|missing_scope)$/);
  return textAt(recordAt(answer, 'user'), 'id') || null;
}
