import type { Document } from '../../../documents/model.ts';
import { formatDuration } from '../../../policy/duration.ts';
import type { Seconds } from '../../../policy/duration.ts';
import type { Policy } from '../../../policy/schema.ts';
import { formatInstant, parseInstant, postMortemDue } from '../../../postmortem/deadline.ts';
import { isPast } from '../../clock.ts';
import { fieldsOf, roughly } from '../../post-mortem-fields.ts';
import type { LintContext, Report, Rule } from '../../rule.ts';

const HEAD = '---\nkind: post-mortem\nseverity: SEV-1\ndetected: 2026-03-14T03:00Z\n';

export const rule: Rule = {
  id: 'pm/deadline',
  title: "It is published within the policy's deadline",
  why: [
    'After a few days the details are gone and the next incident is here. A short post-mortem in time helps more than a',
    'perfect one that nobody waits for. At the deadline is in time; a second after it is late.',
  ].join(' '),
  policyKeys: ['postMortem.due', 'postMortem.from', 'severities'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'published exactly at the deadline', file: 'post-mortem.md', text: `${HEAD}status: final\npublished: 2026-03-19T03:00Z\n---\n`, findings: [] },
    {
      name: 'a minute late',
      file: 'post-mortem.md',
      text: `${HEAD}status: final\npublished: 2026-03-19T03:01Z\n---\n`,
      findings: ['6:12 Published 1 minute after the deadline, which was 2026-03-19T03:00Z (5 days after detection).'],
    },
    {
      name: 'still a draft when the deadline has passed',
      file: 'post-mortem.md',
      text: `${HEAD}status: draft\n---\n`,
      findings: ['5:9 Not published yet; it was due 2026-03-19T03:00Z (5 days after detection), 67 hours ago.'],
    },
    {
      name: 'final, but nobody can know since when',
      file: 'post-mortem.md',
      text: `${HEAD}status: final\n---\n`,
      findings: ['5:9 Nobody can know whether it was in time: `published` is missing, and git does not tell.'],
    },
    { name: 'no post-mortem is due for this severity', file: 'post-mortem.md', text: '---\nkind: post-mortem\nseverity: SEV-3\ndetected: 2026-01-14T03:00Z\nstatus: draft\n---\n', findings: [] },
  ],
  check(document, context) {
    const due = postMortemDue(context.policy, fieldsOf(document));
    if (due === null) return [];
    const written = document.frontmatter.data['published'];
    const published = typeof written === 'string' ? parseInstant(written) : null;
    if (published !== null) return published <= due ? [] : [late(document, context, due, published, 'published')];
    // A time that cannot be read is told by pm/frontmatter.
    if (typeof written === 'string' && written !== '') return [];
    if (document.frontmatter.data['status'] !== 'final') return unpublished(document, context, due);
    const commit = context.firstCommitOf(document.path);
    const first = commit === null ? null : parseInstant(commit);
    if (first === null) {
      return [{
        range: document.frontmatter.rangeOf('status'),
        message: 'Nobody can know whether it was in time: `published` is missing, and git does not tell.',
        help: 'Write when it was published, such as `published: 2026-03-16T15:10Z`. (git tells it only in a complete clone that holds the file.)',
        policyKey: 'postMortem.due',
      }];
    }
    return first <= due ? [] : [late(document, context, due, first, 'status')];
  },
};

function late(document: Document, { policy }: LintContext, due: Seconds, published: Seconds, key: string): Report {
  return {
    range: document.frontmatter.rangeOf(key),
    message: `Published ${about(published - due)} after the deadline, which was ${formatInstant(due)} (${counted(policy)}).`,
    help: 'It stays late, and that is worth a line under what went badly. If the time is wrong, mend `published`.',
    policyKey: 'postMortem.due',
  };
}

function unpublished(document: Document, context: LintContext, due: Seconds): Report[] {
  if (!isPast(context, due)) return [];
  const { policy, now } = context;
  const at = parseInstant(now) ?? due;
  return [{
    range: document.frontmatter.rangeOf('status'),
    message: `Not published yet; it was due ${formatInstant(due)} (${counted(policy)}), ${about(at - due)} ago.`,
    help: 'Publish what you have, set `status: final` and write the time into `published`. It may grow afterwards.',
    policyKey: 'postMortem.due',
  }];
}

/** The deadline in words: `72 hours after resolution`. */
function counted({ postMortem }: Policy): string {
  return `${formatDuration(postMortem.due)} after ${postMortem.from}`;
}

function about(seconds: Seconds): string {
  return formatDuration(roughly(seconds));
}
