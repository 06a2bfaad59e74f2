/**
 * Adopts the linter in two public repositories, as a newcomer would, and writes what the terminal shows into its page:
 * `node scripts/walkthrough.ts FOLDER`. The folder holds copies of both under the names below; they are copied, and never changed.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './steps.ts';

const DOCUMENT = join(root, 'content/guides/adopt-the-linter.md');
const NOW = '2026-11-27T09:00:00Z';

interface Step {
  says: string;
  /** A file that is written first, and shown. */
  write?: { file: string; text: string; language: string };
  /** What is typed; a pipe keeps long lists short. */
  typed?: string;
}

const RUNBOOKS: readonly Step[] = [
  { says: 'What is there? Nothing is configured yet; the kind is guessed from the folder.', typed: 'zephyr lint content | tail -n 4' },
  {
    says: 'Nine pages only hold the title of a folder for the site. They are no runbooks, so they are left out. And every runbook here has the same four sections, so a new one should have them too. That is the whole configuration:',
    write: { file: 'zephyr.config.yaml', language: 'yaml', text: 'kinds:\n  runbook: ["content/runbooks/**"]\nignore: ["**/_index.md"]\nrules:\n  rb/sections: { level: warning, options: { required: [Meaning, Impact, Diagnosis, Mitigation] } }\n  # who owns a runbook stands in another place here\n  rb/frontmatter: off\n' },
    typed: 'zephyr lint | tail -n 4',
  },
  { says: 'Commands that begin with `$ ` cannot be pasted. There is one right repair, so it is made:', typed: 'zephyr lint --fix | tail -n 3' },
  { says: 'What is left is worth reading. The errors are links that nobody can follow, since nothing says where they lead:', typed: 'zephyr lint | grep links/resolve | head -n 3' },
  { says: 'Some of the warnings are commands that take something away, without a word in front of them:', typed: 'zephyr lint | grep rb/dangerous-command' },
  { says: 'The rest is written down once. From now on only what is new is shown.', typed: 'zephyr lint --baseline zephyr.baseline.json --update-baseline | tail -n 1\nzephyr lint --baseline zephyr.baseline.json --max-warnings 0' },
  {
    says: 'Somebody adds a runbook:',
    write: { file: 'content/runbooks/general/DiskIsFull.md', language: 'markdown', text: '# DiskIsFull\n\n## Meaning\n\nThe disk is full.\n\n## Mitigation\n\n```shell\n$ rm -rf /var/lib/data\n```\n' },
    typed: 'zephyr lint --baseline zephyr.baseline.json --max-warnings 0',
  },
];

const POST_MORTEMS: readonly Step[] = [
  { says: 'The action items first: nothing needs to be configured to see what became of what was promised.', typed: 'zephyr actions . | tail -n 1' },
  { says: 'And what a policy would ask of these post-mortems:', typed: 'zephyr lint . | tail -n 2' },
  {
    says: 'Nobody mends the post-mortems of seven years. What is older than today only warns, the metadata is asked for later, and the tickets are keys of an invented project:',
    write: { file: 'zephyr.config.yaml', language: 'yaml', text: 'kinds:\n  post-mortem: ["*.md"]\nsince: 2026-11-27\nrules:\n  pm/frontmatter: off\ntracker: { name: Jira, prefixes: [CLOUD], hosts: [jira.example] }\n' },
    typed: 'zephyr lint --baseline zephyr.baseline.json --update-baseline | tail -n 1\nzephyr lint --baseline zephyr.baseline.json',
  },
  {
    says: 'The next post-mortem is held to the new policy:',
    write: { file: 'PM2026-001 - Ingress down.md', language: 'markdown', text: '# Ingress down\n\n## Action items\n\n- Be more careful with certificates. Owner: Platform team\n' },
    typed: 'zephyr lint --baseline zephyr.baseline.json --quiet',
  },
];

const REPOSITORIES: readonly { folder: string; mark: string; steps: readonly Step[] }[] = [
  { folder: 'runbooks/prometheus-operator+runbooks', mark: 'runbooks', steps: RUNBOOKS },
  { folder: 'postmortems/dfds+postmortems', mark: 'post-mortems', steps: POST_MORTEMS },
];

const [corpus = join(root, '../shared/corpus')] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'zephyr-walkthrough-'));
try {
  mkdirSync(join(work, 'bin'));
  writeFileSync(join(work, 'bin/zephyr'), `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli/zephyr.js')}" "$@"\n`);
  chmodSync(join(work, 'bin/zephyr'), 0o755);
  let page = readFileSync(DOCUMENT, 'utf8');
  for (const { folder, mark, steps } of REPOSITORIES) {
    if (!existsSync(join(corpus, folder))) throw new Error(`there is no ${folder} in ${corpus}`);
    const copy = join(work, mark);
    cpSync(join(corpus, folder), copy, { recursive: true });
    page = between(page, mark, steps.map((step) => shown(step, copy)).join('\n\n'));
  }
  writeFileSync(DOCUMENT, page);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function shown({ says, write, typed }: Step, cwd: string): string {
  const parts = [says];
  if (write) {
    writeFileSync(join(cwd, write.file), write.text);
    parts.push(`\`\`\`\`${write.language} title="${write.file}"\n${write.text}\`\`\`\``);
  }
  for (const line of typed === undefined ? [] : typed.split('\n')) {
    const env = { ...process.env, PATH: `${join(work, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: work, ZEPHYR_NOW: NOW, ZEPHYR_CACHE: join(work, 'cache'), NO_COLOR: '1' };
    const { stdout, status } = spawnSync('bash', ['-c', line], { cwd, encoding: 'utf8', env });
    if (status !== 0 && status !== 1) throw new Error(`${line} ended with ${status}`);
    parts.push(`\`\`\`\`text\n$ ${line}\n${stdout.trimEnd()}\n\`\`\`\``);
  }
  return parts.join('\n\n');
}

function between(page: string, mark: string, text: string): string {
  const [begin, end] = [`<!-- written by scripts/walkthrough.ts: ${mark} -->`, `<!-- end of ${mark} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${DOCUMENT} has lost the comments around ${mark}`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}
