import { describe, expect, it } from 'vitest';
import { planAck, planDuePages, planEmailSent, planNudge, planPostMortemPublished, planResolve, planRole, planSeverity, planUpdate } from '../../src/incident/plan-changes.ts';
import { follow } from '../../src/incident/state.ts';
import type { Step } from '../../src/incident/step.ts';
import { toPlain } from '../../src/incident/text.ts';
import { finish, openIncident, OWN_CHAIN, policy, recordOf, SERVICES, situationAt, START } from './situation.ts';

const ids = (plan: { steps: readonly { id: string }[] }): string[] => plan.steps.map(({ id }) => id);

/** What a plan says in the channel. */
const said = (plan: { steps: readonly Step[] }): string[] => plan.steps.flatMap((step) => (step.kind === 'post' ? [toPlain(step.request.text)] : []));

describe('the words in the channel', () => {
  const open = () => openIncident(SERVICES, { severity: 'SEV-1' });
  it.each<[string, { steps: readonly Step[] }, string]>([
    ['an update by nobody', planUpdate(situationAt(open(), 10), { text: 'x', publicText: null, status: 'identified', by: null }), 'Update, identified:\nx\nNext update by 03:22 UTC.'],
    ['a worse severity', planSeverity(situationAt(open(), 5), { severity: 'SEV-0', because: 'worse', by: 'ada' }), 'SEV-1 → SEV-0 Disaster by Ada Novak: worse\nPaged now: Eun-ji Park, Finn O\'Brien.'],
    ['a milder severity', planSeverity(situationAt(open(), 5), { severity: 'SEV-2', because: null, by: null }), 'SEV-1 → SEV-2 Annoying.\nWho was paged for the higher severity may go.'],
    ['a milder severity that releases nobody', planSeverity({ ...situationAt(open(), 5), policy: { ...policy, severityChange: { ...policy.severityChange, alreadyPaged: 'stay' } } }, { severity: 'SEV-2', because: null, by: null }), 'SEV-1 → SEV-2 Annoying.\nNobody is released by this: who was paged stays until somebody says otherwise.'],
    ['a role', planRole(situationAt(open(), 3), { role: 'speaker', people: ['dana', 'a guest'], by: null }), 'Speaker: Dana Levi, a guest.'],
    ['an answer', planAck(situationAt(open(), 3), { person: 'ada', source: 'pager', since: null }), 'Ada Novak has acknowledged.'],
    ['the resolution', planResolve(situationAt(open(), 60), { text: 'over', publicText: null, by: 'ada' }), 'Resolved by Ada Novak:\nover\nCustomer e-mail due by 2026-03-15 14:52 UTC.\nPost-mortem due by 2026-03-19 02:52 UTC.'],
    ['the resolution by nobody', planResolve(situationAt(openIncident(SERVICES, { severity: 'SEV-3' }), 60), { text: 'over', publicText: null, by: null }), 'Resolved:\nover'],
    ['a reminder', planNudge(situationAt(open(), 20), 'update-20', 'The update is due.'), 'The update is due.'],
    ['the e-mail', planEmailSent(situationAt(open(), 90), '2026-03-14T04:20:00Z'), 'Customer e-mail sent at 2026-03-14 04:20 UTC.'],
    ['the post-mortem', planPostMortemPublished(situationAt(open(), 95), 'content/reviews/x.md'), 'Post-mortem published: content/reviews/x.md'],
  ])('%s', (_, plan, words) => {
    expect(said(plan)).toEqual([words]);
  });
});

describe('an update', () => {
  it('goes to channel, status page and ticket, with the time of the next one', () => {
    const plan = planUpdate(situationAt(openIncident(), 10), { text: 'two\nlines', publicText: 'for customers', status: 'identified', by: 'ada' });
    expect(ids(plan)).toEqual(['update-1/post', 'update-1/status', 'update-1/comment']);
    const [post, status] = plan.steps;
    expect(post?.kind === 'post' && toPlain(post.request.text)).toBe('Update, identified by Ada Novak:\ntwo\nlines\nNext update by 03:22 UTC.');
    expect(status?.kind === 'status-update' && toPlain(status.request.body)).toBe('for customers\nNext update by 03:22 UTC.');
  });
  it('says nothing publicly where there is no entry', () => {
    expect(ids(planUpdate(situationAt(openIncident(SERVICES, { severity: 'SEV-3' }), 10), { text: 'x', publicText: null, status: 'identified', by: null }))).toEqual(['update-1/post', 'update-1/comment']);
  });
});

describe('a changed severity', () => {
  it('pages the targets that are newly needed, and only those', () => {
    const state = openIncident(SERVICES, { severity: 'SEV-1' });
    const plan = planSeverity(situationAt(state, 5), { severity: 'SEV-0', because: 'worse', by: null });
    expect(ids(plan).filter((id) => id.startsWith('page-'))).toEqual(['page-search-all', 'page-director']);
    expect(plan.entry).toMatchObject({ type: 'severity', from: 'SEV-1', to: 'SEV-0' });
  });
  it('pages nobody on the way down, nor a second time on the way up again', () => {
    const state = openIncident(SERVICES, { severity: 'SEV-0' });
    const down = planSeverity(situationAt(state, 5), { severity: 'SEV-2', because: null, by: null });
    expect(ids(down).filter((id) => id.startsWith('page-'))).toEqual([]);
    follow(state, recordOf(down.entry, START + 300_000, 9));
    expect(ids(planSeverity(situationAt(state, 9), { severity: 'SEV-0', because: null, by: null })).filter((id) => id.startsWith('page-'))).toEqual([]);
  });
  it('pages nobody by the chain who was paged already', () => {
    const state = openIncident(OWN_CHAIN, { severity: 'SEV-2' });
    const before = new Set([...state.steps.values()].flatMap(({ step }) => (step.kind === 'page' ? step.request.people : [])));
    const plan = planSeverity(situationAt(state, 1, OWN_CHAIN), { severity: 'SEV-1', because: null, by: null });
    const people = plan.steps.flatMap((step) => (step.kind === 'page' ? step.request.people : []));
    expect(people.length).toBeGreaterThan(0);
    expect(people.filter((person) => before.has(person))).toEqual([]);
  });
  it('publishes an entry where the incident becomes public', () => {
    expect(ids(planSeverity(situationAt(openIncident(SERVICES, { severity: 'SEV-3' }), 5), { severity: 'SEV-2', because: null, by: null }))).toContain('severity-1/status');
  });
});

describe('pages of the chain that Zephyr runs', () => {
  const dueAt = (state: ReturnType<typeof openIncident>, minutes: number) => planDuePages(situationAt(state, minutes, OWN_CHAIN));

  it('go out when the policy says, once, and end with an answer', () => {
    const state = openIncident(OWN_CHAIN, { severity: 'SEV-2' });
    // Steps of the fixture: 4 minutes, then 6, then 10.
    expect(dueAt(state, 3.99)).toMatchObject({ plan: null, next: START + 4 * 60_000 });
    const second = dueAt(state, 4).plan;
    expect(second?.steps).toHaveLength(1);
    if (!second) return;
    follow(state, recordOf(second.entry, START + 4 * 60_000, 5));
    expect(dueAt(state, 4.5).plan).toBeNull();
    finish(state);
    expect(dueAt(state, 4.5).plan).toBeNull();
    const third = dueAt(state, 25).plan;
    expect(third?.steps.map(({ id }) => id)).toEqual(['page-finn-600']);
    const answered = openIncident(OWN_CHAIN, { severity: 'SEV-2' });
    const [first] = [...answered.steps.values()].flatMap(({ step }) => (step.kind === 'page' ? step.request.people : []));
    follow(answered, recordOf(planAck(situationAt(answered, 2, OWN_CHAIN), { person: first ?? '', source: 'command', since: null }).entry, START + 120_000, 3));
    expect(dueAt(answered, 30)).toEqual({ plan: null, next: expect.any(Number) });
  });
  it('that nobody sent in time do not go out once somebody has answered', () => {
    const answered = openIncident(OWN_CHAIN, { severity: 'SEV-2' });
    const [first] = [...answered.steps.values()].flatMap(({ step }) => (step.kind === 'page' ? step.request.people : []));
    // Nobody watched when the second level was due.
    expect(dueAt(answered, 8).plan).not.toBeNull();
    follow(answered, recordOf(planAck(situationAt(answered, 8, OWN_CHAIN), { person: first ?? '', source: 'channel', since: null }).entry, START + 480_000, 3));
    expect(dueAt(answered, 9).plan).toBeNull();
  });
  it('of a chain that nobody has answered still go out, where an answer ends its own chain alone', () => {
    const late = (acknowledgement: 'chain' | 'incident'): readonly string[] => {
      const answered = openIncident(OWN_CHAIN, { severity: 'SEV-0' });
      const [first] = [...answered.steps.values()].flatMap(({ step }) => (step.kind === 'page' ? step.request.people : []));
      follow(answered, recordOf(planAck(situationAt(answered, 12, OWN_CHAIN), { person: first ?? '', source: 'channel', since: null }).entry, START + 720_000, 3));
      const { policy, ...situation } = situationAt(answered, 13, OWN_CHAIN);
      return planDuePages({ ...situation, policy: { ...policy, escalation: { ...policy.escalation, acknowledgement } } }).plan?.steps.map(({ id }) => id) ?? [];
    };
    expect(late('incident')).toEqual([]);
    expect(late('chain')).toEqual(['page-finn-600']);
  });
  it('go on after the passes that a simulation shows', () => {
    // Two passes of 30 minutes are shown.
    expect(dueAt(openIncident(OWN_CHAIN, { severity: 'SEV-2' }), 95).next).toBeGreaterThan(START + 95 * 60_000);
  });
  it('ring a phone once, however many were missed, and then never again for those', () => {
    const state = openIncident(OWN_CHAIN, { severity: 'SEV-2' });
    const missed = dueAt(state, 600).plan;
    const people = missed?.steps.flatMap((step) => (step.kind === 'page' ? step.request.people : [])) ?? [];
    expect(people.length).toBeGreaterThan(1);
    expect(new Set(people).size).toBe(people.length);
    if (missed) follow(state, recordOf(missed.entry, START + 600 * 60_000, 8));
    expect(dueAt(state, 600).plan).toBeNull();
  });
  it('do not go out when the pager runs the chain, nor once it is over', () => {
    expect(planDuePages(situationAt(openIncident(), 60)).plan).toBeNull();
    const state = openIncident(OWN_CHAIN);
    follow(state, recordOf(planResolve(situationAt(state, 3, OWN_CHAIN), { text: 'over', publicText: null, by: null }).entry, START + 180_000, 4));
    expect(dueAt(state, 60).plan).toBeNull();
  });
});

describe('resolution', () => {
  it('closes the pages, tells everybody, and starts the clocks', () => {
    const state = openIncident();
    const plan = planResolve(situationAt(state, 60), { text: 'over', publicText: null, by: 'ada' });
    expect(ids(plan)).toEqual(['resolve/post', 'resolve/status', 'resolve/topic', 'resolve/comment', 'resolve/ticket', 'resolve/page-service-owner']);
    expect(plan.entry.abandons).toEqual([]);
    expect(plan.notes[0]).toContain('Post-mortem due by 2026-03-19 02:52 UTC');
  });
  it('gives up pages that never went out', () => {
    const state = openIncident();
    const page = state.steps.get('page-service-owner');
    if (page) Object.assign(page, { status: 'open', attempts: 0 });
    const plan = planResolve(situationAt(state, 60), { text: 'over', publicText: null, by: null });
    expect(plan.entry.abandons).toEqual(['page-service-owner']);
    expect(ids(plan)).not.toContain('resolve/page-service-owner');
  });
});

describe('roles and answers', () => {
  it('name people, and bring those of the roster in', () => {
    const plan = planRole(situationAt(openIncident(), 3), { role: 'speaker', people: ['dana', 'a guest'], by: null });
    expect(ids(plan)).toEqual(['role-1/post', 'role-1/invite', 'role-1/comment']);
  });
  it.each([['a pager that runs the chain', SERVICES], ['a chain that Zephyr runs', OWN_CHAIN]])('acknowledge the pages of that person alone, or all, as the policy says: %s', (_, services) => {
    const state = openIncident(services, { severity: 'SEV-1' });
    const pages = [...state.steps.values()].flatMap(({ step }) => (step.kind === 'page' ? [step] : []));
    expect(pages).toHaveLength(2);
    const [first] = pages[0]?.request.people ?? [];
    const acknowledged = (acknowledgement: 'chain' | 'incident', person: string): readonly string[] => {
      const situation = situationAt(state, 3, services);
      return ids(planAck({ ...situation, policy: { ...policy, escalation: { ...policy.escalation, acknowledgement } } }, { person, source: 'command', since: null }));
    };
    expect(acknowledged('chain', first ?? '')).toEqual([`ack-1/${pages[0]?.id}`, 'ack-1/post']);
    expect(acknowledged('incident', first ?? '')).toEqual([...pages.map(({ id }) => `ack-1/${id}`), 'ack-1/post']);
    expect(acknowledged('incident', 'ada')).toEqual(['ack-1/post']);
  });
  it('acknowledge what a pager that runs the chain has brought to the next level', () => {
    const state = openIncident(SERVICES, { severity: 'SEV-2' });
    const second = planDuePages(situationAt(openIncident(OWN_CHAIN, { severity: 'SEV-2' }), 4, OWN_CHAIN)).plan?.steps[0];
    const person = (second?.kind === 'page' && second.request.people[0]) || '';
    const answer = (minutes: number) => planAck(situationAt(state, minutes), { person, source: 'command', since: null });
    expect(answer(3)).toMatchObject({ steps: [{ id: 'ack-1/post' }], notes: [expect.stringContaining('acknowledge there')] });
    expect(ids(answer(4))).toEqual(['ack-1/page-service-owner', 'ack-1/post']);
  });
});
