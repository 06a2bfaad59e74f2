/**
 * The shape of `content/policy.yaml`: everything the policy says, and every point its prose leaves open,
 * so that a policy without an answer is refused. Durations are seconds once parsed.
 *
 * `.meta({ stated: true })` marks a leaf that the pages must state (rule `policy/unstated`);
 * `says` is the question the leaf answers, shown in the policy reference and in the JSON Schema.
 */
import * as z from 'zod';
import { DURATION_PATTERN, parseDuration } from './duration.ts';

declare module 'zod' {
  interface GlobalMeta {
    /** Some page must state this value. */
    stated?: boolean;
    /** What a count counts, in the singular and the plural: `reviewer`, `reviewers`. */
    nouns?: readonly string[];
  }
}

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id of lower-case letters, digits and hyphens, such as platform-night');
const text = z.string().trim().min(1, 'some words');
const path = z.string().regex(/^[A-Za-z0-9_][\w./-]*$/, 'a path inside the project, such as runbooks/incident.md').refine((value) => !value.split('/').includes('..'), 'a path inside the project, such as runbooks/incident.md');
const duration = z
  .string()
  .regex(DURATION_PATTERN, 'a duration such as 15 minutes, 72 hours or 90 days')
  .transform((value) => parseDuration(value) ?? 0);
const positive = duration.refine((seconds) => seconds > 0, 'a duration longer than 0, such as 15 minutes');
const severityId = z.string().regex(/^[A-Z][A-Z0-9]*-?\d+$/, 'an id such as SEV-1');

const severity = z.strictObject({
  id: severityId.meta({ description: 'How the severity is written', stated: true }),
  name: text.meta({ description: 'One word for it' }),
  spellings: z.array(text).meta({ description: 'Other accepted spellings; upper and lower case are the same' }),
  examples: z.array(text).min(1).meta({ description: 'What such an incident looks like', stated: true }),
  page: z.array(id).min(1).meta({ description: 'Targets paged at minute 0', stated: true }),
  pageWhen: z.enum(['at-once', 'waking-hours']).meta({ description: 'Whether people are paged at once, also at night, or in their waking hours' }),
  statusPage: z.boolean().meta({ description: 'Whether the status page shows it' }),
  postMortem: z.boolean().meta({ description: 'Whether a post-mortem is due' }),
  customerEmail: z.boolean().meta({ description: 'Whether a customer e-mail is due' }),
});

const target = z.strictObject({
  name: text.meta({ description: 'How pages and pages of the site call this target' }),
  rotation: id.meta({ description: 'A rotation of the on-call file, or `service-owner` for the rotation that owns the service' }),
  everyone: z.boolean().default(false).meta({ description: 'True: everybody on call in any layer; false: the one person on call' }),
});

const criterion = z.strictObject({
  id: id.meta({ description: 'The id under which links and commands carry its answer' }),
  question: text.meta({ description: 'A yes/no question in plain words, for somebody half asleep' }),
  because: text.meta({ description: 'The answer as a reason: "because …"' }),
  severity: severityId.meta({ description: 'The severity where the answer is yes' }),
});

const step = z.strictObject({
  page: z.union([z.enum(['on-call', 'next-in-rotation']), id]).meta({ description: '`on-call`, `next-in-rotation`, or a target', stated: true }),
  wait: positive.meta({ description: 'Unanswered for this long, the next step is paged', stated: true }),
});

const role = z.strictObject({
  id: id.meta({ description: 'How the policy refers to the role' }),
  name: text.meta({ description: 'How the role is called', stated: true }),
  duties: z.array(text).min(1).meta({ description: 'What this role does' }),
  who: text.meta({ description: 'Who takes it' }),
  people: z.int().min(1).max(9).meta({ description: 'How many people, usually', stated: true }),
});

export const policySchema = z
  .strictObject({
    version: z.literal(1).meta({ description: 'Version of this file format' }),
    severities: z.array(severity).min(1).max(9).meta({ description: 'The severity ladder, worst first', nouns: ['severity', 'severities'] }),
    targets: z.record(id, target).meta({ description: 'Who can be paged' }),
    criteria: z.array(criterion).meta({ description: 'Questions that choose a severity, worst first; the worst answered with yes decides' }),
    declaring: z.strictObject({
      command: text.meta({ description: 'The command that declares an incident, as an example', stated: true }),
      creates: z.array(z.enum(['chat-channel', 'status-page-entry', 'ticket', 'page', 'pinned-runbook'])).min(1).meta({ description: 'What the command does' }),
      justDeclare: severityId.meta({ description: 'The severity of "just declare", when nobody wants to choose' }),
      notSure: z.literal('yes').meta({ description: 'What "not sure" counts as; only yes, which rounds up, keeps a doubt from making it milder' }),
      nothingApplies: severityId.meta({ description: 'The severity when every answer is no' }),
      punished: z.literal(false).meta({ description: 'Whether anybody is punished for a false alarm; only no makes sense' }),
    }).meta({ description: 'How an incident is declared' }),
    severityChange: z.strictObject({
      decides: z.enum(['worst', 'last']).meta({ description: 'Which severity decides about post-mortem and e-mail when it changed on the way' }),
      alreadyPaged: z.enum(['stay', 'released']).meta({ description: 'What happens to people already paged when the severity falls' }),
    }).meta({ description: 'What happens when the severity changes on the way' }),
    roles: z.array(role).min(1).meta({ description: 'The roles of an incident, and who takes them', nouns: ['role', 'roles'] }),
    updates: z.strictObject({
      every: positive.meta({ description: 'Longest time between two updates', stated: true }),
      to: z.array(z.enum(['channel', 'status-page'])).min(1).meta({ description: 'Where updates go' }),
      withoutNews: z.boolean().meta({ description: 'Whether an update is due even if there is no news' }),
    }).meta({ description: 'How often and where the incident speaks' }),
    escalation: z.strictObject({
      steps: z.array(step).min(1).max(50).meta({ description: 'The chain of a rotation, in order', nouns: ['step', 'steps'] }),
      whenExhausted: z.enum(['repeat', 'stop']).meta({ description: 'After the last step: start again until somebody acknowledges, or stop' }),
      emptyStep: z.enum(['skip', 'wait']).meta({ description: 'A step with nobody to page is skipped at once, or waited out' }),
      nextInRotation: z.enum(['next-not-paged', 'next']).meta({ description: 'The next participant in rotation order who is not already paged, or simply the next' }),
      firstTargets: z.enum(['own-chain', 'once']).meta({ description: 'Every unanswered target of minute 0 runs its own chain, or is paged once' }),
      acknowledgement: z.enum(['chain', 'incident']).meta({ description: 'An acknowledgement ends the chain that paged that person, or all chains' }),
      acknowledgementTimeout: z.union([z.literal('none'), positive]).meta({ description: 'After this long without resolution an acknowledged chain starts again' }),
      simulate: z.strictObject({ passes: z.int().min(1).max(20).meta({ description: 'How many passes of the chain a simulation shows', nouns: ['pass', 'passes'] }) }).meta({ description: 'What the simulator draws' }),
    }).meta({ description: 'What happens to a page that nobody answers' }),
    services: z.strictObject({
      match: z.enum(['name-or-alias', 'none']).meta({ description: 'How a service is found in the summary when none is given' }),
      default: id.meta({ description: 'The service when none is given and none stands in the summary' }),
    }).meta({ description: 'Which service an incident belongs to' }),
    runbook: path.meta({ description: 'The runbook pinned in the channel', stated: true }),
    postMortem: z.strictObject({
      due: positive.meta({ description: 'Time until the post-mortem is published', stated: true }),
      from: z.enum(['resolution', 'declaration', 'detection']).meta({ description: 'When that time starts' }),
      draftedBy: id.meta({ description: 'The role that drafts it' }),
      reviewers: z.int().min(0).max(9).meta({ description: 'How many people besides the author review it, at least', stated: true, nouns: ['reviewer', 'reviewers'] }),
      template: path.meta({ description: 'The template', stated: true }),
      folder: path.meta({ description: 'Where post-mortems live' }),
      actionItems: z.strictObject({
        minimum: z.int().min(0).max(99).meta({ description: 'How many action items it closes with, at least', stated: true, nouns: ['action item', 'action items'] }),
        noneAllowed: z.boolean().meta({ description: 'Whether "no action items, because …" is accepted' }),
        owner: z.enum(['person', 'person-or-team']).meta({ description: 'Who may own an action item' }),
        label: text.meta({ description: 'Label of the ticket', stated: true }),
        tracker: z.strictObject({
          name: text.meta({ description: 'The tracker in words', stated: true }),
          prefixes: z.array(z.string().regex(/^[A-Z][A-Z0-9]*$/, 'a key prefix such as OPS')).min(1).meta({ description: 'Prefixes of ticket keys' }),
          hosts: z.array(z.string().regex(/^[a-z0-9.-]+$/, 'a host name')).min(1).meta({ description: 'Hosts of ticket links' }),
        }).meta({ description: 'Where tickets live' }),
      }).meta({ description: 'What the follow-up work must have' }),
      neverShip: z.strictObject({
        window: positive.meta({ description: 'Action items older than this should have shipped', stated: true }),
        share: z.number().min(0).max(1).meta({ description: 'At or below this share of shipped items the pattern is escalated' }),
        escalateTo: id.meta({ description: 'The target that hears of it' }),
      }).meta({ description: 'When action items that never ship become a pattern of their own' }),
    }).meta({ description: 'What is owed afterwards, and by when' }),
    customerEmail: z.strictObject({
      due: positive.meta({ description: 'Time until the e-mail is sent', stated: true }),
      from: z.enum(['resolution', 'declaration', 'detection']).meta({ description: 'When that time starts' }),
      template: path.meta({ description: 'The template', stated: true }),
      apologies: z.int().min(0).max(9).meta({ description: 'How many apologies it holds', stated: true, nouns: ['apology', 'apologies'] }),
      marketing: z.boolean().meta({ description: 'Whether marketing language is allowed' }),
      maxWords: z.int().min(20).max(2000).meta({ description: 'What counts as brief, in words', stated: true, nouns: ['word', 'words'] }),
    }).meta({ description: 'What customers are told, and by when' }),
  })
  .meta({ title: 'Zephyr incident-response policy' });

/** A parsed, valid policy; durations in seconds. */
export type Policy = z.output<typeof policySchema>;
export type Severity = Policy['severities'][number];
export type Criterion = Policy['criteria'][number];
export type EscalationStep = Policy['escalation']['steps'][number];
