/**
 * How long declaring an incident waits for services: with the real adapters and a clock that only requests move, exactly
 * as long as the chain that the plan shows. Whatever makes one more request wait for another one shows up here.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { encodeEntry, EMPTY_END } from '../../src/incident/journal.ts';
import { longestChain } from '../../src/incident/longest-chain.ts';
import { planOpen, type Services } from '../../src/incident/plan.ts';
import type { Entry, JournalRecord } from '../../src/incident/records.ts';
import { LIMITS, run } from '../../src/incident/run.ts';
import { follow, stateOf } from '../../src/incident/state.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { sandboxFetch } from '../../src/sandbox/fetch.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { seedFrom } from '../../src/sandbox/seed.ts';
import { VirtualTime } from '../incident/world/time.ts';
import { BASE, bench, INCIDENT, oncall, service, START } from '../providers/harness.ts';

const LATENCY = 100;
const text = readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8').replace('creates: [chat-channel, page]', 'creates: [page, chat-channel, status-page-entry, ticket, pinned-runbook]');
const { policy } = parsePolicy(text, 'policy.yaml');

async function open(pager: 'pagerduty' | 'webhook') {
  if (!policy) throw new Error('the fixture cannot be read');
  const time = new VirtualTime(START);
  const sandbox = createSandbox({ seed: seedFrom(policy, oncall), now: () => time.now, base: BASE });
  const answer = sandboxFetch(sandbox, BASE);
  const fetch: typeof globalThis.fetch = async (...request) => {
    const answered = await answer(...request);
    await time.sleep(LATENCY);
    return answered;
  };
  const providers = bench({ fetch });
  const ports = {
    chat: await providers.open('chat', 'slack'), statusPage: await providers.open('status-page', 'statuspage'),
    ticket: await providers.open('ticket', 'linear'), pager: await providers.open('pager', pager),
  };
  const ids = { chat: 'slack', statusPage: 'statuspage', ticket: 'linear', pager };
  const services: Services = { ids, titles: ids, pager: ports.pager, channelPrefix: 'inc-', labels: ['incident'], runbook: { path: 'runbooks/outage.md', url: 'https://shop.example/runbooks/outage/' } };
  const { entry, steps } = planOpen(policy, oncall, { incident: INCIDENT, summary: 'Shop down in Norway', severity: 'SEV-1', service: service('checkout'), serviceFrom: 'given', drill: false, by: 'dana', detected: null }, services, START);
  let end = EMPTY_END;
  const write = (entries: readonly Entry[]): JournalRecord[] => entries.map((one) => {
    const written = encodeEntry(one, new Date(time.now).toISOString(), end);
    end = written.end;
    return written.record;
  });
  const state = stateOf(write([entry]));
  if (!state) throw new Error('nothing was opened');
  const account = await time.until(run({
    ports, policy, oncall, state, limits: LIMITS, now: () => time.now, random: () => 0.5, report: () => undefined,
    sleep: (milliseconds, cancelled) => time.sleep(milliseconds, cancelled),
    journal: { append: (entries) => Promise.resolve(write(entries).forEach((record) => follow(state, record))) },
  }));
  return { account, waited: time.now - START, chain: longestChain(steps), steps, sandbox };
}

it.each(['pagerduty', 'webhook'] as const)('declaring with %s waits for the longest chain of its plan and no longer', async (pager) => {
  const { account, waited, chain, steps } = await open(pager);
  expect(account.done).toHaveLength(steps.length);
  expect(waited).toBe(chain.length * LATENCY);
});

it('what is done for the first time is not looked for before', async () => {
  const { sandbox } = await open('pagerduty');
  const actions = sandbox.arrivals.map(({ action }) => action);
  expect(actions).not.toContain('bookmarks.list');
  expect(actions).not.toContain('GET /incidents/ID/notes');
  expect(actions.filter((action) => action === 'POST /incidents/ID/notes').length).toBeGreaterThan(0);
});
