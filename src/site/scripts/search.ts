/** What of Pagefind's engine is used here. */
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  debouncedSearch(words: string): Promise<{ results: { data(): Promise<Hit> }[] } | null>;
}
interface Hit {
  url: string;
  /** HTML of the place found: text and <mark>. */
  excerpt: string;
  meta: { title?: string };
  /** Parts of the page in its order; words in a heading weigh more. */
  sub_results: { title: string; url: string; excerpt: string; weighted_locations: { balanced_score: number }[] }[];
}

const MOST = 10;

/** The search dialog: opens with `/` or Ctrl+K, closes with Escape; the arrows lead through what was found. */
class Search extends HTMLElement {
  #engine: Promise<Pagefind> | undefined;

  connectedCallback(): void {
    const dialog = this.querySelector('dialog');
    const input = this.querySelector('input');
    if (!dialog || !input) return;
    const open = (): void => {
      if (!dialog.open) dialog.showModal();
      input.select();
    };
    this.querySelector('.open')?.addEventListener('click', open);
    input.addEventListener('input', () => void this.#search(input.value));
    input.addEventListener('keydown', (event) => {
      // Escape closes at once; a search field would first only empty itself.
      if (event.key === 'Escape') dialog.close();
    });
    dialog.addEventListener('keydown', (event) => {
      const stops = [input, ...this.querySelectorAll<HTMLElement>('.results a')];
      const at = stops.findIndex((stop) => stop === event.target);
      // Enter in the field does not close; it leads to what was found, as the arrow does. What it opens is chosen then.
      const step = event.key === 'ArrowDown' || (event.key === 'Enter' && at === 0) ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (at < 0 || step === 0) return;
      event.preventDefault();
      stops[at + step]?.focus();
    });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    // A result may stand on the page at hand: then nothing is loaded, and the dialog must go by itself.
    this.querySelector('.results')?.addEventListener('click', () => dialog.close());
    document.addEventListener('keydown', (event) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null;
      if ((event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) || (event.key === 'k' && (event.ctrlKey || event.metaKey))) {
        event.preventDefault();
        open();
      }
    });
  }

  async #search(words: string): Promise<void> {
    if (words.trim() === '') return this.#show('', []);
    try {
      if (!this.#engine) this.#show('Searching…', []);
      this.#engine ??= load(this.dataset['index'] ?? '/pagefind/', this.dataset['base'] ?? '/');
      const found = await (await this.#engine).debouncedSearch(words);
      // Null: more was typed in the meantime.
      if (found === null) return;
      const hits = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
      const count = found.results.length;
      this.#show(count === 0 ? `Nothing found for “${words}”.` : count > MOST ? `The best ${MOST} of ${count} pages` : count === 1 ? '1 page' : `${count} pages`, hits);
    } catch {
      this.#engine = undefined;
      this.#show('The search index cannot be loaded. The list of pages in the menu still works.', []);
    }
  }

  #show(said: string, hits: readonly Hit[]): void {
    const status = this.querySelector('.said');
    if (status) status.textContent = said;
    this.querySelector('.results')?.replaceChildren(...hits.map(item));
  }
}

async function load(index: string, base: string): Promise<Pagefind> {
  const engine = (await import(/* @vite-ignore */ `${index}pagefind.js`)) as Pagefind;
  await engine.options({ baseUrl: base });
  return engine;
}

/** A page, or its best section where that has a heading of its own. */
function item(hit: Hit): HTMLLIElement {
  const title = hit.meta.title ?? hit.url;
  const best = hit.sub_results.toSorted((a, b) => weight(b) - weight(a))[0];
  const link = document.createElement('a');
  link.href = best?.url ?? hit.url;
  const name = document.createElement('strong');
  name.textContent = best && best.title !== title ? `${title}: ${best.title}` : title;
  const text = document.createElement('span');
  text.append(...excerpt(best?.excerpt ?? hit.excerpt));
  link.append(name, text);
  const li = document.createElement('li');
  li.append(link);
  return li;
}

const weight = ({ weighted_locations: found }: Hit['sub_results'][number]): number => found.reduce((sum, { balanced_score: score }) => sum + score, 0);

/** Only text and marks are taken from the excerpt, whatever stands in it. */
function excerpt(html: string): Node[] {
  return [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}

customElements.define('zephyr-search', Search);
