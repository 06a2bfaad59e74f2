/** Texts within a service's limits: shortened by whole lines first, so that no markup is cut in two. */
import { oneLine, shorten, type Line, type Text } from '../incident/text.ts';

/** `render(text)`, with lines left out at the end until it fits; a text that shortens no further is cut. */
export function within(limit: number, text: Text, render: (text: Text) => string): string {
  const whole = render(text);
  if (whole.length <= limit) return whole;
  for (let lines = text.length - 1; lines > 0; lines--) {
    const shorter = render([...text.slice(0, lines), ['…']]);
    if (shorter.length <= limit) return shorter;
  }
  return shortestOf(limit, text[0] ?? [], render);
}

/** One line within a limit. */
export function lineWithin(limit: number, text: string): string {
  return shorten(oneLine(text), limit);
}

/** The words of one line alone, without marks, as many as fit: escaping can make each of them several times longer. */
function shortestOf(limit: number, line: Line, render: (text: Text) => string): string {
  const words = line.map((span) => (typeof span === 'string' ? span : 'strong' in span ? span.strong : 'code' in span ? span.code : 'link' in span ? span.text : span.name)).join('');
  let length = limit;
  for (;;) {
    const text = render([[shorten(words, length)]]);
    if (text.length <= limit || length <= 1) return text;
    length = Math.max(1, Math.floor((length * limit) / text.length) - 1);
  }
}
