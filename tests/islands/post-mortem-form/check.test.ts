import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recogniseActions } from '../../../src/actions/recognise.ts';
import { parseDocument } from '../../../src/documents/parse.ts';
import { checkForm, RULES, type FormContext } from '../../../src/islands/post-mortem-form/check.ts';
import { lintDocuments } from '../../../src/lint/engine.ts';
import { recogniserContext } from '../../../src/lint/recogniser.ts';
import type { PostMortemData } from '../../../src/postmortem/data.ts';
import { draftPieces, normaliseData, writeDraft } from '../../../src/postmortem/draft.ts';
import { oncall } from '../../lint/context.ts';
import { finished, policy, template } from '../../postmortem/documents.ts';

const context: FormContext = { template, policy, oncall, now: '2026-03-16T10:00:00Z' };
const complete: PostMortemData = {
  ...finished,
  fields: { ...finished.fields, incidentCommander: 'Ada Novak', comms: 'Ben Carter', investigators: ['Ada Novak'], authors: ['Ada Novak'], reviewers: ['Ben Carter', 'Chidi Okoye'], services: ['checkout'] },
  actions: [{ text: 'Renew the certificate without anybody having to think of it', owner: 'Ada Novak', ticket: 'SHOP-12', due: '2026-04-01', status: 'open' }],
};
const said = (data: PostMortemData): string[] => checkForm(context, data).map(({ rule, place }) => `${rule} ${place === null ? '-' : place.kind === 'field' ? place.key : place.kind === 'row' ? `${place.slug}.${place.index}` : place.slug}`);
const withFields = (fields: Record<string, string | string[]>): PostMortemData => ({ ...complete, fields: { ...complete.fields, ...fields } });

test('with everything filled in there is nothing to say', () => {
  expect(checkForm(context, complete)).toEqual([]);
});

test.each<[string, PostMortemData, string[]]>([
  ['a time without a zone', withFields({ resolved: '2026-03-14 03:40' }), ['pm/frontmatter resolved']],
  ['a name nobody has', withFields({ comms: 'Ada Nowak' }), ['pm/frontmatter comms']],
  ['an unknown severity', withFields({ severity: 'P1' }), ['pm/severity severity']],
  ['published too late', withFields({ published: '2026-03-20T09:00Z' }), ['pm/deadline published']],
  ['another label', withFields({ actionItemLabel: 'other' }), ['pm/action-item-label actionItemLabel']],
  ['too few reviewers', withFields({ reviewers: ['Ben Carter'] }), ['pm/reviewed reviewers']],
  ['somebody to blame', { ...complete, prose: { ...complete.prose, summary: 'It was human error.' } }, ['pm/blameless summary']],
  ['an empty section', { ...complete, prose: { ...complete.prose, impact: '' } }, ['pm/placeholders impact']],
  ['TBD in the text', { ...complete, prose: { ...complete.prose, summary: 'Down.\n\nFor TBD minutes.' } }, ['pm/placeholders summary']],
  ['a team as an owner, in the second row', { ...complete, actions: [...complete.actions, { text: 'Test it', owner: 'Search on-call', ticket: 'SHOP-1', due: '', status: 'open' }] }, ['pm/action-item-owner action-items.1']],
  ['no ticket', { ...complete, actions: [{ text: 'Test it', owner: 'Ada Novak', ticket: '', due: '', status: 'open' }] }, ['pm/action-item-ticket action-items.0']],
])('%s is said beside its input', (_, data, expected) => {
  expect(said(data)).toEqual(expected);
});

/** What people type, for better and for worse; each part of the policy is hit. */
const name = fc.constantFrom('', 'Ada Novak', '@ben', 'Ada Nowak', 'Search on-call', 'Platform team', 'TBD', '?', 'Ada Novak, Ben Carter', 'the engineer', 'n/a');
const moment = fc.constantFrom('', '2026-03-14T03:00Z', '2026-03-14T05:40+02:00', '2026-03-14 03:02', '2026-02-30T03:00Z', 'soon', '2026-03-25T09:00Z');
const words = fc.constantFrom('', 'Down.', 'It was `TODO` in the alert.', 'For TBD minutes.', 'A list:\n\n- one\n- two', '```\nTBD\n```\n\nafter', '### Details\n\nMore, FIXME.', 'a | b', 'was ??? here', '[to be filled in]', 'costs < 5 and > 3', '> a quote', 'See <your name> there.', 'Tom failed to check it.', 'Somebody should have known better.\n\nIt was human error.');
/** Who a document names as its people is known to the recogniser by name; the form offers the roster only, so nobody there is called TBD. */
const member = name.filter((value) => value !== 'TBD');
const person = fc.array(member.filter((value) => value !== ''), { maxLength: 2 });
const typed: fc.Arbitrary<PostMortemData> = fc.record({
  fields: fc.record({
    title: fc.constantFrom('', 'Shop down', 'TODO', 'a: b'),
    description: words.map((text) => text.split('\n')[0] ?? ''),
    status: fc.constantFrom('', 'draft', 'final', 'done'),
    incident: fc.constantFrom('', 'INC-2026-0007'),
    severity: fc.constantFrom('', 'SEV-1', 'sev1', 'P1', 'SEV-3'),
    services: fc.array(fc.constantFrom('checkout', 'nowhere'), { maxLength: 2 }),
    started: moment, detected: moment, declared: moment, resolved: moment, published: moment, customerEmailSent: moment,
    incidentCommander: member, comms: member, investigators: person, authors: person, reviewers: person,
    actionItemLabel: fc.constantFrom('', 'follow-up', 'other'),
    tags: fc.constant([]),
  }),
  prose: fc.tuple(...template.sections.filter(({ form }) => form === 'prose').map(({ slug }) => words.map((text): [string, string] => [slug, text]))).map((pairs) => Object.fromEntries(pairs)),
  timeline: fc.array(fc.record({ at: fc.constantFrom('2026-03-14 03:02', '03:10'), what: words }), { maxLength: 2 }),
  actions: fc.array(fc.record({
    text: fc.constantFrom('Renew the certificate', 'Be more careful', 'Consider better monitoring', 'Think about it', 'Test the restore | again', 'Alert on `TBD` in the queue'),
    owner: name,
    ticket: fc.constantFrom('', 'SHOP-12', 'CART-12', 'https://shop.atlassian.example/browse/SHOP-12', 'https://github.com/shop/shop/issues/12', '123', 'see SHOP-1 and FIND-2', 'TBD'),
    due: fc.constantFrom('', '2026-04-01', '2026-02-30'),
    status: fc.constantFrom('', 'open', 'done'),
  }), { maxLength: 3 }),
});

test('the form says what the linter says of the written file, at the same place', () => {
  fc.assert(fc.property(typed, (data) => {
    const text = writeDraft(template, policy, data);
    const found = lintDocuments([parseDocument('post-mortem.md', text, { kind: 'post-mortem' })], {
      ...context,
      exists: () => null,
      anchorsOf: () => null,
      actionsOf: (document) => recogniseActions(document, recogniserContext(policy, oncall)),
      firstCommitOf: () => null,
    }, { rules: RULES });
    const pieces = draftPieces(template, policy, normaliseData(template, data));
    const placeAt = (offset: number) => {
      let end = 0;
      return pieces.find((piece) => offset < (end += piece.text.length))?.place ?? null;
    };
    expect(checkForm(context, data)).toEqual(found.map(({ rule, message, help, range }) => ({ rule, message, help, place: placeAt(range.start.offset) })));
  }), { numRuns: 200 });
});
