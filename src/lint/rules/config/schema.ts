import { parseConfig } from '../../config/parse.ts';
import type { Rule } from '../../rule.ts';
import { rules } from '../index.ts';

const CONFIG = `kinds:
  post-mortem: ["docs/incidents/**"]
since: 2026-01-01
rules:
  pm/silence: off
  pm/deadline: { level: warning }
overrides:
  - files: ["docs/incidents/old/**"]
    rules:
      pm/sections: warning
`;

export const rule: Rule = {
  id: 'config/schema',
  title: 'The configuration is data that says only what it can say',
  why: [
    'A misspelt rule in a configuration switches off nothing and nobody notices. So every key, rule and pattern in `zephyr.config.yaml` is',
    'checked, and until it is mended the rules run as they come. Patterns are paths with `*`, `**` and `{a,b}`, never regular expressions.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['other'],
  examples: [
    { name: 'kinds, a date, rules and an override', file: 'zephyr.config.yaml', text: CONFIG, findings: [] },
    {
      name: 'a misspelt rule, a level that does not exist, a regular expression',
      file: 'zephyr.config.yaml',
      text: CONFIG.replace('pm/silence', 'pm/silense').replace('level: warning', 'level: wraning').replace('"docs/incidents/old/**"', '"docs/(old)+/.*"'),
      findings: [
        '5:3 Unexpected key `pm/silense` in `rules`, expected the id of a rule, such as pm/deadline',
        '6:25 Unexpected `wraning` as `rules.pm/deadline.level`, expected one of error, warning, off',
        '8:13 Unexpected `docs/(old)+/.*` as `overrides.0.files.0`, expected a path with *, ?, ** or {a,b} in it, such as docs/post-mortems/**/*.md; regular expressions are not read',
      ],
    },
  ],
  // The edge reads the configuration before anything else and reports its problems under this rule; a run over
  // documents meets it only as the examples above.
  check(document) {
    if (!/(?:^|\/)zephyr\.config\.ya?ml$/.test(document.path)) return [];
    return parseConfig(document.text, document.path, rules).problems.map(({ range, message, help }) => ({ range, message, ...(help === undefined ? {} : { help }) }));
  },
};
