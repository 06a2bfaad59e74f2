const KEY = 'starlight-theme';

/** The choice of a theme; storage may be forbidden, then it holds for nothing and the system's theme stays. */
class ThemeChoice extends HTMLElement {
  connectedCallback(): void {
    const select = this.querySelector('select');
    if (!select) return;
    const chosen = document.documentElement.dataset['themed'];
    select.value = chosen === 'light' || chosen === 'dark' ? chosen : '';
    select.addEventListener('change', () => {
      try {
        localStorage.setItem(KEY, select.value);
      } catch {
        return;
      }
      document.dispatchEvent(new Event('zephyr:theme'));
      for (const other of document.querySelectorAll<HTMLSelectElement>('zephyr-theme select')) other.value = select.value;
    });
  }
}

customElements.define('zephyr-theme', ThemeChoice);
