/** Every format of `zephyr lint` by the name that `--format` takes. */
import { lintGithub } from './lint-github.ts';
import { lintGitlab } from './lint-gitlab.ts';
import { lintHtml } from './lint-html.ts';
import { lintJson } from './lint-json.ts';
import { lintJunit } from './lint-junit.ts';
import { lintMarkdown } from './lint-markdown.ts';
import type { LintReport, Part, RunInfo } from './lint-report.ts';
import { lintSarif } from './lint-sarif.ts';
import { lintStylish } from './lint-stylish.ts';
import { lintUnix } from './lint-unix.ts';
import type { Style } from './style.ts';

/** Formats that say the verdict themselves; with the others it goes to stderr. */
export const SPEAKING: ReadonlySet<string> = new Set(['stylish', 'markdown', 'html']);

/** Formats by which a server knows a finding again. */
export const FINGERPRINTED: ReadonlySet<string> = new Set(['sarif', 'gitlab']);

/** Formats whose readers look for a file from the root of the repository. */
export const FROM_THE_REPOSITORY: ReadonlySet<string> = new Set(['github', 'gitlab', 'sarif']);

type Write = (report: LintReport, run: RunInfo, style: Style) => Iterable<Part>;

const stylish: Write = (report, _run, style) => lintStylish(report, style);
const FORMATS: ReadonlyMap<string, Write> = new Map<string, Write>([
  ['stylish', stylish],
  ['unix', lintUnix],
  ['json', lintJson],
  ['github', lintGithub],
  ['gitlab', lintGitlab],
  ['sarif', lintSarif],
  ['junit', lintJunit],
  ['markdown', lintMarkdown],
  ['html', lintHtml],
]);

/** The names that `--format` takes. */
export const lintFormats: readonly string[] = [...FORMATS.keys()];

/** The report in a format part by part, ending with a line break or empty; an unknown name is stylish. `style` is for terminals. */
export function lintParts(format: string, report: LintReport, run: RunInfo, style: Style): Iterable<Part> {
  return (FORMATS.get(format) ?? stylish)(report, run, style);
}
