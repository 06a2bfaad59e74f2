import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finding, HOSTILE, hostileReport, report, written } from './findings.ts';
import { readXml } from './well-formed.ts';

describe('lintJunit', () => {
  it('has a suite for each file; errors fail, warnings are skipped with their text', () => {
    const root = readXml(written('junit', report([finding(), finding({ level: 'warning', rule: 'pm/deadline', message: 'Late.' }), finding({ file: 'b.md' })])));
    expect(root.attributes).toEqual({ name: 'zephyr lint', tests: '3', failures: '2', skipped: '1', errors: '0' });
    expect(root.children.map(({ attributes }) => [attributes['name'], attributes['tests'], attributes['failures'], attributes['skipped']])).toEqual([['post-mortems/shop.md', '2', '1', '1'], ['b.md', '1', '1', '0']]);
    const [failed, skipped] = root.children[0]?.children ?? [];
    expect(failed?.attributes).toEqual({ name: 'pm/severity at 3:11', classname: 'post-mortems/shop.md', file: 'post-mortems/shop.md', line: '3' });
    expect(failed?.children[0]).toMatchObject({ name: 'failure', attributes: { message: 'The severity is `P1`, expected SEV-1.', type: 'pm/severity' }, text: 'post-mortems/shop.md:3:11\nThe severity is `P1`, expected SEV-1.\nWrite SEV-1.\nhttps://zephyr.example/rules/pm/severity/' });
    expect(skipped?.children[0]).toMatchObject({ name: 'skipped', attributes: { message: 'Late.' } });
  });

  it('has one case that passes where nothing was found', () => {
    const root = readXml(written('junit', report([], { files: 4 })));
    expect(root.attributes['tests']).toBe('1');
    expect(root.children[0]?.children[0]).toMatchObject({ name: 'testcase', attributes: { name: '4 files checked: no findings.' }, children: [] });
  });

  it.each(HOSTILE.map((text) => [text]))('stays well-formed: %j', (text) => {
    expect(readXml(written('junit', hostileReport(text))).children).toHaveLength(1);
  });

  it('any name and any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(readXml(written('junit', hostileReport(text))).attributes['tests']).toBe('2');
    }));
  });
});
