/** What a repository gets that begins with Zephyr: our own files, without what only our repository has. */
import { posix } from 'node:path';

/** Paths in our package, and in the new repository. */
export const STARTER: readonly string[] = [
  'content/policy.yaml',
  'content/policy.schema.json',
  'content/oncall.yaml',
  'content/oncall.schema.json',
  'content/policy/incident-response.md',
  'runbooks/incident.md',
  'runbooks/post-mortem-template.md',
  'comms/incident-email-template.md',
  'comms/status-update-template.md',
  'comms/after-action-announcement.md',
];

export const CONFIG_FILE = 'zephyr.config.yaml';

/** The configuration of a repository that only wants the linter. `day`: today, such as `2026-11-27`. */
export function starterConfig(day: string): string {
  return [
    '# What zephyr lint checks here, and how strictly. Every key may be left out.',
    '',
    '# Errors in documents from before this day are warnings, so that new ones are clean from the first day on.',
    `since: ${day}`,
    '',
    '# Kinds are guessed from folders and frontmatter. Where the guess is wrong:',
    '# kinds:',
    '#   post-mortem: [docs/incidents/**]',
    '#   runbook: ["ops/**/*.md"]',
    '',
    '# What is none of ours:',
    '# ignore: [vendor]',
    '',
    '# rules:',
    '#   pm/silence: off',
    '',
    '# Who may own an action item, and where tickets are:',
    '# roster: [Ada Novak, Ben Carter]',
    '# tracker: { name: Jira, prefixes: [OPS], hosts: [example.atlassian.net] }',
    '',
  ].join('\n');
}

/** The text of one of our files as it stands in another repository: what only links to something that is not there is left out, other links to it become their words. */
export function adapted(path: string, text: string, exists: (path: string) => boolean): string {
  const own = text.replaceAll('npm run lint:content -- --fix', 'npx zephyr lint --fix');
  if (!path.endsWith('.md')) return own;
  const leadsNowhere = (target: string): boolean => !/^(?:#|[a-z]+:)/.test(target) && (target.startsWith('/') || !exists(posix.join(posix.dirname(path), target.replace(/#.*$/, ''))));
  return own
    .replace(/^- \[[^\][]+\]\(([^()\s]+)\).*\n(?: {2,}\S.*\n)*/gm, (item, target: string) => (leadsNowhere(target) ? '' : item))
    .replace(/(^|(?<=\.) )\[[^\][]+\]\(([^()\s]+)\)\./gm, (sentence, _before: string, target: string) => (leadsNowhere(target) ? '' : sentence))
    .replace(/\[([^\][]+)\]\(([^()\s]+)\)/g, (link, words: string, target: string) => (leadsNowhere(target) ? words : link));
}
