/** Findings as one HTML file to send: what was checked, what is wrong most often, and every place with what to do. */
import { count } from '../lint/message.ts';
import type { Excerpt, Finding } from '../lint/rule.ts';
import { htmlPage, readableInstant } from './html-page.ts';
import { guesses, result } from './lint-report.ts';
import type { FileFindings, LintReport, RuleInfo, RunInfo } from './lint-report.ts';
import { html, htmlWithCode } from './markup.ts';

export function* lintHtml(report: LintReport, run: RunInfo): Iterable<string> {
  const { errors, warnings } = report.totals;
  const title = errors > 0 ? 'Incident documents need work' : warnings > 0 ? 'Incident documents: warnings' : 'Incident documents are in order';
  const guessed = guesses(report);
  const { begin, end } = htmlPage(title);
  yield `${begin}<h1>${title}</h1>
<p>${html(result(report))}.</p>
<p class="quiet">Checked against the incident-response policy as of ${html(readableInstant(run.now))}, by zephyr ${html(run.version)}.${guessed === '' ? '' : ` ${htmlWithCode(guessed)}`}</p>`;
  if (errors + warnings > 0) {
    yield `\n${ruleTable(report, run.rules)}\n<h2>By document</h2>`;
    for (const group of report.groups) yield `\n${fileSection(group)}`;
  }
  yield end;
}

interface Asked {
  findings: number;
  files: number;
  /** The last one that was counted; files come one after the other. */
  file: string;
  url: string;
}

function ruleTable({ groups }: LintReport, rules: readonly RuleInfo[]): string {
  const counts = new Map<string, Asked>();
  for (const group of groups) {
    for (const { rule, url, file } of group.findings()) {
      const known = counts.get(rule);
      if (!known) counts.set(rule, { findings: 1, files: 1, file, url });
      else {
        known.findings++;
        if (known.file !== file) known.files++;
        known.file = file;
      }
    }
  }
  const rows = [...counts]
    .sort(([a, left], [b, right]) => right.findings - left.findings || (a < b ? -1 : 1))
    .map(([id, { findings, files, url }]) => {
      const rule = rules.find((one) => one.id === id);
      return `<tr><td class="number">${findings}</td><td>${htmlWithCode(rule?.title ?? id)}<br><span class="quiet">${link(url, id)}, in ${html(count(files, 'document'))}</span></td></tr>`;
    });
  return `<h2>What is asked most often</h2>
<div class="scroll"><table><thead><tr><th scope="col" class="number">Findings</th><th scope="col">Rule</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function fileSection({ file, findings }: FileFindings): string {
  return `<section>
<h3><bdi>${html(file)}</bdi></h3>
<ol>
${findings().map(item).join('\n')}
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
