/** What Starlight cannot know of documents outside `src/content/docs`: the order of `sort` across folders, and when a page last changed. */
import { getCollection, type CollectionEntry } from 'astro:content';
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { sitePath } from './base.ts';
import { lastChanges } from './last-changes.ts';
import { neighbours, placed, sorted } from './order.ts';

export const onRequest = defineRouteMiddleware(async ({ locals, url }) => {
  const route = locals.starlightRoute;
  const documents = await getCollection('docs');
  const sorts = new Map(documents.map(({ id, data }) => [sitePath(`/${id}/`), data.sort]));
  route.sidebar = sorted(route.sidebar, (href) => sorts.get(href));
  // Hundreds of post-mortems would bury the other pages, so the sidebar leads to their list; among themselves they stand by date.
  const isPostMortem = route.entry.data.kind === 'post-mortem' && documents.some(({ id }) => id === route.id);
  const { prev, next } = neighbours<SidebarEntry>(isPostMortem ? byDate(documents, route.id) : route.sidebar);
  if (route.entry.data.prev === undefined) route.pagination.prev = prev;
  if (route.entry.data.next === undefined) route.pagination.next = next;
  route.sidebar = placed(route.sidebar, url.pathname);
  const changed = lastChanges().get(route.entry.filePath);
  if (changed !== undefined) route.lastUpdated ??= new Date(changed);
});

type SidebarEntry = StarlightRouteData['sidebar'][number];

/** Post-mortems as links, the oldest first. */
function byDate(documents: readonly CollectionEntry<'docs'>[], current: string): SidebarEntry[] {
  return documents
    .filter(({ data }) => data.kind === 'post-mortem')
    .map(({ id, data }) => ({ id, title: data.title, day: data.resolved ?? data.started ?? '' }))
    .sort((a, b) => (a.day < b.day || (a.day === b.day && a.id < b.id) ? -1 : 1))
    .map(({ id, title }) => ({ type: 'link' as const, label: title, href: sitePath(`/${id}/`), isCurrent: id === current, badge: undefined, attrs: {} }));
}
