/** The published JSON Schemas, for editors: completion, the question behind each point, and squiggles before lint runs. */
import * as z from 'zod';
import { onCallSchema } from './oncall-schema.ts';
import { policySchema } from './schema.ts';

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = Record<string, unknown>;

/** Published file names, relative to the site's root and to `content/`. */
export const SCHEMA_FILES = { policy: 'policy.schema.json', oncall: 'oncall.schema.json' } as const;

/** Schema of `content/policy.yaml` as it is written. */
export function policyJsonSchema(): JsonSchema {
  return publishedSchema(policySchema, 'The incident-response policy as data: everything it says, and every point its prose leaves open.');
}

/** Schema of `content/oncall.yaml` as it is written. */
export function onCallJsonSchema(): JsonSchema {
  return publishedSchema(onCallSchema, 'People, rotations with their layers, and services with their owners.');
}

/** The text of a schema file. */
export function schemaText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** A schema as it is published: with its title and description first. */
export function publishedSchema(schema: z.ZodType, description: string): JsonSchema {
  const { $schema, title, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    // Marks of our own mean nothing to an editor.
    override: ({ jsonSchema }) => {
      delete jsonSchema['stated'];
      delete jsonSchema['nouns'];
    },
  }) as JsonSchema;
  return { $schema, title, description, ...rest };
}
