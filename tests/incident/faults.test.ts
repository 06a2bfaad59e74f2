/**
 * The fault harness: a whole incident (declared, updated, raised, lowered, answered, resolved) against simulated services
 * that keep state. It is killed at every journal write and every request, and run with every kind of fault at random; what
 * stands at the services in the end must be exactly what the journal says, each thing once, nothing missing.
 *
 * Fault model: an effect happens before the connection ends, or never, or becomes visible to a look-up within `settle`.
 * A request that the network delivers twice does no harm only where the vendor has a key or a unique name; a doubled
 * delivery of a Slack post or a Statuspage request is outside the model, and `show --live` reports it.
 *
 * `ZEPHYR_FAULT_RUNS` sets the number of random runs, `ZEPHYR_FAULT_SEED` runs one seed alone, `ZEPHYR_FAULT_REPORT` names
 * a file for the figures (`npm run bench -- faults`).
 */
import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fate, KillPoint, RequestFault } from './world/faults.ts';
import { faultsOf, WHOLE_LIFE, World, type Command } from './world/harness.ts';
import { chanceOf } from './world/time.ts';

const CALM: Fate = { request: () => ({ fault: 'none', kill: null }), journal: () => null, random: chanceOf(1) };
const PAGERS = [{ runsChain: true, repeatSafe: true }, { runsChain: false, repeatSafe: true }, { runsChain: false, repeatSafe: false }] as const;
/** What was done and what was found, for the page about it. */
const report: Record<string, number> = {};
afterAll(() => {
  const file = process.env['ZEPHYR_FAULT_REPORT'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(report));
});
const RUNS = Number(process.env['ZEPHYR_FAULT_RUNS'] ?? 1000);

function calmWith(random: () => number): Fate {
  return { ...CALM, random };
}

/** Kills once, at the n-th request or journal write. */
function killAt(where: 'request' | 'journal', n: number, point: KillPoint, seed: number): Fate {
  const random = chanceOf(seed);
  return {
    random,
    request: (number) => ({ fault: 'none', kill: where === 'request' && number === n ? point : null }),
    journal: (number) => (where === 'journal' && number === n ? point : null),
  };
}

const ANY: readonly RequestFault[] = ['unavailable', 'rate-limit', 'cut-before', 'cut-after', '5xx-before', '5xx-after', 'timeout-before', 'timeout-after', 'late', 'hidden', 'twice', 'refused', 'auth'];
const REQUEST_KILLS: readonly KillPoint[] = ['request-before', 'request-after-effect', 'request-after-answer'];
const JOURNAL_KILLS: readonly KillPoint[] = ['journal-before', 'journal-torn', 'journal-after'];

function pick<T>(from: readonly T[], chance: number): T {
  return from[Math.floor(chance * from.length)] as T;
}

/** Everything at random: how often things go wrong differs from run to run; a service may be down for good. */
function random(seed: number, count: (what: string) => void): Fate {
  const chance = chanceOf(seed);
  const faultRate = chance() * 0.5;
  const killRate = chance() < 0.3 ? 0 : chance() * 0.06;
  const down = chance() < 0.25 ? pick(['chat', 'status', 'ticket', 'pager', 'all'], chance()) : null;
  const downWith = pick<RequestFault>(['unavailable', 'auth', '5xx-before', 'timeout-after'], chance());
  return {
    random: chance,
    request: (_, service, writes, keyed) => {
      const kill = chance() < killRate ? pick(REQUEST_KILLS, chance()) : null;
      if (kill) count(kill);
      let fault: RequestFault = 'none';
      if (down === service || down === 'all') fault = downWith;
      else if (chance() < faultRate) fault = pick(ANY, chance());
      // An effect that lasts although the answer says otherwise makes no sense for a question.
      if (fault === 'twice' && !keyed) fault = 'cut-after';
      if (!writes && (fault === 'late' || fault === 'hidden' || fault === 'twice')) fault = 'cut-before';
      count(fault);
      return { fault, kill };
    },
    journal: () => {
      const kill = chance() < killRate ? pick(JOURNAL_KILLS, chance()) : null;
      if (kill) count(kill);
      return kill;
    },
  };
}

async function wholeLife(fate: Fate, pager: (typeof PAGERS)[number], commands: readonly Command[] = WHOLE_LIFE): Promise<World> {
  const world = new World(fate, pager);
  await world.live(commands, () => (pager.runsChain ? 5000 : 200_000) + fate.random() * 60_000);
  return world;
}

describe('an incident that nothing disturbs', () => {
  it.each(PAGERS)('ends with everything once (pager %o)', async (pager) => {
    const world = await wholeLife(calmWith(chanceOf(3)), pager);
    expect(world.runs).toBe(WHOLE_LIFE.length);
    await world.settleDown(CALM);
    expect(faultsOf(world)).toEqual([]);
  });

  it('pages with the first requests of all', async () => {
    const world = await wholeLife(calmWith(chanceOf(3)), PAGERS[0], ['open']);
    const pages = world.network.sent.filter(({ action }) => action === 'page').length;
    expect(pages).toBeGreaterThan(0);
    expect(world.network.sent.slice(0, pages).map(({ action }) => action)).toEqual(Array(pages).fill('page'));
  });
});

describe('killed once, anywhere', () => {
  it.each([PAGERS[0], PAGERS[2]])('is completed by resume (pager %o)', async (pager) => {
    const undisturbed = await wholeLife(calmWith(chanceOf(3)), pager);
    const points = [
      ...Array.from({ length: undisturbed.network.requests }, (_, n) => REQUEST_KILLS.map((point) => ({ where: 'request' as const, n, point }))).flat(),
      ...Array.from({ length: undisturbed.writes }, (_, n) => JOURNAL_KILLS.map((point) => ({ where: 'journal' as const, n, point }))).flat(),
    ];
    expect(points.length).toBeGreaterThan(200);
    const wrong: string[] = [];
    let killed = 0;
    for (const { where, n, point } of points) {
      const world = await wholeLife(killAt(where, n, point, n + 1), pager);
      killed += world.kills;
      await world.settleDown(calmWith(chanceOf(n)));
      for (const fault of faultsOf(world)) wrong.push(`${point} ${n}: ${fault}`);
    }
    report['kill points'] = (report['kill points'] ?? 0) + points.length;
    report['kill points with something wrong'] = (report['kill points with something wrong'] ?? 0) + wrong.length;
    expect(wrong).toEqual([]);
    expect(killed).toBe(points.length);
  }, 240_000);
});

describe('with faults at random', () => {
  const seeds = process.env['ZEPHYR_FAULT_SEED'] === undefined ? Array.from({ length: RUNS }, (_, seed) => seed) : [Number(process.env['ZEPHYR_FAULT_SEED'])];
  it(`nothing is doubled, missing or out of order in ${seeds.length} lives`, async () => {
    const counts = new Map<string, number>();
    const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
    const wrong: string[] = [];
    let requests = 0;
    for (const seed of seeds) {
      const world = await wholeLife(random(seed, count), pick(PAGERS, (seed % PAGERS.length) / PAGERS.length));
      await world.settleDown(calmWith(chanceOf(seed + 1)));
      requests += world.network.requests;
      for (const fault of faultsOf(world)) wrong.push(`seed ${seed}: ${fault}`);
    }
    Object.assign(report, { lives: seeds.length, requests, 'things wrong': wrong.length }, Object.fromEntries(counts));
    expect(wrong).toEqual([]);
  }, 600_000);
});

describe('services that do not answer', () => {
  const hanging = (services: readonly string[]): Fate => ({ ...CALM, request: (_, service) => ({ fault: services.includes(service) ? 'timeout-before' : 'none', kill: null }) });

  it('never hold up the page', async () => {
    const world = new World(hanging(['chat', 'status', 'ticket']), PAGERS[0]);
    const account = await world.command('open');
    const state = world.state();
    const page = [...(state?.steps.values() ?? [])].find(({ step }) => step.kind === 'page');
    expect(page?.status).toBe('done');
    expect((page?.doneAt ?? Infinity) - (state?.declaredAt ?? 0)).toBeLessThan(1000);
    expect(account?.failed.map(({ step }) => step.id)).toEqual(expect.arrayContaining(['open/channel', 'open/status', 'open/ticket']));
    expect(account?.blocked.find(({ step }) => step.id === 'open/pin-runbook')?.by).toBe('open/channel');
    await world.settleDown(calmWith(chanceOf(1)));
    expect(faultsOf(world)).toEqual([]);
  });

  it('all of them: the command ends with an account, and resume finishes later', async () => {
    const world = new World({ ...CALM, request: () => ({ fault: 'unavailable', kill: null }) }, PAGERS[0]);
    const account = await world.command('open');
    expect(account?.done).toEqual([]);
    expect(account?.failed[0]).toMatchObject({ step: { kind: 'page' }, failure: { kind: 'unavailable', unknown: false } });
    expect(world.time.now - (world.state()?.declaredAt ?? 0)).toBeLessThan(200_000);
    await world.settleDown(calmWith(chanceOf(1)));
    expect(faultsOf(world)).toEqual([]);
  });

  it('a token revoked in the middle is tried once and not again', async () => {
    const world = new World({ ...CALM, request: (number, service) => ({ fault: service === 'ticket' && number > 8 ? 'auth' : 'none', kill: null }) }, PAGERS[0]);
    await world.command('open');
    const asked = world.network.sent.filter(({ service, action }) => service === 'ticket' && action === 'create').length;
    expect(asked).toBe(1);
    await world.settleDown(calmWith(chanceOf(1)));
    expect(faultsOf(world)).toEqual([]);
  });
});
