import type { Rule } from '../../rule.ts';

const DOC = '# Review\n\n';

export const rule: Rule = {
  id: 'config/disable',
  title: 'What is switched off inside a document names its rule and its reason, and is still needed',
  why: [
    'An exception without a reason is copied, and one that is no longer needed hides the next mistake. So a comment such as',
    '`zephyr-disable-next-line pm/deadline -- agreed with legal, OPS-7` says why, and is reported once it takes nothing any more.',
    'Rules about a document that could harm its readers are switched off in `zephyr.config.yaml` only.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['policy', 'runbook', 'post-mortem', 'template', 'message', 'other'],
  // What it reports is found by the engine, which knows what a comment took.
  examples: [
    { name: 'a comment about something else', file: 'notes.md', text: `${DOC}<!-- zephyr finds nothing here -->\n`, findings: [] },
    { name: 'no reason', file: 'notes.md', text: `${DOC}<!-- zephyr-disable-next-line links/resolve -->\n[x](gone.md)\n`, findings: ['3:1 This switches off `links/resolve` without a reason, expected one behind ` -- `.'] },
    { name: 'a rule that does not exist', file: 'notes.md', text: `${DOC}<!-- zephyr-disable link/resolve -- the page comes tomorrow -->\n`, findings: ['3:1 `link/resolve` is no rule, expected the id of one.'] },
    { name: 'a rule that only the configuration may switch off', file: 'notes.md', text: `${DOC}<!-- zephyr-disable-file config/disable, links/resolve -- an exception -->\n`, findings: ['3:1 `config/disable` cannot be switched off from within a document, expected that in zephyr.config.yaml.'] },
  ],
};
