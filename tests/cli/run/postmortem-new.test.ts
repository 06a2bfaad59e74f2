import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import type { PostMortemData } from '../../../src/postmortem/data.ts';
import { finished, policy } from '../../postmortem/documents.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const shipped = fileURLToPath(new URL('../../../runbooks/post-mortem-template.md', import.meta.url));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zephyr-postmortem-'));
  mkdirSync(join(root, 'content'));
  mkdirSync(join(root, 'runbooks'));
  for (const file of ['policy.yaml', 'oncall.yaml']) cpSync(join(fixtures, file), join(root, 'content', file));
  cpSync(shipped, join(root, policy.postMortem.template));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function zephyr(argv: string[], typed?: string): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const stdin = new PassThrough();
  stdin.end(typed ?? '');
  const code = await main({
    argv,
    cwd: root,
    env: { NO_COLOR: '1' },
    stdin: Object.assign(stdin, { isTTY: typed !== undefined }),
    stdout: { write: (text) => { out += text; } },
    stderr: { write: (text) => { err += text; } },
    now: () => '2026-03-16T10:00:00Z',
  });
  return { code, out, err };
}
const create = (...argv: string[]) => zephyr(['postmortem', 'new', ...argv]);

/** The finished post-mortem with people and services of the tests' roster. */
const complete: PostMortemData = {
  ...finished,
  fields: { ...finished.fields, incidentCommander: 'Ada Novak', comms: 'Ben Carter', investigators: ['Ada Novak'], authors: ['Ada Novak'], reviewers: ['Ben Carter', 'Chidi Okoye'], services: ['checkout'] },
  actions: [{ text: 'Renew the certificate without anybody having to think of it', owner: 'Ada Novak', ticket: 'SHOP-12', due: '2026-04-01', status: 'open' }],
};

test('with everything filled in it writes a file without findings, and prints its path', async () => {
  writeFileSync(join(root, 'incident.json'), JSON.stringify(complete));
  const { code, out } = await create('--from', 'incident.json');
  expect({ code, out }).toEqual({ code: 0, out: 'content/reviews/2026-03-14-shop-down-in-norway.md\n' });
  expect(await zephyr(['lint', out.trim(), '--now', '2026-03-16T10:00Z'])).toMatchObject({ code: 0 });
});

test('a hint of the template acts on no terminal that asks with it', async () => {
  const path = join(root, policy.postMortem.template);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/hint: [^,]+,/, 'hint: "\\e[2JWhat broke",'));
  const { err } = await zephyr(['postmortem', 'new'], '');
  expect(err).toContain('␛[2JWhat broke');
  expect(err).not.toContain('\u001b');
});

test('with nothing it is the template, and says what is missing and until when', async () => {
  const { code, out, err } = await create('--field', 'detected=2026-03-14T03:02Z', '--severity', '1');
  expect(code).toBe(0);
  const text = readFileSync(join(root, out.trim()), 'utf8');
  expect(text).toContain('> **Write here:**');
  expect(err).toContain('It is due 2026-03-19T03:02Z.');
  expect(err).toContain('Still to write:\n  title: ');
  expect(err).toContain('  Action items: ');
});

test('it never overwrites a file', async () => {
  const { out } = await create('--title', 'Twice');
  writeFileSync(join(root, out.trim()), 'mine');
  const again = await create('--title', 'Twice');
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.err).toContain('exists already and was not touched');
  expect(readFileSync(join(root, out.trim()), 'utf8')).toBe('mine');
});

test('--dry-run prints the draft and writes nothing', async () => {
  const { code, out, err } = await create('--dry-run', '--title', '../../etc/passwd $(id)');
  expect(code).toBe(0);
  expect(out).toMatch(/^---\ntitle: "..\/..\/etc\/passwd \$\(id\)"\n/);
  expect(err).toContain('content/reviews/2026-03-16-etc-passwd-id.md; nothing was written');
  expect(existsSync(join(root, 'content/reviews'))).toBe(false);
});

describe('flags', () => {
  test('become fields, sections, events and actions', async () => {
    const { out } = await create('--dry-run', '--severity', 'sev1', '--service', 'basket', '--field', 'investigators=Ada Novak, Ben Carter', '--section', 'what went well=The runbook.', '--event', '2026-03-14 03:02 UTC page', '--event', '03:10 back', '--action', 'Do it | Ada Novak | SHOP-1 | 2026-04-01');
    expect(out).toContain('severity: SEV-1\nservices: [checkout]\n');
    expect(out).toContain('investigators: [Ada Novak, Ben Carter]\n');
    expect(out).toContain('## What went well\n\nThe runbook.\n');
    expect(out).toContain('| 2026-03-14 03:02 | page |\n| 2026-03-14 03:10 | back |\n');
    expect(out).toContain('| Do it | Ada Novak | SHOP-1 | 2026-04-01 | open |\n');
  });

  test.each([
    [['--field', 'resovled=2026-03-14T03:40Z'], 'Did you mean resolved?'],
    [['--field', 'resolved=yesterday'], 'must be a date and time with its zone'],
    [['--field', 'resolved'], 'has no equals sign'],
    [['--severity', 'P1'], 'must be one of SEV-0, SEV-1, SEV-2, SEV-3'],
    [['--section', 'Sumary=x'], 'Did you mean Summary?'],
    [['--event', 'no time here'], 'There is no time in this line'],
    [['--from', 'none.json'], 'none.json cannot be read: there is no such file'],
  ])('%j is wrong use, said in words', async (argv, words) => {
    const { code, out, err } = await create(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  test.each([
    ['{', 'is no JSON'],
    ['[]', 'This is no post-mortem'],
    ['{"fields":{"title":1,"x":""},"timeline":{},"actions":[{"who":"a"}],"more":1}', '“more” is not known'],
  ])('%s in a file is explained', async (json, words) => {
    writeFileSync(join(root, 'data.json'), json);
    const { code, err } = await create('--from', 'data.json');
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});

test('an event without a time is refused, also behind one that has a time', async () => {
  const { code, err } = await create('--event', '03:02 page to Ada', '--event', 'Ada acknowledges', '--dry-run');
  expect(code).toBe(2);
  expect(err).toContain('--event "Ada acknowledges": There is no time in this line');
});

describe('on a terminal', () => {
  test('asks for what is missing, again where an answer cannot be right, and leaves what is empty', async () => {
    const answers = [
      'Shop down', '', 'INC-2026-0007', 'P1', 'sev1', 'basket', '', '2026-03-14', '2026-03-14T03:02Z', '', '', 'Ada Nowak', 'Ada Novak', '', '', '',
      'It broke.', '', '2026-03-14 03:02 page', '03:10 back', '', '', '', '', 'Fix it', 'Ada Novak', 'SHOP-1', '', '',
    ];
    const { code, out, err } = await zephyr(['postmortem', 'new'], `${answers.join('\n')}\n`);
    expect(err).toContain('must be one of SEV-0');
    expect(err).toContain('Did you mean Ada Novak?');
    expect(code).toBe(0);
    const text = readFileSync(join(root, out.trim()), 'utf8');
    expect(text).toContain('severity: SEV-1\nservices: [checkout]\nstarted:\ndetected: 2026-03-14T03:02Z\n');
    expect(text).toContain('incidentCommander: Ada Novak\n');
    expect(text).toContain('## Summary\n\nIt broke.\n');
    expect(text).toContain('| 2026-03-14 03:10 | back |');
    expect(text).toContain('| Fix it | Ada Novak | SHOP-1 |  | open |');
  });

  test('a field and a section of one name are asked each for itself, and what was given stays', async () => {
    const path = join(root, policy.postMortem.template);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^fields:\n/m, '$&  - { key: summary, hint: In one sentence, required: true, form: text }\n').replace('> title:', '> summary:\n> title:'));
    const { out } = await zephyr(['postmortem', 'new', '--section', 'Summary=It broke.'], `Short\n${'\n'.repeat(40)}`);
    const text = readFileSync(join(root, out.trim()), 'utf8');
    expect(text).toContain('summary: Short\n');
    expect(text).toContain('## Summary\n\nIt broke.\n');
  });

  test('where the policy wants more action items than were given, the others come behind them', async () => {
    const path = join(root, 'content/policy.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/(actionItems:\n(?:.*\n)*?\s+minimum:) \d+/, '$1 2'));
    writeFileSync(join(root, 'incident.json'), JSON.stringify({ ...complete, actions: complete.actions.slice(0, 1) }));
    const { out } = await zephyr(['postmortem', 'new', '--from', 'incident.json'], 'Fix it\nAda Novak\nSHOP-1\n\n\n');
    const text = readFileSync(join(root, out.trim()), 'utf8');
    expect(text).toMatch(/\| Renew the certificate .*\n\| Fix it \| Ada Novak \| SHOP-1 /);
  });

  test('where the input ends nothing is written', async () => {
    expect(await zephyr(['postmortem', 'new'], 'Shop down\n')).toMatchObject({ code: 130, out: '' });
    expect(existsSync(join(root, 'content/reviews'))).toBe(false);
  });
});

describe('--incident', () => {
  const incident = (...argv: string[]) => zephyr(['incident', ...argv, '--state', 'state']);
  const openOne = async (): Promise<string> => {
    await incident('open', '--sev', '2', '--summary', 'Basket slow in Norway', '--service', 'checkout', '--detected', '2026-03-16T09:40Z', '--by', 'ada');
    await incident('severity', '1', '--because', 'orders fail');
    await incident('role', 'lead-responder', 'dana');
    await incident('resolve', 'Rolled back.', '--by', 'dana');
    const [id] = readdirSync(join(root, 'state/incidents'));
    return id ?? '';
  };

  test('fills the draft from the journal', async () => {
    const id = await openOne();
    const { code, out, err } = await create('--incident', id, '--state', 'state');
    expect({ code, out }).toEqual({ code: 0, out: 'content/reviews/2026-03-16-basket-slow-in-norway.md\n' });
    const text = readFileSync(join(root, out.trim()), 'utf8');
    for (const line of [
      'title: Basket slow in Norway', 'status: draft', `incident: ${id}`, 'severity: SEV-1', 'services: [checkout]', 'detected: 2026-03-16T09:40Z',
      'declared: 2026-03-16T10:00Z', 'resolved: 2026-03-16T10:00Z', 'authors: [Dana Levi]', 'actionItemLabel: follow-up',
      '| 2026-03-16 09:40 | Noticed |', '| 2026-03-16 10:00 | Now SEV-1: orders fail |', '| 2026-03-16 10:00 | Resolved by Dana Levi: Rolled back. |',
    ]) expect(text.split('\n')).toContain(line);
    expect(err).toContain('It is due 2026-03-21T09:40Z.');
    expect(err).not.toContain('  detected: ');
  });

  test('what is given wins; rows of the timeline come in between', async () => {
    const id = await openOne();
    const { out } = await create('--incident', id.slice(-4), '--state', 'state', '--title', 'Orders lost', '--service', 'search', '--field', 'authors=Ben Carter', '--event', '2026-03-16 09:50 an alert fires', '--dry-run');
    expect(out).toContain(`title: Orders lost\n`);
    expect(out).toContain(`incident: ${id}\n`);
    expect(out).toContain('services: [search]\n');
    expect(out).toContain('authors: [Ben Carter]\n');
    expect(out).toContain('| 2026-03-16 09:40 | Noticed |\n| 2026-03-16 09:50 | an alert fires |\n| 2026-03-16 10:00 | Declared');
  });

  test('one that this machine does not know is said, and nothing is written', async () => {
    const { code, out, err } = await create('--incident', 'INC-2026-0142', '--state', 'state');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('there is no incident INC-2026-0142');
    expect(err).toContain('--field incident=INC-2026-0142');
    expect(existsSync(join(root, 'content/reviews'))).toBe(false);
  });
});
