import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsPicture } from '../../../src/site/pictures/bars.ts';
import { bars, says, texts, wellFormed } from './svg.ts';

const row = (label: string, value: number) => ({ label, value, written: String(value) });
const ticks = (html: string): string[] => texts(html).filter((text) => text.startsWith('tick-label')).map((text) => text.replace('tick-label: ', ''));

describe('numbers of a table as bars', () => {
  it('are as long as they are large, ours filled and the others framed', () => {
    const drawn = bars(barsPicture('Seconds', [row('zephyr lint, first run', 10), row('zephyr lint, again', 5), row('rumdl', 20)]));
    expect(drawn.map(({ shape }) => shape)).toEqual(['filled', 'filled', 'outlined']);
    const lengths = drawn.map(({ left, right }) => right - left);
    expect(lengths).toEqual([180, 90, 360]);
  });

  it.each([
    [20.15, ['0', '10', '20', '30']],
    [4.05, ['0', '2', '4', '6']],
    [0.38, ['0.0', '0.1', '0.2', '0.3', '0.4']],
    [226, ['0', '100', '200', '300']],
    [0, ['0.0000000', '0.0000005', '0.0000010']],
  ])('%d stands on an axis of round numbers', (most, expected) => expect(ticks(barsPicture('Seconds', [row('a', most)])).slice(0, expected.length)).toEqual(expected));

  it('say the same in words', () => expect(says(barsPicture('Peak MB', [row('zephyr', 300), row('a <b>', 85)]))).toBe('Peak MB: zephyr 300; a &lt;b&gt; 85.'));

  it('stay on the paper, whatever the numbers', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.string(), fc.double({ min: 0, max: 1e15, noNaN: true })), { minLength: 1, maxLength: 12 }), (rows) => {
      const html = barsPicture('Seconds', rows.map(([label, value]) => row(label, value)));
      expect(wellFormed(html)).toBe(true);
      expect(ticks(html).length).toBeLessThanOrEqual(6);
      for (const { left, right } of bars(html)) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(361);
      }
    }));
  });
});
