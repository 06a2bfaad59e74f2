/** What a drawn strip holds, read back from its SVG. */

export const texts = (html: string): string[] => [...html.matchAll(/<text class="([^"]+)"[^>]*>([^<]*)<\/text>/g)].map(([, kind, text]) => `${kind}: ${text}`);

export interface Drawn {
  shape: string;
  left: number;
  right: number;
}

/** Bars in the order they were drawn. */
export const bars = (html: string): Drawn[] =>
  [...html.matchAll(/<rect class="([^"]+)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(([, shape = '', x, width]) => ({ shape, left: Number(x) - 1, right: Number(x) + Number(width) + 1 }));

export const points = (html: string): { shape: string; at: number }[] => [...html.matchAll(/<circle class="([^"]+)" cx="([\d.]+)"/g)].map(([, shape = '', x]) => ({ shape, at: Number(x) }));

/** What a picture says to somebody who does not see it. */
export const says = (html: string): string => /aria-label="([^"]*)"/.exec(html)?.[1] ?? '';

/** Whether nothing in it is no number, and every element is closed. */
export function wellFormed(html: string): boolean {
  if (/NaN|Infinity|undefined|\[object/.test(html)) return false;
  const open: string[] = [];
  for (const [, close, name = '', empty] of html.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (empty) continue;
    if (!close) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}
