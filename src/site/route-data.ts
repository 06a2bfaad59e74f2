/** What Starlight cannot know of documents outside `src/content/docs`: when a page last changed. */
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { lastChanges } from './last-changes.ts';

export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  const changed = lastChanges().get(route.entry.filePath);
  if (changed !== undefined) route.lastUpdated ??= new Date(changed);
});
