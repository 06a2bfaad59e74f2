/**
 * `<escalation-timeline>`: a form that becomes a scenario, and the scenario as picture and list. The markup comes from
 * the page; who is paged when is decided by `src/escalation`.
 */
import { MINUTE } from '../../escalation/instant.ts';
import { presets, type Preset } from '../../escalation/presets.ts';
import { formatLocal, readScenario, scenarioCommand, scenarioQuery, type ScenarioProblem } from '../../escalation/scenario.ts';
import { simulate } from '../../escalation/simulate.ts';
import type { Scenario, Simulation } from '../../escalation/simulation.ts';
import { humanSentence, momentSentence, timeline, type Timeline } from '../../escalation/timeline.ts';
import { dateAndTime, dayAndTime, elapsedWords } from '../../escalation/words.ts';
import { inputFromAddress, strangersIn } from './address.ts';
import type { SimulatorData } from './data.ts';
import { element, svgElement } from './dom.ts';
import { draw, scale } from './draw.ts';
import { inputFromForm, minutesText } from './form.ts';
import { answerItem, eventItem } from './items.ts';

type Problem = Pick<ScenarioProblem, 'message' | 'help'>;

/** In a form nothing is typed as in an address. */
const NO_START: Problem = { message: 'An incident starts on a day, at a time', help: 'Choose both' };

class EscalationTimeline extends HTMLElement {
  #data: SimulatorData | undefined;
  #presets: readonly Preset[] = [];
  #scenario: Scenario = { severity: '', service: '', at: 0, answers: [] };
  #zone = 'UTC';
  #problems: readonly Problem[] = [];
  #played: { simulation: Simulation; timeline: Timeline } | undefined;
  #cursor = 0;

  connectedCallback(): void {
    try {
      this.#data = JSON.parse(document.getElementById('tool-data')?.textContent ?? '') as SimulatorData;
      this.#presets = presets(this.#data.policy, this.#data.oncall, this.#data.from);
      this.#readAddress();
      this.#one('tool').hidden = false;
      this.#render();
    } catch {
      this.#one('tool').hidden = true;
      this.#one('broken').hidden = false;
      return;
    }
    const form = this.#one<HTMLFormElement>('form');
    form.addEventListener('input', () => this.#onForm(form));
    form.addEventListener('submit', (event) => event.preventDefault());
    this.#one('add').addEventListener('submit', (event) => this.#onAdd(event));
    this.#one('slider').addEventListener('input', () => this.#look(Number(this.#one<HTMLInputElement>('slider').value)));
    this.#one('answers').addEventListener('change', (event) => this.#onAnswerTime(event));
    this.addEventListener('click', (event) => this.#onClick(event));
    this.#followPointer(this.#one('picture'));
    addEventListener('hashchange', () => {
      this.#readAddress();
      this.#render();
    });
    new ResizeObserver(() => this.#drawPicture()).observe(this.#one('picture'));
  }

  #one<E extends HTMLElement = HTMLElement>(part: string): E {
    const found = this.querySelector<E>(`[data-part="${part}"]`);
    if (!found) throw new Error(`the page lacks the part ${part}`);
    return found;
  }

  get #known(): SimulatorData {
    if (!this.#data) throw new Error('the simulator has not been connected');
    return this.#data;
  }

  /** The first start worth looking at; what an address leaves out comes from it. */
  #start(): { scenario: Scenario; zone: string } {
    const { policy, from } = this.#known;
    return this.#presets[0] ?? { scenario: { severity: policy.declaring.justDeclare, service: policy.services.default, at: from, answers: [] }, zone: 'UTC' };
  }

  #readAddress(): void {
    const { policy, oncall } = this.#known;
    const start = this.#start();
    const input = inputFromAddress(location.hash, location.search);
    if (!input) this.#take({ scenario: start.scenario, zone: start.zone, problems: [] });
    else {
      const read = readScenario(input, start.scenario, policy, oncall);
      const strange = strangersIn(location.hash).map((key) => ({ message: `The link says "${key.slice(0, 40)}", which means nothing here`, help: 'It was left out' }));
      this.#take({ ...read, problems: [...read.problems, ...strange], zone: input.at === undefined && input.zone === undefined ? start.zone : read.zone });
    }
  }

  #take({ scenario, zone, problems }: { scenario: Scenario; zone: string; problems: readonly Problem[] }): void {
    this.#scenario = scenario;
    this.#zone = zone;
    this.#problems = problems;
  }

  /** Plays another scenario, and puts it into the address. */
  #play(scenario: Scenario, zone = this.#zone): void {
    this.#take({ scenario, zone, problems: [] });
    history.replaceState(null, '', `${location.pathname}#${scenarioQuery(scenario, zone)}`);
    this.#render();
  }

  #onForm(form: HTMLFormElement): void {
    const { policy, oncall } = this.#known;
    const values = new FormData(form);
    const input = inputFromForm((name) => String(values.get(name) ?? ''), { at: this.#scenario.at, zone: this.#zone });
    const read = readScenario(input, { ...this.#scenario, resolve: undefined }, policy, oncall);
    const scenario = { ...read.scenario, answers: this.#scenario.answers };
    if (read.problems.length === 0) this.#play(scenario, read.zone);
    else {
      this.#take({ scenario, zone: read.zone, problems: read.problems.map((problem) => (input.at === '' && problem.field === 'at' ? NO_START : problem)) });
      this.#renderProblems();
    }
  }

  #onAdd(event: Event): void {
    event.preventDefault();
    const values = new FormData(this.#one<HTMLFormElement>('add'));
    const after = Math.round(Number(values.get('after')) * 60);
    if (Number.isFinite(after) && after >= 0) this.#play({ ...this.#scenario, answers: [...this.#scenario.answers, { person: String(values.get('person')), after }] });
  }

  #onAnswerTime({ target }: Event): void {
    if (!(target instanceof HTMLInputElement) || !target.checkValidity() || target.value === '') return;
    const index = Number(target.dataset['answer']);
    this.#play({ ...this.#scenario, answers: this.#scenario.answers.map((answer, k) => (k === index ? { ...answer, after: Math.round(Number(target.value) * 60) } : answer)) });
  }

  #onClick({ target }: Event): void {
    const pressed = target instanceof Element ? target.closest('button') : null;
    if (!pressed) return;
    const { preset: wanted, do: does } = pressed.dataset;
    const preset = this.#presets.find(({ id }) => id === wanted);
    const { answers } = this.#scenario;
    if (preset) this.#play({ ...preset.scenario, severity: this.#scenario.severity, service: this.#scenario.service }, preset.zone);
    else if (does === 'silence') this.#play({ ...this.#scenario, answers: answers.filter(({ person }) => person !== pressed.value) });
    else if (does === 'remove') this.#play({ ...this.#scenario, answers: answers.filter((_, k) => k !== Number(pressed.value)) });
    else if (does === 'answer') {
      const [person = '', after = '0'] = pressed.value.split('@');
      this.#play({ ...this.#scenario, answers: [...answers, { person, after: Number(after) }] });
    } else return;
    // What came of it stands above, on a phone out of sight.
    if (pressed.isConnected) return this.#one('human').scrollIntoView({ block: 'nearest' });
    // The button that was pressed is gone with the list it stood in. What has the focus is read out, and needs not say so itself.
    this.#one('human').ariaLive = 'off';
    this.#one('human').focus();
  }

  /** Dragging on the picture moves through time; scrolling the page by touch stays possible. */
  #followPointer(picture: HTMLElement): void {
    const follow = ({ clientX }: PointerEvent): void => {
      if (this.#played) this.#look(Math.round(scale(picture.clientWidth, this.#played.timeline.end).minute(clientX - picture.getBoundingClientRect().left)));
    };
    picture.addEventListener('pointerdown', (event) => {
      picture.setPointerCapture(event.pointerId);
      follow(event);
    });
    picture.addEventListener('pointermove', (event) => {
      if (picture.hasPointerCapture(event.pointerId)) follow(event);
    });
  }

  #look(minute: number): void {
    this.#cursor = minute;
    this.#drawPicture();
    this.#renderMoment();
  }

  #render(): void {
    const { policy, oncall } = this.#known;
    const simulation = simulate(policy, oncall, this.#scenario);
    this.#played = { simulation, timeline: timeline(oncall, this.#scenario, simulation) };
    this.#cursor = Math.min(this.#cursor, Math.floor(this.#played.timeline.end));
    this.#renderForm();
    this.#renderProblems();
    this.#one('human').ariaLive = 'polite';
    this.#one('human').textContent = humanSentence(simulation, oncall);
    this.#one('start').textContent = `${this.#scenario.severity}, starting ${dateAndTime(this.#scenario.at, this.#zone)} in ${this.#zone}.`;
    this.#one('answers').replaceChildren(...this.#scenario.answers.map((answer, k) => answerItem(answer, k, oncall)));
    this.#one('events').replaceChildren(...simulation.events.map((_, k) => eventItem(simulation, k, this.#scenario, oncall, this.#zone)));
    this.#one('notes').replaceChildren(...simulation.detail.notes.map((note) => element('p', 'simulator-note', note)));
    // A flag is not broken after its hyphens.
    this.#one('command').replaceChildren(...scenarioCommand(this.#scenario).split(/(--\w+)/).map((part, k) => (k % 2 === 0 ? part : element('span', 'whole', part))));
    this.#drawPicture();
    this.#renderMoment();
  }

  #renderForm(): void {
    const [date, time] = formatLocal(this.#scenario.at, this.#zone).split('T') as [string, string];
    const { severity, service, resolve } = this.#scenario;
    const zones = this.#one<HTMLFormElement>('form').elements.namedItem('zone') as HTMLSelectElement;
    if (![...zones.options].some(({ value }) => value === this.#zone)) zones.append(new Option(this.#zone));
    const values = { sev: severity, service, date, time: time.slice(0, 5), zone: this.#zone, resolve: resolve === undefined ? '' : minutesText(resolve) };
    for (const [name, value] of Object.entries(values)) {
      const field = this.#one<HTMLFormElement>('form').elements.namedItem(name) as HTMLInputElement;
      // Somebody who is typing is not interrupted.
      if (field !== document.activeElement && field.value !== value) field.value = value;
    }
    const chosen = this.#presets.find(({ scenario, zone }) => scenario.at === this.#scenario.at && zone === this.#zone)?.id;
    for (const button of this.querySelectorAll<HTMLElement>('[data-preset]')) button.ariaPressed = String(button.dataset['preset'] === chosen);
  }

  #renderProblems(): void {
    const box = this.#one('problems');
    box.hidden = this.#problems.length === 0;
    box.replaceChildren(...this.#problems.map(({ message, help }) => element('p', '', `${message}. ${help}.`)));
  }

  #drawPicture(): void {
    if (!this.#played) return;
    const picture = this.#one('picture');
    const { simulation, timeline: laidOut } = this.#played;
    const says = `${this.#one('start').textContent} ${humanSentence(simulation, this.#known.oncall)} All events follow as a list.`;
    picture.replaceChildren(svgElement(draw(laidOut, { width: Math.max(300, picture.clientWidth), at: this.#scenario.at, zone: this.#zone, cursor: this.#cursor, says })));
  }

  #renderMoment(): void {
    if (!this.#played) return;
    const { simulation, timeline: { end } } = this.#played;
    const slider = this.#one<HTMLInputElement>('slider');
    slider.max = String(Math.floor(end));
    slider.value = String(this.#cursor);
    const words = momentSentence(simulation, this.#known.oncall, this.#cursor);
    const time = `${elapsedWords(this.#cursor)} after the start, ${dayAndTime(this.#scenario.at + this.#cursor * MINUTE, this.#zone)} in ${this.#zone}`;
    slider.setAttribute('aria-valuetext', `${time}. ${words}`);
    this.#one('moment-time').textContent = time;
    this.#one('moment').textContent = words;
  }
}

customElements.define('escalation-timeline', EscalationTimeline);
