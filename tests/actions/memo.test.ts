import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memo } from '../../src/actions/memo.ts';
import { latest } from '../../src/documents/latest.ts';

it('answers as the function itself, whatever was asked before', () => {
  const judge = (text: string): number | null => (text === '' ? null : text.length);
  const [kept, repeated] = [memo(judge), latest(judge)];
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), (texts) => {
      expect(texts.map(kept)).toEqual(texts.map(judge));
      expect(texts.map(repeated)).toEqual(texts.map(judge));
    }),
  );
  const many = Array.from({ length: 2500 }, (_, at) => String(at % 1500).repeat(2));
  expect(many.map(kept)).toEqual(many.map(judge));
});
