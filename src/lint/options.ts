import type { z } from 'zod';
import type { LintContext, Rule } from './rule.ts';

const read = new WeakMap<object, unknown>();

/** A rule's options as the project sets them, or its defaults. What does not fit its shape was reported with the configuration, and counts as not set. */
export function optionsOf<Schema extends z.ZodType>(rule: Pick<Rule, 'id'>, schema: Schema, { ruleOptions }: LintContext): z.output<Schema> {
  const set = ruleOptions?.[rule.id];
  const key = typeof set === 'object' && set !== null ? set : schema;
  const known = read.get(key);
  if (known !== undefined) return known as z.output<Schema>;
  const result = schema.safeParse(set ?? {});
  const options = result.success ? result.data : schema.parse({});
  read.set(key, options);
  return options;
}
