import { describe, expect, it } from 'vitest';
import { colourStyle, plainStyle } from '../../src/report/style.ts';
import { finding, HOSTILE, report, written } from './findings.ts';

describe('lintStylish', () => {
  it('groups by file, points at the place and says what to type', () => {
    const text = written('stylish', report([finding(), finding({ level: 'warning', rule: 'pm/deadline', message: 'Late.', help: undefined as never, excerpt: undefined as never })]), plainStyle);
    expect(text).toBe(
      [
        'post-mortems/shop.md',
        '',
        '  3:11  error  The severity is `P1`, expected SEV-1.  pm/severity',
        '      3 │ severity: P1',
        '        │           ^^',
        '      → Write SEV-1.',
        '',
        '  3:11  warning  Late.  pm/deadline',
        '',
        '1 file checked: 1 error, 1 warning.',
        '',
      ].join('\n'),
    );
  });

  it('shows a place once, with all that was found there', () => {
    const late = finding({ level: 'warning', rule: 'pm/deadline', message: 'Late.', help: undefined as never });
    const unowned = finding({ rule: 'pm/action-item-owner', message: 'Nobody owns it.', help: 'Write a name.' });
    const elsewhere = finding({ excerpt: { text: 'severity: P1', from: 0, length: 8, cut: { before: false, after: false } } });
    expect(written('stylish', report([late, unowned, finding(), elsewhere]), plainStyle).split('\n').slice(2, -2)).toEqual([
      '  3:11  warning  Late.  pm/deadline',
      '  3:11  error  Nobody owns it.  pm/action-item-owner',
      '  3:11  error  The severity is `P1`, expected SEV-1.  pm/severity',
      '      3 │ severity: P1',
      '        │           ^^',
      '      → Write a name.',
      '      → Write SEV-1.',
      '',
      '  3:11  error  The severity is `P1`, expected SEV-1.  pm/severity',
      '      3 │ severity: P1',
      '        │ ^^^^^^^^',
      '      → Write SEV-1.',
      '',
    ]);
    expect(written('stylish', report([late, unowned]), colourStyle)).toContain('\u001b[31m^^');
    expect(written('stylish', report([late]), colourStyle)).toContain('\u001b[33m^^');
  });

  it('says that all is well, and what it guessed', () => {
    const kinds = [{ kind: 'post-mortem', from: 'folder', documents: 2 }, { kind: 'runbook', from: 'headings', documents: 1 }, { kind: 'other', from: 'default', documents: 3 }] as const;
    expect(written('stylish', report([], { files: 6, kinds }), plainStyle)).toBe(
      '6 files checked: no findings.\nGuessed from what stands there: 2 post-mortems by folder, 1 runbook by headings and 3 other documents (no kind, so only the general rules hold). `kind:` in the frontmatter settles it.\n',
    );
  });

  it('puts the mark under wide letters and behind a cut', () => {
    const excerpt = { text: '東京 P1 and more', from: 3, length: 2, cut: { before: true, after: true } };
    expect(written('stylish', report([finding({ excerpt })]), plainStyle).split('\n').slice(3, 5)).toEqual(['      3 │ …東京 P1 and more…', '        │       ^^']);
  });

  it('colours severity and nothing else', () => {
    const text = written('stylish', report([finding()]), colourStyle);
    expect(text).toContain('\u001b[31merror\u001b[39m');
    expect(written('stylish', report([finding()]), plainStyle)).not.toContain('\u001b');
  });

  it.each(HOSTILE.map((text) => [text]))('lets nothing out: %j', (text) => {
    const excerpt = { text, from: 0, length: 2, cut: { before: false, after: false } };
    const lines = written('stylish', report([finding({ file: text, message: text, help: text, excerpt })]), plainStyle).split('\n');
    expect(lines).toHaveLength(9);
    for (const line of lines) {
      expect(line).not.toMatch(/^\s*::/);
      expect(line).not.toContain('##[');
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });
});
