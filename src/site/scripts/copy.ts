/** Copies a command. Where copying is not allowed, the button stays away: a tap on the command selects all of it. */
class Copy extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const code = this.querySelector('code');
    if (!button || !code || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(code.textContent ?? '').then(
        () => this.#say(button, 'Copied'),
        () => this.#say(button, 'Not allowed'),
      );
    });
  }

  /** Says it in the button, which a screen reader reads again because it has the focus. */
  #say(button: HTMLButtonElement, text: string): void {
    button.textContent = text;
    setTimeout(() => (button.textContent = 'Copy'), 2000);
  }
}

customElements.define('zephyr-copy', Copy);
