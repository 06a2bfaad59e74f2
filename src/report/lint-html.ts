/** Findings as one HTML file to send: what was checked, what is wrong most often and where, and every place with what to do. */
import { count } from '../lint/message.ts';
import type { Excerpt, Finding } from '../lint/rule.ts';
import { htmlPage, readableInstant } from './html-page.ts';
import { guesses, result } from './lint-report.ts';
import type { FileFindings, LintReport, RuleInfo, RunInfo } from './lint-report.ts';
import { tallyOf } from './lint-tally.ts';
import type { AskedRule, Counted, Counts } from './lint-tally.ts';
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
    const { asked, documents } = tallyOf(report);
    yield `\n${ruleTable(asked, run.rules)}${documentTable(documents)}\n<h2>By document</h2>`;
    let number = 0;
    for (const group of report.groups) yield `\n${fileSection(group, ++number)}`;
  }
  yield end;
}

/** Where so few documents have findings, the report itself shows them all at once. */
const FEW_DOCUMENTS = 5;
const MOST_SHOWN = 10;

function ruleTable(asked: readonly AskedRule[], rules: readonly RuleInfo[]): string {
  const rows = asked.map(({ id, files, url, ...counts }) => {
    const rule = rules.find((one) => one.id === id);
    return row(counts, `${htmlWithCode(rule?.title ?? id)}<br><span class="quiet">${link(url, id)}, in ${html(count(files, 'document'))}</span>`);
  });
  return table('What is asked most often', 'Rule', rows);
}

/** For whoever has time for some of them. */
function documentTable(documents: readonly Counted[]): string {
  if (documents.length <= FEW_DOCUMENTS) return '';
  const worst = [...documents].sort((a, b) => b.errors - a.errors || b.warnings - a.warnings || a.number - b.number).slice(0, MOST_SHOWN);
  const rows = worst.map(({ file, number, ...counts }) => row(counts, `<a href="#document-${number}"><bdi>${html(file)}</bdi></a>`));
  const rest = documents.length - worst.length;
  return `\n${table('Documents with the most findings', 'Document', rows)}${rest === 0 ? '' : `\n<p class="quiet">${rest} more ${rest === 1 ? 'document follows' : 'documents follow'} below.</p>`}`;
}

function table(title: string, what: string, rows: readonly string[]): string {
  return `<h2>${title}</h2>
<div class="scroll"><table><thead><tr><th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th><th scope="col">${what}</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function row({ errors, warnings }: Counts, cell: string): string {
  return `<tr><td class="number">${errors}</td><td class="number">${warnings}</td><td>${cell}</td></tr>`;
}

function fileSection({ file, findings }: FileFindings, number: number): string {
  return `<section id="document-${number}">
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
