import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asChild, folder, GOOD, inProcess, project } from './harness.ts';

const made = project({ 'content/reviews/good.md': GOOD, 'notes/plain.md': '## Action items\n\n- [x] Document the restore (Ada Novak, SHOP-7)\n' });
const outside = folder({ 'a.md': GOOD, 'b.md': '---js\n{}\n---\n' });
afterAll(() => {
  made.remove();
  outside.remove();
});

describe.each([
  ['in this process', inProcess],
  ['as a child process', asChild],
])('zephyr actions, %s', (_how, run) => {
  it('lists those of the post-mortem folder', async () => {
    const { code, stdout, stderr } = await run(['actions', '--format', 'json'], { cwd: made.path });
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      items: [
        {
          file: 'content/reviews/good.md', line: 34, text: 'Alert when no payment arrives for two minutes', owner: 'Ben Carter', ownerKind: 'person', tickets: ['SHOP-12'], labels: ['follow-up'], due: null, status: null,
          incident: null, title: 'Shop down in Norway', since: '2026-03-16T15:10Z', ageDays: 5, open: true, overdue: false, unowned: false,
        },
      ],
      summary: { items: 1, open: 1, overdue: 0, unowned: 0, done: 0, declined: 0, old: 0, oldDone: 0, neverShip: false },
    });
  });

  it('reads a file that is named as a post-mortem, relative to the working directory', async () => {
    const { stdout } = await run(['actions', '../notes/plain.md', '--format', 'json'], { cwd: join(made.path, 'content') });
    expect(JSON.parse(stdout).items).toMatchObject([{ file: '../notes/plain.md', line: 3, owner: 'Ada Novak', tickets: ['SHOP-7'], status: 'done' }]);
  });

  it('says which file it cannot read, and goes on', async () => {
    const { code, stdout, stderr } = await run(['actions', 'b.md', 'a.md', '--format', 'json'], { cwd: outside.path });
    expect(code).toBe(1);
    expect(stderr).toContain('zephyr actions: b.md: Unexpected metadata in the language `js`');
    expect(JSON.parse(stdout).items).toHaveLength(1);
  });

  it('finds the post-mortems of any repository by itself, and nothing but those', async () => {
    const item = '# Down\n\n## Action items\n\n- [ ] Alert on an empty cache (@ada)\n';
    const one = folder({ '.git/HEAD': '', 'docs/postmortems/2026-03-14-down.md': item, 'README.md': item, 'runbooks/cache.md': item });
    const here = await run(['actions'], { cwd: one.path });
    expect(here).toMatchObject({ code: 0, stderr: '' });
    expect(here.stdout).toContain('docs/postmortems/2026-03-14-down.md');
    expect(here.stdout).toContain('1 action item in 1 file');
    const stats = await run(['stats', '--format', 'json'], { cwd: join(one.path, 'docs') });
    expect(JSON.parse(stats.stdout).incidents).toHaveLength(1);
    const none = await run(['actions'], { cwd: join(one.path, 'runbooks') });
    expect(none.stderr).toBe('zephyr actions: nothing here is known as a post-mortem; name files or folders: `zephyr actions docs/post-mortems`\n');
    one.remove();
  });

  it('says of a data file that it is no document', async () => {
    const { code, stderr } = await run(['actions', 'content/policy.yaml', 'content/reviews'], { cwd: made.path });
    expect([code, stderr]).toEqual([1, 'zephyr actions: content/policy.yaml: this is no document, expected Markdown\n']);
  });

  it.each([
    [['actions'], /this folder is in no project and no repository/],
    [['actions', 'gone.md'], /there is no file or folder gone\.md/],
    [['actions', '--format', 'xml'], /Allowed choices/],
    [['actions', '--by', 'colour'], /Allowed choices are owner, age, incident/],
    [['action'], /Did you mean actions/],
  ])('wrong use: %j', async (argv, said) => {
    const { code, stderr } = await run(argv, { cwd: outside.path });
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
  });
});

describe('the ledger', () => {
  const item = (text: string, owner: string, due: string, status: string) => `| ${text} | ${owner} | SHOP-1 | ${due} | ${status} |\n`;
  const review = (day: string, incident: string, rows: string) => `---\nkind: post-mortem\ntitle: ${incident}\nincident: ${incident}\npublished: ${day}T10:00Z\n---\n\n## Action items\n\n| Action | Owner | Ticket | Due | Status |\n| --- | --- | --- | --- | --- |\n${rows}`;
  const many = project({
    'content/reviews/a.md': review('2025-11-01', 'INC-1', item('Alert on an empty cache', 'Ada Novak', '2025-12-01', 'open') + item('Test the restore', 'Platform team', '2026-12-01', 'open')),
    'content/reviews/b.md': review('2026-03-20', 'INC-2', item('Document the switch', 'Ben Carter', '2026-04-01', 'done')),
  });
  afterAll(() => many.remove());
  const actions = (...argv: string[]) => inProcess(['actions', ...argv], { cwd: many.path });

  it.each([
    [['--open'], 2],
    [['--overdue'], 1],
    [['--unowned'], 1],
    [['--owner', 'ben'], 1],
    [['--incident', 'inc-1'], 2],
    [['--open', '--owner', 'ben'], 0],
  ])('%j', async (argv, count) => {
    expect(JSON.parse((await actions(...argv, '--format', 'json')).stdout).items).toHaveLength(count);
  });

  it('by owner, the oldest first', async () => {
    expect((await actions('--by', 'owner')).stdout).toBe(`  Ada Novak: 1 action item
  State    Due         Age    Owner      Ticket  Incident  Action                   Where
  overdue  2025-12-01  140 d  Ada Novak  SHOP-1  INC-1     Alert on an empty cache  content/reviews/a.md:12

  Ben Carter: 1 action item
  State  Due         Age  Owner       Ticket  Incident  Action               Where
  done   2026-04-01  1 d  Ben Carter  SHOP-1  INC-2     Document the switch  content/reviews/b.md:12

  Platform team: 1 action item
  State  Due         Age    Owner                 Ticket  Incident  Action            Where
  open   2026-12-01  140 d  Platform team (team)  SHOP-1  INC-1     Test the restore  content/reviews/a.md:13

3 action items: 2 open, 1 overdue, 1 without a proper owner and 1 done.
`);
  });

  it('--check: old ones that never ship raise the alarm and the exit code', async () => {
    const { code, stderr } = await actions('--check');
    expect(code).toBe(1);
    expect(stderr).toContain('Of 2 action items older than 60 days, none has shipped. The policy escalates that to');
    expect((await actions()).code).toBe(0);
    expect((await actions('--check', '--now', '2025-11-02T00:00Z')).code).toBe(0);
  });

  it('--check says how much it can judge', async () => {
    const undated = folder({ 'post-mortems/a.md': '## Action items\n\n- [ ] Alert on an empty cache (Ada Novak)\n', 'post-mortems/b.md': GOOD, 'post-mortems/c.md': GOOD.replace('kind: post-mortem', 'kind: post-mortem\nexample: true') });
    const { code, stderr } = await inProcess(['actions', 'post-mortems', '--check'], { cwd: undated.path });
    expect([code, stderr]).toEqual([0, 'zephyr actions: --check can judge none of 2 action items; the others do not say whether they are done, or stand in a post-mortem without the moment it was `published` or `resolved`\n']);
    expect((await inProcess(['actions', 'post-mortems'], { cwd: undated.path })).stderr).toBe('');
    expect((await inProcess(['actions', 'post-mortems/c.md', '--check'], { cwd: undated.path })).stderr).toBe('');
    undated.remove();
  });

  it('for a spreadsheet and for a page', async () => {
    expect((await actions('--format', 'csv')).stdout.split('\r\n')[1]).toBe('"open","true","true","2025-12-01","140","Ada Novak","person","SHOP-1","","INC-1","INC-1","Alert on an empty cache","content/reviews/a.md","12"');
    expect((await actions('--format', 'markdown', '--by', 'incident')).stdout).toContain('### INC-1 INC-1\n\n| State | Due |');
  });
});
