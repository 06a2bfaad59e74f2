import { describe, expect, it } from 'vitest';
import { anchorOf, runbookAt } from '../../src/lint/runbook-address.ts';

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
});

it('without runbooks no address is about them', () => {
  expect(runbookAt('https://docs.example/runbooks/incident', [])).toBeNull();
});

it.each([['a#b', 'b'], ['a#', null], ['a', null], ['a#b%20c', 'b c']])('anchor of %s', (address, anchor) => {
  expect(anchorOf(address)).toBe(anchor);
});
