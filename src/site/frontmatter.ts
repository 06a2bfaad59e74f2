/**
 * The frontmatter of the project's documents as the site reads it. It is tolerant: what is wrong is said by `zephyr lint`,
 * with line and column; here only what the site itself shows must have the right shape. Unknown keys are left out.
 */
import { z } from 'astro/zod';

const KINDS = ['policy', 'runbook', 'template', 'message', 'post-mortem', 'other'] as const;
const names = z.union([z.string(), z.array(z.string())]).nullish();
const day = z.union([z.date().transform((date) => date.toISOString().slice(0, 10)), z.string()]).nullish();
/** YAML turns a bare date into a Date; the site shows it as it was written. */
const instant = z.union([z.date().transform((date) => date.toISOString().replace(/:00\.000Z$/, 'Z')), z.string()]).nullish();

export const documentFields = z.object({
  kind: z.enum(KINDS).or(z.string()).optional(),
  /** Order in its part of the site; previous and next follow it. */
  sort: z.number().optional(),
  tags: z.array(z.string()).nullish().transform((tags) => tags ?? []),
  /** An invented document, shown as such. */
  example: z.boolean().optional(),
  owner: z.string().nullish(),
  services: names,
  reviewed: day,
  status: z.string().nullish(),
  incident: z.string().nullish(),
  severity: z.union([z.string(), z.number()]).nullish(),
  started: instant,
  detected: instant,
  declared: instant,
  resolved: instant,
  published: instant,
  customerEmailSent: instant,
  incidentCommander: names,
  comms: names,
  investigators: names,
  authors: names,
  reviewers: names,
});

/** Starlight sorts by `sidebar.order`; our documents say `sort`. */
export function sortToSidebar<T extends { sort?: number | undefined; sidebar: { order?: number | undefined } }>(data: T): T {
  return { ...data, sidebar: { ...data.sidebar, order: data.sidebar.order ?? data.sort } };
}
