import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShell } from '../../src/documents/shell.ts';

const words = (script: string): string[][] => readShell(script).commands.map((command) => command.words.map(({ text }) => text));

describe('words and commands', () => {
  it.each<[string, string, string[][]]>([
    ['quotes and backslashes', `echo a\\ b 'c d' "e f"g`, [['echo', 'a b', 'c d', 'e fg']]],
    ['pipes and lists', 'a | b && c || d; e & f', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
    ['a line that goes on', 'zephyr lint \\\n  --fix', [['zephyr', 'lint', '--fix']]],
    ['redirections are no words', 'a 2>&1 >out.txt <in.txt &>all.txt b', [['a', 'b']]],
    ['a place to fill in is no redirection', 'kubectl delete pod <pod-name>-0 -n <name space>', [['kubectl', 'delete', 'pod', '<pod-name>-0', '-n', '<name space>']]],
    ['what a substitution runs comes first', 'rm "$(ls -t | head)"', [['ls', '-t'], ['head'], ['rm', '$(ls -t | head)']]],
    ['backticks', 'a `b c` d', [['b', 'c'], ['a', '`b c`', 'd']]],
    ['process substitution', 'diff <(a) <(b)', [['a'], ['b'], ['diff', '<(a)', '<(b)']]],
    ['variables and arithmetic stand as written', 'a ${B:-c d} $E $((1 + 2))', [['a', '${B:-c d}', '$E', '$((1 + 2))']]],
    ['words of the language', 'if true; then ls; fi\nfor x in a b; do rm $x; done', [['true'], ['ls'], ['rm', '$x']]],
    ['a group', '(cd x; make)', [['cd', 'x'], ['make']]],
    ['a here-document is no command', 'cat <<EOF | sh\nrm -rf /\nEOF\nls', [['cat'], ['sh'], ['ls']]],
    ['a here-document with tabs and quotes', "cat <<-'END'\n\trm\n\tEND\nls", [['cat'], ['ls']]],
    ['a here-string is one word', 'grep a <<< "b c"', [['grep', 'a']]],
    ['nothing', '', []],
    ['what is not closed goes to the end', `a "b 'c`, [['a', "b 'c"]]],
  ])('%s', (_name, script, expected) => {
    expect(words(script)).toEqual(expected);
  });
});

it('comments are kept apart, and # inside a word is none', () => {
  const { commands, comments } = readShell('a#b c # d "e\n# f\ng');
  expect(commands.map((command) => command.words.map(({ text }) => text))).toEqual([['a#b', 'c'], ['g']]);
  expect(comments.map(({ text }) => text)).toEqual(['d "e', 'f']);
});

it('keeps what a command is given to read, with its place', () => {
  const script = "cat <<A; b <<-'C' <<< \"d e\"\nf\nA\n\tg\n\tC\nh";
  const { commands } = readShell(script);
  expect(commands.map(({ words: [first], input }) => [first?.text, input.map(({ text }) => text)])).toEqual([['cat', ['f\n']], ['b', ['d e', '\tg\n']], ['h', []]]);
  for (const { input } of commands) for (const { text, start } of input) expect(script.slice(start, start + text.length)).toBe(text);
  expect(readShell('a <<B\nc').commands[0]?.input).toEqual([{ text: 'c', start: 6 }]);
});

it('says how a command is joined to the one before', () => {
  expect(readShell('a | b\nc && d').commands.map(({ after }) => after)).toEqual(['start', '|', '\n', '&&']);
});

const scraps = fc.array(fc.constantFrom('a', 'rm -rf', ' ', '\n', '"', "'", '\\', '$(', ')', '`', '${', '}', '$((', '<<EOF', 'EOF', '<', '>', '<x>', '|', ';', '&', '#', '(', '=', '-', 'ü', '\r\n'), { maxLength: 60 }).map((parts) => parts.join(''));

it('never throws, and every word stands in the script', () => {
  fc.assert(
    fc.property(fc.oneof(scraps, fc.string({ maxLength: 80 })), (script) => {
      for (const { words: list, start, end } of readShell(script).commands) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(script.length);
        for (const word of list) expect(word.start >= start && word.end <= end && word.start < word.end).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

it('a quoted word comes back as it was, whatever it holds', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes("'")), { minLength: 1, maxLength: 5 }), (list) => {
      expect(words(`run ${list.map((text) => `'${text}'`).join(' ')}`)).toEqual([['run', ...list]]);
    }),
  );
});

it.each(['$(', '"', "'", '`', '${', '$((', '<<E\n', '(', '<a', '\\\n', '"$('])('takes time that grows with the text: %j', (scrap) => {
  const start = performance.now();
  readShell(scrap.repeat(50_000));
  expect(performance.now() - start).toBeLessThan(3000);
});
