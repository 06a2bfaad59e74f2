import type { Document } from '../../../documents/model.ts';
import { quoted } from '../../../policy/wording.ts';
import { colleaguesIn } from '../../colleagues.ts';
import { messagesOf } from '../../messages.ts';
import type { Message } from '../../messages.ts';
import { placeInProse } from '../../prose-range.ts';
import type { Prose } from '../../prose.ts';
import type { LintContext, Report, Rule } from '../../rule.ts';
import { GREETING } from '../../words/customer-messages.ts';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ADDRESS = new RegExp(`(?<![\\w.])${OCTET}(?:\\.${OCTET}){3}(?![\\w.]*\\d)(?:/\\d{1,2})?`, 'g');
const HOST = /(?<![\w@.-])(?:[a-z0-9-]{1,40}\.){1,5}(?:internal|local|localdomain|lan|corp|intra|svc|cluster\.local|compute\.amazonaws\.com)\b|\bip-\d{1,3}(?:-\d{1,3}){3}\b|(?<![\w./-])[a-z]{2,12}-(?:prod|prd|stg|staging|dev)-[a-z0-9-]{1,20}\b/g;
const CHANNEL = /(?<![\w&/])#(?:inc|incident|ops|oncall|team|alerts?)-[a-z0-9-]{1,40}\b/g;

export const rule: Rule = {
  id: 'comms/internals',
  title: 'A message to customers names no host, ticket, channel or colleague',
  why: [
    'To a customer they mean nothing, to an attacker they are a map, and a colleague\'s name in an outage looks like a culprit.',
    'The name under the message is the exception: a reply reaches a person.',
  ].join(' '),
  policyKeys: ['postMortem.actionItems.tracker.prefixes', 'postMortem.actionItems.tracker.hosts'],
  level: 'warning',
  kinds: ['message', 'template'],
  examples: [
    { name: 'what customers know', file: 'comms/email.md', text: 'Checkout was slow in Norway. Version 2.10.4.1 of the app is not affected.\n\nAda Novak, Support\n', findings: [] },
    {
      name: 'what only we know',
      file: 'comms/email.md',
      text: 'The host db-1.shop.internal (10.2.3.4) was full, see SHOP-12. Ada Novak freed it.\n\nBest,\n\nBen Carter\n',
      findings: [
        '1:10 `db-1.shop.internal` is the name of one of our hosts, which a message to customers leaves out.',
        '1:30 `10.2.3.4` is an address of our network, which a message to customers leaves out.',
        '1:54 `SHOP-12` is one of our tickets, which a message to customers leaves out.',
        '1:63 `Ada Novak` is a colleague, which a message to customers leaves out.',
      ],
    },
    { name: 'in the subject, and by first name', file: 'comms/email.md', text: '---\nsubject: Ada fixed the shop\n---\n\nDear Ben,\n\nthe shop works again.\n\nChidi Okoye\n', findings: ['2:10 `Ada` is a colleague, which a message to customers leaves out.'] },
    { name: 'a template', file: 'comms/update-template.md', text: '---\nkind: template\n---\n\nAsk Ada Novak in #inc-shop.\n\n## First update\n\n> {{service}} is slow; Ada Novak looks at db-1.shop.internal.\n>\n> {{sender}}\n', findings: ['9:24 `Ada Novak` is a colleague, which a message to customers leaves out.', '9:43 `db-1.shop.internal` is the name of one of our hosts, which a message to customers leaves out.'] },
    { name: 'a sample in a template, which will be copied', file: 'comms/update-template.md', text: '---\nkind: template\n---\n\n## First update\n\n> {{service}} is slow.\n\nFilled in: "Checkout is slow; Ada Novak looks at it."\n', findings: ['9:31 `Ada Novak` is a colleague, which a message to customers leaves out.'] },
    { name: 'an announcement inside may name and thank people', file: 'comms/announcement.md', text: 'Thank you, Ada Novak and Ben Carter, for SHOP-12.\n', findings: [] },
  ],
  check(document, context) {
    return messagesOf(document).filter(({ form }) => form !== 'announcement').flatMap((message) => message.lines.flatMap((line) => inside(document, line, message, context)));
  },
};

/** Whom a customer greets a message with is a customer. */
const GREETED = new RegExp(`${GREETING.source}[^.!?。\\n]{0,60}`, 'iu');

function inside(document: Document, prose: Prose, { lines, isTitle }: Message, { policy, oncall }: LintContext): Report[] {
  const { prefixes, hosts } = policy.postMortem.actionItems.tracker;
  const found: { text: string; index: number; what: string }[] = [];
  const add = (pattern: RegExp, what: string): void => {
    for (const match of prose.text.matchAll(pattern)) found.push({ text: match[0], index: match.index, what });
  };
  add(HOST, 'the name of one of our hosts');
  // `version 2.10.4.1` is none.
  for (const match of prose.text.matchAll(ADDRESS)) {
    if (!/(?:version|release|v|to|from|\bIP\W{0,3})\s?$/i.test(prose.text.slice(Math.max(0, match.index - 10), match.index)) || /\bIP\W{0,3}$/i.test(prose.text.slice(Math.max(0, match.index - 6), match.index)) || isPrivate(match[0])) found.push({ text: match[0], index: match.index, what: 'an address of our network' });
  }
  add(CHANNEL, 'one of our channels');
  add(new RegExp(`(?<![\\w-])(?:${prefixes.join('|')})-\\d{1,7}(?![\\w-])`, 'g'), 'one of our tickets');
  for (const host of hosts) {
    for (let at = prose.text.indexOf(host); at >= 0; at = prose.text.indexOf(host, at + host.length)) found.push({ text: host, index: at, what: 'our ticket tracker' });
  }
  // What is all of a message signs none.
  const signature = !isTitle(prose) && prose === lines.at(-1) && lines.filter((line) => !isTitle(line)).length > 1;
  if (oncall && !signature) {
    const greeted = GREETED.exec(prose.text)?.[0].length ?? 0;
    for (const { text, index } of colleaguesIn(prose.text, oncall)) if (index >= greeted) found.push({ text, index, what: 'a colleague' });
  }
  return found.map(({ text, index, what }) => ({
    range: placeInProse(document, prose, index, text.length),
    message: `${quoted(text)} is ${what}, which a message to customers leaves out.`,
    help: 'Say what it means for them, with the name of the service that they know.',
  }));
}

function isPrivate(address: string): boolean {
  return /^(?:10\.|127\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address);
}
