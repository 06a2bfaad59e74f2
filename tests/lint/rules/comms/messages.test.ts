/** The rules about messages, in both directions: what must be found, and what must be left alone. */
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../src/documents/parse.ts';
import { formOf } from '../../../../src/lint/message-form.ts';
import type { LintContext, Rule } from '../../../../src/lint/rule.ts';
import { rule as apology } from '../../../../src/lint/rules/comms/apology.ts';
import { rule as internals } from '../../../../src/lint/rules/comms/internals.ts';
import { rule as length } from '../../../../src/lint/rules/comms/length.ts';
import { rule as marketing } from '../../../../src/lint/rules/comms/marketing.ts';
import { rule as placeholders } from '../../../../src/lint/rules/comms/placeholders.ts';
import { rule as speculation } from '../../../../src/lint/rules/comms/speculation.ts';
import { rule as timeZone } from '../../../../src/lint/rules/comms/time-zone.ts';
import { rule as whatToDo } from '../../../../src/lint/rules/comms/what-to-do.ts';
import { policy } from '../../context.ts';
import { sayOf } from '../check.ts';

const email = (rule: Rule, text: string, changes: Partial<LintContext> = {}): string[] => sayOf('message', rule, text, changes, 'comms/email.md');
const emailRules = { ...policy.customerEmail };
const asking = (changes: Partial<typeof emailRules>): Partial<LintContext> => ({ policy: { ...policy, customerEmail: { ...emailRules, ...changes } } });

describe('the form of a message', () => {
  it.each([
    ['comms/x.md', '---\nkind: email\n---\nx\n', 'email'],
    ['comms/x.md', '---\nsubject: Slow\n---\nx\n', 'email'],
    ['comms/customer-e-mail.md', 'x\n', 'email'],
    ['comms/x.md', 'Dear customers,\n\nx\n', 'email'],
    ['comms/status-update.md', 'Hello,\n\nx\n', 'update'],
    ['comms/announcement.md', 'x\n', 'announcement'],
    ['comms/x.md', 'Checkout is slow.\n', 'update'],
  ])('%s %j', (file, text, form) => {
    expect(formOf(parseDocument(file, text, { kind: 'message' }))).toBe(form);
  });
});

describe('placeholders', () => {
  it.each([['{{service}}'], ['[Customer name]'], ['[INSERT DATE]'], ['[start time]'], ['[your name]'], ['${service}'], ['XX:XX'], ['TBD'], ['Lorem ipsum'], ['???']])('%s', (text) => {
    expect(email(placeholders, `It was ${text} so.\n`)).toHaveLength(1);
  });
  it.each([['[update]'], ['[Final message]'], ['{{< track "2018-04-13" >}}'], ['[status](https://x.example)'], ['`{{x}}`'], ['why?'], ['xx'], ['tbd-tool']])('%s is none', (text) => {
    expect(email(placeholders, `It was ${text} so.\n`)).toEqual([]);
  });
});

describe('apologies', () => {
  it.each([
    ['We are sorry for this.', 1, []],
    ['We apologise. We regret it. Sorry.', 1, ['1:15 The e-mail holds 3 apologies, expected 1; this one is too many.']],
    ['No apology is enough.', 0, []],
    ['We are sorry.', 0, ['1:8 The e-mail holds 1 apology, expected 0; this one is too many.']],
    ['We are sorry.', 2, ['1:1 The e-mail holds 1 apology, expected 2.']],
  ])('%s', (text, apologies, findings) => {
    expect(email(apology, `${text}\n`, asking({ apologies }))).toEqual(findings);
  });
});

it('a policy that allows marketing has no such finding', () => {
  expect(email(marketing, 'Our world-class platform.\n')).toHaveLength(1);
  expect(email(marketing, 'Our world-class platform.\n', asking({ marketing: true }))).toEqual([]);
});

it('counts the words of the policy', () => {
  expect(email(length, `${'word '.repeat(20)}\n`, asking({ maxWords: 20 }))).toEqual([]);
  expect(email(length, `${'word '.repeat(21)}\n`, asking({ maxWords: 20 }))).toHaveLength(1);
});

describe('internals', () => {
  it.each([['db.internal'], ['web.shop.svc.cluster.local'], ['ip-10-0-3-7'], ['web-prod-03'], ['10.0.3.7'], ['203.0.113.9'], ['SHOP-12'], ['#inc-shop-slow'], ['Ada Novak'], ['@ben']])('%s', (text) => {
    expect(email(internals, `It was ${text} that was slow.\n\nDana Levi\n`)).toHaveLength(1);
  });
  it.each([['version 1.2.3.4'], ['UTF-8'], ['SEV-2'], ['shop.example'], ['status.shop.example'], ['1.2.3'], ['a-b-c'], ['#1'], ['localhost']])('%s is known outside', (text) => {
    expect(email(internals, `It was ${text} that was slow.\n\nDana Levi\n`)).toEqual([]);
  });
});

describe('times', () => {
  it.each([['at 05:00'], ['at 5:00 pm'], ['at 8:45AM.'], ['from 10:00 to 11:00']])('%s has no zone', (text) => {
    expect(email(timeZone, `It ended ${text}\n`)).toHaveLength(1);
  });
  it.each([['at 05:00 UTC'], ['at 05:00Z'], ['from 10:00 to 11:00 CET'], ['at 16:37 Denver'], ['at 09:00 Pacific time'], ['2026-03-14T02:40+01:00'], ['a ratio of 3:1'], ['at 5 in the morning']])('%s', (text) => {
    expect(email(timeZone, `It ended ${text}.\n`)).toEqual([]);
  });
});

it('what may be said inside is no speculation', () => {
  expect(sayOf('message', speculation, 'We think so.\n', {}, 'comms/announcement.md')).toEqual([]);
  expect(email(speculation, 'It was probably the cache.\n')).toHaveLength(1);
  expect(email(speculation, 'You may have seen errors. It is likely to rain.\n')).toEqual([]);
});

describe('what customers must do', () => {
  it.each([['You need to do nothing.'], ['No action is required.'], ['What you need to do: nothing.'], ['Please change your password.'], ['You should restart the app.'], ['There is nothing to do on your side.'], ['If you saw an error, you can simply pay again.']])('%s', (text) => {
    expect(email(whatToDo, `Hello,\n\n${text}\n`)).toEqual([]);
  });
  it.each([['We fixed it.'], ['Please accept our apologies.'], ['You can see more on our status page.'], ['Please contact us.']])('%s says nothing about it', (text) => {
    expect(email(whatToDo, `Hello,\n\n${text}\n`)).toHaveLength(1);
  });
});
