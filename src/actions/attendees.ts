import type { Document } from '../documents/model.ts';
import { flatten } from './flatten.ts';
import { normaliseTitle } from './headings.ts';
import { large } from './large.ts';
import type { RecogniserContext } from './model.ts';

const PEOPLE_TITLE = large(/^(?:at+endees?|participants?|authors?|people(?: involved)?|contributors?|responders?|involved|present|teilnehmer|autoren|参加者|対応者)\b/);
const PEOPLE_KEYS = ['author', 'authors', 'reviewers', 'attendees', 'participants', 'commander', 'incident_commander', 'incidentCommander', 'responders', 'contributors'];
/** Initials or a name of one to three words with capitals. */
const NAME = large(/^(?:\p{Lu}{2,3}|\p{Lu}[\p{L}'’.-]{1,20}(?: \p{Lu}[\p{L}'’.-]{0,20}){0,2})$/u);
const MAX_PEOPLE = 60;

/** The people a document itself names as authors or attendees, so that "(JD)" or "Lena: …" can be told from a topic. */
export function withAttendees(document: Document, context: RecogniserContext): RecogniserContext {
  const texts: string[] = [];
  for (const key of PEOPLE_KEYS) {
    const value = document.frontmatter.data[key];
    for (const entry of Array.isArray(value) ? value : [value]) if (typeof entry === 'string') texts.push(entry);
  }
  let listing = false;
  for (const node of document.tree.children) {
    if (node.type === 'heading') listing = PEOPLE_TITLE.test(normaliseTitle(flatten(node).text));
    else if (listing && (node.type === 'list' || node.type === 'paragraph')) texts.push(flatten(node).text.slice(0, 2000));
  }
  const names = new Set<string>();
  for (const text of texts) {
    for (const part of text.split(/[\n,;&/]|\band\b|\(/)) {
      const name = part.replace(/^[\s@-]+|[\s).:]+$/g, '');
      if (NAME.test(name) && !/\b(?:Team|Squad|Incident|Lead|Engineer|Manager|Commander|Scribe)s?\b/.test(name) && names.size < MAX_PEOPLE) names.add(name);
    }
  }
  if (names.size === 0) return context;
  const known = [...names].map((name) => ({ id: name, name, handles: [name.split(' ')[0] ?? name] }));
  return { ...context, people: [...context.people, ...known] };
}
