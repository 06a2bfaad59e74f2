import { expect, it } from 'vitest';
import { finding, HOSTILE, report, written } from './findings.ts';

/** Reads a workflow command as the runner does. */
function asRunner(line: string) {
  const match = /^::(error|warning|notice) ([^:]*)::(.*)$/.exec(line);
  if (!match) throw new Error(`no command: ${line}`);
  const decode = (text: string): string => text.replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%');
  const properties = Object.fromEntries((match[2] ?? '').split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), decode(pair.slice(pair.indexOf('=') + 1))]));
  return { kind: match[1], ...properties, message: decode(match[3] ?? '') };
}

it('writes one annotation a finding', () => {
  expect(written('github', report([finding()]))).toBe('::error file=post-mortems/shop.md,line=3,endLine=3,col=11,endColumn=13,title=pm/severity::The severity is `P1`, expected SEV-1.%0AWrite SEV-1.\n');
  expect(written('github', report([]))).toBe('');
});

it('leaves the columns out where the place has several lines', () => {
  const range = { start: { line: 3, column: 1, offset: 0 }, end: { line: 5, column: 2, offset: 9 } };
  expect(written('github', report([finding({ range })]))).toContain('line=3,endLine=5,col=1,title=');
});

it.each(HOSTILE.map((text) => [text]))('keeps hostile text inside its command: %j', (text) => {
  const output = written('github', report([finding({ file: text, message: text, help: text })]));
  expect(output.trimEnd().split('\n')).toHaveLength(1);
  expect(output.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  const command = asRunner(output.trimEnd());
  expect(command).toMatchObject({ kind: 'error', line: '3' });
  // What the runner reads back is the text, save for characters made visible.
  if (!/[\u001b\u0007\u202e]|##\[/.test(text)) expect(command).toMatchObject({ file: text, message: `${text}\n${text}` });
});
