/** What a command really runs: behind `sudo`, in `xargs`, in `bash -c "…"`, on the other side of `ssh` or `kubectl exec`. */
import { readShell } from './shell.ts';
import type { ShellCommand } from './shell.ts';

const DEEPEST = 5;
/** Programs that run the rest of their words, with those of their options that take a value. */
const WRAPPERS: Readonly<Record<string, readonly string[]>> = {
  sudo: ['-u', '--user', '-g', '--group', '-h', '--host', '-p', '--prompt', '-C', '--close-from', '-D', '--chdir', '-r', '-t', '-T', '-U', '-R'],
  doas: ['-u', '-C'],
  env: ['-u', '--unset', '-C', '--chdir'],
  nohup: [],
  exec: ['-a'],
  command: [],
  builtin: [],
  time: ['-f', '-o'],
  nice: ['-n', '--adjustment'],
  ionice: ['-c', '--class', '-n', '--classdata'],
  watch: ['-n', '--interval'],
  timeout: ['-s', '--signal', '-k', '--kill-after'],
  xargs: ['-I', '-n', '--max-args', '-P', '--max-procs', '-L', '-d', '--delimiter', '-s', '--max-chars', '-a', '--arg-file', '-E'],
  chroot: [],
  nsenter: ['-t', '--target'],
};
/** Words that stand between a wrapper and the command it runs. */
const OPERANDS: Readonly<Record<string, number>> = { timeout: 1, chroot: 1 };
/** Options of `exec` and `run` that take a value. */
const CONTAINER_VALUED = /^-[acehlmnpuvw]$|^--(?:container|namespace|env|user|workdir|context|image|volume|mount|publish|name|network|entrypoint|hostname|memory|label)$/;
const SHELLS = ['sh', 'bash', 'zsh', 'dash', 'ksh'];
const SCRIPT_OPTION = /^-[a-z]*c$/;
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;

/** Every list of words that is run: the command's own, unwrapped, and those it hands on. */
export function argvsOf(command: ShellCommand): string[][] {
  return unwrap(command.words.map(({ text }) => text), 0);
}

/** Whether a command, unwrapped, runs what it is given to read: a shell without a script of its own, `ssh` without a command. */
export function runsInput([program = '', ...rest]: readonly string[]): boolean {
  if (SHELLS.includes(program)) return rest.includes('-s') || rest.every((word) => word.startsWith('-') && !SCRIPT_OPTION.test(word));
  return program === 'ssh' && handedOn(program, rest) === null;
}

function unwrap(words: readonly string[], depth: number): string[][] {
  const argv = [...words];
  while (argv[0] !== undefined && ASSIGNMENT.test(argv[0])) argv.shift();
  const program = nameOf(argv[0]);
  if (program === '' || depth > DEEPEST) return [];
  const rest = argv.slice(1);
  const inner = handedOn(program, rest);
  const own = [program, ...rest];
  return inner === null ? [own] : [own, ...inner.flatMap((more) => unwrap(more, depth + 1))];
}

/** The program's name without its folder. */
function nameOf(word: string | undefined): string {
  return word?.slice(word.lastIndexOf('/') + 1) ?? '';
}

/** The commands that a program runs for its caller; `null` where it runs none. */
function handedOn(program: string, rest: readonly string[]): string[][] | null {
  if (SHELLS.includes(program) || program === 'su' || program === 'runuser') {
    const at = rest.findIndex((word) => SCRIPT_OPTION.test(word));
    return at < 0 ? null : scriptIn(rest[at + 1] ?? '');
  }
  if (program === 'eval') return scriptIn(rest.join(' '));
  if (program === 'ssh') {
    const host = rest.findIndex((word, index) => !word.startsWith('-') && !/^-[bcDEeFIiJLlmOopQRSWw]$/.test(rest[index - 1] ?? ''));
    return host < 0 || rest.length === host + 1 ? null : scriptIn(rest.slice(host + 1).join(' '));
  }
  if (['kubectl', 'oc', 'docker', 'docker-compose', 'podman', 'nerdctl', 'crictl'].includes(program)) {
    const verb = rest.findIndex((word) => ['exec', 'run', 'debug', 'rsh'].includes(word));
    if (verb < 0) return null;
    const dashes = rest.indexOf('--', verb);
    if (dashes >= 0) return [rest.slice(dashes + 1)];
    const container = rest.findIndex((word, index) => index > verb && !word.startsWith('-') && !CONTAINER_VALUED.test(rest[index - 1] ?? ''));
    return container < 0 || rest.length === container + 1 ? null : [rest.slice(container + 1)];
  }
  if (program === 'find') {
    const at = rest.findIndex((word) => word === '-exec' || word === '-execdir' || word === '-ok');
    return at < 0 ? null : [rest.slice(at + 1).filter((word) => word !== '{}' && word !== ';' && word !== '+')];
  }
  const valued = Object.hasOwn(WRAPPERS, program) ? WRAPPERS[program] : undefined;
  if (valued === undefined) return null;
  let at = 0;
  while (at < rest.length && (rest[at]?.startsWith('-') || (program === 'env' && ASSIGNMENT.test(rest[at] ?? '')))) at += takesNext(rest[at] ?? '', valued) ? 2 : 1;
  return [rest.slice(at + (OPERANDS[program] ?? 0))];
}

/** Whether the value of an option is the next word: `-u root`, and `-iu root`, but not `-uroot`. */
function takesNext(option: string, valued: readonly string[]): boolean {
  if (!/^-[A-Za-z]+$/.test(option)) return valued.includes(option);
  return [...option.slice(1)].findIndex((letter) => valued.includes(`-${letter}`)) === option.length - 2;
}

function scriptIn(text: string): string[][] {
  return readShell(text).commands.map(({ words }) => words.map((word) => word.text));
}
