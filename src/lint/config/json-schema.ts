/** The published JSON Schema of `zephyr.config.yaml`, for editors. */
import { publishedSchema } from '../../policy/json-schema.ts';
import type { JsonSchema } from '../../policy/json-schema.ts';
import { valueAt } from '../../policy/source.ts';
import type { Rule } from '../rule.ts';
import { configSchema } from './schema.ts';

/** Published file name, relative to the site's root and to `content/`. */
export const CONFIG_SCHEMA_FILE = 'config.schema.json';

export function configJsonSchema(rules: readonly Rule[]): JsonSchema {
  const schema = publishedSchema(configSchema(rules, true), 'What a repository says about checking it: kinds, levels and options of rules, dates, limits.');
  const override = valueAt(schema, ['properties', 'overrides', 'items', 'properties']) as Record<string, unknown>;
  // The same rules with the same options: once is enough, and half the size.
  override['rules'] = { $ref: '#/properties/rules' };
  return schema;
}
