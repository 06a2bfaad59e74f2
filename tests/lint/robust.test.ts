/** Whatever a document holds: no rule fails, and every place lies in the text. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import type { DocumentKind } from '../../src/documents/model.ts';
import { lintDocuments } from '../../src/lint/engine.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { context } from './context.ts';
import { documentText, KINDS } from './generated.ts';

const lint = (text: string, kind: DocumentKind) => lintDocuments([parseDocument('runbooks/x.md', text, { kind })], context(), { rules });

it('no rule fails, and every place lies in the text', () => {
  fc.assert(
    fc.property(documentText, fc.constantFrom(...KINDS), (text, kind) => {
      for (const { rule, message, help, file, range } of lint(text, kind)) {
        expect(rule, message).not.toBe('internal/rule');
        expect(`${message}${help ?? ''}`).not.toMatch(/[\n\r]|undefined|NaN\b(?!`)|\[object/);
        expect(message.length).toBeLessThan(1000);
        if (file !== 'runbooks/x.md') continue;
        expect(range.start.offset).toBeLessThanOrEqual(range.end.offset);
        expect(range.end.offset).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 300 },
  );
});
