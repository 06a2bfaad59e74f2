/** Copies a command, or what to say. Where copying is not allowed, there is no button: a tap on a command selects all of it. */
class Copy extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const code = this.querySelector('code');
    if (!button || !code || !navigator.clipboard) return;
    button.hidden = false;
    // Without the last line break: what is pasted waits for Enter.
    copies(button, () => (code.textContent ?? '').trimEnd());
  }
}

/** Says what came of it in the button, which a screen reader reads again because it has the focus. */
function copies(button: HTMLButtonElement, text: () => string): void {
  const words = button.textContent;
  const name = button.ariaLabel;
  button.addEventListener('click', () => {
    const say = (said: string): void => {
      button.textContent = said;
      if (name !== null) button.ariaLabel = said;
      setTimeout(() => {
        button.textContent = words;
        if (name !== null) button.ariaLabel = name;
      }, 2000);
    };
    navigator.clipboard.writeText(text()).then(
      () => say('Copied'),
      () => say('Not allowed'),
    );
  });
}

customElements.define('zephyr-copy', Copy);

// Words to say or to post: without the quotation marks around them.
if (navigator.clipboard) {
  for (const words of document.querySelectorAll<HTMLElement>('.say, [data-kind="runbook"] blockquote, [data-copies="words"] blockquote')) {
    // Read before the button is among it, and without asking for a layout.
    const text = words.textContent.trim().replace(/^“([^”]*)”$/, '$1');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    // A page has many: the beginning of the words tells them apart.
    button.ariaLabel = `Copy: ${text.slice(0, 60)}`;
    copies(button, () => text);
    words.append(button);
  }
}
