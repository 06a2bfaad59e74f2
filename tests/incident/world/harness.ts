/** Whole incidents against the simulated world: commands are killed and resumed until everything is done. */
import { readFileSync } from 'node:fs';
import { incidentId } from '../../../src/incident/ids.ts';
import { decodeJournal, encodeEntry, isWritable, EMPTY_END } from '../../../src/incident/journal.ts';
import { planDuePages, planResolve, planRole, planSeverity, planUpdate, planAck, type Situation } from '../../../src/incident/plan-changes.ts';
import { planOpen, type Services } from '../../../src/incident/plan.ts';
import type { Entry, JournalRecord } from '../../../src/incident/records.ts';
import { run, type Account, type Limits } from '../../../src/incident/run.ts';
import { follow, stateOf, unfinished, type IncidentState } from '../../../src/incident/state.ts';
import { parseOnCall, parsePolicy } from '../../../src/policy/parse.ts';
import { Killed, Life, Network, SETTLE, TIMEOUT, type Fate } from './faults.ts';
import { portsOf, Vendors } from './services.ts';
import { chanceOf, VirtualTime } from './time.ts';

const read = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');

function parsed() {
  // The fixture's policy is about chains; what an incident does with every service needs all four.
  const policy = parsePolicy(read('policy.yaml').replace('creates: [chat-channel, page]', 'creates: [page, chat-channel, status-page-entry, ticket, pinned-runbook]').replace('to: [channel]', 'to: [channel, status-page]'), 'policy.yaml').policy;
  const oncall = policy && parseOnCall(read('oncall.yaml'), 'oncall.yaml', policy).oncall;
  if (!policy || !oncall) throw new Error('the fixtures do not parse');
  return { policy, oncall };
}

export const { policy, oncall } = parsed();
export const START = Date.parse('2026-03-14T02:52:00Z');
const LIMITS: Limits = { settle: SETTLE, timeout: TIMEOUT, attempts: 5, patience: 60 };

export type Command = 'open' | 'update' | 'role' | 'severity-up' | 'severity-down' | 'ack' | 'chain' | 'resolve';
export const WHOLE_LIFE: readonly Command[] = ['open', 'role', 'update', 'severity-up', 'chain', 'ack', 'update', 'severity-down', 'update', 'resolve'];

export class World {
  readonly time = new VirtualTime(START);
  readonly vendors = new Vendors();
  readonly network: Network;
  readonly services: Services;
  readonly id: string;
  /** The file. */
  journal = '';
  writes = 0;
  runs = 0;
  kills = 0;
  #end = EMPTY_END;
  #fate: Fate;
  readonly #pager: { runsChain: boolean; repeatSafe: boolean };

  constructor(fate: Fate, pager: { runsChain: boolean; repeatSafe: boolean }) {
    this.#fate = fate;
    this.#pager = pager;
    this.network = new Network(this.time, fate);
    this.id = incidentId(START, chanceOf(7));
    const named = { chat: 'chat', statusPage: 'status', ticket: 'tracker', pager: 'pager' };
    this.services = { ids: named, titles: named, pager: { runsChain: pager.runsChain, pagesNobody: false, needsChannel: false }, channelPrefix: 'inc-', labels: ['incident'], runbook: { path: 'runbooks/outage.md', url: 'https://zephyr.example/runbooks/outage/' } };
  }

  set fate(fate: Fate) {
    this.#fate = fate;
    this.network.fate = fate;
  }

  state(): IncidentState | null {
    return stateOf(decodeJournal(this.journal).records);
  }

  /** Runs a command in a life of its own; `null` where it was killed. */
  async command(command: Command): Promise<Account | null> {
    return this.#inLife(async (life) => {
      const before = this.#load();
      const now = Math.max(this.time.now, before?.lastAt ?? 0);
      const entry = this.#plan(command, before, now);
      const state = before ?? null;
      if (!entry) return this.#run(life, state);
      const records = await this.#append(life, [entry], now);
      const fresh = state ?? stateOf(records);
      if (state) for (const record of records) follow(state, record);
      return this.#run(life, fresh);
    });
  }

  async resume(): Promise<Account | null> {
    return this.#inLife((life) => this.#run(life, this.#load()));
  }

  async #inLife(work: (life: Life) => Promise<Account>): Promise<Account | null> {
    const life = new Life();
    this.network.life = life;
    this.runs++;
    try {
      return await this.time.until(Promise.race([work(life), life.death]));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.kills++;
      // The person needs a moment to start it again.
      await this.time.pass(this.#fate.random() < 0.5 ? 200 : 20_000 * this.#fate.random());
      return null;
    } finally {
      life.alive = false;
    }
  }

  #load(): IncidentState | null {
    const content = decodeJournal(this.journal);
    if (!isWritable(content)) throw new Error(`a kill left ${content.problems[0]?.message ?? ''}`);
    this.journal = content.kept;
    this.#end = content.lines.length === 0 ? EMPTY_END : content.end;
    return stateOf(content.records);
  }

  async #run(life: Life, state: IncidentState | null): Promise<Account> {
    if (!state) return { done: [], failed: [], blocked: [] };
    return run({
      ports: portsOf(this.network, this.vendors, this.#pager), policy, oncall, state, limits: LIMITS,
      journal: { append: async (entries) => {
        for (const record of await this.#append(life, entries)) follow(state, record);
      } },
      now: () => this.time.now,
      sleep: (milliseconds, cancelled) => this.time.sleep(milliseconds, cancelled),
      random: this.#fate.random,
      report: () => undefined,
    });
  }

  async #append(life: Life, entries: readonly Entry[], at = this.time.now): Promise<JournalRecord[]> {
    if (!life.alive) return new Promise(() => undefined);
    const kill = this.#fate.journal(this.writes++);
    if (kill === 'journal-before') return life.kill();
    let end = this.#end;
    let text = '';
    const records = entries.map((entry) => {
      const encoded = encodeEntry(entry, new Date(at).toISOString(), end);
      end = encoded.end;
      text += encoded.line;
      return encoded.record;
    });
    if (kill === 'journal-torn') {
      this.journal += text.slice(0, Math.floor(this.#fate.random() * text.length));
      return life.kill();
    }
    this.journal += text;
    this.#end = end;
    if (kill === 'journal-after') return life.kill();
    // The disk takes a moment; others go on meanwhile.
    await this.time.sleep(1);
    if (!life.alive) return new Promise(() => undefined);
    return records;
  }

  #plan(command: Command, state: IncidentState | null, now: number): Entry | null {
    const service = oncall.services.find(({ id }) => id === 'checkout');
    if (command === 'open') {
      if (state || !service) return null;
      return planOpen(policy, oncall, { incident: this.id, summary: 'Shop is down in <Norway> & *everywhere*', severity: 'SEV-2', service, serviceFrom: 'given', drill: false, by: 'ada', detected: null }, this.services, now).entry;
    }
    if (!state) return null;
    const situation: Situation = { policy, oncall, state, services: this.services, now };
    switch (command) {
      case 'update': return planUpdate(situation, { text: `still looking ${state.updates.length}`, publicText: null, status: 'identified', by: 'ada' }).entry;
      case 'role': return planRole(situation, { role: 'speaker', people: ['dana'], by: 'ada' }).entry;
      case 'severity-up': return planSeverity(situation, { severity: 'SEV-0', because: 'worse', by: 'ada' }).entry;
      case 'severity-down': return planSeverity(situation, { severity: 'SEV-1', because: null, by: 'ada' }).entry;
      case 'ack': return planAck(situation, { person: 'ben', source: 'command', since: null }).entry;
      case 'chain': return planDuePages(situation).plan?.entry ?? null;
      case 'resolve': return planResolve(situation, { text: 'over', publicText: null, by: 'ada' }).entry;
    }
  }

  /** How many facts the journal holds, apart from what became of steps. */
  facts(): number {
    return decodeJournal(this.journal).records.filter(({ type }) => !['intent', 'done', 'failed', 'abandoned', 'accepted'].includes(type)).length;
  }

  /** A whole life: each command until its fact is in the journal, each death followed by `resume`. */
  async live(commands: readonly Command[], pauseBetween: () => number): Promise<void> {
    for (const command of commands) {
      const before = this.facts();
      for (let tries = 0; tries < 40; tries++) {
        const account = await this.command(command);
        if (account || this.facts() > before) break;
      }
      await this.time.pass(pauseBetween());
    }
  }

  /** `resume` until nothing is left, without faults; then every late effect has come. */
  async settleDown(calm: Fate): Promise<void> {
    this.fate = calm;
    for (let tries = 0; tries < 5; tries++) {
      await this.resume();
      const state = this.state();
      if (state && unfinished(state).length === 0) break;
    }
    await this.time.pass(300_000);
  }
}

/** Everything that is doubled, missing or out of order; empty where all is well. */
export function faultsOf(world: World): string[] {
  const state = world.state();
  if (!state) return ['there is no incident'];
  const { vendors } = world;
  const faults: string[] = [];
  const steps = [...state.steps.values()];
  const expect = (what: string, got: unknown, wanted: unknown): void => {
    if (JSON.stringify(got) !== JSON.stringify(wanted)) faults.push(`${what}: ${JSON.stringify(got)}, expected ${JSON.stringify(wanted)}`);
  };
  for (const { step, status } of unfinished(state)) faults.push(`${step.id} is ${status}`);
  const ours = vendors.channels.filter(({ incident }) => incident === state.id);
  expect('channels', ours.length, 1);
  const [channel] = ours;
  if (!channel) return faults;
  const keys = (kind: string): string[] => steps.filter(({ step, status }) => step.kind === kind && status === 'done').map(({ step }) => `${state.id}/${step.id}`);
  expect('posts', channel.posts.map(({ key }) => key).sort(), keys('post').sort());
  // What was refused holds up nothing, so it may come later than its place.
  const refused = new Set(decodeJournal(world.journal).records.flatMap((record) => (record.type === 'failed' && record.kind === 'refused' ? [record.step] : [])));
  const lane = new Set(steps.filter(({ step }) => step.kind === 'post' && step.lane !== null && !refused.has(step.id)).map(({ step }) => `${state.id}/${step.id}`));
  expect('order of posts', channel.posts.map(({ key }) => key).filter((key) => lane.has(key)), [...lane]);
  expect('pins', channel.pins.size, keys('pin').length);
  expect('bookmarks', channel.bookmarks.length, keys('bookmark').length);
  expect('bookmarks are different', new Set(channel.bookmarks).size, channel.bookmarks.length);
  expect('entries', vendors.entries.length, 1);
  const updates = vendors.entries[0]?.updates.map(({ key }) => key) ?? [];
  expect('updates of the status page', updates.toSorted(), keys('status-update').sort());
  const inOrder = keys('status-update').filter((key) => !refused.has(key.slice(state.id.length + 1)));
  expect('order of updates', updates.filter((key) => inOrder.includes(key)), inOrder);
  expect('tickets', vendors.tickets.size, 1);
  const [ticket] = vendors.tickets.values();
  expect('comments', ticket?.comments.size, keys('ticket-comment').length);
  expect('links', ticket?.links.size, new Set(keys('ticket-link')).size);
  const topics = steps.filter(({ step }) => step.kind === 'describe');
  const lastTopic = topics.at(-1)?.step;
  expect('topic', channel.topic, lastTopic?.kind === 'describe' ? lastTopic.request.topic : '');
  const priorities = steps.flatMap(({ step }) => (step.kind === 'ticket-update' && step.request.priority !== undefined ? [step.request.priority] : []));
  if (priorities.length > 0) expect('priority', ticket?.priority, priorities.at(-1));
  const members = new Set(steps.flatMap(({ step }) => (step.kind === 'invite' ? step.request.people : [])));
  expect('members', [...channel.members].sort(), [...members].sort());
  for (const { step, status } of steps.filter(({ step: one }) => one.kind === 'page')) {
    const opened = vendors.pages.get(`${state.id}/${step.id}`)?.opened ?? 0;
    if (status === 'done' ? opened !== 1 : opened > 1) faults.push(`${step.id} (${status}) paged ${opened} times`);
  }
  for (const { notes } of vendors.pages.values()) expect('links of a page are different', new Set(notes).size, notes.length);
  for (const key of keys('page-link')) expect('links of a page', vendors.pages.get(key.replace('open/link-', ''))?.notes.length === 0, false);
  if (state.resolved) for (const { key, open } of vendors.pages.values()) if (open) faults.push(`${key} is still open`);
  return faults;
}
