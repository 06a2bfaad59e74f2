/** `zephyr completion`: the lines for the shell, and its answer at each Tab. */
import { visible } from '../../report/escape.ts';
import { expectedAt, type Candidate } from '../complete.ts';
import type { SHELLS } from '../commands/completion.ts';
import { commands } from '../commands/index.ts';
import type { Call, ExitCode } from '../io.ts';
import { buildProgram } from '../program.ts';
import { SCRIPTS } from './completion-scripts.ts';
import { PLACES, valuesFor } from './completion-values.ts';

/** What a shell takes between a value and what it is. */
const BETWEEN: Readonly<Record<(typeof SHELLS)[number], string | null>> = { bash: null, zsh: ':', fish: '\t' };

export async function run({ args, world }: Call): Promise<ExitCode> {
  const [shell, ...words] = args as [(typeof SHELLS)[number], ...string[]];
  if (words.length === 0) {
    world.stdout.write(SCRIPTS[shell]);
    return 0;
  }
  const silent = { out: () => undefined, error: () => undefined };
  const expected = expectedAt(buildProgram('0', silent, () => undefined, commands), words);
  const place = expected.kind === 'placeholder' ? PLACES[expected.name] : undefined;
  if (place !== undefined) world.stdout.write(`${place}\n`);
  else {
    const found = expected.kind === 'words' ? expected.words : (await valuesFor(expected.name, words, world)).map(({ value, about }) => ({ value: expected.prefix + value, about }));
    world.stdout.write(['words', ...found.filter(isOneWord).map((one) => written(one, shell))].map((line) => `${line}\n`).join(''));
  }
  return 0;
}

/** What a shell would have to quote is typed by hand. */
function isOneWord({ value }: Candidate): boolean {
  return /^[\w./:=@#+-]+$/.test(value);
}

function written({ value, about }: Candidate, shell: (typeof SHELLS)[number]): string {
  const between = BETWEEN[shell];
  if (between === null) return value;
  const name = shell === 'zsh' ? value.replaceAll(':', '\\:') : value;
  return about === '' ? name : `${name}${between}${visible(about).replace(/\s+/g, ' ')}`;
}
