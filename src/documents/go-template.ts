/** Templates of Go, as Helm charts are written in: what stands around their actions is YAML. */

/**
 * The text with every action taken out, each character where it was: an action that fills its lines becomes blank, one
 * inside a line becomes a word. Time grows with the text alone.
 */
export function withoutActions(text: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', done)) {
    const end = endOf(text, start);
    if (end < 0) break;
    // Behind another action of its line none is alone, and a line is looked through for its first alone.
    const between = text.slice(done, start);
    const opens = done === 0 || between.includes('\n');
    const alone = opens && between.slice(between.lastIndexOf('\n') + 1).trim() === '' && text.slice(end, lineEnd(text, end)).trim() === '';
    parts.push(between, text.slice(start, end).replace(/[^\n]/g, alone ? ' ' : 'x'));
    done = end;
  }
  return parts.join('') + text.slice(done);
}

/** Where an action ends, -1 where it does not; what stands between backquotes is text. */
function endOf(text: string, start: number): number {
  const quote = /^\{\{-?\s?`/.test(text.slice(start, start + 5)) ? text.indexOf('`', start) : -1;
  const from = quote < 0 ? start + 2 : text.indexOf('`', quote + 1);
  const end = from < 0 ? -1 : text.indexOf('}}', from);
  return end < 0 ? -1 : end + 2;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
