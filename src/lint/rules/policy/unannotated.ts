import { annotationsOf } from '../../../documents/annotations.ts';
import { enclosing } from '../../../documents/enclosing.ts';
import type { Document } from '../../../documents/model.ts';
import { policyLeaves } from '../../../policy/leaves.ts';
import type { Block, Leaf } from '../../../policy/leaves.ts';
import { countables, mentionsIn } from '../../../policy/mentions.ts';
import type { Mention } from '../../../policy/mentions.ts';
import { quoted } from '../../../policy/wording.ts';
import { proseOf } from '../../prose.ts';
import type { Report, Rule } from '../../rule.ts';

const page = (text: string): string => `---\ntitle: Policy\nkind: policy\n---\n\n${text}\n`;

export const rule: Rule = {
  id: 'policy/unannotated',
  title: 'A duration, count or deadline on a policy page names the policy key it comes from',
  why: [
    'A number that names no key is not compared with anything: it stays when the policy changes, and nobody notices until somebody',
    'relies on it. On a policy page every duration, count and deadline is policy, or should not be a number.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['policy'],
  examples: [
    { name: 'a value with its key', file: 'content/policy.md', text: page('Update every 20 minutes<!-- policy: updates.every -->, with one<!-- policy: customerEmail.apologies --> apology.'), findings: [] },
    {
      name: 'a duration without',
      file: 'content/policy.md',
      text: page('Publish it within **36 hours**.'),
      findings: ['6:21 `36 hours` names no key of the policy.'],
      fixed: page('Publish it within **36 hours<!-- policy: customerEmail.due -->**.'),
    },
    {
      name: 'a count without, in a table',
      file: 'content/policy.md',
      text: page('| What | How |\n| --- | --- |\n| E-mail | at most 150 words, two honest apologies |'),
      findings: ['8:20 `150 words` names no key of the policy.', '8:31 `two honest apologies` names no key of the policy.'],
      fixed: page('| What | How |\n| --- | --- |\n| E-mail | at most 150 words<!-- policy: customerEmail.maxWords -->, two honest apologies |'),
    },
    {
      name: 'several keys have the value, so none is certain',
      file: 'content/policy.md',
      text: page('Then we wait 10 minutes.'),
      findings: ['6:14 `10 minutes` names no key of the policy.'],
    },
    { name: 'a duration that no tool can compare', file: 'content/policy.md', text: page('Update every half an hour.'), findings: ['6:14 `half an hour` names no key of the policy.'] },
    {
      name: 'what is no policy: code, severities, percentiles, dates, times, versions, addresses, headings',
      file: 'content/policy.md',
      text: page('## 3 days\n\nRun `sleep 5 minutes` for SEV-1 at p99 on 2026-03-14 at 12:30 with Node 24.1, see [there](https://example.org/15-minutes).\n\n```sh\nsleep 15 minutes\n```'),
      findings: [],
    },
    { name: 'a tied table', file: 'content/policy.md', text: page('<!-- policy: escalation.steps -->\n\n1. The person on call is paged. Unanswered for 4 minutes,\n2. somebody else.'), findings: [] },
  ],
  check(document, context) {
    const tied = tiesOf(document);
    const durations = policyLeaves(context.policy).filter(({ kind }) => kind === 'duration');
    const counted = countables(context.policy);
    return proseOf(document).flatMap(({ text, offsetAt }) =>
      mentionsIn(text, counted.keys()).flatMap((mention) => {
        const start = offsetAt(mention.start);
        const end = offsetAt(mention.end - 1) + 1;
        if (tied(start, end)) return [];
        return [reportOf(document, mention, mention.kind === 'duration' ? durations : (counted.get(mention.noun) ?? []), start, end)];
      }),
    );
  },
};

/** Marks that may stand between a value and its comment. */
const MARKS = /^(?:[*_~"'”’)\]]|\]\([^()\s]*\))*$/;

/** An annotation this far behind a value is not about it. */
const REACH = 300;

/** Whether an annotation is about what stands between two offsets. */
function tiesOf(document: Document): (start: number, end: number) => boolean {
  const annotations = annotationsOf(document);
  // Several annotations may stand above one block.
  const blockAround = enclosing([...new Map(annotations.flatMap(({ block }) => (block ? [[block.node, block]] : []))).values()]);
  // By stretches of the text, so that not every value is compared with every annotation.
  const behind = new Map<number, number[]>();
  for (const { form, comment: { start: { offset } } } of annotations) {
    const at = Math.floor(offset / REACH);
    if (form === 'inline') behind.set(at, [...(behind.get(at) ?? []), offset]);
  }
  return (start, end) => {
    const stretch = Math.floor(end / REACH);
    return (
      blockAround(start, end) !== undefined ||
      [stretch, stretch + 1].some((at) => behind.get(at)?.some((from) => from >= end && from - end <= REACH && MARKS.test(document.text.slice(end, from))))
    );
  };
}

function reportOf(document: Document, mention: Mention, holders: readonly (Leaf | Block)[], start: number, end: number): Report {
  const equal = mention.value === null ? [] : holders.filter((holder) => valueOf(holder) === mention.value);
  const [only] = equal;
  const certain = equal.length === 1 && only !== undefined && (only.kind === 'block' || only.stated);
  const comment = (key: string): string => (document.format === 'mdx' ? `{/* policy: ${key} */}` : `<!-- policy: ${key} -->`);
  const keys = equal.map(({ key }) => key);
  return {
    range: document.rangeAt(start, end),
    message: `${quoted(document.text.slice(start, end))} names no key of the policy.`,
    help: helpFor(keys, holders, comment, certain),
    ...(certain ? { policyKey: only.key, fix: [{ start: end, end, text: comment(only.key) }] } : {}),
  };
}

function helpFor(keys: readonly string[], holders: readonly (Leaf | Block)[], comment: (key: string) => string, certain: boolean): string {
  const [only] = keys;
  if (certain && only !== undefined) return `Write \`${comment(only)}\` directly behind it; \`--fix\` does it.`;
  if (keys.length > 0) return `Write the key it comes from directly behind it: ${keys.map((key) => `\`${comment(key)}\``).join(' or ')}.`;
  const candidates = holders.filter((holder) => holder.kind === 'block' || holder.stated).map(({ key }) => `\`${key}\``);
  return `No value of the policy equals it. Tie it to the one that is meant (${candidates.join(', ')}), or say it without a number.`;
}

function valueOf(holder: Leaf | Block): unknown {
  return holder.kind === 'block' ? holder.length : holder.value;
}
