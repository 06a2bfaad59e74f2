import type { z } from 'zod';
import type { LintContext, Rule } from './rule.ts';

/** A rule's options as the project sets them, or its defaults. Whoever fills `ruleOptions` has validated them. */
export function optionsOf<Schema extends z.ZodType>(rule: Pick<Rule, 'id'>, schema: Schema, { ruleOptions }: LintContext): z.output<Schema> {
  const read = schema.safeParse(ruleOptions?.[rule.id] ?? {});
  return read.success ? read.data : schema.parse({});
}
