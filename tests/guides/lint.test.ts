import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/cli/program.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { parseConfig } from '../../src/lint/config/parse.ts';
import { disablesOf } from '../../src/lint/disable.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { NOWHERE, read } from '../actions/read.ts';

const page = readFileSync(new URL('../../content/guides/lint.md', import.meta.url), 'utf8');
const block = (language: string, part: string): string => [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].find(([, name, text]) => name === language && text?.includes(part))?.[2] ?? '';

describe('the page about lint', () => {
  it('shows a configuration that can be read', () => {
    const { config, problems } = parseConfig(block('yaml', 'kinds:'), 'zephyr.config.yaml', rules);
    expect(problems).toEqual([]);
    expect(config?.roster).toEqual(['Ada Novak', 'Ben Carter']);
  });

  it('shows action items whose owners and tickets are read, as text and by the roster', () => {
    const items = (roster: readonly string[]) => read(`---\nkind: post-mortem\n---\n\n## Action items\n\n${block('markdown', 'Page on slow checkout')}`, { ...NOWHERE, people: roster.map((name) => ({ name, id: name, handles: [] })) }).items.map(({ owner, tickets }) => [owner, tickets]);
    expect(items(['Aiko Tanaka', 'Noor Haddad'])).toEqual([['Noor Haddad', ['PAY-320']], ['Aiko Tanaka', ['PLAT-207']], ['Noor Haddad', ['PAY-318']]]);
  });

  it('shows an exception that is obeyed', () => {
    const { disables, problems } = disablesOf(parseDocument('a.md', block('markdown', 'zephyr-disable')), rules.map(({ id }) => id));
    expect(problems).toEqual([]);
    expect(disables).toHaveLength(1);
  });

  it.each([...page.matchAll(/npx (?:-p \S+ )?zephyr ([^`\n]+)/g)].map(([, words = '']) => [words]))('zephyr %s parses', (words) => expect(parseCommandLine(words.trim().split(' '))).toEqual({ ok: true }));
  it.each([...page.matchAll(/^\| `(--[^`]+)` \|/gm)].map(([, words = '']) => [words]))('lint %s parses', (words) => expect(parseCommandLine(['lint', ...words.split(' ')])).toEqual({ ok: true }));
});
