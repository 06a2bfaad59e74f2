import { grouped } from '../../../documents/grouped.ts';
import { quoted } from '../../../policy/wording.ts';
import type { Document } from '../../../documents/model.ts';
import { CLOCK_PLACEHOLDERS } from '../../../comms/times.ts';
import { count } from '../../message.ts';
import { messagesOf } from '../../messages.ts';
import type { Message, Placeholder } from '../../messages.ts';
import { placeInProse } from '../../prose-range.ts';
import { sentencesOf } from '../../sentences.ts';
import { STATED_ZONE } from '../../timeline.ts';
import type { Report, Rule } from '../../rule.ts';

/** A time of day; `1:30` in a ratio or a score has no second digit pair before it that a clock would have. */
const CLOCK = /(?<![\w:.,/+-])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?(?:[ap]\.m\.|[ap]m(?!\p{L})))?(?![\w:]|[+-]\d{2}:)/giu;
/** `16:37 Denver`. */
const BY_CITY = /\d (?:Amsterdam|Bangalore|Berlin|Brno|Chicago|Copenhagen|Denver|Dublin|Lisbon|London|Los Angeles|Madrid|Mumbai|New York|Paris|Prague|San Francisco|Seattle|Singapore|Sydney|Tokyo|Toronto|Zurich|local)\b/i;
const ALL_TIMES = /\ball times?\b|\btimes (?:are|in)\b/i;

export const rule: Rule = {
  id: 'comms/time-zone',
  title: 'Every time in a message has its zone',
  why: '"Next update at 14:30" is another moment for every reader, and a promise that looks broken to most of them.',
  policyKeys: [],
  level: 'warning',
  kinds: ['message', 'template'],
  examples: [
    { name: 'once for the sentence is enough', file: 'comms/update.md', text: 'The shop was slow from 02:40 to 04:04 UTC. Next update at 05:00Z.\n', findings: [] },
    { name: 'no zone', file: 'comms/update.md', text: 'The shop was slow until 04:04 UTC. Next update at 05:00.\n', findings: ['1:51 `05:00` has no zone, expected one such as UTC.'] },
    {
      name: 'a template, where a time will be filled in',
      file: 'comms/update-template.md',
      text: '---\nkind: template\n---\n\n## First update\n\n> Slow since {{start}} UTC. Next update at {{next}}.\n',
      findings: ['7:44 `{{next}}` has no zone, expected one such as UTC.'],
    },
    { name: 'said once for all', file: 'comms/update.md', text: '05:00 works again.\n\n04:04 slow.\n\nAll times in UTC.\n', findings: [] },
  ],
  check(document) {
    return messagesOf(document).flatMap((message) => judge(document, message));
  },
};

function judge(document: Document, { lines, isTitle, placeholders }: Message): Report[] {
  if (lines.some(({ text }) => ALL_TIMES.test(text) && STATED_ZONE.test(text))) return [];
  const toFill = grouped(placeholders.filter(({ name }) => CLOCK_PLACEHOLDERS.includes(name)), ({ line }) => line);
  const bare = lines.filter((line) => !isTitle(line)).flatMap((line) => {
    const waiting = toFill.get(line) ?? [];
    let next = 0;
    return sentencesOf(line).flatMap(({ text, index }) => {
      // `2026-03-14T02:40Z` and `02:40Z` hold their zone in the word itself; what stands in a shortcode is for a machine.
      const said = text.replace(/\{\{[^{}]{0,200}\}\}/g, (shortcode) => ' '.repeat(shortcode.length));
      if (STATED_ZONE.test(said) || BY_CITY.test(said)) return [];
      const times = [...said.matchAll(CLOCK)].map((match) => ({ text: match[0], range: placeInProse(document, line, index + match.index, match[0].length) }));
      // Both in their order, so each placeholder is looked at once.
      while ((waiting[next]?.index ?? Infinity) < index) next++;
      const later: Placeholder[] = [];
      for (let one = waiting[next]; one !== undefined && one.index < index + text.length; one = waiting[++next]) later.push(one);
      return [...times, ...later.map((one) => ({ text: `{{${one.name}}}`, range: placeInProse(document, line, one.index, one.length) }))];
    });
  });
  const [first] = bare;
  if (!first) return [];
  const others = bare.length === 1 ? '' : ` ${count(bare.length - 1, 'other time')} here ${bare.length === 2 ? 'has' : 'have'} none either.`;
  return [{ range: first.range, message: `${quoted(first.text)} has no zone, expected one such as UTC.${others}`, help: `Write \`${first.text} UTC\`, if that is what it is; or once "All times in UTC."` }];
}
