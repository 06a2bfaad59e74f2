import { at } from './urls.ts';

/** The address of a path of this site, below the base path it is built for. */
export const sitePath = (path: string): string => at(import.meta.env.BASE_URL, path);
