/** `zephyr drill`: an exercise on the sandbox. The same commands as in an incident, on a clock that runs ahead. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dueOf } from '../../incident/due.ts';
import { stateOf, type IncidentState } from '../../incident/state.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Template } from '../../postmortem/template.ts';
import { readJournal } from '../../project/journal.ts';
import { incidentsIn } from '../../project/state-dir.ts';
import { safeJson, visible } from '../../report/escape.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { seedFrom } from '../../sandbox/seed.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { asker, type Asker } from '../ask.ts';
import { NEEDS_ONCALL, UsageError, withLastWord, type Call, type ExitCode, type World } from '../io.ts';
import { rulebook } from '../rulebook.ts';
import { review, type Reviewed } from './drill/review.ts';
import { commandsOf, inWords, scenarios, waitOf, wordsOf, type Scenario, type Scene } from './drill/scenario.ts';
import { asDrill, understood } from './drill/typing.ts';
import { sandboxEnvironment } from './sandbox.ts';

const ENDED_EARLY = 'The drill is over before its end, and nothing of it is kept.';

interface Stage {
  scenario: Scenario;
  policy: Policy;
  oncall: OnCall;
  template: Template;
  world: World;
  sandbox: Sandbox;
  /** How far the exercise is ahead of the clock, in milliseconds. */
  clock: { ahead: number };
  folder: string;
  say(text: string): void;
  /** Runs a command line in the exercise. */
  zephyr(words: readonly string[], quiet?: boolean): Promise<ExitCode>;
}

export async function run({ args, options, world }: Call): Promise<ExitCode> {
  const [wanted] = args;
  if (wanted === undefined) {
    world.stdout.write(options['json'] === true ? `${safeJson({ scenarios: scenarios.map(({ id, title, about }) => ({ id, title, about })) })}\n` : scenarios.map(({ id, title, about }) => `${id}\n    ${title}. ${about}\n`).join(''));
    world.stderr.write(`\nBegin with: zephyr drill ${scenarios[0]?.id ?? ''}\n`);
    return 0;
  }
  const scenario = scenarios.find(({ id }) => id === wanted);
  if (!scenario) throw new UsageError(`there is no scenario ${wanted}`, `There are ${scenarios.map(({ id }) => id).join(', ')}.`);
  const known = rulebook(world);
  if (!known) return 1;
  const { policy, oncall, template } = known;
  if (!template) return 1;
  if (!oncall) throw new UsageError('a drill needs people to page, and there is no content/oncall.yaml here', NEEDS_ONCALL);
  if (options['dryRun'] === true) {
    const scenes = onPaper(scenario, policy, oncall);
    world.stdout.write(options['json'] === true ? `${safeJson({ scenario: scenario.id, scenes })}\n` : scriptText(scenario, scenes));
    return 0;
  }
  const terminal = options['auto'] === true ? null : asker(world);
  if (terminal === null && options['auto'] !== true) throw new UsageError('there is no terminal to type on', 'Add --auto to look on.');

  const folder = mkdtempSync(join(tmpdir(), 'zephyr-drill-'));
  const clock = { ahead: 0 };
  const now = (): number => Date.parse(world.now()) + clock.ahead;
  const server = await startSandbox({ seed: seedFrom(policy, oncall), now });
  const env = { ...world.env, ...sandboxEnvironment(server.base, policy, oncall, 'webhook'), ZEPHYR_STATE: folder, ZEPHYR_SETTLE: '0' };
  const { main } = await import('../main.ts');
  const silent = { write: (): boolean => true };
  const stage: Stage = {
    scenario, policy, oncall, template, world, sandbox: server.sandbox, clock, folder,
    // The review alone is data.
    say: (text) => void (options['json'] === true ? world.stderr : world.stdout).write(text),
    zephyr: (words, quiet = false) => main({ argv: [...words], cwd: world.cwd, env, stdin: {}, ...(terminal === null ? {} : { terminal }), stdout: quiet ? silent : options['json'] === true ? world.stderr : world.stdout, stderr: quiet ? silent : world.stderr, now: () => new Date(now()).toISOString() }),
  };
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    return await withLastWord(world, () => {
      remove();
      world.stderr.write(`\n${ENDED_EARLY}\n`);
    }, async () => {
      stage.say(`${scenario.title}. ${scenario.about}\nWatch ${server.base} in a browser. This is a drill: nothing leaves this machine.\n`);
      for (const scene of scenario.scenes) if (!(await play(stage, scene, terminal))) return 130;
      const reviewed = await reviewOf(stage);
      world.stdout.write(options['json'] === true ? `${safeJson({ scenario: scenario.id, review: reviewed })}\n` : reviewText(reviewed));
      const next = scenarios[scenarios.indexOf(scenario) + 1];
      if (next) world.stderr.write(`\nAnother one: zephyr drill ${next.id}\n`);
      return reviewed.every(({ ok }) => ok) ? 0 : 1;
    });
  } finally {
    terminal?.close();
    await server.close();
    remove();
  }
}

interface PaperScene {
  /** How long after the beginning, in milliseconds. */
  at: number;
  tell: string;
  /** Command lines without `zephyr`. */
  commands: readonly string[];
}

/** The whole exercise on paper. Knowing it spoils it, so it is for whoever leads a drill for others. */
function onPaper(scenario: Scenario, policy: Policy, oncall: OnCall): readonly PaperScene[] {
  let at = 0;
  return scenario.scenes.map((scene) => {
    at += waitOf(scene, policy);
    return { at, tell: inWords(scene.tell, scenario, policy, oncall), commands: commandsOf(scene, scenario, policy, oncall) };
  });
}

function scriptText({ title, about }: Scenario, scenes: readonly PaperScene[]): string {
  return `${title}. ${about}\nA dry run: nothing is started, and nothing is written.\n${scenes.map(({ at, tell, commands }) => `\n${minutes(at)}  ${tell}\n${commands.map((line) => `       $ zephyr ${line}\n`).join('')}`).join('')}`;
}

/** One scene: time passes, something happens, the person acts. False where the input ended. */
async function play(stage: Stage, scene: Scene, terminal: Asker | null): Promise<boolean> {
  const { scenario, policy, oncall, clock, sandbox, say, zephyr } = stage;
  await pass(stage, waitOf(scene, policy));
  const channel = sandbox.slack.channels[0];
  if (scene.say !== undefined && channel) sandbox.slack.say(channel.id, oncall.people[0]?.ids.slack ?? '', scene.say, Date.parse(stage.world.now()) + clock.ahead);
  if (scene.answered !== 'nobody') {
    const { pages } = sandbox.webhook;
    for (const page of scene.answered === 'last' ? pages.slice(-1) : pages) {
      const person = oncall.people.find(({ name }) => name === page.people[0]);
      if (person && page.status === 'triggered') sandbox.webhook.acknowledge(page.key, person.id);
    }
    await zephyr(['due', '--round'], true);
  }
  const paged = sandbox.webhook.pages.map(({ people }) => people.join(', '));
  say(`\n${minutes(clock.ahead)}  ${inWords(scene.tell, scenario, policy, oncall)}${paged.length === 0 ? '' : `\n       Paged so far: ${visible(paged.join('; '))}.`}\n`);
  const suggested = commandsOf(scene, scenario, policy, oncall);
  if (terminal === null) {
    for (const line of suggested) {
      say(`$ zephyr ${line}\n`);
      await zephyr(asDrill(wordsOf(line)));
    }
    return true;
  }
  terminal.say('       Type zephyr commands; ? shows a suggestion, an empty line goes on.');
  for (;;) {
    const line = await terminal.ask('$ zephyr ');
    if (line === null) {
      terminal.say(ENDED_EARLY);
      return false;
    }
    const typed = understood(line, incidentsIn(stage.folder).length > 0);
    switch (typed.kind) {
      case 'next': return true;
      case 'suggest':
        for (const one of suggested) terminal.say(`  zephyr ${one}`);
        break;
      case 'say':
        terminal.say(typed.text);
        break;
      case 'run':
        await zephyr(typed.words);
    }
  }
}

/** Lets time pass from page to page, as `zephyr due --watch` would see it. */
async function pass(stage: Stage, length: number): Promise<void> {
  const { clock, zephyr } = stage;
  const end = clock.ahead + length;
  while (clock.ahead < end) {
    clock.ahead = Math.min(end, nextPage(stage));
    await zephyr(['due', '--round'], true);
  }
}

/** How far the exercise is ahead of the clock when the next page is due, in milliseconds; infinite where none is. */
function nextPage({ policy, oncall, folder, world, clock }: Stage): number {
  const real = Date.parse(world.now());
  const dues = incidentsIn(folder).flatMap((incident) => {
    const state = stateOf(readJournal(folder, incident)?.records ?? []);
    return state === null ? [] : dueOf(policy, oncall, state, real + clock.ahead);
  });
  return Math.min(...dues.filter(({ kind, at }) => kind === 'page' && at > real + clock.ahead).map(({ at }) => at - real));
}

async function reviewOf({ scenario, policy, oncall, template, folder, zephyr, world, clock }: Stage): Promise<Reviewed[]> {
  const [incident] = incidentsIn(folder);
  const state: IncidentState | null = incident === undefined ? null : stateOf(readJournal(folder, incident)?.records ?? []);
  if (!state) return [{ name: 'Declaration', ok: false, message: 'no incident was declared' }];
  // Only what the project's own template asks for.
  const facts = Object.entries(factsOf(state)).filter(([key]) => template.fields.some((field) => field.key === key));
  const drafted = await zephyr(['postmortem', 'new', ...facts.flatMap(([key, value]) => ['--field', `${key}=${value}`]), '--out', join(folder, 'post-mortem.md')], true);
  return review({ policy, oncall, scenario, ended: Date.parse(world.now()) + clock.ahead }, state, drafted === 0);
}

/** What the journal knows of the draft's fields. */
function factsOf({ id, summary, severity, service, detectedAt, declaredAt, resolved }: IncidentState): Readonly<Record<string, string>> {
  const time = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;
  return { title: summary, incident: id, severity, services: service, detected: time(detectedAt), declared: time(declaredAt), ...(resolved === null ? {} : { resolved: time(resolved.at) }) };
}

function reviewText(reviewed: readonly Reviewed[]): string {
  const width = Math.max(...reviewed.map(({ name }) => name.length));
  return `\nReview\n${reviewed.map(({ name, ok, message }) => `  ${ok ? 'good ' : 'learn'}  ${visible(name).padEnd(width)}  ${visible(message)}\n`).join('')}`;
}

function minutes(length: number): string {
  return `+${String(Math.round(length / 60_000)).padStart(2, '0')} min`;
}
