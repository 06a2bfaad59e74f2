/** Tags and the documents that carry them. */
import { tagSlug } from './urls.ts';

export interface Tagged {
  id: string;
  title: string;
  description: string;
  tags: readonly string[];
  sort: number | undefined;
}

export interface Tag {
  slug: string;
  /** As the first document writes it. */
  name: string;
  documents: readonly Tagged[];
}

/** Every tag once, by name; documents in the order of `sort`, then by title. Spellings that lead to one address are one tag. */
export function tagsOf(documents: readonly Tagged[]): Tag[] {
  const bySlug = new Map<string, { name: string; documents: Tagged[] }>();
  for (const document of documents) {
    for (const slug of new Set(document.tags.map(tagSlug))) {
      if (slug === '') continue;
      const name = document.tags.find((tag) => tagSlug(tag) === slug) ?? slug;
      const known = bySlug.get(slug) ?? { name, documents: [] };
      known.documents.push(document);
      bySlug.set(slug, known);
    }
  }
  return [...bySlug]
    .map(([slug, { name, documents: all }]) => ({ slug, name, documents: all.sort(inOrder) }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function inOrder(a: Tagged, b: Tagged): number {
  return (a.sort ?? Number.MAX_SAFE_INTEGER) - (b.sort ?? Number.MAX_SAFE_INTEGER) || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0);
}
