/** Which pages state which values of the policy: read from the annotations of the documents. */
import { getCollection } from 'astro:content';
import { annotationsOf } from '../documents/annotations.ts';
import { parseDocument } from '../documents/parse.ts';
import { leafAt } from '../policy/leaves.ts';
import type { Policy } from '../policy/schema.ts';
import { sitePath } from './base.ts';
import type { Statement } from './policy-table.ts';

/** Canonical key → pages, each page once. A key of a block counts for the block itself. */
export async function statedOn(policy: Policy): Promise<ReadonlyMap<string, readonly Statement[]>> {
  const stated = new Map<string, Statement[]>();
  for (const { id, data, body, filePath } of await getCollection('docs')) {
    const keys = new Set(annotationsOf(parseDocument(filePath ?? id, body ?? '')).map(({ key }) => leafAt(policy, key)?.key ?? key));
    for (const key of keys) stated.set(key, [...(stated.get(key) ?? []), { title: data.title, path: sitePath(`/${id}/`) }]);
  }
  return stated;
}
