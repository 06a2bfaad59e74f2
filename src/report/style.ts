/** How words are set on a terminal. Colour means severity; the rest is light and dark. */
export interface Style {
  error(text: string): string;
  warning(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

const same = (text: string): string => text;
const ansi = (open: number, close: number) => (text: string): string => `\u001b[${open}m${text}\u001b[${close}m`;

export const plainStyle: Style = { error: same, warning: same, strong: same, faint: same };
export const colourStyle: Style = { error: ansi(31, 39), warning: ansi(33, 39), strong: ansi(1, 22), faint: ansi(2, 22) };
