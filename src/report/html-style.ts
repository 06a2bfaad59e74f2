/**
 * The look of pages that are one file: the same marks as the site's `src/site/styles/tokens.css` (a test compares the
 * two), set for reading and for printing. No script, no address that would be fetched.
 */
export const HTML_STYLE = `
:root {
  color-scheme: light dark;
  --font-text: 'Atkinson Hyperlegible Next', 'Atkinson fallback', system-ui, sans-serif;
  --font-mono: 'Atkinson Hyperlegible Mono', ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
  --text-sm: 1rem;
  --text-md: 1.125rem;
  --text-lg: 1.3125rem;
  --text-2xl: clamp(1.75rem, 1.5rem + 1.4vw, 2.375rem);
  --measure: 65ch;
  --space-1: 0.25rem;
  --space-2: 0.5rem;
  --space-3: 0.75rem;
  --space-4: 1rem;
  --space-6: 2rem;
  --space-7: 3rem;
  --radius: 0.25rem;
  --paper: light-dark(#fcfcfb, #121416);
  --surface: light-dark(#f1f1ef, #1d2023);
  --ink: light-dark(#15171a, #ececea);
  --ink-2: light-dark(#42464b, #bcbfc2);
  --rule: light-dark(#d6d7d6, #363a3e);
  --focus: light-dark(#15171a, #ffffff);
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: var(--space-6) var(--space-4) var(--space-7); max-width: 56rem; background: var(--paper); color: var(--ink); font: var(--text-md)/1.5 var(--font-text); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1 { margin: 0 0 var(--space-2); font-size: var(--text-2xl); line-height: 1.2; }
h2 { margin: var(--space-7) 0 var(--space-3); padding-top: var(--space-3); border-top: 2px solid var(--ink); font-size: var(--text-lg); }
h3 { margin: var(--space-6) 0 var(--space-2); font: 600 var(--text-md)/1.4 var(--font-mono); }
p { margin: 0 0 var(--space-3); max-width: var(--measure); }
a { color: inherit; text-underline-offset: 0.15em; }
a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
code, pre { font-family: var(--font-mono); font-size: 0.94em; }
.quiet { color: var(--ink-2); font-size: var(--text-sm); }
.scroll { overflow-x: auto; }
.scroll + p { margin-top: var(--space-3); }
table { width: 100%; border-collapse: collapse; font-size: var(--text-sm); }
th, td { padding: var(--space-2) var(--space-3) var(--space-2) 0; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
th { white-space: nowrap; }
td.number, th.number { text-align: end; }
ol { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 var(--space-4); padding: var(--space-3) var(--space-4); border-inline-start: 4px solid var(--ink); background: var(--surface); border-radius: 0 var(--radius) var(--radius) 0; }
li.warning { border-inline-start: 4px double var(--ink-2); }
li p { margin: 0 0 var(--space-1); }
pre { margin: var(--space-2) 0; padding: var(--space-2) var(--space-3); overflow-x: auto; background: var(--paper); border-radius: var(--radius); white-space: pre-wrap; }
mark { background: none; color: inherit; font-weight: 700; text-decoration: underline 2px; text-underline-offset: 0.2em; }
.level { font-weight: 700; }
.level svg { width: 0.8em; height: 0.8em; margin-inline-end: 0.35em; }
@media print {
  :root { color-scheme: light; --paper: #ffffff; --surface: #ffffff; --text-sm: 9pt; --text-md: 10pt; --text-lg: 13pt; --text-2xl: 20pt; }
  body { max-width: none; padding: 0; }
  p { max-width: none; }
  h2 { margin-top: var(--space-6); }
  h3 { margin-top: var(--space-4); }
  li { margin-bottom: var(--space-2); padding: 0 0 0 var(--space-3); }
  li p { margin: 0; }
  pre { margin: 0; padding: 0; }
  th, td { padding-block: var(--space-1); }
  h2, h3 { break-after: avoid; }
  li, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  a { text-decoration: none; }
}
`;
