import { expect, it } from 'vitest';
import type { ActionItem } from '../../src/actions/model.ts';
import { actionsGithub, actionsStylish } from '../../src/report/actions.ts';
import { plainStyle } from '../../src/report/style.ts';
import { HOSTILE } from './findings.ts';

function item(changes: Partial<ActionItem> = {}): ActionItem {
  const place = { line: 12, column: 1, offset: 200 };
  return { file: 'post-mortems/shop.md', line: 12, range: { start: place, end: place }, text: 'Alert on an empty cache', owner: 'Ada Novak', ownerKind: 'person', tickets: ['SHOP-12'], labels: ['follow-up'], due: '2026-04-01', status: 'open', ...changes };
}

it('lists them for a person', () => {
  const bare = item({ line: 13, text: 'Test the restore', owner: null, ownerKind: null, tickets: [], labels: [], due: null, status: null });
  expect(actionsStylish([item(), bare, item({ file: 'b.md', owner: 'Platform', ownerKind: 'team', status: 'done' })], 4, plainStyle)).toBe(
    [
      'post-mortems/shop.md',
      '',
      '    12  open      Alert on an empty cache',
      '                  by Ada Novak · SHOP-12 · follow-up · due 2026-04-01',
      '    13  -         Test the restore',
      '                  no owner · no ticket',
      '',
      'b.md',
      '',
      '    12  done      Alert on an empty cache',
      '                  by Platform (team) · SHOP-12 · follow-up · due 2026-04-01',
      '',
      '3 action items in 4 files: 1 owned by a person, 2 with a ticket and 1 done.',
      '',
    ].join('\n'),
  );
  expect(actionsStylish([], 2, plainStyle)).toBe('no action items in 2 files.\n');
});

it('lists them as notices', () => {
  expect(actionsGithub([item()])).toBe('::notice file=post-mortems/shop.md,line=12,col=1,title=Action item::Alert on an empty cache%0Aby Ada Novak · SHOP-12 · follow-up · due 2026-04-01\n');
});

it.each(HOSTILE.map((text) => [text]))('lets nothing out: %j', (text) => {
  const items = [item({ file: text, text, owner: text, tickets: [text], due: text })];
  for (const output of [actionsStylish(items, 1, plainStyle), actionsGithub(items)]) {
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    const lines = output.split('\n').filter((line) => /^\s*::/.test(line));
    expect(lines.every((line) => line.startsWith('::notice file='))).toBe(true);
    expect(lines.length).toBeLessThanOrEqual(1);
  }
});
