/** All pages that carry tags: the documents, and the pages the site makes itself. */
import { getCollection } from 'astro:content';
import type { Tagged } from './tags.ts';

/** Pages that are no documents of the project, as the tag pages list them. */
const OWN_PAGES: readonly Tagged[] = [
  { id: 'declare', title: 'Something is broken', description: 'The card for the first minutes.', tags: ['oncall'], sort: 0 },
  { id: 'reference/policy', title: 'The policy, value by value', description: 'What each value says, and which pages state it.', tags: ['policy', 'reference'], sort: undefined },
  { id: 'reference/oncall', title: 'Who is on call', description: 'The rota of this week, and who is awake where.', tags: ['oncall', 'reference'], sort: undefined },
  { id: 'post-mortems/actions', title: 'Action items', description: 'What all post-mortems together promised, and what came of it.', tags: ['post-mortem', 'reference'], sort: undefined },
  { id: 'post-mortems/numbers', title: 'Numbers', description: 'How soon somebody answers, how long it takes, and what comes on time.', tags: ['post-mortem', 'reference'], sort: undefined },
  { id: 'rules', title: 'Lint rules', description: 'What zephyr lint asks, and why.', tags: ['lint', 'reference'], sort: undefined },
  { id: 'guides/faulty-post-mortem', title: 'A faulty post-mortem', description: 'What the linter says of it, line by line.', tags: ['lint', 'post-mortem'], sort: undefined },
];

/** Every page with tags. */
export async function taggedPages(): Promise<Tagged[]> {
  const documents = await getCollection('docs');
  return [...documents.map(({ id, data }) => ({ id, title: data.title, description: data.description ?? '', tags: data.tags, sort: data.sort })), ...OWN_PAGES];
}
