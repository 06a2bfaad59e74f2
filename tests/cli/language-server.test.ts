import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { GOOD, inProcess, NOW, project } from './harness.ts';

/** What an editor is told, as https://microsoft.github.io/language-server-protocol has it; lines and characters count from 0. */
interface Diagnostic {
  range: Record<'start' | 'end', { line: number; character: number }>;
  severity: number;
  code: string;
  source: string;
  message: string;
  codeDescription: { href: string };
  data?: unknown;
}

const path = 'content/reviews/shop.md';
const FAULTY = GOOD.replace('severity: SEV-1', 'severity: sev1').replace('Ben Carter', 'Platform team 🔥').replace('Ada declared at once.', '🔥🔥 [The log](gone.md): Ada should have known better, and forgot the switch.');
const made = project({
  [path]: FAULTY,
  '.remarkrc.mjs': `import zephyr from ${JSON.stringify(new URL('../../src/cli/remark.ts', import.meta.url).href)};\nexport default { plugins: [zephyr] };\n`,
});
const uri = pathToFileURL(join(made.path, path)).href;
const server = spawn(process.execPath, [fileURLToPath(new URL('./remark-server.ts', import.meta.url)), '--stdio'], { cwd: made.path, env: { PATH: process.env['PATH'] ?? '', ZEPHYR_NOW: NOW } });
const editor: MessageConnection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
afterAll(() => {
  editor.dispose();
  server.kill();
  made.remove();
});

const told: Diagnostic[][] = [];
let wake: () => void = () => undefined;
beforeAll(async () => {
  editor.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: { diagnostics: Diagnostic[] }) => {
    told.push(diagnostics);
    wake();
  });
  editor.listen();
  await editor.sendRequest('initialize', { processId: process.pid, rootUri: pathToFileURL(made.path).href, capabilities: {} });
  await editor.sendNotification('initialized', {});
});

/** The answer to what `say` says. */
async function answered(say: () => Promise<void>): Promise<Diagnostic[]> {
  const next = new Promise<void>((resolve) => (wake = resolve));
  await say();
  await next;
  return told.at(-1) ?? [];
}

let version = 0;
const open = (text: string) => answered(() => editor.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: ++version, text } }));
const type = (text: string) => answered(() => editor.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ text }] }));

const shown = (diagnostics: readonly Diagnostic[]) =>
  diagnostics
    .map(({ range: { start, end }, severity, code, source, message, codeDescription }) => {
      expect(source).toBe('zephyr');
      const [first] = message.split('\n');
      return [code, start.line + 1, start.character + 1, end.line + 1, end.character + 1, severity === 1 ? 'error' : 'warning', first, codeDescription.href].join(' ');
    })
    .sort();

/** The same of `zephyr lint`, over the file as it stands on the disk. */
async function linted(text: string): Promise<string[]> {
  made.write(path, text);
  const { stdout } = await inProcess(['lint', path, '--format', 'json'], { cwd: made.path });
  interface Found { rule: string; line: number; column: number; endLine: number; endColumn: number; level: string; message: string; url: string }
  return (JSON.parse(stdout).findings as Found[]).map(({ rule, line, column, endLine, endColumn, level, message, url }) => [rule, line, column, endLine, endColumn, level, message, url].join(' ')).sort();
}

describe("the preset in remark's language server", () => {
  it('shows what zephyr lint finds, on opening and while typing', async () => {
    const first = shown(await open(FAULTY));
    expect(first.length).toBeGreaterThan(3);
    expect(first).toEqual(await linted(FAULTY));

    const edited = FAULTY.replace('severity: sev1', 'severity: SEV-1');
    const second = shown(await type(edited));
    expect(second.length).toBe(first.length - 1);
    expect(second).toEqual(await linted(edited));

    expect(await type(GOOD)).toEqual([]);
  });

  it('offers the one right text', async () => {
    const diagnostics = (await type(FAULTY)).filter(({ code }) => code === 'pm/severity');
    const actions = await editor.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: diagnostics[0]?.range, context: { diagnostics } });
    expect(actions).toMatchObject([{ title: 'Replace `sev1` with `SEV-1`', isPreferred: true, edit: { changes: { [uri]: [{ newText: 'SEV-1' }] } } }]);
  });

  it('leaves a document as it is when the editor formats it on saving', async () => {
    await type(GOOD);
    expect(await editor.sendRequest('textDocument/formatting', { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } })).toBeNull();
  });
});
