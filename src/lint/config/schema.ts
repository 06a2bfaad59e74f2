/**
 * The shape of `zephyr.config.yaml`: what a repository says about checking it. Data only; nothing in it is run, and no
 * pattern in it is a regular expression. `description` is the question each point answers.
 */
import * as z from 'zod';
import { DEFAULT_LIMITS } from '../../documents/limits.ts';
import type { Limits } from '../../documents/limits.ts';
import { parseDate } from '../instant.ts';
import type { Rule, Shapes } from '../rule.ts';
import { readGlob } from './glob.ts';

/** Limits may be raised this far; beyond it the parser's time is nobody's friend. */
const MOST_RAISED = 40;

/** Named one by one: the whole of zod, handed on, would bring all its languages into the command. */
const SHAPES: Shapes = { array: z.array, boolean: z.boolean, enum: z.enum, int: z.int, number: z.number, strictObject: z.strictObject, string: z.string };

const glob = z.string().superRefine((written, context) => {
  const read = readGlob(written);
  if ('expected' in read) context.addIssue({ code: 'custom', message: read.expected });
});
const globs = z.array(glob).min(1);
const date = z.string().refine((text) => !('problem' in parseDate(text)), 'a date such as 2026-01-31');
const path = z.string().regex(/^[A-Za-z0-9_][\w./-]*\.ya?ml$/, 'the path of an on-call file below this folder, such as oncall.yaml').refine((value) => !value.split('/').includes('..'), 'the path of an on-call file below this folder, such as oncall.yaml');
const name = z.string().trim().min(1, 'a name').max(100, 'a name');
/** Worst first. */
export const LEVELS = ['error', 'warning', 'off'] as const;
const level = z.enum(LEVELS);
const kinds = ['policy', 'runbook', 'post-mortem', 'template', 'message', 'other'] as const;

const since = date.optional().meta({ description: 'Errors in documents older than this day are warnings' });

/** The settings of one rule. `short` also takes the bare level, as people write it. */
function ruleSetting({ title, options }: Rule, short: boolean): z.ZodType {
  const block = z.strictObject({
    level: level.optional().meta({ description: 'How much a finding weighs' }),
    since,
    ...(options === undefined ? {} : { options: options(SHAPES).optional().meta({ description: 'Options of this rule' }) }),
  });
  return (short ? z.union([level, block]) : block).optional().meta({ description: title });
}

const limits = z.strictObject(
  Object.fromEntries(
    Object.entries(DEFAULT_LIMITS).map(([key, standard]) => [key, z.int().min(1).max(standard * MOST_RAISED).optional().meta({ description: `Without it ${standard}` })]),
  ) as Record<keyof Limits, z.ZodOptional<z.ZodInt>>,
);

/** The schema for these rules. With `short`, as files are written; without, as they are read (each rule's settings as a block). */
export function configSchema(rules: readonly Rule[], short: boolean) {
  const settings = (): z.ZodOptional<z.ZodType> =>
    z.strictObject(Object.fromEntries(rules.map((rule) => [rule.id, ruleSetting(rule, short)]))).optional().meta({ description: 'Settings by rule: a level (error, warning, off), or a block with level, since and options' });
  const override = z.strictObject({
    files: globs.meta({ description: 'Which files; patterns with *, ** and {a,b}, relative to the folder of this file' }),
    rules: settings(),
    since,
  });
  return z.strictObject({
    $schema: z.string().optional().meta({ description: 'Address of this schema, for editors' }),
    kinds: z
      .strictObject(Object.fromEntries(kinds.map((kind) => [kind, globs.optional().meta({ description: `Files that are a ${kind} unless their frontmatter says otherwise` })])) as Record<(typeof kinds)[number], z.ZodOptional<typeof globs>>)
      .optional()
      .meta({ description: 'What documents are for, by pattern' }),
    ignore: globs.optional().meta({ description: 'Files that are not looked at' }),
    rules: settings(),
    since,
    tracker: z
      .strictObject({
        name: name.optional().meta({ description: 'The tracker in words' }),
        prefixes: z.array(z.string().regex(/^[A-Z][A-Z0-9]{0,19}$/, 'a key prefix such as OPS')).min(1).optional().meta({ description: 'Prefixes of ticket keys' }),
        hosts: z.array(z.string().regex(/^[a-z0-9.-]{1,253}$/, 'a host name such as linear.app')).min(1).optional().meta({ description: 'Hosts of ticket links' }),
      })
      .optional()
      .meta({ description: 'Where tickets live; for repositories without content/policy.yaml' }),
    roster: z.union([path, z.array(name).min(1).max(5000)]).optional().meta({ description: 'Who can own work: the path of an on-call file, or a list of names; for repositories without content/oncall.yaml' }),
    alerts: globs.optional().meta({ description: 'Files with alert rules (Prometheus, Alertmanager, Grafana; YAML or JSON), by pattern: each alert has a runbook, and each runbook its alert' }),
    limits: limits.optional().meta({ description: 'How large a document may be' }),
    overrides: z.array(override).max(100).optional().meta({ description: 'Settings for some files; later ones beat earlier ones' }),
  }).meta({ title: 'Zephyr configuration' });
}

/** A configuration that was read. */
export type ConfigData = z.output<ReturnType<typeof configSchema>>;
