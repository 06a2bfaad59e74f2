/** Documents whose age decides, and nobody knows it. */
import type { FileSettings } from '../../lint/config/settings.ts';
import { count } from '../../lint/message.ts';
import { isComplete } from '../../project/git.ts';
import type { FoundFile } from '../../project/walk.ts';
import type { World } from '../io.ts';
import type { Looked } from './lint-files.ts';

/** How many documents have errors and say no date, where the errors of older ones would be warnings. */
export function countUndated(documents: readonly FoundFile[], looked: readonly Looked[], settings: { of(path: string): FileSettings } | null): number {
  if (settings === null) return 0;
  const asksAge = ({ since, rules }: FileSettings): boolean => since !== null || [...rules.values()].some((rule) => rule.since !== undefined);
  return looked.filter(({ day, counts }, index) => day === null && counts.errors > 0 && asksAge(settings.of(documents[index]?.path ?? ''))).length;
}

/** Says so where git cannot tell either: such documents count as new, and in a server's clone that is a surprise. */
export function tellUndated(undated: number, world: World): void {
  if (undated === 0 || isComplete(world.cwd)) return;
  world.stderr.write(`zephyr lint: ${count(undated, 'document')} with errors ${undated === 1 ? 'says' : 'say'} no date, and git's history is not complete here, so ${undated === 1 ? 'it counts' : 'they count'} as new. For \`since\` fetch the whole history (in GitHub Actions \`fetch-depth: 0\`, in GitLab CI \`GIT_DEPTH: 0\`), or write a date into ${undated === 1 ? 'it' : 'them'}.\n`);
}
