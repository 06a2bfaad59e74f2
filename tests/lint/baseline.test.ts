import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineOf, baselineText, entriesOf, parseBaseline } from '../../src/lint/baseline.ts';
import { finding } from '../report/findings.ts';

const of = (...prints: string[]) => prints.map((fingerprint) => finding({ fingerprint }));
const entries = (...prints: string[]) => entriesOf(of(...prints), (file) => `x/${file}`);
const text = (list: ReturnType<typeof entries>) => baselineText(list, (value) => JSON.stringify(value));

describe('baseline', () => {
  it('is sorted, one finding a line', () => {
    expect(text(entries('b', 'a'))).toBe(`{
  "version": 1,
  "findings": [
    {"file":"x/post-mortems/shop.md","rule":"pm/severity","fingerprint":"a","message":"The severity is \`P1\`, expected SEV-1."},
    {"file":"x/post-mortems/shop.md","rule":"pm/severity","fingerprint":"b","message":"The severity is \`P1\`, expected SEV-1."}
  ]
}
`);
    expect(text([])).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
    const places = [['b.md', 'pm/a', '1'], ['a.md', 'pm/b', '1'], ['a.md', 'pm/a', '3'], ['a.md', 'pm/a', '2']].map(([file = '', rule = '', fingerprint = '']) => finding({ file, rule, fingerprint }));
    expect((JSON.parse(text(entriesOf(places, (file) => file))) as { findings: Record<string, string>[] }).findings.map(({ file, rule, fingerprint }) => `${file} ${rule} ${fingerprint}`)).toEqual(['a.md pm/a 2', 'a.md pm/a 3', 'a.md pm/b 1', 'b.md pm/a 1']);
  });

  it('leaves what it does not know, and tells what is gone', () => {
    const baseline = baselineOf(entries('a', 'b'));
    const fresh = of('a', 'c').filter((one) => !baseline.holds(one));
    expect(fresh.map(({ fingerprint }) => fingerprint)).toEqual(['c']);
    expect(baseline.gone().map(({ fingerprint }) => fingerprint)).toEqual(['b']);
  });

  it.each([
    ['', 'it is no JSON', false],
    ['null', 'it is no baseline as --update-baseline writes it', false],
    ['[]', 'it is no baseline as --update-baseline writes it', false],
    ['{"version":2,"findings":[]}', 'it is of version 2, and this zephyr reads version 1', true],
    ['{"version":"2","findings":[]}', 'it is no baseline: `version` is not as --update-baseline writes it', false],
    ['{"version":1,"findings":[{"file":1}]}', 'it is no baseline: `findings.0.file` is not as --update-baseline writes it', false],
    ['{"version":1,"findings":[],"more":1}', 'it is no baseline as --update-baseline writes it', false],
  ])('refuses %j', (wrong, problem, newer) => expect(parseBaseline(wrong)).toEqual({ problem, newer }));

  it('is read as it was written; known and fresh findings are all findings', () => {
    const prints = fc.uniqueArray(fc.string({ minLength: 1 }));
    fc.assert(fc.property(prints, prints, (known, found) => {
      const read = parseBaseline(text(entries(...known)));
      if ('problem' in read) throw new Error(read.problem);
      const baseline = baselineOf(read.entries);
      const fresh = of(...found).filter((one) => !baseline.holds(one));
      expect(fresh.map(({ fingerprint }) => fingerprint)).toEqual(found.filter((one) => !known.includes(one)));
      expect(baseline.gone().map(({ fingerprint }) => fingerprint).sort()).toEqual(known.filter((one) => !found.includes(one)).sort());
    }));
  });
});
