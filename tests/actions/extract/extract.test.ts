import { describe, expect, it } from 'vitest';
import { read } from '../read.ts';

/** Line and words of the items found below a follow-up heading. */
const found = (body: string): string[] => read(`## Action items\n\n${body}\n`).items.map((item) => `${item.line - 2} ${item.text}`);

describe('tables', () => {
  it.each([
    ['the action column, whatever stands first', '| Ticket | Action | Owner |\n|--|--|--|\n| OPS-1 | Fix it | Ana |', ['3 Fix it']],
    ['a header in bold cells', '| **Owner** | **Task** |\n|--|--|\n| Ana | Fix it |', ['3 Fix it']],
    ['the longest column where no header says more', '| Area | Proposal | Owner |\n|--|--|--|\n| API | Return a better error | Ana |', ['3 Return a better error']],
    ['no rows of dashes, blanks or placeholders', '| Action | Owner |\n|--|--|\n| - | - |\n| | |\n| [Action] | @name |\n| Fix it | Ana |', ['6 Fix it']],
    ['no legend', '| Priority | Meaning |\n|--|--|\n| P0 | At once |', []],
    ['no timeline', '| Time | Event |\n|--|--|\n| 10:00 | Fix it |', []],
    ['a bar inside code', '| Action | Owner | Due |\n|--|--|--|\n| Run `a || b` daily | Ana | 2026-01-02 |', ['3 Run `a||b` daily']],
    ['no timeline in another language', '| Czas | Status | Opis |\n|--|--|--|\n| 11:05 | Normalny | Wdrożono zmianę |\n| 14:24–15:00 | Test | Ukończono |', []],
    ['rows without the closing bar', '| Action | Owner\n|--|--\n| Fix it | Ana', ['3 Fix it']],
  ])('%s', (_, body, items) => {
    expect(found(body)).toEqual(items);
  });
});

describe('lists', () => {
  it.each([
    ['plain, numbered and task items', '- Fix it\n\n1. Test it\n\n* [ ] Ship it', ['1 Fix it', '3 Test it', '5 Ship it']],
    ['groups and their children', '- Detect:\n  - Fix it\n  - Test it', ['2 Fix it', '3 Test it']],
    ['an order with details', '- Improve the runbook\n  - the part on drains\n  - the part on restarts', ['1 Improve the runbook']],
    ['links as details', '- Fix it\n  - https://github.com/a/b/pull/1', ['1 Fix it']],
    ['fields as details', '- Fix it\n  - Owner: Ana\n  - Due: tomorrow', ['1 Fix it']],
    ['fields of one item', '- Action: Fix it\n- Owner: Ana\n- Due: 2026-01-02', ['1 Action: Fix it']],
    ['children with boxes below a label', '- Backend\n  - [ ] Fix it', ['2 Fix it']],
    ['numbered titles broken by bullets', '1. **Fix it**\n\n- a detail\n\n2. **Test it**\n\n- another', ['1 **Fix it**', '5 **Test it**'].map((text) => text.replaceAll('**', ''))],
    ['a box of its own over details', '- [ ] **Observability**\n  - better logs\n  - distributed tracing', ['1 Observability']],
    ['titles alike, some with details that sound like orders', '1. **Security audit** (8M)\n   - Started Monday\n   - Report due soon\n2. **Rate limits** (API)\n   - Prevents brute force\n   - Overdue', ['1 Security audit (8M)', '4 Rate limits (API)']],
    ['labels that tell what was done, over its parts', '1. Health check hardened:\n   - retries,\n   - timeouts.\n2. Sync publishing hardened:\n   - job timeout.\n   - one retry.\n3. Documents:\n   - queries corrected,\n   - a page added.', ['1 Health check hardened:', '4 Sync publishing hardened:', '7 Documents:']],
    ['wrapped items', '- Fix it\n  and test it', ['1 Fix it and test it']],
    ['no empty ones', '-\n- [ ]\n- ...', []],
    ['no pointers to documents', '- [Graph](https://example.com/graph)\n- Fix it', ['2 Fix it']],
    ['no times of day', '- 10:00 restarted\n- Fix it', ['2 Fix it']],
  ])('%s', (_, body, items) => {
    expect(found(body)).toEqual(items);
  });
});

describe('prose', () => {
  it.each([
    ['a sentence that plans', 'The disk was full. We will add an alert.', ['1 We will add an alert.']],
    ['the line of the sentence', 'The disk was full.\nWe will add an alert.', ['2 We will add an alert.']],
    ['bare lines', 'Add an alert.\nMore automated tests.\nClean the disk.', ['1 Add an alert.', '2 More automated tests.', '3 Clean the disk.']],
    ['an announced item', '**Action item:** Raise the limit. It is too low.', ['1 Raise the limit. It is too low.']],
    ['nothing of the past', 'We added an alert.', []],
    ['no words around a list', 'We will review this in a week.\n\n- Fix it\n\nPlease add what is missing.', ['3 Fix it']],
    ['no word that there is nothing', 'None, because it was a test.', []],
  ])('%s', (_, body, items) => {
    expect(found(body)).toEqual(items);
  });
});

describe('HTML', () => {
  it.each([
    ['list items', '<ul>\n<li>Fix it</li>\n<li>Test <b>it</b> &amp; ship</li>\n</ul>', ['2 Fix it', '3 Test it & ship']],
    ['table rows', '<table>\n<tr><th>Action</th><th>Owner</th></tr>\n<tr><td>Fix it</td><td>Ana</td></tr>\n</table>', ['3 Fix it']],
    ['nothing in comments', '<!--\n- Fix it\n-->', []],
  ])('%s', (_, body, items) => {
    expect(found(body)).toEqual(items);
  });
});
