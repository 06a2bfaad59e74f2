import { describe, expect, it } from 'vitest';
import { recogniseActions } from '../../src/actions/recognise.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { NOWHERE, read } from './read.ts';

describe('recogniseActions', () => {
  it('reads an item with everything on it', () => {
    const text = '# Checkout outage\n\n## Action items\n\n- [ ] Add an alert on cache misses. Owner: @ana, OPS-101, due 2026-04-01 [post-mortem]\n';
    expect(read(text, undefined, 'content/post-mortems/checkout.md').items).toEqual([
      {
        file: 'content/post-mortems/checkout.md',
        line: 5,
        range: { start: { line: 5, column: 1, offset: 36 }, end: { line: 5, column: 87, offset: 122 } },
        text: 'Add an alert on cache misses. Owner: @ana, OPS-101, due 2026-04-01 [post-mortem]',
        owner: '@ana',
        ownerKind: 'person',
        tickets: ['OPS-101'],
        labels: ['post-mortem'],
        due: '2026-04-01',
        status: 'open',
      },
    ]);
  });

  it.each([
    ['## Actions\n\n- [x] Add [post-mortem]\n', ['post-mortem']],
    ['## Actions\n\n- Add it #post-mortem\n', ['post-mortem']],
    ['## Actions\n\n- Add it, label: `post-mortem`\n', ['post-mortem']],
    ['## Actions\n\n| Action | Owner | Labels |\n|---|---|---|\n| Add it | Ana | post-mortem, sev-1 |\n', ['post-mortem', 'sev-1']],
    ['---\nactionItemLabel: post-mortem\n---\n\n## Actions\n\n- Add it\n', ['post-mortem']],
    ['## Actions\n\n- Add it (#42)\n', []],
    ['## Actions\n\n- [Ana] Add it\n', []],
  ])('labels of %j', (text, labels) => {
    expect(read(text).items.map((item) => item.labels)).toEqual([labels]);
  });

  it.each([
    ['items', '- Add an alert'],
    ['prose', 'We will add an alert.'],
    ['prose', 'The disk was full.'],
    ['none-declared', 'None, because the cause was a test.'],
    ['none-declared', '- None'],
    ['delegated', 'Tracked in https://linear.app/acme/issue/OPS-1'],
    ['template', '- [ ] Action item 1\n- [ ] ...'],
    ['template', '- [ ] '],
    ['template', '| Action | Owner |\n|---|---|\n| {{ action }} | {{ owner }} |'],
    ['empty', ''],
  ])('form %s: %j', (form, body) => {
    const record = read(`# T\n\n## Action items\n\n${body}\n\n## Notes\n\nDone.\n`);
    expect(record.sections).toEqual([expect.objectContaining({ title: 'Action items', line: 3, form })]);
  });

  it('finds nothing in a document that is a template, whatever it holds', () => {
    const text = '---\nkind: template\n---\n\n## Action items\n\n- Add an alert\n';
    const record = recogniseActions(parseDocument('template.md', text, { kind: 'template' }), NOWHERE);
    expect(record.items).toEqual([]);
    expect(record.sections.map((section) => section.form)).toEqual(['template']);
  });

  it('says where a section ends', () => {
    const text = '## Action items\n\n- Add an alert\n\n## Notes\n\nx\n';
    expect(read(text).sections[0]?.range.end.offset).toBe(text.indexOf('\n\n## Notes'));
  });

  it('has no opinion on a document without follow-ups', () => {
    expect(read('# Notes\n\nWe should add an alert.\n\n- Add one\n')).toEqual({ items: [], sections: [] });
  });

  it('counts lessons only where there is no follow-up list, nor a word that there is none', () => {
    const lessons = '## Lessons learned\n\n- Add disk usage to the dashboard\n- Disks fill up\n';
    expect(read(lessons).items.map((item) => item.line)).toEqual([3]);
    expect(read(`${lessons}\n## Action items\n\n- Add an alert\n`).items.map((item) => item.line)).toEqual([8]);
    expect(read(`${lessons}\n## Action items\n\nNone.\n`).items).toEqual([]);
  });
});
