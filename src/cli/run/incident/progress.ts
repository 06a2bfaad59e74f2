/** How far a run is: a live checklist on a terminal, plain lines elsewhere, events as JSON lines for programs. */
import type { RunEvent } from '../../../incident/run.ts';
import type { Step } from '../../../incident/step.ts';
import { displayWidth, safeJson, visible } from '../../../report/escape.ts';
import { colourStyle, plainStyle, type Style } from '../../../report/style.ts';
import { isScreen, wantsColour, type World } from '../../io.ts';

export interface Progress {
  report(event: RunEvent): void;
  end(): void;
}

export interface ProgressOptions {
  world: World;
  json: boolean;
  /** Steps in the order of the checklist. */
  steps: readonly Step[];
  /** Milliseconds since the run began. */
  elapsed(): number;
}

/** No reader waits longer than this without a sign of life. */
const HEARTBEAT = 900;

export function progressOf(options: ProgressOptions): Progress {
  if (options.json) return events(options);
  const { stderr, env } = options.world;
  return isScreen(stderr, env) ? checklist(options) : lines(options);
}

type Phase = 'open' | 'running' | 'waiting' | 'done' | 'failed' | 'blocked';

interface Row {
  phase: Phase;
  note: string;
}

const MARKS: Readonly<Record<Phase, string>> = { open: '[ ]', running: '[.]', waiting: '[~]', done: '[x]', failed: '[!]', blocked: '[-]' };

function rowOf(event: RunEvent): Row {
  switch (event.type) {
    case 'started': return { phase: 'running', note: event.attempt > 1 ? `attempt ${event.attempt}` : '' };
    case 'waiting': return { phase: 'waiting', note: `${event.because}; again in ${event.seconds} s` };
    case 'done': return { phase: 'done', note: event.found ? 'was there already' : newName(event.step, event.result['name'] ?? '') };
    case 'skipped': return { phase: 'done', note: event.because };
    case 'failed': return { phase: 'failed', note: `${event.failure.message}. ${event.failure.todo}` };
    case 'blocked': return { phase: 'blocked', note: `waits for ${event.by}` };
  }
}

/** The name that a service gave; one that the label holds already says nothing new. */
function newName({ label }: Step, name: string): string {
  return label.includes(name) ? '' : name;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

function lines({ world, steps, elapsed }: ProgressOptions): Progress {
  const pending = new Map(steps.map((step) => [step.id, step.label]));
  const say = (text: string): void => void world.stderr.write(`${seconds(elapsed()).padStart(7)}  ${visible(text)}\n`);
  const beat = setInterval(() => {
    const [first] = pending.values();
    if (first !== undefined) say(`still working: ${first}${pending.size > 1 ? ` and ${pending.size - 1} more` : ''}`);
  }, HEARTBEAT);
  return {
    report(event) {
      const { phase, note } = rowOf(event);
      if (phase === 'running') return;
      if (phase !== 'waiting') pending.delete(event.step.id);
      say(`${phase.padEnd(7)}  ${event.step.label}${note === '' ? '' : ` (${note})`}`);
      beat.refresh();
    },
    end: () => clearInterval(beat),
  };
}

function checklist({ world, steps, elapsed }: ProgressOptions): Progress {
  const style: Style = wantsColour(world.stderr, world.env) ? colourStyle : plainStyle;
  const width = sizeOf(world, 'columns', 80);
  // The cursor cannot go back beyond the top of the screen.
  const room = sizeOf(world, 'rows', 24) - 2;
  const rows = new Map<string, Row>(steps.map(({ id }) => [id, { phase: 'open', note: '' }]));
  let drawn = 0;
  const phaseOf = ({ id }: Step): Phase => rows.get(id)?.phase ?? 'open';
  const draw = (most = room): void => {
    const shown = inRoom(steps, phaseOf, most).map(({ id, label }) => {
      const { phase, note } = rows.get(id) ?? { phase: 'open', note: '' };
      const line = cut(`${MARKS[phase]} ${visible(label)}${note === '' ? '' : `  ${visible(note)}`}`, width - 1);
      return phase === 'failed' ? style.error(line) : phase === 'waiting' || phase === 'blocked' ? style.warning(line) : phase === 'open' ? style.faint(line) : line;
    });
    const done = [...rows.values()].filter(({ phase }) => phase === 'done').length;
    world.stderr.write(`${drawn > 0 ? `\u001b[${drawn}A\r\u001b[J` : ''}${[...shown, style.faint(`${done} of ${steps.length}, ${seconds(elapsed())}`)].join('\n')}\n`);
    drawn = shown.length + 1;
  };
  const beat = setInterval(() => draw(), 250);
  draw();
  return {
    report(event) {
      if (rows.has(event.step.id)) rows.set(event.step.id, rowOf(event));
    },
    end() {
      clearInterval(beat);
      draw(Infinity);
    },
  };
}

/** The steps for which there is room: what is done gives way first, then what comes last. */
function inRoom(steps: readonly Step[], phaseOf: (step: Step) => Phase, most: number): readonly Step[] {
  let spare = steps.length - most;
  const left = steps.filter((step) => phaseOf(step) !== 'done' || spare-- <= 0);
  return left.slice(0, Math.max(1, most));
}

function sizeOf({ stderr }: World, side: 'columns' | 'rows', usual: number): number {
  const size: unknown = Reflect.get(stderr, side);
  return typeof size === 'number' && size > 0 ? size : usual;
}

function cut(line: string, width: number): string {
  if (displayWidth(line) <= width) return line;
  let end = line.length;
  while (end > 0 && displayWidth(line.slice(0, end)) > width - 1) end--;
  return `${line.slice(0, end)}…`;
}

function events({ world, elapsed }: ProgressOptions): Progress {
  const say = (event: object): void => void world.stdout.write(`${safeJson(event, 0)}\n`);
  const beat = setInterval(() => say({ event: 'working', elapsed: elapsed() }), HEARTBEAT);
  return {
    report(event) {
      const { step, type, ...rest } = event;
      say({ event: type, step: step.id, kind: step.kind, label: step.label, elapsed: elapsed(), ...rest });
      beat.refresh();
    },
    end: () => clearInterval(beat),
  };
}
