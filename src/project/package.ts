/** Files that come with zephyr itself, in a clone and in the published package alike. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | null = null;

/** Folder of zephyr's own package: the nearest one upwards whose package.json offers the command. */
export function packageRoot(): string {
  if (found !== null) return found;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isPackage(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('zephyr does not find its own package.json; reinstall the package');
    folder = parent;
  }
  found = folder;
  return folder;
}

/** Absolute path of a file of the package, given with forward slashes. */
export function packageFile(path: string): string {
  return join(packageRoot(), ...path.split('/'));
}

/** The package's package.json, as far as it is used. */
export function packageManifest(): { version: string; homepage: string } {
  const manifest: unknown = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
  const text = (key: string): string => {
    const value: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, key) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { version: text('version'), homepage: text('homepage') };
}

function isPackage(folder: string): boolean {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return false;
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'bin' in manifest && typeof manifest.bin === 'object' && manifest.bin !== null && 'zephyr' in manifest.bin;
}
