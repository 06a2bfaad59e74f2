/**
 * Runs a whole incident with the bundled command against the sandbox, and writes what the terminal shows into its page:
 * `node scripts/recording.ts`. Nothing leaves the machine; the incident's state goes to a temporary folder.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './steps.ts';

const DOCUMENT = `${root}content/guides/incident-command.md`;
const [BEGIN, END] = ['<!-- written by scripts/recording.ts -->', '<!-- end of what is written -->'];
const zephyr = `${root}dist/cli/zephyr.js`;

/** What is typed, and why, in the order of an incident. */
const STEPS: readonly { says: string; args: readonly string[] }[] = [
  { says: 'Declare. The page goes out first; everything else happens at the same time.', args: ['incident', 'open', '--sev', '2', '--summary', 'Checkout p99 elevated in eu-frankfurt', '--by', 'Mei Chen'] },
  { says: 'Somebody is there.', args: ['incident', 'ack', '--by', 'Noor Haddad'] },
  { says: 'Fill the roles.', args: ['incident', 'role', 'incident-commander', 'Mei Chen'] },
  { says: 'Say what is new, to the channel and the status page.', args: ['incident', 'update', 'A nightly report keeps the database busy; we are stopping it.'] },
  { says: 'What is due next?', args: ['due'] },
  { says: 'It got worse: raise the severity. Whoever the new one adds is paged.', args: ['incident', 'severity', '1'] },
  { says: 'It is over. The two clocks begin.', args: ['incident', 'resolve', 'Checkout is back to normal.'] },
  { says: 'What is still owed?', args: ['due'] },
  { says: 'The timeline, as the post-mortem will have it.', args: ['incident', 'timeline'] },
];

const state = mkdtempSync(join(tmpdir(), 'zephyr-recording-'));
const sandbox = spawn(process.execPath, [zephyr, 'sandbox'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
try {
  const environment = await new Promise<Record<string, string>>((resolve) => {
    let text = '';
    sandbox.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('ZEPHYR_WEBHOOK_SECRET')) resolve(Object.fromEntries([...text.matchAll(/^export (\w+)='([^']*)'$/gm)].map(([, name, value]) => [name ?? '', value ?? ''])));
    });
  });
  const parts = STEPS.map(({ says, args }) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [zephyr, ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, ...environment, ZEPHYR_STATE: state, NO_COLOR: '1' } });
    if (status !== 0 && args[0] !== 'due') throw new Error(`zephyr ${args.join(' ')} ended with ${status}:\n${stderr}`);
    const typed = args.map((word) => (/[^\w./-]/.test(word) ? `"${word}"` : word)).join(' ');
    const shown = `${stderr}${stdout}`.trimEnd().replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://127.0.0.1:4600');
    return `${says}\n\n\`\`\`\`text\n$ zephyr ${typed}\n${shown}\n\`\`\`\``;
  });
  const [before, rest] = readFileSync(DOCUMENT, 'utf8').split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has lost the comments between which the recording stands`);
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n\n${parts.join('\n\n')}\n\n${END}${after}`);
} finally {
  sandbox.kill();
  rmSync(state, { recursive: true, force: true });
}
