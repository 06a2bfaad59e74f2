/** Findings as a Markdown page: for the summary of a CI job and for a comment on a pull request. */
import { count } from '../lint/message.ts';
import type { Finding } from '../lint/rule.ts';
import { findingsOf, guesses, verdict } from './lint-report.ts';
import type { LintReport } from './lint-report.ts';
import { markdown, markdownWithCode } from './markup.ts';

/** A comment may hold 65,536 characters, a job summary a megabyte; both are read by people. */
const MOST_FINDINGS = 100;
const MOST_CHARACTERS = 50_000;

/** First line of the page, so that a script finds its own comment again. */
export const MARKDOWN_MARK = '<!-- zephyr lint -->';

export function lintMarkdown(report: LintReport): string[] {
  const { errors, warnings } = report.totals;
  const lines = [MARKDOWN_MARK, `## ${errors > 0 ? 'Incident documents need work' : warnings > 0 ? 'Incident documents: warnings' : 'Incident documents are in order'}`, '', markdown(verdict(report))];
  let size = 0;
  let shown = 0;
  let file: string | null = null;
  for (const finding of findingsOf(report)) {
    if (shown === MOST_FINDINGS) break;
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

function findingRow({ range, level, message, help, rule, url }: Finding): string {
  const todo = help === undefined ? '' : `<br>→ ${markdownWithCode(help)}`;
  const name = /^https?:\/\//.test(url) ? `[${markdown(rule)}](${url})` : markdown(rule);
  return `| ${range.start.line} | ${level === 'error' ? '**error**' : 'warning'} | ${markdownWithCode(message)}${todo} | ${name} |`;
}
