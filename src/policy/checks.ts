/** What the schema cannot say about a policy: names that must exist, be unique, or stand in an order. */
import { RawFile } from './raw.ts';
import type { Words } from './raw.ts';
import { foldSpelling } from './severity.ts';
import type { Path, PolicyProblem, Source } from './source.ts';
import { suggest } from './suggest.ts';
import { dotted, oneOf, quoted } from './wording.ts';

/** The rotation of a target that stands for whichever rotation owns the service. */
export const SERVICE_OWNER = 'service-owner';
/** Steps of the chain that are no targets. */
const CHAIN_STEPS = ['on-call', 'next-in-rotation'] as const;

/** All problems of a policy beyond its shape; also of one that has others. */
export function checkPolicy(source: Source): PolicyProblem[] {
  const file = new RawFile(source);
  const severities = file.texts(file.list('severities').map((path) => [...path, 'id']));
  const targets = file.names('targets');
  const roles = file.texts(file.list('roles').map((path) => [...path, 'id']));
  const criteria = file.list('criteria');

  uniqueSpellings(file);
  uniqueIds(file, roles, 'role');
  uniqueIds(file, file.texts(criteria.map((path) => [...path, 'id'])), 'criterion');
  for (const word of targets) {
    if ((CHAIN_STEPS as readonly string[]).includes(word.text)) {
      file.reportKey(word.path, `Unexpected target ${quoted(word.text)}, expected another name: steps of the chain already use this one`, 'Rename the target here and where it is used');
    }
  }

  const severityPlaces: Path[] = [...criteria.map((path) => [...path, 'severity']), ['declaring', 'justDeclare'], ['declaring', 'nothingApplies']];
  mustExist(file, file.texts(severityPlaces), severities, 'severity of the ladder');
  mustExist(file, file.texts(file.list('severities').flatMap((path) => file.list(...path, 'page'))), targets, 'target');
  const steps = file.texts(file.list('escalation', 'steps').map((path) => [...path, 'page']));
  mustExist(file, steps.filter(({ text }) => !(CHAIN_STEPS as readonly string[]).includes(text)), targets, `target, ${CHAIN_STEPS.join(' or ')}`);
  mustExist(file, file.texts([['postMortem', 'neverShip', 'escalateTo']]), targets, 'target');
  mustExist(file, file.texts([['postMortem', 'draftedBy']]), roles, 'role');

  worstFirst(file, file.texts(criteria.map((path) => [...path, 'severity'])), severities.map(({ text }) => text));
  reachableSteps(file, steps);
  exampleCommand(file);
  return file.problems;
}

/** Reports ids that stand twice; upper and lower case, spaces and hyphens are no difference. */
export function uniqueIds(file: RawFile, ids: readonly Words[], what: string, normalise = foldSpelling): void {
  const seen = new Map<string, Words>();
  for (const id of ids) {
    const first = seen.get(normalise(id.text));
    if (first) {
      const same = first.text === id.text ? '' : ` (like ${quoted(first.text)} in line ${file.line(first.path)}; case, spaces and hyphens make no difference)`;
      file.report(id.path, `Unexpected second ${what} ${quoted(id.text)}${same}, expected each ${what} once`, first.text === id.text ? `The first stands in line ${file.line(first.path)}; remove or rename one` : 'Remove or rename one of them');
    } else seen.set(normalise(id.text), id);
  }
}

/** Reports names that are none of the known ones. */
export function mustExist(file: RawFile, used: readonly Words[], known: readonly Words[], what: string): void {
  const names = [...new Set(known.map(({ text }) => text))];
  // Where the known ones are missing altogether the schema has said so already.
  if (names.length === 0) return;
  for (const { path, text } of used) {
    if (names.includes(text)) continue;
    const near = suggest(text, names);
    file.report(path, `Unexpected ${quoted(text)} as ${quoted(dotted(path))}, expected a ${what}: ${oneOf(names)}`, near === null ? 'Type one of them, or add it' : `Did you mean ${quoted(near)}?`);
  }
}

/** One spelling must lead to one severity. */
function uniqueSpellings(file: RawFile): void {
  const seen = new Map<string, { index: number; word: Words }>();
  file.list('severities').forEach((path, index) => {
    for (const word of file.texts([[...path, 'id'], ...file.list(...path, 'spellings')])) {
      const first = seen.get(foldSpelling(word.text));
      if (!first) seen.set(foldSpelling(word.text), { index, word });
      else if (first.index !== index) {
        file.report(word.path, `Unexpected ${quoted(word.text)}, expected a spelling of its own: ${quoted(first.word.text)} in line ${file.line(first.word.path)} reads the same (case, spaces and hyphens make no difference)`, 'Remove or change one of them');
      }
    }
  });
}

/** A worse answer must never give a milder severity, so criteria stand worst first and "nothing applies" is the mildest of all. */
function worstFirst(file: RawFile, severities: readonly Words[], ladder: readonly string[]): void {
  let mildest = { rank: -1, line: 0, id: '' };
  for (const { path, text } of severities) {
    const rank = ladder.indexOf(text);
    if (rank < 0) continue;
    if (rank < mildest.rank) {
      file.report(path, `Unexpected ${text} after ${mildest.id} (line ${mildest.line}), expected the worst criteria first: a worse answer must never give a milder severity`, 'Move this criterion up, above every milder one');
    } else mildest = { rank, line: file.line(path), id: text };
  }
  const nothing = file.text('declaring', 'nothingApplies');
  const rank = nothing ? ladder.indexOf(nothing.text) : -1;
  if (nothing && rank >= 0 && rank < mildest.rank) {
    file.report(nothing.path, `Unexpected ${nothing.text} as \`declaring.nothingApplies\`, expected ${mildest.id} or milder: otherwise answering no to everything gives a worse severity than answering yes to the criterion of ${mildest.id}`, `Type \`nothingApplies: ${ladder.at(-1)}\``);
  }
}

/** Within one pass nobody is paged twice, so a step that pages the same people again is always empty. */
function reachableSteps(file: RawFile, steps: readonly Words[]): void {
  const paged = new Map<string, Words>();
  for (const step of steps) {
    const rotation = file.text('targets', step.text, 'rotation')?.text;
    const everyone = file.is(true, 'targets', step.text, 'everyone');
    if (step.text === 'next-in-rotation') continue;
    const whom = rotation === undefined ? step.text : `rotation ${rotation}`;
    const all = `all of ${whom}`;
    const key = everyone ? all : whom;
    const same = paged.get(key) ?? paged.get(all);
    if (same) {
      file.report(step.path, `Unexpected step ${quoted(step.text)}, expected somebody whom no earlier step pages: ${quoted(same.text)} in line ${file.line(same.path)} already paged the same people, and nobody is paged twice within one pass`, 'Remove the step, or name another target');
    } else paged.set(key, step);
  }
}

/** The example that people copy must work: its severity is one of the ladder. */
function exampleCommand(file: RawFile): void {
  const command = file.text('declaring', 'command');
  const written = command && /--sev(?:erity)?[=\s]+["']?([^\s"']+)/.exec(command.text)?.[1];
  const spellings = file.list('severities').flatMap((path) => file.texts([[...path, 'id'], ...file.list(...path, 'spellings')]).map(({ text }) => text));
  if (!command || !written || spellings.length === 0 || spellings.some((spelling) => foldSpelling(spelling) === foldSpelling(written))) return;
  file.report(command.path, `Unexpected severity ${quoted(written)} in the example command, expected a spelling of the ladder: ${oneOf(spellings)}`, 'Type one of them behind `--sev`');
}
