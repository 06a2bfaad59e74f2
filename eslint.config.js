// Style that a compiler cannot see, and the direction of imports between the layers of src (drawn in CONTRIBUTING.md).
import astro from 'eslint-plugin-astro';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/** Who may import whom; a layer that is not named here may import nothing of ours. */
const LAYERS = {
  policy: [],
  documents: ['policy'],
  escalation: ['policy'],
  severity: ['policy'],
  postmortem: ['policy', 'documents'],
  comms: ['policy', 'documents'],
  actions: ['policy', 'documents'],
  lint: ['policy', 'documents', 'escalation', 'severity', 'postmortem', 'comms', 'actions'],
  report: ['policy', 'documents', 'actions', 'lint'],
  incident: ['policy', 'documents', 'escalation', 'severity', 'postmortem', 'comms'],
  providers: ['policy', 'incident'],
  sandbox: ['policy'],
  project: ['policy', 'documents', 'escalation', 'severity', 'postmortem', 'comms', 'actions', 'lint', 'incident'],
  cli: ['policy', 'documents', 'escalation', 'severity', 'postmortem', 'comms', 'actions', 'lint', 'report', 'project', 'incident', 'providers', 'sandbox'],
  islands: ['policy', 'documents', 'escalation', 'severity', 'postmortem', 'comms', 'actions', 'lint'],
  site: ['policy', 'documents', 'escalation', 'severity', 'postmortem', 'comms', 'actions', 'lint', 'report', 'project', 'islands'],
  pages: ['policy', 'documents', 'escalation', 'severity', 'postmortem', 'comms', 'actions', 'lint', 'report', 'project', 'islands', 'site'],
};

const CORE = ['policy', 'documents', 'escalation', 'severity', 'postmortem', 'comms', 'actions', 'lint', 'report'];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.astro/', 'coverage/'] },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // An underscore says that a name stands only for its place.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,astro}'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': Object.keys(LAYERS).map((type) => ({ type, pattern: `src/${type}` })),
      'import/resolver': { node: { extensions: ['.ts', '.astro', '.js', '.mjs', '.json'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            { allow: { to: { module: { origin: ['external', 'core'] } } } },
            ...Object.entries(LAYERS).map(([type, allowed]) => ({
              from: { element: { type } },
              allow: { to: { element: { types: { anyOf: [type, ...allowed] } } } },
            })),
          ],
        },
      ],
    },
  },
  {
    files: CORE.map((layer) => `src/${layer}/**/*.ts`),
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'The core is pure: files, clocks and processes belong to src/project and src/cli.' }] }],
      'no-restricted-globals': ['error', 'fetch', 'process', 'document', 'window', 'setTimeout', 'console'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The core has no clock: take the time as an argument.' },
        { object: 'Math', property: 'random', message: 'The core is deterministic.' },
        { object: 'Temporal', property: 'Now', message: 'The core has no clock: take the time as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The core has no clock: take the time as an argument.' },
        { selector: 'CallExpression[callee.property.name=/^toLocale/]', message: 'The output must not depend on the machine: format it explicitly.' },
        { selector: 'CallExpression[callee.property.name="localeCompare"]', message: 'Sort by code units: the output must not depend on the machine.' },
      ],
    },
  },
);
