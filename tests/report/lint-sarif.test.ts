import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeUri } from '../../src/report/lint-sarif.ts';
import { finding, HOSTILE, hostileReport, report, written } from './findings.ts';

/** The schema as Microsoft's package for SARIF carries it: 2.1.0-rtm.5, by which code scanning judges logs. It is written in draft 4, of which only the two names differ here. */
const { $schema: _draft, id: _address, ...sarifSchema } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as Record<string, unknown>;

const ajv = new Ajv({ strict: false, unicodeRegExp: false });
ajv.addFormat('date-time', (value: string) => !Number.isNaN(Date.parse(value)));
ajv.addFormat('uri', (value: string) => URL.canParse(value));
ajv.addFormat('uri-reference', (value: string) => /^[\w\-.~%/]*$/.test(value) && URL.canParse(value, 'file:///root/'));
const isSarif = ajv.compile(sarifSchema);

function read(text: string) {
  const log = JSON.parse(text);
  expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  return log.runs[0];
}

describe('lintSarif', () => {
  it('is a log that the schema accepts, with rule, place, repair and fingerprint', () => {
    const run = read(written('sarif', report([finding({ fingerprint: 'abc', fix: [{ start: 40, end: 42, text: 'SEV-1' }] })])));
    expect(run.tool.driver).toMatchObject({ name: 'zephyr', semanticVersion: '1.2.3', informationUri: 'https://zephyr.example' });
    expect(run.tool.driver.rules[1]).toMatchObject({ id: 'pm/severity', helpUri: 'https://zephyr.example/rules/pm/severity/', defaultConfiguration: { level: 'error' } });
    expect(run.results).toEqual([
      {
        ruleId: 'pm/severity',
        ruleIndex: 1,
        level: 'error',
        message: { text: 'The severity is `P1`, expected SEV-1. Write SEV-1.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'post-mortems/shop.md', uriBaseId: '%SRCROOT%' }, region: { startLine: 3, startColumn: 11, endLine: 3, endColumn: 13 } } }],
        partialFingerprints: { 'zephyr/v1': 'abc' },
        fixes: [
          {
            description: { text: 'Write SEV-1.' },
            artifactChanges: [{ artifactLocation: { uri: 'post-mortems/shop.md', uriBaseId: '%SRCROOT%' }, replacements: [{ deletedRegion: { charOffset: 40, charLength: 2 }, insertedContent: { text: 'SEV-1' } }] }],
          },
        ],
      },
    ]);
  });

  it('takes a finding of a rule without a page', () => {
    expect(read(written('sarif', report([finding({ rule: 'internal/rule' })]))).results[0]).not.toHaveProperty('ruleIndex');
  });

  it('the schema that judges it can refuse', () => {
    const log = JSON.parse(written('sarif', report([finding()])));
    expect(isSarif({ ...log, version: '2.0' })).toBe(false);
    const broken = (change: (run: ReturnType<typeof read>) => void): boolean => {
      const copy = structuredClone(log);
      change(copy.runs[0]);
      return isSarif(copy);
    };
    expect(broken(() => undefined)).toBe(true);
    expect(broken((run) => void (run.results[0].locations[0].physicalLocation.region.startLine = 0))).toBe(false);
    expect(broken((run) => void (run.results[0].message = {}))).toBe(false);
    expect(broken((run) => void (run.results[0].levle = 'error'))).toBe(false);
    expect(broken((run) => void (run.tool.driver.rules[0].helpUri = 'no address'))).toBe(false);
  });

  it.each(HOSTILE.map((text) => [text]))('stays well-formed and makes no link: %j', (text) => {
    const out = written('sarif', hostileReport(text));
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    for (const { message } of read(out).results) expect(message.text).not.toContain('](');
  });

  it('any name and any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void read(written('sarif', hostileReport(text)))));
  });
});

describe('relativeUri', () => {
  it.each([
    ['a/b.md', 'a/b.md'],
    ['a b#?.md', 'a%20b%23%3F.md'],
    ['c:/x.md', 'c%3A/x.md'],
    ['../x (1).md', '../x%20%281%29.md'],
    ['fire 🚒.md', 'fire%20%F0%9F%9A%92.md'],
    ['half \ud83d.md', 'half%20%EF%BF%BD.md'],
  ])('%j is %s', (path, uri) => expect(relativeUri(path)).toBe(uri));
});
