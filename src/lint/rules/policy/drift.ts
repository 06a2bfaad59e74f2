import { annotationsOf } from '../../../documents/annotations.ts';
import type { Annotation } from '../../../documents/annotations.ts';
import { firstIndex } from '../../../documents/first-index.ts';
import type { Document, Range } from '../../../documents/model.ts';
import { BLOCK_KEYS, blockUnits, renderBlock } from '../../../policy/blocks.ts';
import { leafAt, policyKeys } from '../../../policy/leaves.ts';
import type { Block, Leaf } from '../../../policy/leaves.ts';
import type { Policy } from '../../../policy/schema.ts';
import { readStatement, sayValue, writeStatement } from '../../../policy/statements.ts';
import { suggest } from '../../../policy/suggest.ts';
import { oneOf, quoted } from '../../../policy/wording.ts';
import { checkAssumptions } from '../../assumptions.ts';
import type { Report, Rule } from '../../rule.ts';
import { checkSeverityNames } from '../../severity-names.ts';

const LADDER = [
  '| Severity | What it looks like | Who is paged and joins |',
  '| --- | --- | --- |',
  '| SEV-0 | the shop is down everywhere; money is booked twice | everybody on search, lead on-call, director on-call |',
  '| SEV-1 | the shop is down in one country | the owner of the service, lead on-call |',
  '| SEV-2 | search is slow; some pictures are missing | the owner of the service |',
  '| SEV-3 | only we notice | the owner of the service |',
].join('\n');

export const rule: Rule = {
  id: 'policy/drift',
  title: 'What a page says of the policy is what the policy says',
  why: [
    'Pages repeat values of the policy because people read pages. A page that still says 15 minutes after the policy went to 20 is',
    'believed at the worst moment. So a value names its key in a comment behind it, a table in a comment above it, and here both are compared.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['policy', 'runbook', 'post-mortem', 'template', 'message', 'other'],
  examples: [
    {
      name: 'the same value in other words',
      file: 'runbooks/outage.md',
      text: 'Update every 20 minutes<!-- policy: updates.every -->, a 20-minute<!-- policy: updates.every --> beat (PT20M<!-- policy: updates.every -->), not later than **twenty min**<!-- policy: updates.every -->.\n',
      findings: [],
    },
    {
      name: 'another value, mended in the style of the writer',
      file: 'runbooks/outage.md',
      text: 'Update every fifteen minutes<!-- policy: updates.every -->, with at most 200 words<!-- policy: customerEmail.maxWords --> and the label `post-mortem`<!-- policy: postMortem.actionItems.label -->.\n',
      findings: [
        '1:14 `fifteen minutes` stands here, the policy says 20 minutes (`updates.every`).',
        '1:74 `200 words` stands here, the policy says 150 (`customerEmail.maxWords`).',
        '1:137 `post-mortem` stands here, the policy says `follow-up` (`postMortem.actionItems.label`).',
      ],
      fixed: 'Update every twenty minutes<!-- policy: updates.every -->, with at most 150 words<!-- policy: customerEmail.maxWords --> and the label `follow-up`<!-- policy: postMortem.actionItems.label -->.\n',
    },
    {
      name: 'MDX',
      file: 'content/shift.mdx',
      text: 'A review within 3 days{/* policy: postMortem.due */}.\n',
      findings: ['1:17 `3 days` stands here, the policy says 5 days (`postMortem.due`).'],
      fixed: 'A review within 5 days{/* policy: postMortem.due */}.\n',
    },
    {
      name: 'a value that cannot be compared',
      file: 'runbooks/outage.md',
      text: 'Update every third of an hour<!-- policy: updates.every -->.\n',
      findings: ['1:30 No duration stands directly before the annotation `updates.every`, expected 20 minutes.'],
    },
    {
      name: 'a misspelt key',
      file: 'runbooks/outage.md',
      text: 'Update every 20 minutes<!-- policy: updates.evry -->.\n',
      findings: ['1:24 The policy has no key `updates.evry`.'],
    },
    {
      name: 'a comment that names no key',
      file: 'runbooks/outage.md',
      text: 'Update every 20 minutes<!-- policy: every update -->.\n',
      findings: ['1:24 `policy: every update` names no key, expected `policy:` and one key such as `updates.every`.'],
    },
    {
      name: 'a text that holds only while the policy has a value',
      file: 'runbooks/outage.md',
      text: 'Whoever answers ends all chains.<!-- policy: escalation.acknowledgement = incident -->\n\nAfter the last step it ends.<!-- policy: escalation.whenExhausted = stop -->\n',
      findings: ['3:29 The text here assumes `stop`, the policy says `repeat` (`escalation.whenExhausted`).'],
    },
    {
      name: 'a severity of another ladder',
      file: 'runbooks/outage.md',
      text: 'After a SEV-1, not after a SEV-4 or a `SEV-9`.\n',
      findings: ['1:28 `SEV-4` is no severity of the policy, expected one of SEV-0, SEV-1, SEV-2, SEV-3.'],
    },
    { name: 'a table; padding and emphasis do not count', file: 'content/ladder.md', text: `<!-- policy: severities -->\n\n${LADDER.replace('SEV-0 |', '**SEV-0**   |')}\n`, findings: [] },
    {
      name: 'a table that differs',
      file: 'content/ladder.md',
      text: `<!-- policy: severities -->\n\n${LADDER.replace('only we notice', 'nobody notices')}\n`,
      findings: ['8:1 `nobody notices` stands here, the policy says `only we notice` (`severities`).'],
      fixed: `<!-- policy: severities -->\n\n${LADDER}\n`,
    },
    { name: 'an annotation in code is only text', file: 'content/guide.md', text: '```markdown\n15 minutes<!-- policy: updates.every -->\n```\n', findings: [] },
  ],
  check(document, { policy }) {
    const compare = blockComparer(document);
    const tied = annotationsOf(document).flatMap((annotation) => {
      const holder = leafAt(policy, annotation.key);
      if (!holder) return [unknownKey(annotation.key, annotation.comment, policy)];
      return annotation.form === 'block' ? blockDrift(annotation, holder, policy, compare) : valueDrift(document, annotation, holder);
    });
    return [...tied, ...checkSeverityNames(document, policy), ...checkAssumptions(document, policy, (key, range) => unknownKey(key, range, policy))];
  },
};

function unknownKey(key: string, range: Range, policy: Policy): Report {
  const near = suggest(key, policyKeys(policy));
  return {
    range,
    message: `The policy has no key ${quoted(key)}.`,
    help: near === null ? 'Write a key of the policy file, such as `updates.every`.' : `Did you mean ${quoted(near)}? Write \`policy: ${near}\`.`,
  };
}

const KINDS: Readonly<Record<Leaf['kind'] | 'block', string>> = {
  duration: 'duration', count: 'number', share: 'percentage', boolean: 'yes or no', text: 'text', list: 'list', block: 'number',
};

function valueDrift(document: Document, annotation: Annotation, holder: Leaf | Block): Report[] {
  if (holder.kind === 'block' && holder.length === null) {
    return [{
      range: annotation.comment,
      message: `${quoted(annotation.key)} is a block of the policy, expected the key of one value.`,
      help: `Write one of its keys, such as \`policy: ${holder.leaves[0]?.key ?? annotation.key}\`.`,
    }];
  }
  const context = annotation.context ?? annotation.before;
  const statement = context ? readStatement(holder, context.text) : null;
  if (!context || !statement) {
    return [{
      range: annotation.comment,
      message: `No ${KINDS[holder.kind]} stands directly before the annotation ${quoted(annotation.key)}, expected ${inMessage(holder)}.`,
      help: `Write ${quoted(sayValue(holder))} directly before the comment, without a space between.`,
      policyKey: holder.key,
    }];
  }
  if (statement.matches) return [];
  const [start, end] = [context.range.start.offset + statement.start, context.range.start.offset + statement.end];
  const text = writeStatement(holder, statement.written);
  return [{
    range: document.rangeAt(start, end),
    message: `${quoted(statement.written.replace(/^[`*_]+|[`*_]+$/g, ''))} stands here, the policy says ${inMessage(holder)} (${quoted(holder.key)}).`,
    help: `Write ${quoted(text.replace(/^`+|`+$/g, ''))}${statement.certain ? '; `--fix` does it' : ''}. If the page is right, change the policy.`,
    policyKey: holder.key,
    ...(statement.certain ? { fix: [{ start, end, text }] } : {}),
  }];
}

function inMessage(holder: Leaf | Block): string {
  return holder.kind === 'text' ? quoted(sayValue(holder)) : sayValue(holder);
}

function blockDrift(annotation: Annotation, holder: Leaf | Block, policy: Policy, compare: ReturnType<typeof blockComparer>): Report[] {
  const expected = renderBlock(policy, holder.key);
  if (expected === null) {
    return [{
      range: annotation.comment,
      message: `${quoted(annotation.key)} has no table or list of its own, expected ${oneOf(BLOCK_KEYS)}.`,
      help: 'Put the comment directly behind the value, in the same line.',
      policyKey: holder.key,
    }];
  }
  const { block } = annotation;
  if (!block || !['table', 'list', 'code'].includes(block.node.type)) {
    return [{
      range: annotation.comment,
      message: `No table, list or code stands below the annotation ${quoted(annotation.key)}.`,
      help: 'Put the comment above the table that says it; an empty line may stand between.',
      policyKey: holder.key,
    }];
  }
  return compare(block, holder, expected);
}

/** Compares blocks with what the policy says; above one block many annotations may stand, also the same one again. */
function blockComparer(document: Document): (block: NonNullable<Annotation['block']>, holder: Leaf | Block, expected: string) => Report[] {
  const known = new Map<unknown, Map<string, Report[]>>();
  return (block, holder, expected) => {
    const before = known.get(block.node) ?? new Map<string, Report[]>();
    const reports = before.get(holder.key) ?? compareBlock(document, block, holder, expected);
    known.set(block.node, before.set(holder.key, reports));
    return reports;
  };
}

function compareBlock(document: Document, { range: { start, end } }: NonNullable<Annotation['block']>, holder: Leaf | Block, expected: string): Report[] {
  const written = document.text.slice(start.offset, end.offset);
  const [stands, wanted] = [blockUnits(written), blockUnits(expected)];
  const first = wanted.findIndex((unit, index) => unit !== stands[index]);
  if (first < 0 && stands.length === wanted.length) return [];
  const at = first < 0 ? wanted.length : first;
  const line = lineOf(written, at);
  const place = document.rangeAt(start.offset + line.start, start.offset + line.end);
  return [{
    range: place,
    message: `${differing(stands[at], wanted[at])} (${quoted(holder.key)}).`,
    help: `\`--fix\` writes it. If the page is right, change the policy.`,
    policyKey: holder.key,
    fix: [{ start: start.offset, end: end.offset, text: indented(expected, document.text, start) }],
  }];
}

/** The first cell or item that differs, from shortly before the difference on, so that it is not cut off. */
function differing(stands: string | undefined, wanted: string | undefined): string {
  if (wanted === undefined) return `${quoted(stands ?? '')} stands here, the policy says nothing more`;
  if (stands === undefined) return `The block ends here, the policy goes on with ${quoted(wanted)}`;
  const [written, says] = [stands.split(' | '), wanted.split(' | ')];
  const cell = says.findIndex((text, index) => text !== written[index]);
  if (written.length !== says.length) return `${quoted(stands)} stands here, the policy says ${quoted(wanted)}`;
  const [left, right] = [written[cell] ?? '', says[cell] ?? ''];
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  const from = left.length <= 50 && right.length <= 50 ? 0 : left.lastIndexOf(' ', Math.max(0, same - 15)) + 1;
  const shown = (text: string): string => (text === '' ? 'nothing' : quoted(`${from > 0 ? '…' : ''}${text.slice(from)}`));
  return `${shown(left)} stands here, the policy says ${shown(right)}`;
}

/** Where the n-th row or item of a block stands in it; behind the last line where it has fewer. */
function lineOf(block: string, unit: number): { start: number; end: number } {
  const lines = block.split('\n');
  // A list of a stranger may have a million lines: halved, not counted from the top for each.
  const index = firstIndex(lines.length, (at) => blockUnits(lines.slice(0, at + 1).join('\n')).length > unit);
  const line = lines[index];
  if (line === undefined) return { start: block.length, end: block.length };
  const offset = lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  return { start: offset + line.length - line.trimStart().length, end: offset + line.trimEnd().length };
}

/** A block inside a quotation or a list item continues with the marks and indentation of its first line. */
function indented(block: string, text: string, { offset, column }: Range['start']): string {
  const prefix = text.slice(offset - column + 1, offset).replace(/[^>\s]/g, ' ');
  return block.split('\n').join(`\n${prefix}`);
}
