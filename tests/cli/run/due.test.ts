/** `zephyr due` also names what post-mortems promised by a date. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GOOD, inProcess, project, type Outcome } from '../harness.ts';

let place: ReturnType<typeof project>;
beforeEach(() => void (place = project()));
afterEach(() => place.remove());

const zephyr = (...argv: string[]): Promise<Outcome> => inProcess(['due', '--state', 'state', ...argv], { cwd: place.path });
const withRows = (...rows: string[]): string => GOOD.replace('| Action | Owner | Ticket |\n| --- | --- | --- |', '| Action | Owner | Ticket | Due |\n| --- | --- | --- | --- |').replace(/\| Alert when.*\n/, `${rows.join('\n')}\n`);

describe('action items', () => {
  it('that are late come with their place, and the next one behind them', async () => {
    place.write('content/reviews/a.md', withRows('| Renew the certificate | Ben Carter | SHOP-12 | 2026-03-20 |', '| Watch its date | Ada Novak | SHOP-13 | 2026-04-10 |', '| Write it down | Ada Novak | SHOP-14 | 2026-05-10 |'));
    const { code, stdout } = await zephyr();
    expect(stdout).toBe([
      'Action items',
      '! content/reviews/a.md:34  Renew the certificate (Ben Carter)  was due 2026-03-20',
      '  content/reviews/a.md:35  Watch its date (Ada Novak)  due 2026-04-10',
      '    Finish what is late, or give it another date.',
      '',
    ].join('\n'));
    expect(code).toBe(1);
  });
  it('that are not late yet need nobody', async () => {
    place.write('content/reviews/a.md', withRows('| Watch its date | Ada Novak | SHOP-13 | 2026-03-21 |'));
    expect((await zephyr()).code).toBe(0);
    expect((await zephyr('--at', '2026-03-22T00:00Z')).code).toBe(1);
  });
  it('of an example promise nothing', async () => {
    place.write('content/reviews/a.md', withRows('| Renew it | Ben Carter | SHOP-12 | 2026-03-20 |').replace('status: final', 'status: final\nexample: true'));
    expect(await zephyr()).toMatchObject({ code: 0, stdout: 'Nothing is due.\n' });
  });
  it('stand in the JSON beside what incidents owe', async () => {
    place.write('content/reviews/a.md', withRows('| Renew it | Ben Carter | SHOP-12 | 2026-03-20 |'));
    expect(JSON.parse((await zephyr('--json')).stdout)).toEqual({
      at: '2026-03-21T22:00:00.000Z',
      due: [{ incident: null, kind: 'action-item', title: 'Renew it', at: '2026-03-21T00:00:00.000Z', due: true, late: true, todo: 'content/reviews/a.md:34', owner: 'Ben Carter', tickets: ['SHOP-12'], postMortem: 'Shop down in Norway' }],
    });
  });
  it('in great number are counted, not poured out, and no text of theirs reaches the terminal raw', async () => {
    place.write('content/reviews/a.md', withRows(...Array.from({ length: 14 }, (_, k) => `| Renew \u001b[31m${k} | Ben Carter | SHOP-${k} | 2026-03-0${1 + (k % 9)} |`)));
    const { stdout } = await zephyr();
    expect(stdout).toContain('4 more late items: zephyr actions --overdue');
    expect(stdout.split('\n').filter((line) => line.startsWith('!'))).toHaveLength(10);
    expect(stdout).not.toContain('\u001b');
  });
});

describe('how late something is', () => {
  it.each([
    ['2026-03-21T22:20:00Z', /Status update {2}now\n/],
    ['2026-03-21T22:20:31Z', /Status update {2}late by 1 minute\n/],
    ['2026-03-21T22:23:01Z', /Status update {2}late by 3 minutes\n/],
    ['2026-03-22T01:35:07Z', /Status update {2}late by 3 hours and 15 minutes\n/],
  ])('is said in the words of the review: at %s', async (at, says) => {
    await inProcess(['incident', 'open', '--state', 'state', '--sev', '1', '--summary', 'Shop down', '--by', 'ada'], { cwd: place.path });
    expect((await zephyr('--at', at)).stdout).toMatch(says);
  });
});
