import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestChain } from '../../src/incident/longest-chain.ts';
import { planOpen, phoneList } from '../../src/incident/plan.ts';
import { toPlain } from '../../src/incident/text.ts';
import { oncall, OWN_CHAIN, policy, requestOf, SERVICES, START } from './situation.ts';

const open = (values = {}, services = SERVICES) => planOpen(policy, oncall, requestOf(values), services, START);
const ids = (values = {}, services = SERVICES): string[] => open(values, services).steps.map(({ id }) => id);

describe('the plan of open', () => {
  it('pages first, and pages wait for nothing', () => {
    const { steps } = open({ severity: 'SEV-0' });
    expect(steps.slice(0, 3).map(({ id }) => id)).toEqual(['page-search-all', 'page-lead', 'page-director']);
    expect(steps.filter(({ kind }) => kind === 'page').flatMap(({ after, behind, lane }) => [...after, ...behind, lane])).toEqual([null, null, null]);
  });

  it('pages people where Zephyr runs the chain itself, each once', () => {
    const people = open({ severity: 'SEV-1' }, OWN_CHAIN).steps.flatMap((step) => (step.kind === 'page' ? step.request.people : []));
    expect(people).toHaveLength(2);
    expect(new Set(people).size).toBe(2);
  });

  it('orders a pager that needs the channel behind it', () => {
    const services = { ...OWN_CHAIN, pager: { ...OWN_CHAIN.pager, needsChannel: true } };
    const pages = open({}, services).steps.filter(({ kind }) => kind === 'page');
    expect(pages.map(({ after }) => after)).toEqual([['open/channel']]);
  });

  it('takes as long as create channel, post, pin', () => {
    expect(longestChain(open().steps).map(({ id }) => id)).toEqual(['open/channel', 'open/post-runbook', 'open/pin-runbook']);
  });

  it('does not go to the status page where the severity is not public, nor for a drill', () => {
    expect(ids()).toContain('open/status');
    expect(ids({ severity: 'SEV-3' })).not.toContain('open/status');
    const drill = open({ drill: true });
    expect(drill.steps.map(({ port }) => port)).not.toContain('status-page');
    expect(drill.notes).toContain('This is a drill: nothing goes to the status page.');
    for (const step of drill.steps) {
      if (step.kind === 'page') expect(step.request.summary).toMatch(/^DRILL/);
      if (step.kind === 'ticket') expect(step.request.title).toMatch(/^DRILL/);
    }
  });

  it('makes only what the policy says', () => {
    const smaller = { ...policy, declaring: { ...policy.declaring, creates: ['page' as const] } };
    expect(planOpen(smaller, oncall, requestOf(), SERVICES, START).steps.map(({ kind }) => kind)).toEqual(['page', 'page-link']);
  });

  it('tells customers nothing of the summary', () => {
    const publish = open({ summary: 'db-7.internal is down' }).steps.find((step) => step.kind === 'publish');
    expect(publish?.kind === 'publish' && `${publish.request.name} ${toPlain(publish.request.body)}`).toBe('Problem with Checkout We are investigating a problem with Checkout. We do not yet know what you may notice. Next update at 03:12 UTC.');
  });

  it('says which service it assumed, and whom to call where nobody is paged', () => {
    expect(open({ serviceFrom: 'default' }).notes[0]).toBe("Service checkout, the policy's default, because the summary names none. If it is another: declare with --service, and resolve this one.");
    const local = { ...OWN_CHAIN, pager: { runsChain: false, pagesNobody: true, needsChannel: false } };
    expect(open({}, local).notes.find((note) => note.startsWith('Nobody is really paged'))).toMatch(/Call the people yourself: \S/);
    expect(phoneList(oncall, [])).toBe('the on-call file names nobody for now');
  });

  it('refers only to steps that are there, for any summary, severity and pager', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom(...policy.severities.map(({ id }) => id)), fc.boolean(), fc.boolean(), (summary, severity, drill, runsChain) => {
      const { steps, entry } = planOpen(policy, oncall, requestOf({ summary, severity, drill }), runsChain ? SERVICES : OWN_CHAIN, START);
      const known = new Set(steps.map(({ id }) => id));
      expect(known.size).toBe(steps.length);
      for (const { after, behind, id } of steps) for (const other of [...after, ...behind]) expect(known.has(other) && other !== id).toBe(true);
      expect(entry.steps).toEqual(steps);
      expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
    }), { numRuns: 300 });
  });
});
