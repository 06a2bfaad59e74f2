/** Paths with forward slashes, relative to the working directory; text only, no file system. */

/** Folder of a file: `''` for the working directory itself. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** A path below (or, with `..`, above) a folder, without needless steps. */
export function joinPath(folder: string, path: string): string {
  const steps: string[] = folder.startsWith('/') ? [''] : [];
  for (const step of `${folder}/${path}`.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..' && steps.at(-1) !== '') steps.pop();
    else steps.push(step);
  }
  return steps.join('/') + (path.endsWith('/') && steps.length > 0 ? '/' : '');
}

/** How to write the way from a folder to a file. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** Whether a path leaves the project, whose root is `root` seen from the working directory; outside a project nothing does. */
export function climbsOut(path: string, root: string | undefined): boolean {
  if (root === undefined) return false;
  const climbed = (steps: string): number => steps.split('/').filter((step) => step === '..').length;
  return climbed(path) > climbed(root) || path.startsWith('/');
}
