/** `zephyr comms`: messages from templates, linted as they are written; `--sent` closes the e-mail's deadline. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chooseText, compose, type Message, type Values } from '../../comms/compose.ts';
import { emlText } from '../../comms/eml.ts';
import { htmlText, markdownText, plainText } from '../../comms/render.ts';
import { readMessageTemplate, type MessageTemplate } from '../../comms/template.ts';
import { parseDocument } from '../../documents/parse.ts';
import { planEmailSent } from '../../incident/plan-changes.ts';
import { dateTime } from '../../incident/words.ts';
import { createLinter } from '../../lint/engine.ts';
import type { Finding } from '../../lint/rule.ts';
import { rules } from '../../lint/rules/index.ts';
import { formatInstant, parseInstant } from '../../postmortem/deadline.ts';
import { lintContext, runsWith } from '../../project/context.ts';
import { diskReason } from '../../project/disk-reason.ts';
import { packageFile } from '../../project/package.ts';
import { codeOf } from '../../project/read.ts';
import { safeJson, visible, visiblePath } from '../../report/escape.ts';
import { UsageError, type Call, type ExitCode } from '../io.ts';
import { rulebook, type Rulebook } from '../rulebook.ts';
import { givenValues, incidentValues } from './comms-values.ts';
import { instantOf } from './session.ts';

type Kind = 'email' | 'status-update' | 'announcement';

/** Templates that the policy does not name. */
const TEMPLATES = { 'status-update': 'comms/status-update-template.md', announcement: 'comms/after-action-announcement.md' } as const;

export async function email(call: Call): Promise<ExitCode> {
  return call.options['sent'] === undefined ? write(call, 'email', null) : sent(call);
}

export async function status(call: Call): Promise<ExitCode> {
  return write(call, 'status-update', String(call.options['text']));
}

export async function announcement(call: Call): Promise<ExitCode> {
  return write(call, 'announcement', null);
}

async function write(call: Call, kind: Kind, section: string | null): Promise<ExitCode> {
  const { options, world } = call;
  const book = rulebook(world);
  if (!book) return 1;
  const now = instantOf(options['now'], world);
  const path = kind === 'email' ? book.policy.customerEmail.template : TEMPLATES[kind];
  const template = templateAt(book, path);
  const values: Values = { ...(await valuesOfIncident(call, Date.parse(now))), ...givenValues(call) };
  const text = chooseText(template, section, values);
  if (!text) throw new UsageError(section === null ? `${path} has no text to fill` : `${path} has no text ${section}`, template.texts.length === 0 ? 'Write it below a heading "Text", or as quotes.' : `There are ${[...new Set(template.texts.map(({ id }) => id))].join(', ')}.`);
  const message = compose(template, text, values);
  const findings = lintMessage(book, kind, message, world.cwd, now);

  const output = formatted(message, findings, options);
  if (typeof options['out'] === 'string' && options['dryRun'] !== true) {
    try {
      writeFileSync(resolve(world.cwd, options['out']), output, { flag: 'wx' });
    } catch (error) {
      throw new UsageError(codeOf(error) === 'EEXIST' ? `${options['out']} exists already and was not touched` : `${options['out']} cannot be written: ${diskReason(error)}`, 'Give another place with --out.');
    }
    world.stdout.write(`${visiblePath(options['out'])}\n`);
  } else {
    world.stdout.write(output);
    if (typeof options['out'] === 'string') world.stderr.write(`zephyr: this would be ${visiblePath(options['out'])}; nothing was written.\n`);
  }
  // A message that is not ready is not sent by a script that looks at the exit code.
  if (message.missing.length > 0) world.stderr.write(`Still to fill in: ${message.missing.join(', ')}\n  → Add --set "${message.missing[0] ?? 'name'}=…", for each of them.\n`);
  for (const { message: says, help, rule } of findings.filter((one) => one.rule !== 'comms/placeholders')) world.stderr.write(`${visible(says)} (${rule})\n${help === undefined ? '' : `  → ${visible(help)}\n`}`);
  return message.missing.length > 0 || findings.some(({ level }) => level === 'error') ? 1 : 0;
}

function templateAt({ root }: Rulebook, path: string): MessageTemplate {
  // A project that has no template of its own uses the shipped one.
  for (const file of [...(root === null ? [] : [join(root, path)]), packageFile(path)]) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      continue;
    }
    return readMessageTemplate(parseDocument(path, text));
  }
  throw new UsageError(`there is no template ${path}`, 'Write it, or correct customerEmail.template in content/policy.yaml.');
}

async function valuesOfIncident(call: Call, now: number): Promise<Values> {
  const named = call.options['incident'];
  if (typeof named !== 'string') return {};
  const { deskOf, incidentFor } = await import('./incident/desk.ts');
  const desk = await deskOf(call);
  return incidentValues(desk.book.policy, desk.oncall, incidentFor(desk, named).state, now);
}

/** The rules on messages, over the message as it stands. */
function lintMessage(book: Rulebook, kind: Kind, { subject, blocks }: Message, cwd: string, now: string): readonly Finding[] {
  const document = parseDocument(`comms/${kind}.md`, `---\nkind: ${kind}\n${subject === null ? '' : `subject: ${JSON.stringify(subject)}\n`}---\n\n${markdownText(blocks)}\n`, { kind: 'message' });
  const linter = createLinter(lintContext(book, { cwd, now, whole: false }), { rules: rules.filter((rule) => rule.id.startsWith('comms/') && runsWith(book, rule)), known: rules.map(({ id }) => id) });
  return linter.check(document);
}

function formatted({ subject, blocks, missing }: Message, findings: readonly Finding[], options: Call['options']): string {
  const head = subject === null ? '' : `${subject}\n\n`;
  switch (options['format']) {
    case 'markdown':
      return `${head}${markdownText(blocks)}\n`;
    case 'html':
      return `${htmlText(blocks)}\n`;
    case 'eml':
      return emlText({ subject: subject ?? '', plain: plainText(blocks), html: htmlText(blocks), from: textOf(options['sender']), to: textOf(options['to']) });
    case 'json':
      return `${safeJson({ subject, plain: plainText(blocks), markdown: markdownText(blocks), html: htmlText(blocks), missing, findings: findings.map(({ rule, level, message, help }) => ({ rule, level, message, help })) })}\n`;
    default:
      return `${head}${plainText(blocks)}\n`;
  }
}

function textOf(option: unknown): string | null {
  return typeof option === 'string' ? option : null;
}

/** Notes that the e-mail has gone out. */
async function sent(call: Call): Promise<ExitCode> {
  const { options, world } = call;
  const { atDesk, change, incidentFor } = await import('./incident/desk.ts');
  const given = options['sent'];
  const seconds = typeof given === 'string' ? parseInstant(given) : parseInstant(instantOf(options['now'], world));
  if (seconds === null) throw new UsageError(`${String(given)} is no time`, 'Write a time with its zone, such as 2026-03-14T09:00Z, or --sent alone for now.');
  const instant = formatInstant(seconds);
  if (Date.parse(instant) > Date.parse(world.now())) throw new UsageError(`${instant} has not come yet`, 'Give the time at which the e-mail went out.');
  return atDesk(call, async (desk) => {
    const { state } = incidentFor(desk, typeof options['incident'] === 'string' ? options['incident'] : null, (one) => one.resolved !== null && one.emailSentAt === null);
    if (Date.parse(instant) < state.detectedAt - (state.detectedAt % 60_000)) throw new UsageError(`${instant} is before ${state.id} was noticed`, 'Give the time at which the e-mail went out.');
    const before = state.emailSentAt;
    if (before !== null && typeof given === 'string' && before !== Date.parse(instant)) throw new UsageError(`the e-mail of ${state.id} is noted already, as sent at ${dateTime(before)}`, 'A journal is not rewritten; correct `customerEmailSent` in the post-mortem.');
    return change(desk, state.id, {
      // Noted before: what is unfinished of that is done now.
      plan: (situation) => (situation.state.emailSentAt === null ? planEmailSent(situation, instant) : null),
      closing: (after) => `The customer e-mail of ${after.id} is noted as sent at ${dateTime(after.emailSentAt ?? Date.parse(instant))}.\n`,
    });
  });
}
