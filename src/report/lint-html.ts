/** Findings as one HTML file to send: what was checked, what is wrong most often, and every place with what to do. */
import { count } from '../lint/message.ts';
import type { Excerpt, Finding } from '../lint/rule.ts';
import { htmlPage, readableInstant } from './html-page.ts';
import { byFile, guesses, result, totals } from './lint-report.ts';
import type { LintReport, RuleInfo, RunInfo } from './lint-report.ts';
import { html, htmlWithCode } from './markup.ts';

export function lintHtml(report: LintReport, run: RunInfo): string {
  const { errors, warnings } = totals(report);
  const title = errors > 0 ? 'Incident documents need work' : warnings > 0 ? 'Incident documents: warnings' : 'Incident documents are in order';
  const guessed = guesses(report);
  const parts = [
    `<h1>${title}</h1>`,
    `<p>${html(result(report))}.</p>`,
    `<p class="quiet">Checked against the incident-response policy as of ${html(readableInstant(run.now))}, by zephyr ${html(run.version)}.${guessed === '' ? '' : ` ${htmlWithCode(guessed)}`}</p>`,
    ...(report.findings.length === 0 ? [] : [ruleTable(report.findings, run.rules), '<h2>By document</h2>', ...[...byFile(report.findings)].map(([file, findings]) => fileSection(file, findings))]),
  ];
  return htmlPage(title, parts.join('\n'));
}

function ruleTable(findings: readonly Finding[], rules: readonly RuleInfo[]): string {
  const counts = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = counts.get(finding.rule);
    if (known) known.push(finding);
    else counts.set(finding.rule, [finding]);
  }
  const rows = [...counts]
    .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
    .map(([id, found]) => {
      const rule = rules.find((one) => one.id === id);
      const files = new Set(found.map(({ file }) => file)).size;
      const url = found[0]?.url ?? '';
      return `<tr><td class="number">${found.length}</td><td>${htmlWithCode(rule?.title ?? id)}<br><span class="quiet">${link(url, id)}, in ${html(count(files, 'document'))}</span></td></tr>`;
    });
  return `<h2>What is asked most often</h2>
<div class="scroll"><table><thead><tr><th scope="col" class="number">Findings</th><th scope="col">Rule</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function fileSection(file: string, findings: readonly Finding[]): string {
  return `<section>
<h3><bdi>${html(file)}</bdi></h3>
<ol>
${findings.map(item).join('\n')}
</ol>
</section>`;
}

function item({ level, range, message, help, rule, url, excerpt }: Finding): string {
  return `<li class="${level}"><p><span class="level">${SHAPES[level]}${level === 'error' ? 'Error' : 'Warning'}</span>, line ${range.start.line}: ${htmlWithCode(message)}</p>${excerpt ? frame(excerpt) : ''}${help === undefined ? '' : `<p>To do: ${htmlWithCode(help)}</p>`}<p class="quiet">${link(url, rule)}</p></li>`;
}

/** Filled and outlined, beside the word: nothing depends on colour. */
const SHAPES: Readonly<Record<Finding['level'], string>> = {
  error: '<svg viewBox="0 0 16 16" aria-hidden="true"><rect x="1" y="1" width="14" height="14" fill="currentColor"/></svg>',
  warning: '<svg viewBox="0 0 16 16" aria-hidden="true"><rect x="2.25" y="2.25" width="11.5" height="11.5" fill="none" stroke="currentColor" stroke-width="2.5"/></svg>',
};

function frame({ text, from, length, cut }: Excerpt): string {
  if (text.trim() === '') return '';
  const show = (part: string): string => html(part.replaceAll('\t', ' '));
  return `<pre>${cut.before ? '…' : ''}${show(text.slice(0, from))}<mark>${show(text.slice(from, from + length))}</mark>${show(text.slice(from + length))}${cut.after ? '…' : ''}</pre>`;
}

/** Only addresses that lead to a page become links. */
function link(url: string, text: string): string {
  return /^https?:\/\//.test(url) ? `<a href="${html(url)}">${html(text)}</a>` : html(text);
}
