/** Every format of `zephyr lint` by the name that `--format` takes. */
import { lintGithub } from './lint-github.ts';
import { lintGitlab } from './lint-gitlab.ts';
import { lintHtml } from './lint-html.ts';
import { lintJson } from './lint-json.ts';
import { lintJunit } from './lint-junit.ts';
import { lintMarkdown } from './lint-markdown.ts';
import type { LintReport, RunInfo } from './lint-report.ts';
import { lintSarif } from './lint-sarif.ts';
import { stylishParts } from './lint-stylish.ts';
import type { Style } from './style.ts';

/** Formats that say the verdict themselves; with the others it goes to stderr. */
export const SPEAKING: ReadonlySet<string> = new Set(['stylish', 'markdown', 'html']);

/** Formats by which a server knows a finding again. */
export const FINGERPRINTED: ReadonlySet<string> = new Set(['sarif', 'gitlab']);

type Write = (report: LintReport, run: RunInfo, style: Style) => string | Iterable<string>;

const stylish: Write = (report, _run, style) => stylishParts(report, style);
const FORMATS: ReadonlyMap<string, Write> = new Map<string, Write>([
  ['stylish', stylish],
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

/** The report in a format, ending with a line break or empty; an unknown name is stylish. `style` is for terminals. */
export function lintText(format: string, report: LintReport, run: RunInfo, style: Style): string {
  return [...lintParts(format, report, run, style)].join('');
}

/** Long enough that writing costs little, short enough that a report of any length needs little memory. */
const PART = 65_536;

/** The same in parts. */
export function* lintParts(format: string, report: LintReport, run: RunInfo, style: Style): Iterable<string> {
  const written = (FORMATS.get(format) ?? stylish)(report, run, style);
  let part = '';
  for (const piece of typeof written === 'string' ? [written] : written) {
    part += piece;
    if (part.length < PART) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}
