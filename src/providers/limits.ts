/** Texts within a service's limits: shortened by whole lines first, so that no markup is cut in two. */
import { oneLine, shorten, type Line, type Text } from '../incident/text.ts';

/** `render(text)`, with lines left out at the end until it fits; a text that shortens no further is cut. */
export function within(limit: number, text: Text, render: (text: Text) => string): string {
  const whole = render(text);
  if (whole.length <= limit) return whole;
  const first = (lines: number): string => render([...text.slice(0, lines), ['…']]);
  // A line more never makes it shorter, so halving finds the most that fit: somebody may have pasted a log.
  let [fitting, tooMany] = [0, text.length];
  while (tooMany - fitting > 1) {
    const lines = Math.floor((fitting + tooMany) / 2);
    if (first(lines).length <= limit) fitting = lines;
    else tooMany = lines;
  }
  return fitting > 0 ? first(fitting) : shortestOf(limit, text[0] ?? [], render);
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
