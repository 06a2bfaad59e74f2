/** Findings as a Markdown page: for the summary of a CI job and for a comment on a pull request. */
import { count } from '../lint/message.ts';
import type { Finding } from '../lint/rule.ts';
import { findingsOf, guesses, verdict } from './lint-report.ts';
import type { LintReport, RuleInfo, RunInfo } from './lint-report.ts';
import { tallyOf } from './lint-tally.ts';
import { markdown, markdownWithCode } from './markup.ts';

/** A comment may hold 65,536 characters, a job summary a megabyte; both are read by people. */
const MOST_FINDINGS = 100;
const MOST_CHARACTERS = 50_000;

/** First line of the page, so that a script finds its own comment again. */
export const MARKDOWN_MARK = '<!-- zephyr lint -->';

/** Where not all fit, what is wrong most often comes first, and errors alone are listed if there are any. */
export function lintMarkdown(report: LintReport, { rules }: RunInfo): string[] {
  const { errors, warnings } = report.totals;
  const isLong = errors + warnings > MOST_FINDINGS;
  const lines = [MARKDOWN_MARK, `## ${errors > 0 ? 'Incident documents need work' : warnings > 0 ? 'Incident documents: warnings' : 'Incident documents are in order'}`, '', markdown(verdict(report))];
  if (isLong) lines.push(...ruleTable(report, rules));
  let size = lines.join('').length;
  let shown = 0;
  let file: string | null = null;
  for (const finding of findingsOf(report)) {
    if (shown === MOST_FINDINGS) break;
    if (isLong && errors > 0 && finding.level !== 'error') continue;
    const row = findingRow(finding);
    size += row.length + finding.file.length;
    if (size > MOST_CHARACTERS) break;
    if (finding.file !== file) {
      file = finding.file;
      lines.push('', `### ${markdown(file)}`, '', '| Line | | What stands there, and what to do | Rule |', '| ---: | --- | --- | --- |');
    }
    lines.push(row);
    shown++;
  }
  const rest = errors + warnings - shown;
  if (rest > 0) lines.push('', `${count(rest, 'more finding')} not shown here.`);
  const guessed = guesses(report);
  if (guessed !== '') lines.push('', markdownWithCode(guessed));
  return [`${lines.join('\n')}\n`];
}

function ruleTable(report: LintReport, rules: readonly RuleInfo[]): string[] {
  const rows = tallyOf(report).asked.map(({ id, url, files, errors, warnings }) => `| ${errors} | ${warnings} | ${markdownWithCode(rules.find((rule) => rule.id === id)?.title ?? id)}: ${link(url, id)}, in ${count(files, 'document')} |`);
  return ['', '### What is asked most often', '', '| Errors | Warnings | Rule |', '| ---: | ---: | --- |', ...rows];
}

function findingRow({ range, level, message, help, rule, url }: Finding): string {
  const todo = help === undefined ? '' : `<br>→ ${markdownWithCode(help)}`;
  return `| ${range.start.line} | ${level === 'error' ? '**error**' : 'warning'} | ${markdownWithCode(message)}${todo} | ${link(url, rule)} |`;
}

/** Only addresses that lead to a page become links. */
function link(url: string, text: string): string {
  return /^https?:\/\//.test(url) ? `[${markdown(text)}](${url})` : markdown(text);
}
