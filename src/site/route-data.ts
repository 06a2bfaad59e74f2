/** What Starlight cannot know of documents outside `src/content/docs`: the order of `sort` across folders, and when a page last changed. */
import { getCollection } from 'astro:content';
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { sitePath } from './base.ts';
import { lastChanges } from './last-changes.ts';
import { neighbours, sorted } from './order.ts';

export const onRequest = defineRouteMiddleware(async ({ locals }) => {
  const route = locals.starlightRoute;
  const documents = await getCollection('docs');
  const sorts = new Map(documents.map(({ id, data }) => [sitePath(`/${id}/`), data.sort]));
  route.sidebar = sorted(route.sidebar, (href) => sorts.get(href));
  const { prev, next } = neighbours(route.sidebar);
  if (route.entry.data.prev === undefined) route.pagination.prev = prev;
  if (route.entry.data.next === undefined) route.pagination.next = next;
  const changed = lastChanges().get(route.entry.filePath);
  if (changed !== undefined) route.lastUpdated ??= new Date(changed);
});
