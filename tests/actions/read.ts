import type { ActionRecord, RecogniserContext } from '../../src/actions/model.ts';
import { recogniseActions } from '../../src/actions/recognise.ts';
import { parseDocument } from '../../src/documents/parse.ts';

/** Outside a project: no roster, no teams, no tracker. */
export const NOWHERE: RecogniserContext = { people: [], teams: [], prefixes: [], hosts: [] };

/** Recognises the items of a text, read as a post-mortem. */
export function read(text: string, context: RecogniserContext = NOWHERE, path = 'postmortem.md'): ActionRecord {
  return recogniseActions(parseDocument(path, text, { kind: 'post-mortem' }), context);
}
