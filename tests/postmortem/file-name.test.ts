import { expect, test } from 'vitest';
import { emptyData } from '../../src/postmortem/data.ts';
import { fileNameFor } from '../../src/postmortem/file-name.ts';
import { template } from './documents.ts';

const named = (fields: Record<string, string>): string => fileNameFor({ ...emptyData(template), fields }, '2026-05-01');

test.each([
  [{ title: 'Shop down in Norway', started: '2026-03-14T03:00Z' }, '2026-03-14-shop-down-in-norway.md'],
  [{ title: 'Late', detected: '2026-03-14T00:30+02:00' }, '2026-03-13-late.md'],
  [{ title: 'No time yet', started: 'soon' }, '2026-05-01-no-time-yet.md'],
  [{ incident: 'INC-2026-0142' }, '2026-05-01-inc-2026-0142.md'],
  [{}, '2026-05-01-post-mortem.md'],
  [{ title: '../../etc/passwd; rm -rf $HOME' }, '2026-05-01-etc-passwd-rm-rf-home.md'],
  [{ title: 'Überlast, café' }, '2026-05-01-uberlast-cafe.md'],
  [{ title: '決済の障害' }, '2026-05-01-決済の障害.md'],
  [{ title: '???' }, '2026-05-01-post-mortem.md'],
])('%j is %s', (fields, name) => {
  expect(named(fields as Record<string, string>)).toBe(name);
});

test('a long title is cut, and never within a letter', () => {
  expect(named({ title: `a${'𠮷'.repeat(80)}` })).toBe(`2026-05-01-a${'𠮷'.repeat(59)}.md`);
  expect(named({ title: 'word '.repeat(100) }).length).toBeLessThan(80);
});
