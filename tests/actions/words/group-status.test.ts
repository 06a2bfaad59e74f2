import { describe, expect, it } from 'vitest';
import { statusOfGroup } from '../../../src/actions/words/group-status.ts';

describe('statusOfGroup', () => {
  it.each([
    ['Immediate actions (completed)', 'done'],
    ['Planned actions (planned or in-progress)', 'open'],
    ['To complete before the release', 'open'],
    ["Won't do", 'declined'],
    ['Corrective actions applied', 'done'], ['Medidas preventivas implementadas', 'done'], ['Ações corretivas (feitas)', 'done'], ['Сделано', 'done'],
    ['Ações preventivas (pendentes)', 'open'], ['Acciones pendientes', 'open'], ['Actions à faire', 'open'],
    ['What we changed', 'done'],
    ['We made the following changes so that it stays so:', 'done'], ['We have taken several steps:', 'done'], ['The following measures were introduced:', 'done'],
    ['We will make the following changes:', null], ['The following changes are to be made:', null],
    ["What we've improved since", 'done'],
    ['What are we going to do about it?', null],
    ['Action items', null],
    ['✅ Next steps', null], ['✅ Action items (completed)', 'done'], ['Next steps ✅', 'done'], ['✅ Short term', 'done'],
  ])('%s → %s', (title, status) => {
    expect(statusOfGroup(title)).toBe(status);
  });
});
