/** `zephyr postmortem new`: data from an incident, flags, a file and a terminal; a draft in the post-mortem folder. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { postMortemDue, formatInstant } from '../../postmortem/deadline.ts';
import { writeDraft } from '../../postmortem/draft.ts';
import { fileNameFor } from '../../postmortem/file-name.ts';
import { emptyData, laidOver, type PostMortemData } from '../../postmortem/data.ts';
import { dataFromJson } from '../../postmortem/from-json.ts';
import { deadlineSentence, missing } from '../../postmortem/missing.ts';
import type { Template } from '../../postmortem/template.ts';
import type { Policy } from '../../policy/schema.ts';
import { diskReason, readReason } from '../../project/disk-reason.ts';
import { codeOf } from '../../project/read.ts';
import { visible, visiblePath } from '../../report/escape.ts';
import { asker } from '../ask.ts';
import { UsageError, type Call, type ExitCode, type World } from '../io.ts';
import { rulebook } from '../rulebook.ts';
import { askForMissing } from './postmortem-ask.ts';
import { dataFromFlags } from './postmortem-flags.ts';
import { instantOf } from './session.ts';

const LONGEST_INPUT = 2_000_000;

export async function run({ options, world }: Call): Promise<ExitCode> {
  const known = rulebook(world);
  if (!known?.template) return 1;
  const { policy, oncall, template, root } = known;
  const today = instantOf(options['now'], world).slice(0, 10);
  const from = typeof options['from'] === 'string' ? fromFile(template, options['from'], world) : emptyData(template);
  const given = dataFromFlags(template, policy, oncall, from, options, today);
  let data = typeof options['incident'] === 'string' ? laidOver(await fromIncident({ args: [], options, world }, template, options['incident']), given) : given;

  const terminal = options['dryRun'] === true ? null : asker(world);
  if (terminal) {
    terminal.say(`${deadlineSentence(policy)} An empty answer leaves it for later; Ctrl-C writes nothing.`);
    const asked = await askForMissing({ template, policy, oncall, today }, data, terminal).finally(() => terminal.close());
    if (!asked) return 130;
    data = asked;
  }

  const text = writeDraft(template, policy, data);
  const out = typeof options['out'] === 'string' ? resolve(world.cwd, options['out']) : join(root ?? world.cwd, policy.postMortem.folder, fileNameFor(data, today));
  const shown = visiblePath(relative(world.cwd, out) || out);
  if (options['dryRun'] === true) {
    world.stdout.write(text);
    world.stderr.write(`zephyr: this would be ${shown}; nothing was written.\n`);
  } else {
    if (!written(out, text, shown, world)) return 1;
    world.stdout.write(`${shown}\n`);
  }
  sayWhatIsLeft(template, policy, data, world);
  return 0;
}

/** What the journal of an incident knows. */
async function fromIncident(call: Call, template: Template, named: string): Promise<PostMortemData> {
  const { deskOf, incidentNamed } = await import('./incident/desk.ts');
  const { timelineRows } = await import('./incident/timeline-rows.ts');
  const { postMortemOf } = await import('../../incident/postmortem.ts');
  const desk = await deskOf(call);
  const known = incidentNamed(desk, named);
  if (!known) throw new UsageError(`there is no incident ${named} in ${desk.folder}`, `zephyr incident list --all shows all; zephyr incident join brings one from another machine. To write its number only: --field incident=${named}.`);
  const { state } = known;
  const { rows } = await timelineRows(desk, state, null);
  return postMortemOf(desk.book.policy, desk.oncall, template, state, rows);
}

function fromFile(template: Template, path: string, world: World): PostMortemData {
  let text: string;
  try {
    text = readFileSync(resolve(world.cwd, path), 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${readReason(error)}`, 'Give the path of a JSON file.');
  }
  if (text.length > LONGEST_INPUT) throw new UsageError(`${path} is larger than ${LONGEST_INPUT / 1_000_000} MB`, 'A post-mortem is a text of a few pages.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is no JSON: ${error instanceof Error ? error.message : 'unknown reason'}`, 'Check the brackets and commas.');
  }
  const { data, problems } = dataFromJson(template, value);
  if (problems.length > 0) throw new UsageError(`${path} cannot be used: ${problems.join(' ')}`, 'Mend the file and run the command again.');
  return data;
}

/** Writes a new file; false, and a sentence, where there is one already or the folder cannot be written. */
function written(out: string, text: string, shown: string, world: World): boolean {
  try {
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, text, { flag: 'wx' });
    return true;
  } catch (error) {
    world.stderr.write(codeOf(error) === 'EEXIST'
      ? `zephyr: ${shown} exists already and was not touched.\n  → Give another place with --out.\n`
      : `zephyr: ${shown} cannot be written: ${diskReason(error)}.\n  → Give another place with --out.\n`);
    return false;
  }
}

function sayWhatIsLeft(template: Template, policy: Policy, data: PostMortemData, world: World): void {
  const left = missing(template, policy, data);
  const due = postMortemDue(policy, data);
  if (due !== null) world.stderr.write(`It is due ${formatInstant(due)}.\n`);
  if (left.length === 0) return;
  world.stderr.write(`Still to write:\n${left.map(({ label, hint }) => `  ${visible(label)}: ${visible(hint)}\n`).join('')}`);
}
