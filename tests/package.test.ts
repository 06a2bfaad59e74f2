// The package as others get it: packed and installed the way pre-commit does with a hook in `language: node`.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { folder } from './cli/harness.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'zephyr-package-'));
const project = folder({ 'docs/post-mortems/shop.md': '---\nkind: post-mortem\ntitle: Shop down\n---\n\n## Summary\n\nDown for TBD minutes.\n', 'docs/readme.md': 'Nothing to find.\n' });
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
  project.remove();
});

/** A copy of what is committed or would be, with the dependencies that stand here: only the package's own files can be told apart. */
function checkout(): string {
  const copy = join(temporary, 'checkout');
  for (const file of execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\0')) {
    if (file === '' || !existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) if (name !== '.bin' && name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  return copy;
}

describe.skipIf(!existsSync(join(root, '.git')) || process.platform === 'win32')('the package', () => {
  const installed = join(temporary, 'installed');
  const npm = (cwd: string, ...argv: string[]) => spawnSync('npm', argv, { cwd, encoding: 'utf8', timeout: 240_000 });

  it('is packed, its name alone on standard output, and installed', () => {
    const copy = checkout();
    const packed = npm(copy, 'pack');
    // pre-commit takes all that npm says for the name.
    const name = packed.stdout.trim();
    expect(name, packed.stderr).toMatch(/^[\w.-]+\.tgz$/);
    const { status, stderr } = npm(copy, 'install', '--global', '--prefix', installed, '--prefer-offline', join(copy, name));
    expect(status, stderr).toBe(0);
  }, 300_000);

  it('brings first what building needs, where npm installs it globally from git', () => {
    const bare = join(temporary, 'bare');
    mkdirSync(join(bare, 'scripts'), { recursive: true });
    cpSync(join(root, 'scripts/prepare.mjs'), join(bare, 'scripts/prepare.mjs'));
    const fake = join(bare, 'npm.mjs');
    writeFileSync(fake, "process.stdout.write(`${process.argv.slice(2).join(' ')}, global: ${process.env.npm_config_global}`);\nprocess.exitCode = 3;\n");
    const { status, stdout } = spawnSync('node', [join(bare, 'scripts/prepare.mjs')], { encoding: 'utf8', env: { ...process.env, npm_execpath: fake, npm_config_global: 'true' } });
    expect({ status, stdout }).toEqual({ status: 3, stdout: 'ci, global: false' });
  });

  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as { id: string; entry: string; require_serial?: boolean }[];
  it.each(hooks.map((hook) => [hook.id, hook] as const))('runs as the hook %s', (_id, { entry, require_serial }) => {
    // Several at once would each say how many files they checked.
    expect(require_serial).toBe(true);
    const [command = '', ...argv] = entry.split(' ');
    const { status, stdout } = spawnSync(join(installed, 'bin', command), [...argv, 'docs/post-mortems/shop.md', 'docs/readme.md'], { cwd: project.path, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ZEPHYR_CACHE: join(temporary, 'cache') } });
    expect(status).toBe(1);
    expect(stdout).toContain('`TBD` stands for something that is still to be written.  pm/placeholders');
    expect(stdout).toContain('2 files checked');
  });
});
