import { defineCollection } from 'astro:content';
import { i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { documentFields, sortToSidebar } from './site/frontmatter.ts';
import { documentLoader, errorLoader } from './site/loader.ts';

export const collections = {
  docs: defineCollection({
    loader: documentLoader(),
    schema: (context) => docsSchema({ extend: documentFields })(context).transform(sortToSidebar),
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  /** Words for addresses that lead nowhere. */
  errors: defineCollection({ loader: errorLoader(), schema: docsSchema() }),
};
