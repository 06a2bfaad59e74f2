import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { finding, HOSTILE, hostileReport, report, written } from './findings.ts';

/** The keys that GitLab documents, all required there. */
const isReport = new Ajv2020().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string' },
      check_name: { type: 'string' },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: { type: 'object', required: ['path', 'lines'], properties: { path: { type: 'string', not: { pattern: '^\\./' } }, lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } } } },
    },
  },
});

it('is what GitLab reads', () => {
  const out = JSON.parse(written('gitlab', report([finding({ fingerprint: 'abc' }), finding({ level: 'warning' })])));
  expect(isReport(out), JSON.stringify(isReport.errors)).toBe(true);
  expect(out[0]).toEqual({
    description: 'The severity is `P1`, expected SEV-1. Write SEV-1.',
    check_name: 'pm/severity',
    fingerprint: 'abc',
    severity: 'major',
    location: { path: 'post-mortems/shop.md', lines: { begin: 3, end: 3 } },
  });
  expect(out[1].severity).toBe('minor');
  expect(written('gitlab', report([]))).toBe('[]\n');
});

it.each(HOSTILE.map((text) => [text]))('stays well-formed: %j', (text) => {
  const out = written('gitlab', hostileReport(text));
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(isReport(JSON.parse(out))).toBe(true);
  expect(JSON.parse(out)[0].location.path).toBe(text);
});
