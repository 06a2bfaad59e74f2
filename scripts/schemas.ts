/** Writes the JSON Schemas beside the data files they describe; `npm test` demands that they are up to date. */
import { writeFileSync } from 'node:fs';
import { CONFIG_SCHEMA_FILE, configJsonSchema } from '../src/lint/config/json-schema.ts';
import { rules } from '../src/lint/rules/index.ts';
import { onCallJsonSchema, policyJsonSchema, SCHEMA_FILES, schemaText } from '../src/policy/json-schema.ts';

const content = new URL('../content/', import.meta.url);
for (const [file, schema] of [[SCHEMA_FILES.policy, policyJsonSchema()], [SCHEMA_FILES.oncall, onCallJsonSchema()], [CONFIG_SCHEMA_FILE, configJsonSchema(rules)]] as const) {
  writeFileSync(new URL(file, content), schemaText(schema));
  process.stdout.write(`content/${file}\n`);
}
