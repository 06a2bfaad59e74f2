/** Secrets from the environment or from a command of a password manager; never from argv, never from a file of the project. */
import { execFile } from 'node:child_process';

export class SecretError extends Error {
  readonly todo: string;
  constructor(message: string, todo: string) {
    super(message);
    this.name = 'SecretError';
    this.todo = todo;
  }
}

export interface SecretSource {
  /** Name in the environment; it wins. */
  variable: string;
  /** Program and arguments whose first line of output is the secret; run without a shell. */
  command: readonly string[] | null;
}

const TIMEOUT = 20_000;

/** The secret; `null` where neither source names one. What the command prints is never shown. */
export async function secretFrom({ variable, command }: SecretSource, env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  // A file with the line ends of Windows leaves one of them behind the value.
  const value = env[variable]?.trim();
  if (value !== undefined && value !== '') return value;
  const [program, ...args] = command ?? [];
  if (program === undefined) return null;
  const output = await new Promise<string>((resolve, reject) => {
    execFile(program, args, { env: { ...env }, timeout: TIMEOUT, maxBuffer: 64 * 1024, windowsHide: true, encoding: 'utf8' }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new SecretError(`the command for ${variable} failed: ${error.killed === true ? `it took longer than ${TIMEOUT / 1000} seconds` : whyOf(error)}`, `Run it by hand, or set ${variable}.`));
    });
  });
  const [secret = ''] = output.split(/\r?\n/);
  if (secret.trim() === '') throw new SecretError(`the command for ${variable} printed nothing`, `Run it by hand, or set ${variable}.`);
  return secret.trim();
}

function whyOf(error: { code?: string | number | null | undefined }): string {
  return error.code === 'ENOENT' ? 'there is no such program' : typeof error.code === 'number' ? `exit code ${error.code}` : (error.code ?? 'it was stopped');
}
