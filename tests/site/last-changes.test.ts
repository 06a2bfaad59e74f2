import { expect, it } from 'vitest';
import { parseLog } from '../../src/site/last-changes.ts';

it('takes the newest commit of each file', () => {
  const log = '\0' + '2026-03-02T10:00:00+01:00\n\nruns/a.md\ncontent/ä b.md\n' + '\0' + '2026-03-01T10:00:00Z\n\nruns/a.md\nruns/c.md\n';
  expect([...parseLog(log)]).toEqual([
    ['runs/a.md', '2026-03-02T10:00:00+01:00'],
    ['content/ä b.md', '2026-03-02T10:00:00+01:00'],
    ['runs/c.md', '2026-03-01T10:00:00Z'],
  ]);
});

it('knows nothing from an empty log', () => expect(parseLog('').size).toBe(0));
