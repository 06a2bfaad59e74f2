import { describe, expect, it } from 'vitest';
import { documentFacts } from '../../src/site/document-facts.ts';
import { fixture } from './fixture.ts';

const project = fixture();
const text = (data: Parameters<typeof documentFacts>[0]) => documentFacts(data, project).map(({ name, html }) => [name, html.replace(/<[^>]+>/g, '')]);

describe('documentFacts', () => {
  it('says who owns a runbook, for which services, and when it was last read', () => {
    const owner = project.oncall.rotations[0];
    expect(text({ kind: 'runbook', owner: owner?.id, services: ['search', 'pay & go'], reviewed: '2026-11-02' })).toEqual([
      ['Owner', owner?.name],
      ['Services', 'search and pay &amp; go'],
      ['Last reviewed', '2026-11-02'],
    ]);
  });

  it('says what an incident was, with the mark of its severity in any spelling', () => {
    expect(text({ kind: 'post-mortem', severity: 'sev1', incident: 'INC-1', services: 'search', detected: '2026-03-14T02:52Z', resolved: '2026-03-14T04:24Z', incidentCommander: 'Ada' })).toEqual([
      ['Severity', 'SEV-1'],
      ['Incident', 'INC-1'],
      ['Services', 'search'],
      ['Resolved', '2026-03-14 04:24 UTC'],
      ['From detection to resolution', '92 minutes'],
      ['Incident commander', 'Ada'],
    ]);
  });

  it('leaves out what is missing or makes no sense', () => {
    expect(text({ kind: 'post-mortem', severity: 'SEV-9', services: [], detected: '2026-03-14T05:00Z', resolved: '2026-03-14T04:00Z' })).toEqual([['Resolved', '2026-03-14 04:00 UTC']]);
    expect(text({ kind: 'policy', owner: 'x' })).toEqual([]);
    expect(text({ kind: 'runbook', owner: '<b>' })).toEqual([['Owner', '&lt;b&gt;']]);
  });
});
