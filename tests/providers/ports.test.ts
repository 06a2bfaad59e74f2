/** What the runner relies on, asked of every provider of a kind alike: the services on the sandbox and the local ones on disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ProviderError, type ChatPort, type PagerPort, type StatusPagePort, type TicketPort } from '../../src/incident/ports.ts';
import { providersOf } from '../../src/providers/registry.ts';
import { seedFrom } from '../../src/sandbox/seed.ts';
import { bench, CHANNEL, INCIDENT, oncall, pageRequest, person, policy, service, START, TICKET, UUID, type Bench } from './harness.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function fresh(): Bench {
  const made = bench();
  const folder = mkdtempSync(join(tmpdir(), 'zephyr-ports-'));
  folders.push(folder);
  return { ...made, edge: { ...made.edge, stateFolder: folder } };
}

const reasonOf = async (call: Promise<unknown>): Promise<unknown> => call.then(() => 'nothing', (error: unknown) => (error instanceof ProviderError ? (error.reason ?? error.kind) : error));

describe.each(providersOf('chat').map((definition) => [definition.id, definition] as const))('chat: %s', (id, definition) => {
  const open = async (): Promise<{ made: Bench; port: ChatPort; channel: string }> => {
    const made = fresh();
    const port = await definition.open(made.settings(id), made.edge);
    const { id: channel } = await port.createChannel({ incident: INCIDENT, name: CHANNEL });
    return { made, port, channel };
  };

  it('a name that is taken is refused as such, and the channel is found by its name and incident', async () => {
    const { port, channel } = await open();
    expect(await reasonOf(port.createChannel({ incident: INCIDENT, name: CHANNEL }))).toBe('name-taken');
    expect(await port.findChannel({ incident: INCIDENT, name: CHANNEL })).toMatchObject({ id: channel, name: CHANNEL });
    await port.describeChannel({ channel, topic: 'SEV-1', purpose: `Incident ${INCIDENT}: Shop down` });
    expect(await port.findChannel({ incident: INCIDENT, name: CHANNEL })).toMatchObject({ id: channel });
    expect(await port.findChannel({ incident: 'INC-2026-0314-zzzz', name: CHANNEL })).toBeNull();
    expect(await port.findChannel({ incident: INCIDENT, name: `${CHANNEL}-2` })).toBeNull();
    expect(await port.lookUpChannel(`#${CHANNEL}`)).toMatchObject({ id: channel });
    expect(await port.lookUpChannel('inc-nothing')).toBeNull();
  });

  it('a post is read back with its key, its card and its words as they were', async () => {
    const { made, port, channel } = await open();
    const words = 'Latency <1s & *not* > 5s; ask `ops` @here </script>';
    await port.post({ channel, key: `${INCIDENT}/1`, text: [[words]], card: { ticket: 'SHOP-1' } });
    made.clock.now += 60_000;
    const second = await port.post({ channel, key: `${INCIDENT}/2`, text: [['second']] });
    const read = (await port.history({ channel })).filter(({ key }) => key !== null);
    expect(read.map(({ key, card }) => [key, card])).toEqual([[`${INCIDENT}/1`, { ticket: 'SHOP-1' }], [`${INCIDENT}/2`, null]]);
    expect(read[0]?.text).toBe(words);
    expect(await port.findPost({ channel, key: `${INCIDENT}/2`, since: START })).toMatchObject({ id: second.id });
    expect(await port.findPost({ channel, key: `${INCIDENT}/3`, since: START })).toBeNull();
  });

  it('people, pins and bookmarks may be asked for twice', async () => {
    const { port, channel } = await open();
    const { id: message } = await port.post({ channel, key: `${INCIDENT}/1`, text: [['runbook']] });
    for (let k = 0; k < 2; k++) {
      await port.invite({ channel, people: [person('ada'), person('ben')] });
      await port.pin({ channel, message });
      await port.bookmark({ channel, title: 'Runbook', url: 'https://shop.example/runbook' });
    }
  });
});

describe.each(providersOf('status-page').map((definition) => [definition.id, definition] as const))('status page: %s', (id, definition) => {
  it('an entry and its updates are found by incident and key', async () => {
    const made = fresh();
    const port: StatusPagePort = await definition.open(made.settings(id), made.edge);
    const about = { incident: INCIDENT, body: [['We are looking into it.']], impact: 'major' as const, components: [], notify: true };
    expect(await port.findEntry({ incident: INCIDENT })).toBeNull();
    const { id: entry } = await port.publish({ ...about, key: `${INCIDENT}/1`, name: 'Shop down', status: 'investigating' });
    expect(await port.findEntry({ incident: INCIDENT })).toMatchObject({ id: entry });
    expect(await port.findEntry({ incident: 'INC-2026-0314-zzzz' })).toBeNull();
    expect((await port.entriesOf({ incident: INCIDENT })).map((one) => one.id)).toEqual([entry]);
    expect(await port.findUpdate({ entry, key: `${INCIDENT}/1` })).toBe(true);
    expect(await port.findUpdate({ entry, key: `${INCIDENT}/2` })).toBe(false);
    await port.update({ ...about, entry, keys: [`${INCIDENT}/1`, `${INCIDENT}/2`], status: 'resolved' });
    expect(await port.findUpdate({ entry, key: `${INCIDENT}/2` })).toBe(true);
    expect(await port.findEntry({ incident: INCIDENT })).toMatchObject({ id: entry });
    expect(await reasonOf(port.findUpdate({ entry: 'gone', key: 'x' }))).toBe('gone');
  });
});

describe.each(providersOf('ticket').map((definition) => [definition.id, definition] as const))('ticket: %s', (id, definition) => {
  it('one ticket for its id, found by id and by name, with the card of its link', async () => {
    const made = fresh();
    const port: TicketPort = await definition.open(made.settings(id), made.edge);
    expect(await port.find({ id: UUID })).toBeNull();
    const ticket = await port.create(TICKET);
    expect(await port.create(TICKET)).toEqual(ticket);
    expect(ticket.id).toBe(UUID);
    expect(await port.find({ id: UUID })).toEqual(ticket);
    await port.link({ ticket: UUID, url: 'https://chat.example/c', title: 'Channel', card: { channel: 'C1' } });
    await port.comment({ ticket: UUID, id: '3f2504e0-4f89-41d3-9a0c-0305e82c3302', body: [['Resolved.']] });
    await port.update({ ticket: UUID, priority: 2, state: 'done' });
    expect(await port.lookUp(ticket.key)).toEqual({ ticket, card: { channel: 'C1' } });
    expect(await port.lookUp('SHOP-999')).toBeNull();
    expect(await port.lookUp('no ticket')).toBeNull();
  });
});

describe.each(providersOf('pager').map((definition) => [definition.id, definition] as const))('pager: %s', (id, definition) => {
  it('says what became of a page', async () => {
    const made = fresh();
    const port: PagerPort = await definition.open(made.settings(id), made.edge);
    const channel = port.needsChannel ? (await (await made.open('chat', 'slack')).createChannel({ incident: INCIDENT, name: CHANNEL })).id : null;
    const wanted = pageRequest({ channel });
    const find = async (key = wanted.key) => port.findPage({ key, service: service('checkout'), channel, since: START });
    expect(await find()).toBeNull();
    expect(await port.page(wanted)).toMatchObject({ key: wanted.key });
    expect(await find()).toMatchObject({ key: wanted.key, status: 'triggered', by: null });
    expect(await find('another')).toBeNull();
    await port.link({ ...wanted, links: [{ title: 'Channel', url: 'https://chat.example/c' }] });
    await port.acknowledge({ ...wanted, by: person('ben') });
    await port.resolve(wanted);
    await port.resolve(wanted);
  });
});

describe('Slack', () => {
  it('reads every page of a list, also where pages are short, before it says that there is none', async () => {
    const plain = bench();
    const { sandbox } = plain;
    for (let k = 0; k < 250; k++) sandbox.slack.occupy(`room-${k}`);
    const port = await plain.open('chat', 'slack');
    await port.createChannel({ incident: INCIDENT, name: CHANNEL });
    expect(await port.findChannel({ incident: INCIDENT, name: CHANNEL })).not.toBeNull();
    expect(sandbox.arrivals.filter(({ action }) => action === 'conversations.list')).toHaveLength(3);
  });

  it('finds out that a channel is not among thousands in fewer requests than Slack allows a minute', async () => {
    const seed = seedFrom(policy, oncall);
    const made = bench({ seed: { ...seed, slack: { ...seed.slack, pageSize: 1000 } } });
    for (let k = 0; k < 6500; k++) made.sandbox.slack.occupy(`room-${k}`);
    expect(await (await made.open('chat', 'slack')).findChannel({ incident: INCIDENT, name: CHANNEL })).toBeNull();
    expect(made.sandbox.arrivals.filter(({ action }) => action === 'conversations.list').length).toBeLessThan(20);
  });

  it('a channel that somebody else made is not taken for ours, an archived one of ours is', async () => {
    const made = bench();
    made.sandbox.slack.occupy('inc-theirs');
    made.sandbox.slack.occupy('inc-named', `Incident ${INCIDENT}x`);
    const port = await made.open('chat', 'slack');
    expect(await port.findChannel({ incident: INCIDENT, name: 'inc-theirs' })).toBeNull();
    expect(await port.findChannel({ incident: INCIDENT, name: 'inc-named' })).toBeNull();
    await port.createChannel({ incident: INCIDENT, name: CHANNEL });
    made.sandbox.slack.archive(CHANNEL);
    expect(await port.findChannel({ incident: INCIDENT, name: CHANNEL })).not.toBeNull();
  });

  it('invites whom it knows by id or e-mail address, and says whom it does not know', async () => {
    const made = bench();
    const port = await made.open('chat', 'slack');
    const { id: channel } = await port.createChannel({ incident: INCIDENT, name: CHANNEL });
    await port.invite({ channel, people: [person('ada')] });
    const ghost = { ...person('ben'), id: 'ghost', ids: { slack: 'U0GHOST99' } };
    expect(await port.invite({ channel, people: [person('ada'), person('ben'), person('dana'), person('eun'), ghost] })).toEqual({ unknown: ['eun', 'ghost'] });
    expect(made.sandbox.slack.channels[0]?.members).toEqual(expect.arrayContaining(['U0ADA0001', 'U0BEN0002']));
    expect(made.sandbox.slack.channels[0]?.members).toHaveLength(4);
  });

  it('topic, purpose and posts fit, however long the words are', async () => {
    const made = bench();
    const port = await made.open('chat', 'slack');
    const { id: channel } = await port.createChannel({ incident: INCIDENT, name: CHANNEL });
    await port.describeChannel({ channel, topic: '<'.repeat(400), purpose: `${INCIDENT} ${'&'.repeat(400)}` });
    const { topic, purpose } = made.sandbox.slack.channels[0] ?? { topic: '', purpose: '' };
    expect(topic).toMatch(/^(&lt;)+…$/);
    expect(purpose).toMatch(new RegExp(`^${INCIDENT} (&amp;)+…$`));
    await port.post({ channel, key: 'k', text: [['&'.repeat(9000)], ['second line']] });
    expect(made.sandbox.slack.channels[0]?.messages.at(-1)?.text).toMatch(/^(&amp;)+…$/);
  });

  it('people go by their roster id, mentions and links by what they show', async () => {
    const made = bench();
    const port = await made.open('chat', 'slack');
    const { id: channel } = await port.createChannel({ incident: INCIDENT, name: CHANNEL });
    made.sandbox.slack.say(channel, 'U0ADA0001', 'Ask <@U0BEN0002>, see <https://shop.example|the graph> &amp; wait', START + 5000);
    const ts = made.sandbox.slack.channels[0]?.messages.at(-1)?.ts ?? '';
    made.sandbox.slack.react(ts, 'pushpin', 'U0BEN0002');
    expect(await port.history({ channel })).toEqual([
      { id: ts, url: null, at: START + 5000, author: 'ada', text: 'Ask Ben Carter, see the graph & wait', reactions: [{ name: 'pushpin', by: ['U0BEN0002'] }], key: null, card: null },
    ]);
  });

  it('a revoked token is told apart', async () => {
    const made = bench();
    const port = await made.open('chat', 'slack');
    made.sandbox.slack.revoke('xoxb-sandbox-zephyr');
    expect(await port.createChannel({ incident: INCIDENT, name: CHANNEL }).catch((error: unknown) => error)).toMatchObject({ kind: 'auth', message: 'Slack says token_revoked' });
  });

  it('a reaction to the mention is an answer', async () => {
    const made = bench();
    const { id: channel } = await (await made.open('chat', 'slack')).createChannel({ incident: INCIDENT, name: CHANNEL });
    const pager = await made.open('pager', 'slack-mention');
    await pager.page(pageRequest({ channel }));
    made.sandbox.slack.react(made.sandbox.slack.channels[0]?.messages.at(-1)?.ts ?? '', 'eyes', 'U0BEN0002');
    expect(await pager.findPage({ key: pageRequest().key, service: service('checkout'), channel, since: START })).toMatchObject({ status: 'acknowledged', by: 'ben' });
    expect(await pager.page(pageRequest({ channel, people: [person('eun')] })).catch((error: unknown) => error)).toMatchObject({ kind: 'refused', message: 'Slack knows none of Eun-ji Park' });
  });
});

describe('PagerDuty', () => {
  it('pages the owner by the key of the service, others by the key of their target or rotation', async () => {
    const made = bench();
    const pager = await made.open('pager', 'pagerduty');
    const leads = oncall.rotations.find(({ id }) => id === 'leads') ?? null;
    await pager.page(pageRequest());
    await pager.page(pageRequest({ key: 'k2', target: { id: 'lead', name: 'lead on-call', rotation: leads } }));
    expect(made.sandbox.pagerduty.incidents.map(({ service: paged }) => paged)).toEqual(['PSVCCHECKOUT', 'PTGTlead']);
  });

  it('an answer at PagerDuty is the roster’s person', async () => {
    const made = bench();
    const pager = await made.open('pager', 'pagerduty');
    await pager.page(pageRequest());
    made.sandbox.pagerduty.acknowledge(pageRequest().key, 'PBEN002');
    expect(await pager.findPage({ key: pageRequest().key, service: service('checkout'), channel: null, since: START })).toMatchObject({ status: 'acknowledged', by: 'ben' });
  });

  it.each([
    ['finds the page', null, 2],
    ['fails', 'error-before' as const, 3],
  ])('the page is looked for ahead of its links; where that %s, they are noted all the same', async (_, fault, requests) => {
    const made = bench();
    const pager = await made.open('pager', 'pagerduty');
    await pager.page(pageRequest());
    const before = made.sandbox.arrivals.length;
    made.sandbox.script(({ number }) => (number === before + 1 ? fault : null));
    pager.prepareLink?.(pageRequest());
    await pager.link({ ...pageRequest(), links: [{ title: 'Channel', url: 'https://chat.example/c' }], first: true });
    expect(made.sandbox.pagerduty.incidents[0]?.notes).toEqual(['Channel: https://chat.example/c']);
    expect(made.sandbox.arrivals.length - before).toBe(requests);
    await pager.link({ ...pageRequest(), links: [{ title: 'Channel', url: 'https://chat.example/c' }] });
    expect(made.sandbox.pagerduty.incidents[0]?.notes).toHaveLength(1);
  });

  it('without a token for look-ups it pages all the same, and links nothing', async () => {
    const made = bench();
    const { apiToken: _, ...settings } = made.settings('pagerduty');
    const pager = await made.open('pager', 'pagerduty', settings);
    await pager.page(pageRequest());
    await pager.link({ ...pageRequest(), links: [{ title: 'Channel', url: 'https://chat.example' }] });
    expect(made.sandbox.arrivals).toHaveLength(1);
    expect((await pager.check({ policy, oncall })).map(({ ok }) => ok)).toEqual([false]);
  });
});

describe('Linear', () => {
  it('labels that do not exist do not cost the ticket; a team that does not exist is said', async () => {
    const made = bench();
    const port = await made.open('ticket', 'linear');
    await port.create(TICKET);
    expect(made.sandbox.linear.issues[0]).toMatchObject({ labels: ['label-2'], title: 'Shop down in Norway', priority: 1 });
    expect(await port.create({ ...TICKET, id: '3f2504e0-4f89-41d3-9a0c-0305e82c3309', team: 'GONE' }).catch((error: unknown) => error)).toMatchObject({ kind: 'refused', message: 'Linear has no team GONE' });
  });
});
