/** Blocks of pages that stand for a whole part of the policy: what the Markdown behind `<!-- policy: severities -->` must be. */
import { formatDuration } from './duration.ts';
import { leafAt } from './leaves.ts';
import type { EscalationStep, Policy, Severity } from './schema.ts';

type Renderer = (policy: Policy) => string;

const BLOCKS: Readonly<Record<string, Renderer>> = {
  severities: (policy) => table(
    ['Severity', 'What it looks like', 'Who is paged and joins'],
    policy.severities.map((severity) => [severity.id, severity.examples.join('; '), pagedNames(policy, severity).join(', ')]),
  ),
  roles: (policy) => table(
    ['Role', 'People', 'What they do', 'Who takes it'],
    policy.roles.map((role) => [role.name, String(role.people), role.duties.join(', '), role.who]),
  ),
  'escalation.steps': (policy) => policy.escalation.steps.map((step, index, steps) => stepLine(policy, step, index, steps.length)).join('\n'),
  criteria: (policy) => table(['Question', 'If yes'], policy.criteria.map(({ question, severity }) => [question, severity])),
  'declaring.command': (policy) => `\`\`\`sh\n${policy.declaring.command}\n\`\`\``,
};

/** Keys that a block annotation may name. */
export const BLOCK_KEYS: readonly string[] = Object.keys(BLOCKS);

/** Markdown of the block that a key ties, without a line break at its end; `null` where the key has no block of its own. */
export function renderBlock(policy: Policy, key: string): string | null {
  const canonical = leafAt(policy, key)?.key ?? key;
  return Object.hasOwn(BLOCKS, canonical) ? (BLOCKS[canonical]?.(policy) ?? null) : null;
}

/**
 * What a block says, row by row or item by item, in words: column padding, rules, line breaks, list marks and
 * inline markup do not count. Two blocks say the same when these lists are equal.
 */
export function blockUnits(markdown: string): string[] {
  const units: string[] = [];
  let code = false;
  let open = false;
  for (const raw of markdown.split(/\r\n|\r|\n/)) {
    const line = raw.replace(/^\s*(?:>\s?)*/, '');
    const item = /^\s*(?:\d+[.)]|[-*+])\s+(.*)$/.exec(line);
    if (/^\s*(?:`{3,}|~{3,})/.test(line)) code = !code;
    else if (code) units.push(line.trimEnd());
    else if (line.trim() === '') open = false;
    else if (/^[\s|:-]*-[\s|:-]*$/.test(line)) continue;
    else if (item) {
      units.push(words(item[1] ?? ''));
      open = true;
    } else if (/(?<!\\)\|/.test(line)) {
      units.push(line.trim().replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).map(words).join(' | '));
      open = false;
    } else if (open) units.push(words(`${units.pop() ?? ''} ${line}`));
    else {
      units.push(words(line));
      open = true;
    }
  }
  return units;
}

/** Words without inline markup, escapes and comments. */
function words(text: string): string {
  return text
    .replace(/<!--.*?-->|\{\/\*.*?\*\/\}/g, '')
    .replace(/\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/(?<![\w*_`])[*_`]+|[*_`]+(?![\w*_`])/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Names of the targets that a severity pages at once, as pages say them. */
function pagedNames(policy: Policy, severity: Severity): string[] {
  return severity.page.map((id) => targetName(policy, id));
}

/** How pages call a target; the id itself where the policy has none. */
function targetName(policy: Policy, id: string): string {
  return Object.hasOwn(policy.targets, id) ? (policy.targets[id]?.name ?? id) : id;
}

/** Who a step of the chain pages, as the subject of a sentence: `the EM on-call is`. */
export function stepSubject(policy: Policy, step: EscalationStep): string {
  if (step.page === 'on-call') return 'the person on call is';
  if (step.page === 'next-in-rotation') return 'the next person in the rotation is';
  const name = targetName(policy, step.page);
  const everyone = Object.hasOwn(policy.targets, step.page) && policy.targets[step.page]?.everyone === true;
  return `${/^(?:the|all|every\w*|any\w*)\b/i.test(name) ? name : `the ${name}`} ${everyone ? 'are' : 'is'}`;
}

function stepLine(policy: Policy, step: EscalationStep, index: number, steps: number): string {
  const subject = stepSubject(policy, step);
  const start = index === 0 ? subject.charAt(0).toUpperCase() + subject.slice(1) : subject;
  const last = policy.escalation.whenExhausted === 'repeat' ? ' the chain starts again.' : ' the chain ends.';
  return `${index + 1}. ${start} paged. Unanswered for ${formatDuration(step.wait)},${index === steps - 1 ? last : ''}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\\?\|/g, '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
