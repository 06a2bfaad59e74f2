/** What a command really runs: behind `sudo`, in `xargs`, in `bash -c "…"`, on the other side of `ssh` or `kubectl exec`. */
import { readShell } from './shell.ts';
import type { ShellCommand } from './shell.ts';

const DEEPEST = 5;
/** Programs that run the rest of their words, with those of their options that take a value. */
const WRAPPERS: Readonly<Record<string, readonly string[]>> = {
  sudo: ['-u', '-g', '-h', '-p', '-C'],
  doas: ['-u'],
  env: ['-u', '-C'],
  nohup: [],
  exec: ['-a'],
  command: [],
  builtin: [],
  time: ['-f', '-o'],
  nice: ['-n'],
  watch: ['-n', '--interval'],
  timeout: ['-s', '-k'],
  xargs: ['-I', '-n', '-P', '-L', '-d', '-s', '-a', '-E'],
  chroot: [],
  nsenter: ['-t', '--target'],
};
/** Words that stand between a wrapper and the command it runs. */
const OPERANDS: Readonly<Record<string, number>> = { timeout: 1, chroot: 1 };
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;

/** Every list of words that is run: the command's own, unwrapped, and those it hands on. */
export function argvsOf(command: ShellCommand): string[][] {
  return unwrap(command.words.map(({ text }) => text), 0);
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
  if (['sh', 'bash', 'zsh', 'dash', 'ksh'].includes(program)) {
    const at = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
    return at < 0 ? null : scriptIn(rest[at + 1] ?? '');
  }
  if (program === 'eval') return scriptIn(rest.join(' '));
  if (program === 'ssh') {
    const host = rest.findIndex((word, index) => !word.startsWith('-') && !/^-[bcDEeFIiJLlmOopQRSWw]$/.test(rest[index - 1] ?? ''));
    return host < 0 || rest.length === host + 1 ? null : scriptIn(rest.slice(host + 1).join(' '));
  }
  if (['kubectl', 'oc', 'docker', 'podman', 'nerdctl', 'crictl'].includes(program)) {
    const verb = rest.findIndex((word) => ['exec', 'run', 'debug', 'rsh'].includes(word));
    if (verb < 0) return null;
    const dashes = rest.indexOf('--', verb);
    if (dashes >= 0) return [rest.slice(dashes + 1)];
    const container = rest.findIndex((word, index) => index > verb && !word.startsWith('-') && !/^-[acenuwl]$|^--(?:container|namespace|env|user|workdir|context|image)$/.test(rest[index - 1] ?? ''));
    return container < 0 || rest.length === container + 1 ? null : [rest.slice(container + 1)];
  }
  if (program === 'find') {
    const at = rest.findIndex((word) => word === '-exec' || word === '-execdir' || word === '-ok');
    return at < 0 ? null : [rest.slice(at + 1).filter((word) => word !== '{}' && word !== ';' && word !== '+')];
  }
  const valued = Object.hasOwn(WRAPPERS, program) ? WRAPPERS[program] : undefined;
  if (valued === undefined) return null;
  let at = 0;
  while (at < rest.length && (rest[at]?.startsWith('-') || (program === 'env' && ASSIGNMENT.test(rest[at] ?? '')))) at += valued.includes(rest[at] ?? '') ? 2 : 1;
  return [rest.slice(at + (OPERANDS[program] ?? 0))];
}

function scriptIn(text: string): string[][] {
  return readShell(text).commands.map(({ words }) => words.map((word) => word.text));
}
