/**
 * Sentences that hold only while the policy has a certain value, such as "acknowledging ends the chain that paged you".
 * They name key and value in a comment, `policy: escalation.acknowledgement = chain`, because no word of theirs is the value.
 */
import { annotationKey } from '../documents/annotations.ts';
import type { Document, Range } from '../documents/model.ts';
import { nodesOf } from '../documents/nodes.ts';
import { leafAt } from '../policy/leaves.ts';
import type { Leaf } from '../policy/leaves.ts';
import { readDuration } from '../policy/phrases.ts';
import type { Policy } from '../policy/schema.ts';
import { sayValue } from '../policy/statements.ts';
import { quoted } from '../policy/wording.ts';
import type { Report } from './rule.ts';

/** A comment that begins with `policy:` and is no annotation of a value. */
interface Remark {
  range: Range;
  text: string;
}

/** Findings about assumptions that no longer hold, and about comments that look like an annotation and are none. */
export function checkAssumptions(document: Document, policy: Policy, unknownKey: (key: string, range: Range) => Report): Report[] {
  return remarksOf(document).flatMap(({ range, text }): Report[] => {
    const [, key, value] = /^policy:\s*([\w.-]+)\s*=\s*(.+)$/s.exec(text) ?? [];
    if (key === undefined || value === undefined) {
      return [{
        range,
        message: `${quoted(text)} names no key, expected \`policy:\` and one key such as \`updates.every\`.`,
        help: 'Write one key of the policy file behind the colon, and nothing else; or `key = value` for a text that assumes a value.',
      }];
    }
    const holder = leafAt(policy, key);
    if (!holder) return [unknownKey(key, range)];
    if (holder.kind === 'block') return [{ range, message: `${quoted(key)} is a block of the policy, expected the key of one value.`, help: 'Name one of the keys below it.' }];
    if (holds(holder, value)) return [];
    return [{
      range,
      message: `The text here assumes ${quoted(value)}, the policy says ${quoted(asWritten(holder))} (${quoted(holder.key)}).`,
      help: `Rewrite the text, then the comment: \`policy: ${holder.key} = ${asWritten(holder)}\`.`,
      policyKey: holder.key,
    }];
  });
}

function remarksOf(document: Document): Remark[] {
  if (!document.text.includes('policy:')) return [];
  const remarks: Remark[] = [];
  for (const { type, node } of nodesOf(document.tree)) {
    if (type !== 'html' && type !== 'mdxTextExpression' && type !== 'mdxFlowExpression') continue;
    const text = /^(?:<!--|\/\*)(.*)(?:-->|\*\/)$/s.exec(node.value.trim())?.[1]?.trim();
    if (text?.startsWith('policy:') !== true || annotationKey(node) !== null || !node.position) continue;
    remarks.push({ range: document.rangeAt(node.position.start.offset ?? 0, node.position.end.offset ?? 0), text });
  }
  return remarks;
}

function holds(leaf: Leaf, assumed: string): boolean {
  if (leaf.kind === 'duration') return readDuration(assumed) === leaf.value;
  return assumed.replace(/\s*,\s*/g, ', ') === asWritten(leaf);
}

/** The value as the policy file writes it. */
function asWritten(leaf: Leaf): string {
  return leaf.kind === 'boolean' || leaf.kind === 'share' ? String(leaf.value) : sayValue(leaf);
}
