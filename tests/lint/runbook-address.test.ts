import { describe, expect, it } from 'vitest';
import { anchorOf, runbookAt, runbookFor } from '../../src/lint/runbook-address.ts';

const RUNBOOKS = ['runbooks/incident.md', 'runbooks/node/NodeRAIDDegraded.md', 'runbooks/etcd/_index.md'];

describe('the runbook that an address means', () => {
  it.each([
    ['https://docs.example/runbooks/incident/', { path: 'runbooks/incident.md' }],
    ['https://docs.example/base/runbooks/incident', { path: 'runbooks/incident.md' }],
    ['https://github.com/shop/shop/blob/main/runbooks/incident.md#first', { path: 'runbooks/incident.md' }],
    ['https://docs.example/runbooks/node/noderaiddegraded?x=1', { path: 'runbooks/node/NodeRAIDDegraded.md' }],
    ['https://docs.example/runbooks/etcd/', { path: 'runbooks/etcd/_index.md' }],
    ['runbooks/incident.md', { path: 'runbooks/incident.md' }],
    ['https://docs.example/runbooks/incidents/', { missing: 'incidents', near: ['incident', 'noderaiddegraded', 'etcd'] }],
    ['https://wiki.example/x/123', null],
    ['https://docs.example/runbooks/', null],
    ['https://docs.example/runbooks/{{ $labels.alertname }}', null],
    ['https://docs.example/runbooks/%zz', { missing: '%zz', near: ['incident', 'noderaiddegraded', 'etcd'] }],
  ])('%s', (address, expected) => {
    expect(runbookAt(address, RUNBOOKS)).toEqual(expected);
  });

  it.each<[string, readonly string[], unknown]>([
    // One page with a heading for each alert, called after runbooks itself.
    ['https://docs.example/latest/manage/shop-runbooks/#down', ['docs/sources/manage/shop-runbooks/_index.md'], { path: 'docs/sources/manage/shop-runbooks/_index.md' }],
    ['/docs/ops/runbooks.md#down', ['docs/ops/RUNBOOKS.md'], { path: 'docs/ops/RUNBOOKS.md' }],
    ['https://github.com/o/r/tree/master/runbook.md#down', ['runbook.md'], { path: 'runbook.md' }],
    ['https://docs.example/b/runbooks', ['a/runbooks.md', 'b/runbooks.md'], { path: 'b/runbooks.md' }],
    ['https://wiki.example/runbooks/disk', ['docs/runbooks.md'], null],
    // In a repository of nothing but runbooks no folder is called after them.
    ['https://github.com/o/runbooks/blob/master/alerts/api/ApiDown.md', ['alerts/api/ApiDown.md'], { path: 'alerts/api/ApiDown.md' }],
    ['https://github.com/o/runbooks/blob/master/alerts/api/ApiSlow.md', ['alerts/api/ApiDown.md'], { missing: 'alerts/api/apislow', near: ['apidown'] }],
    ['https://gitlab.example/o/r/-/blob/main/ops/api.md', ['ops/api.md'], { path: 'ops/api.md' }],
    ['https://github.com/o/elsewhere/blob/master/docs/x.md', ['alerts/api/ApiDown.md'], null],
    ['https://github.com/o/r/blob/master/x.md', ['ApiDown.md'], null],
    ['ops/api.md', ['ops/api.md'], { path: 'ops/api.md' }],
    ['./ops/slow.md', ['ops/api.md'], { missing: 'ops/slow', near: ['api'] }],
    // The site stands in a variable.
    ['{{ .Values.runbookUrl }}/api/apidown', ['runbooks/api/ApiDown.md'], { path: 'runbooks/api/ApiDown.md' }],
    ['${runbook_base}/api/apislow', ['runbooks/api/ApiDown.md'], { missing: 'api/apislow', near: ['apidown'] }],
    ['{{ .Values.runbookUrl }}/other/apislow', ['runbooks/api/ApiDown.md'], null],
    ['{{ .CommonAnnotations.runbook_url }}', ['runbooks/api/ApiDown.md'], null],
  ])('%s among %j', (address, runbooks, expected) => {
    expect(runbookAt(address, runbooks)).toEqual(expected);
  });
});

describe('the runbook of an alert', () => {
  it.each([
    ['NodeRAIDDegraded', null, { path: 'runbooks/node/NodeRAIDDegraded.md' }],
    ['noderaiddegraded', null, { path: 'runbooks/node/NodeRAIDDegraded.md' }],
    ['Incident!', null, null],
    ['', null, null],
    ['NodeRAIDDegraded', 'https://wiki.example/x/123', { path: 'runbooks/node/NodeRAIDDegraded.md' }],
    ['NodeRAIDDegraded', 'https://docs.example/runbooks/incident', { path: 'runbooks/incident.md' }],
    ['NodeRAIDDegraded', 'https://docs.example/runbooks/node/{{ $labels.alertname }}', { path: 'runbooks/node/NodeRAIDDegraded.md' }],
    ['Incident', 'https://docs.example/runbooks/{{ .CommonLabels.alertname }}#first', { path: 'runbooks/incident.md' }],
    ['Gone', 'https://docs.example/runbooks/{{ $labels.alertname }}', { missing: 'gone', near: ['incident', 'noderaiddegraded', 'etcd'] }],
  ])('%s with %s', (alert, runbook, expected) => {
    expect(runbookFor({ alert, runbook }, RUNBOOKS)).toEqual(expected);
  });

  it('may be called like it in words', () => {
    expect(runbookFor({ alert: 'Queue is full', runbook: null }, ['ops/queue-is-full.md'])).toEqual({ path: 'ops/queue-is-full.md' });
  });

  it('is found by the place in the project, wherever the paths begin', () => {
    expect(runbookFor({ alert: 'x', runbook: 'https://docs.example/runbooks/slow' }, ['slow.md'], (path) => `runbooks/${path}`)).toEqual({ path: 'slow.md' });
  });
});

it('without runbooks no address is about them', () => {
  expect(runbookAt('https://docs.example/runbooks/incident', [])).toBeNull();
});

it.each([['a#b', 'b'], ['a#', null], ['a', null], ['a#b%20c', 'b c']])('anchor of %s', (address, anchor) => {
  expect(anchorOf(address)).toBe(anchor);
});
