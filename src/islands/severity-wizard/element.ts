/**
 * `<severity-wizard>`: shows one question at a time and then the severity. The markup comes from the page; this
 * fills it in. All that is decided is decided by `src/severity`.
 */
import { declareCommand } from '../../severity/command.ts';
import { decodeLink, encodeLink } from '../../severity/link.ts';
import { START, take, view, type WizardState, type WizardStep, type WizardView } from '../../severity/steps.ts';
import { nextSteps, reasonText, summaryFrom } from '../../severity/result.ts';
import { questions } from '../../severity/wizard.ts';
import type { WizardData } from './data.ts';
import { dueItems, pagedItems, rotaNote } from './result-items.ts';

const KEYS: Readonly<Record<string, WizardStep>> = {
  y: { type: 'answer', answer: 'yes' },
  n: { type: 'answer', answer: 'no' },
  '?': { type: 'answer', answer: 'not-sure' },
  ArrowLeft: { type: 'back' },
  ArrowRight: { type: 'forward' },
};

class SeverityWizard extends HTMLElement {
  #data: WizardData | undefined;
  #state: WizardState = START;
  #service: string | null = null;
  #summary: string | null = null;
  #problems: readonly string[] = [];

  connectedCallback(): void {
    try {
      this.#data = JSON.parse(document.getElementById('tool-data')?.textContent ?? '') as WizardData;
      this.#readAddress();
      this.#render();
    } catch {
      this.#one('broken').hidden = false;
      return;
    }
    this.#one('tool').hidden = false;
    this.addEventListener('click', (event) => this.#onClick(event));
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.addEventListener('input', () => this.#onInput());
    addEventListener('popstate', () => {
      this.#readAddress();
      this.#render();
    });
    setInterval(() => { if (!document.hidden) this.#renderClocks(); }, 20_000);
    // The keys work inside the wizard only; whoever opens the page wants to answer at once.
    if (document.activeElement === document.body && (location.hash === '' || location.hash.includes('='))) this.#focusHeading();
  }

  #one<E extends HTMLElement = HTMLElement>(part: string): E {
    const found = this.querySelector<E>(`[data-part="${part}"]`);
    if (!found) throw new Error(`the page lacks the part ${part}`);
    return found;
  }

  get #known(): WizardData {
    if (!this.#data) throw new Error('the wizard has not been connected');
    return this.#data;
  }

  #readAddress(): void {
    const text = location.hash.slice(1);
    // `#section` is a place on the page and none of ours.
    if (text !== '' && !text.includes('=')) return;
    const { policy, services } = this.#known;
    const link = decodeLink(policy, services.map(({ id }) => id), text);
    this.#state = { ...link.state, answers: { ...this.#state.answers, ...link.state.answers } };
    this.#service = link.service;
    this.#summary = link.summary;
    this.#problems = link.problems;
  }

  #writeAddress(write: 'pushState' | 'replaceState'): void {
    const text = encodeLink(this.#known.policy, { state: this.#state, service: this.#service, summary: this.#summary });
    history[write](null, '', text === '' ? location.pathname + location.search : `#${text}`);
  }

  #go(step: WizardStep): void {
    const before = this.#state;
    this.#state = take(this.#known.policy, before, step);
    if (this.#state === before) return;
    if (step.type === 'restart') this.#summary = null;
    this.#problems = [];
    this.#writeAddress('pushState');
    this.#render();
    this.#focusHeading();
  }

  #onClick(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-do]') : null;
    const wanted = button?.dataset['do'];
    if (!button || !wanted) return;
    if (wanted === 'copy-command') void this.#copy(button, this.#one('command').textContent);
    else if (wanted === 'copy-link') void this.#copy(button, location.href);
    else if (wanted === 'yes' || wanted === 'no' || wanted === 'not-sure') this.#go({ type: 'answer', answer: wanted });
    else this.#go({ type: wanted } as WizardStep);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof Element && event.target.matches('input, select'))) return;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') return this.#moveFocus(event);
    const step = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    this.#go(step);
  }

  /** Up and down walk through the answers. */
  #moveFocus(event: KeyboardEvent): void {
    const buttons = [...this.#one('answers').querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (this.#one('question').hidden || (at < 0 && event.target !== this.#one('asked'))) return;
    event.preventDefault();
    const next = event.key === 'ArrowDown' ? at + 1 : Math.max(at, 0) - 1;
    buttons[(next + buttons.length) % buttons.length]?.focus();
  }

  #onInput(): void {
    this.#service = this.#one<HTMLSelectElement>('service').value;
    this.#summary = this.#one<HTMLInputElement>('summary').value || null;
    this.#writeAddress('replaceState');
    this.#renderDeclaration();
  }

  async #copy(button: HTMLElement, text: string): Promise<void> {
    const said = this.#one('copied');
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = button.dataset['said'] ?? '';
    } catch {
      getSelection()?.selectAllChildren(this.#one('command'));
      said.textContent = 'This browser does not let a page copy. The command is selected: copy it with your own keys.';
    }
  }

  #focusHeading(): void {
    this.#one(this.#one('question').hidden ? 'severity' : 'asked').focus();
  }

  #render(): void {
    const shown = view(this.#known.policy, this.#state);
    const problems = this.#one('problems');
    problems.hidden = this.#problems.length === 0;
    problems.textContent = this.#problems.join(' ');
    this.#one('copied').textContent = '';
    this.#one('question').hidden = shown.kind !== 'question';
    this.#one('result').hidden = shown.kind !== 'result';
    this.#one('just-declare').hidden = shown.kind === 'result' && shown.justDeclared;
    if (shown.kind === 'question') this.#renderQuestion(shown);
    else this.#renderResult(shown);
  }

  #renderQuestion({ criterion, number, of, earlier }: Extract<WizardView, { kind: 'question' }>): void {
    this.#one('asked').textContent = criterion.question;
    this.#one('progress').textContent = `Question ${number} of ${of}`;
    [...this.#one('ticks').children].forEach((tick, index) => tick.classList.toggle('passed', index < number));
    for (const button of this.#one('answers').querySelectorAll('button')) {
      if (button.dataset['do'] === earlier) button.setAttribute('aria-describedby', 'wizard-earlier');
      else button.removeAttribute('aria-describedby');
    }
    this.#one('earlier').hidden = earlier === undefined;
    this.#one('back').hidden = number === 1;
    this.#one('forward').hidden = earlier === undefined;
  }

  #renderResult(shown: Extract<WizardView, { kind: 'result' }>): void {
    const { policy } = this.#known;
    for (const badge of this.#one('severity').children) (badge as HTMLElement).hidden = (badge as HTMLElement).dataset['severity'] !== shown.severity;
    this.#one('result').dataset['severity'] = shown.severity;
    this.#one('reason').textContent = reasonText(policy, shown);
    this.#one<HTMLSelectElement>('service').value = this.#service ?? this.#one('service').dataset['default'] ?? '';
    this.#one<HTMLInputElement>('summary').value = this.#summary ?? '';
    this.#one<HTMLInputElement>('summary').placeholder = summaryFrom(shown.because);
    this.#one('result-back').hidden = questions(policy).length === 0;
    this.#renderDeclaration();
  }

  #renderDeclaration(): void {
    const shown = view(this.#known.policy, this.#state);
    if (shown.kind !== 'result') return;
    const service = this.#one<HTMLSelectElement>('service').value || null;
    const summary = this.#summary ?? summaryFrom(shown.because);
    const command = declareCommand(this.#known.policy, { severity: shown.severity, summary, service });
    // A flag is not broken after its hyphens.
    this.#one('command').replaceChildren(...command.split(/(--\w+)/).map((part, index) => (index % 2 === 0 ? part : Object.assign(document.createElement('span'), { className: 'whole', textContent: part }))));
    this.#renderClocks();
  }

  /** Everything that depends on the time of day. */
  #renderClocks(): void {
    const { policy, rota, services } = this.#known;
    const shown = view(policy, this.#state);
    if (shown.kind !== 'result') return;
    const now = Date.now();
    const service = services.find(({ id }) => id === this.#one<HTMLSelectElement>('service').value);
    this.#one('paged').replaceChildren(...pagedItems(policy, rota, shown.severity, service?.owner ?? '', now));
    this.#one('rota-note').textContent = rotaNote(rota, now);
    this.#one('next').replaceChildren(...dueItems(nextSteps(policy, shown.severity), now));
  }
}

customElements.define('severity-wizard', SeverityWizard);
