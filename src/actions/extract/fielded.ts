import type { Paragraph } from 'mdast';
import { fieldLine, type Draft, type Field } from '../draft.ts';
import type { Title } from '../entries.ts';
import { flatten, type Flat } from '../flatten.ts';

/** A look at the source's shape before its words are read: one strong text, then a line break. */
const mayBeFielded = ({ children: [first, second] }: Paragraph): boolean =>
  first?.type === 'strong' && (second?.type === 'break' || (second?.type === 'text' && /^[\s:：.]{0,3}\n/.test(second.value)));

/** "**Higher limits for the queue**" over "Owner: Ana | Deadline: 3 March": one item, and what stands below explains it. */
export function fieldedTitle(node: Paragraph, groups: readonly Title[]): Draft | null {
  if (!mayBeFielded(node)) return null;
  const flat = flatten(node);
  const [head = '', ...rest] = flat.text.split('\n');
  const lines = rest.flatMap((line) => line.split(/ [|·•] /)).filter((line) => line.trim() !== '').map(fieldLine);
  const fields: Partial<Record<Field, Flat>> = {};
  for (const line of lines) {
    if (line === null) return null;
    fields[line.field] ??= { ...flat, text: line.value.trim() };
  }
  if ((fields.owner ?? fields.due ?? fields.ticket) === undefined || fields.action !== undefined || fieldLine(head) !== null) return null;
  const within = ([, end]: readonly [number, number]): boolean => end <= head.length;
  return {
    start: node.position?.start.offset ?? 0,
    end: node.position?.end.offset ?? 0,
    line: node.position?.start.line ?? 1,
    own: { text: head, links: flat.links.filter(({ end }) => end <= head.length), struck: flat.struck.filter(within), bold: flat.bold.filter(within), code: flat.code.filter(within) },
    details: [],
    checked: null,
    fields,
    groups,
    rows: undefined,
  };
}
