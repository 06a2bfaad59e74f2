/** `<post-mortem-form>`: keeps what is typed, and shows the draft, what it lacks and what the linter says of it. */
import { emptyData, type PostMortemData } from '../../postmortem/data.ts';
import { writeDraft } from '../../postmortem/draft.ts';
import { fileNameFor } from '../../postmortem/file-name.ts';
import { dataFromJson } from '../../postmortem/from-json.ts';
import { parseTimeline } from '../../postmortem/timeline-paste.ts';
import { checkForm, type FormFinding } from './check.ts';
import { commandLine } from './command.ts';
import type { FormData } from './data.ts';
import { addRow, readInputs, writeInputs } from './inputs.ts';
import { offsetIn, writeMoment, type TypedIn } from './moments.ts';
import { parseInstant } from '../../postmortem/deadline.ts';
import { isAboutNothing, showFindings, showPreview, showResult } from './result.ts';

const KEPT_AS = 'zephyr:post-mortem';
const PAUSE = 250;
const KEEPS_NOTHING = 'This browser keeps nothing for this page. Copy or download the draft before you close it.';

class PostMortemForm extends HTMLElement {
  #known: FormData | undefined;
  #data: PostMortemData | undefined;
  #timer = 0;
  /** Inputs that somebody has left once; before that an empty one is no mistake. */
  readonly #visited = new Set<Element>();

  connectedCallback(): void {
    try {
      this.#known = JSON.parse(document.getElementById('tool-data')?.textContent ?? '') as FormData;
      this.#restore();
    } catch {
      this.#one('broken').hidden = false;
      return;
    }
    this.#one('own-zone').textContent = `the zone of this device (${Intl.DateTimeFormat().resolvedOptions().timeZone})`;
    this.#one('tool').hidden = false;
    this.addEventListener('input', (event) => this.#onInput(event));
    this.addEventListener('focusout', (event) => this.#onLeave(event));
    this.addEventListener('click', (event) => this.#onClick(event));
    this.addEventListener('submit', (event) => event.preventDefault());
    this.#show();
  }

  #one<E extends HTMLElement = HTMLElement>(part: string): E {
    const found = this.querySelector<E>(`[data-part="${part}"]`);
    if (!found) throw new Error(`the page lacks the part ${part}`);
    return found;
  }

  get #form(): FormData {
    if (!this.#known) throw new Error('the form has not been connected');
    return this.#known;
  }

  get #zone(): TypedIn {
    return this.#one<HTMLSelectElement>('zone').value === 'own' ? 'own' : 'utc';
  }

  #restore(): void {
    const { template } = this.#form;
    const kept = read();
    if (kept === undefined) this.#tell(KEEPS_NOTHING);
    let value: unknown = null;
    try {
      value = JSON.parse(kept ?? 'null');
    } catch {
      value = kept;
    }
    const { data, problems } = value === null ? { data: emptyData(template), problems: [] } : dataFromJson(template, value);
    if (problems.length > 0) this.#tell(`Some of what this browser kept cannot be used any more. ${problems.join(' ')}`);
    this.#data = data;
    writeInputs(this, template, this.#zone, data);
  }

  #tell(words: string): void {
    const note = this.#one('kept');
    note.textContent = words;
    note.hidden = false;
  }

  #onInput(event: Event): void {
    const { template } = this.#form;
    if (event.target === this.#one('paste')) return;
    // Another zone shows the same moments on another clock.
    if (event.target === this.#one('zone')) writeInputs(this, template, this.#zone, this.#data ?? emptyData(template));
    this.#changed();
  }

  #changed(): void {
    this.#data = readInputs(this, this.#form.template, this.#zone);
    if (!keep(this.#data)) this.#tell(KEEPS_NOTHING);
    this.#showSoon();
  }

  #onLeave(event: FocusEvent): void {
    const box = event.target instanceof Element ? event.target.closest('[data-field], [data-section] li, [data-section]') : null;
    if (!box || this.#visited.has(box)) return;
    this.#visited.add(box);
    this.#showSoon();
  }

  #showSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#show(), PAUSE);
  }

  #show(): void {
    const data = this.#data;
    if (!data) return;
    const now = new Date().toISOString();
    const findings: FormFinding[] = checkForm({ ...this.#form, now }, data).filter((finding) => !isAboutNothing(finding, data));
    showFindings(this, findings, this.#visited);
    showResult(this, this.#form, data, findings, now);
    const draft = writeDraft(this.#form.template, this.#form.policy, data);
    this.#one('preview').textContent = draft;
    showPreview(this, this.#form, data, draft);
    this.#one('command').textContent = commandLine(this.#form.template, this.#form.policy, data);
    this.#one('file').textContent = `${this.#form.policy.postMortem.folder}/${fileNameFor(data, now.slice(0, 10))}`;
  }

  #onClick(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-do]') : null;
    switch (button?.dataset['do']) {
      case 'add':
        addRow(this, button.dataset['for'] ?? '')?.querySelector<HTMLElement>('input')?.focus();
        return this.#changed();
      case 'remove': {
        const section = button.closest('[data-section]');
        button.closest('li')?.remove();
        section?.querySelector<HTMLElement>('[data-do="add"]')?.focus();
        return this.#changed();
      }
      case 'paste':
        return this.#paste();
      case 'copy':
        return void this.#copy(button, this.#one('preview'));
      case 'copy-command':
        return void this.#copy(button, this.#one('command'));
      case 'download':
        return this.#download();
      case 'delete':
      case 'delete-not':
        return this.#askToDelete(button.dataset['do'] === 'delete');
      case 'delete-surely':
        return this.#delete();
    }
  }

  #paste(): void {
    const area = this.#one<HTMLTextAreaElement>('paste');
    const zone = this.#zone;
    const known = [this.#data?.timeline[0]?.at ?? '', String(this.#data?.fields['started'] ?? '').replace('T', ' ')].find((text) => text !== '');
    const { rows, problems } = parseTimeline(area.value, { date: (known ?? new Date().toISOString()).slice(0, 10), offsetAt: offsetIn(zone) });
    for (const { at, what } of rows) addRow(this, 'timeline', { at: writeMoment(parseInstant(`${at}Z`), zone), what });
    const note = this.#one('pasted');
    const lines = area.value.split(/\r\n?|\n/);
    // What could not be read stays in the box, to be mended there.
    area.value = problems.map(({ line }) => lines[line - 1] ?? '').join('\n');
    note.textContent = [`${rows.length === 1 ? '1 row was' : `${rows.length} rows were`} added.`, ...problems.slice(0, 5).map(({ line, message }) => `Line ${line}: ${message}`)].join(' ');
    note.hidden = false;
    this.#changed();
  }

  async #copy(button: HTMLElement, shown: HTMLElement): Promise<void> {
    this.#showNow();
    try {
      await navigator.clipboard.writeText(shown.textContent);
      this.#one('said').textContent = button.dataset['said'] ?? '';
    } catch {
      getSelection()?.selectAllChildren(shown);
      this.#one('said').textContent = 'This browser does not let a page copy. The text is selected: copy it with your own keys.';
    }
  }

  #download(): void {
    this.#showNow();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.#one('preview').textContent], { type: 'text/markdown' }));
    link.download = (this.#one('file').textContent.split('/').at(-1)) ?? 'post-mortem.md';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    this.#one('said').textContent = `Downloaded as ${link.download}.`;
  }

  /** What is copied or downloaded holds the last keystroke too. */
  #showNow(): void {
    clearTimeout(this.#timer);
    this.#show();
  }

  #askToDelete(ask: boolean): void {
    this.#one('sure').hidden = !ask;
    this.#one('delete').hidden = ask;
    (ask ? this.#one('sure').querySelector('button') : this.#one('delete'))?.focus();
  }

  #delete(): void {
    try {
      localStorage.removeItem(KEPT_AS);
    } catch {
      // Nothing was kept where nothing can be.
    }
    this.#data = emptyData(this.#form.template);
    this.#visited.clear();
    writeInputs(this, this.#form.template, this.#zone, this.#data);
    this.#askToDelete(false);
    this.#showNow();
    this.#tell('Deleted. Nothing of it is kept in this browser.');
    this.#one('kept').scrollIntoView({ block: 'center' });
  }
}

/** What was kept; `null` where nothing was, `undefined` where this browser keeps nothing. */
function read(): string | null | undefined {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return undefined;
  }
}

function keep(data: PostMortemData): boolean {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(data));
    return true;
  } catch {
    return false;
  }
}

customElements.define('post-mortem-form', PostMortemForm);
