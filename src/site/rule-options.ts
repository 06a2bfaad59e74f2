/** What a project may set of a rule, for the rule's page. Pure. */
import { stringify } from 'yaml';
import { configJsonSchema } from '../lint/config/json-schema.ts';
import type { Rule } from '../lint/rule.ts';
import { valueAt } from '../policy/source.ts';

export interface RuleOption {
  /** As it is written below `options`; a key of a list's entries stands behind the list's: `add[].words`. */
  key: string;
  /** What holds without it; `null` where it must be written. */
  standard: string | null;
  description: string;
}

interface Shape {
  description?: string;
  default?: unknown;
  items?: Shape;
  properties?: Readonly<Record<string, Shape>>;
  required?: readonly string[];
}

/** Every option of a rule, each list followed by the keys of its entries; empty for a rule without options. */
export function ruleOptions(rule: Rule): readonly RuleOption[] {
  if (rule.options === undefined) return [];
  return optionsIn(valueAt(configJsonSchema([rule]), ['properties', 'rules', 'properties', rule.id, 'anyOf', 1, 'properties', 'options']) as Shape, '');
}

function optionsIn({ properties = {}, required = [] }: Shape, before: string): RuleOption[] {
  return Object.entries(properties).flatMap(([name, shape]) => {
    const key = `${before}${name}`;
    return [{ key, standard: required.includes(name) ? null : standardOf(shape.default), description: shape.description ?? '' }, ...(shape.items?.properties ? optionsIn(shape.items, `${key}[].`) : [])];
  });
}

function standardOf(value: unknown): string {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? 'nothing' : String(value);
}

/** The lines of `zephyr.config.yaml` that set these options of a rule. */
export function optionLines({ id }: Pick<Rule, 'id'>, options: Readonly<Record<string, unknown>>): string {
  return stringify({ rules: { [id]: { options } } }, { lineWidth: 0 }).trimEnd();
}
