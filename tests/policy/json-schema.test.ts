import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { onCallJsonSchema, policyJsonSchema, SCHEMA_FILES, schemaText } from '../../src/policy/json-schema.ts';
import { arbitraryPolicy } from './arbitrary.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const isPolicy = ajv.compile(policyJsonSchema());
const isOnCall = ajv.compile(onCallJsonSchema());

describe('the published JSON Schemas', () => {
  it.each([[SCHEMA_FILES.policy, policyJsonSchema()], [SCHEMA_FILES.oncall, onCallJsonSchema()]] as const)('content/%s is up to date (else run: npm run schemas)', (file, schema) => {
    expect(read(`content/${file}`)).toBe(schemaText(schema));
  });

  it('accept what we ship and what the tests stand on', () => {
    for (const folder of ['content', 'tests/fixtures']) {
      expect(isPolicy(parse(read(`${folder}/policy.yaml`))), folder).toBe(true);
      expect(isOnCall(parse(read(`${folder}/oncall.yaml`))), folder).toBe(true);
    }
  });

  it('are referenced by the shipped files, so that editors complete them', () => {
    expect(read('content/policy.yaml').split('\n')[0]).toBe('# yaml-language-server: $schema=./policy.schema.json');
    expect(read('content/oncall.yaml').split('\n')[0]).toBe('# yaml-language-server: $schema=./oncall.schema.json');
  });

  it('accept any valid policy, and refuse it without one of its points or with one too many', () => {
    fc.assert(fc.property(arbitraryPolicy(), fc.nat(), ({ input }, pick) => {
      expect(isPolicy(input)).toBe(true);
      const keys = Object.keys(input);
      const without = Object.fromEntries(Object.entries(input).filter(([key]) => key !== keys[pick % keys.length]));
      expect(isPolicy(without)).toBe(false);
      expect(isPolicy({ ...input, colour: 'red' })).toBe(false);
    }), { numRuns: 40 });
  });

  it('carry the question of every point', () => {
    const open: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties, items, description } = schema as { properties?: Record<string, unknown>; items?: unknown; description?: string };
      if (path !== '' && !path.endsWith('[]') && description === undefined) open.push(path);
      for (const [key, child] of Object.entries(properties ?? {})) walk(child, `${path}.${key}`);
      if (items) walk(items, `${path}[]`);
    };
    walk(policyJsonSchema(), '');
    expect(open).toEqual([]);
  });
});
