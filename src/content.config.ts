import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { documentFields, sortToSidebar } from './site/frontmatter.ts';
import { documentLoader, errorLoader } from './site/loader.ts';

export const collections = {
  docs: defineCollection({
    loader: documentLoader(),
    schema: (context) => docsSchema({ extend: documentFields })(context).transform(sortToSidebar),
  }),
  /** Words for addresses that lead nowhere. */
  errors: defineCollection({ loader: errorLoader(), schema: docsSchema() }),
};
