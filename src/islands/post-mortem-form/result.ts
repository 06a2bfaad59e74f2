/** Shows what is missing and what the linter says: beside the inputs, and in the lists at the end. */
import { formatDuration } from '../../policy/duration.ts';
import type { PostMortemData } from '../../postmortem/data.ts';
import { customerEmailDue, formatTimelineTime, postMortemDue, spans } from '../../postmortem/deadline.ts';
import type { DraftPlace } from '../../postmortem/draft.ts';
import { deadlineSentence, missing } from '../../postmortem/missing.ts';
import type { FormFinding } from './check.ts';
import type { FormData } from './data.ts';
import { controlOf } from './inputs.ts';
import { elements, shown } from './preview.ts';

/** Findings beside their inputs. One about an input that is still empty waits until somebody has been there. */
export function showFindings(root: Element, findings: readonly FormFinding[], visited: ReadonlySet<Element>): void {
  for (const box of root.querySelectorAll('[data-field], [data-section], [data-section] li')) {
    const own = findings.filter(({ place }) => boxOf(root, place) === box);
    const note = box.querySelector<HTMLElement>(':scope > .pm-finding:not([role])');
    if (!note) continue;
    const shown = own.length > 0 && (visited.has(box) || !isBlank(box));
    note.hidden = !shown;
    note.replaceChildren(...withCode(shown ? own.map(({ message, help }) => `${message}${help ? ` ${help}` : ''}`).join('\n\n') : ''));
    const control = controlOf(box);
    if (shown) control?.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
  }
}

/** The lists, the durations, the deadline and the line that stays in sight. */
export function showResult(root: Element, { template, policy }: FormData, data: PostMortemData, said: readonly FormFinding[], now: string): void {
  const one = (part: string) => root.querySelector<HTMLElement>(`[data-part="${part}"]`);
  const left = missing(template, policy, data);
  const placeOf = (entry: (typeof left)[number]): DraftPlace => {
    if (entry.place === 'field') return { kind: 'field', key: entry.key };
    const [index] = entry.key.split('.');
    return entry.place === 'section' ? { kind: 'section', slug: entry.key } : { kind: 'row', slug: template.sections.find(({ form }) => form === 'action-items')?.slug ?? '', index: Number(index) };
  };
  one('missing')?.replaceChildren(...items(root, left.map((entry) => ({ text: entry.place === 'field' ? labelOf(root, entry.key) : entry.label, place: placeOf(entry) })), 'Nothing. It can be published.'));
  one('findings')?.replaceChildren(...items(root, said.map(({ message, place }) => ({ text: message, place })), 'Nothing so far.'));

  const due = postMortemDue(policy, data);
  const email = customerEmailDue(policy, data);
  const dueText = due === null ? deadlineSentence(policy) : `Due ${formatTimelineTime(due)} UTC${due < Date.parse(now) / 1000 && !data.fields['published'] ? ', which has passed: publish what you have' : ''}.`;
  const dueLine = one('due');
  if (dueLine) dueLine.textContent = `${dueText}${email === null ? '' : ` The customer e-mail ${data.fields['customerEmailSent'] ? 'was' : 'is'} due ${formatTimelineTime(email)} UTC.`}`;
  const summary = one('summary');
  const words = `${left.length === 0 ? 'Nothing left to write' : `${left.length} still to write`}, ${said.length === 1 ? '1 finding' : `${said.length} findings`}${due === null ? '' : `, due ${formatTimelineTime(due)} UTC`}`;
  // A status is read out whenever it is written, so only where it says something new.
  if (summary && summary.textContent !== words) summary.textContent = words;
  one('spans')?.replaceChildren(...spans(data).flatMap(({ label, seconds }) => (seconds === null ? [] : [pair(label, seconds < 0 ? 'the times are in the wrong order' : readable(seconds))])));
}

/** The draft as it will look: title, what the frontmatter says, and the text. */
export function showPreview(root: Element, { template }: FormData, { fields }: PostMortemData, draft: string): void {
  const facts = document.createElement('dl');
  facts.className = 'facts';
  facts.append(...template.fields.flatMap(({ key }) => {
    const value = [fields[key] ?? []].flat().join(', ');
    return value === '' || key === 'title' || key === 'description' ? [] : [pair(labelOf(root, key), value)];
  }));
  const title = { tag: 'h4', children: [String(fields['title'] || 'No title yet')] };
  const about = { tag: 'p', children: [String(fields['description'] ?? '')] };
  root.querySelector('[data-part="looks"]')?.replaceChildren(...elements([title, about]), facts, ...elements(shown(draft.slice(draft.indexOf('\n---\n') + 5))));
}

/** What is still empty stands in the list of what to write, and an optional section may stay so; the linter need not say it again. */
export function isAboutNothing({ rule, place }: FormFinding, data: PostMortemData): boolean {
  if (place === null) return rule === 'pm/frontmatter';
  if (place.kind !== 'section') return false;
  const prose = data.prose[place.slug];
  return prose === undefined ? rule === 'pm/placeholders' || rule === 'pm/action-items' : prose.trim() === '';
}

/** The element that a place of the draft was typed into. */
function boxOf(root: Element, place: DraftPlace | null): Element | null {
  if (place === null) return null;
  if (place.kind === 'field') return root.querySelector(`[data-field="${place.key}"]`);
  const section = root.querySelector(`[data-section="${place.slug}"]`);
  return place.kind === 'row' ? (section?.querySelectorAll('[data-rows] > li')[place.index] ?? section) : section;
}

function isBlank(box: Element): boolean {
  return ![...box.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('input, select, textarea')].some((control) => (control instanceof HTMLInputElement && control.type === 'checkbox' ? control.checked : control.value !== '' && control.name !== 'status'));
}

function items(root: Element, entries: readonly { text: string; place: DraftPlace | null }[], none: string): HTMLLIElement[] {
  if (entries.length === 0) return [listItem(none)];
  return entries.map(({ text, place }) => {
    const control = boxOf(root, place)?.querySelector<HTMLElement>('input, select, textarea, button');
    if (!control) return listItem(...withCode(text));
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'pm-jump';
    button.append(...withCode(text));
    button.addEventListener('click', () => control.focus());
    return listItem(button);
  });
}

function listItem(...parts: readonly (string | HTMLElement)[]): HTMLLIElement {
  const item = document.createElement('li');
  item.append(...parts);
  return item;
}

/** Text in which the words between backticks are code. */
function withCode(text: string): (string | HTMLElement)[] {
  return text.split(/(`[^`]+`)/).map((part) => {
    if (!/^`[^`]+`$/.test(part)) return part;
    const code = document.createElement('code');
    code.textContent = part.slice(1, -1);
    return code;
  });
}

function labelOf(root: Element, key: string): string {
  return root.querySelector(`[data-field="${key}"] :is(label, legend)`)?.firstChild?.textContent ?? key;
}

function pair(label: string, value: string): HTMLDivElement {
  const row = document.createElement('div');
  const term = document.createElement('dt');
  const detail = document.createElement('dd');
  term.textContent = label;
  detail.textContent = value;
  row.append(term, detail);
  return row;
}

/** Hours and minutes, so that 95 minutes and 26 hours both read well. */
function readable(seconds: number): string {
  const minutes = Math.round(seconds / 60) * 60;
  return minutes < 7200 || minutes % 3600 === 0 ? formatDuration(minutes) : `${formatDuration(minutes - (minutes % 3600))} ${formatDuration(minutes % 3600)}`;
}
