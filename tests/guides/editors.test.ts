/** What the page on editors says, in the editors that are on this machine. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { codeBlocksOf } from '../../src/documents/code.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { GOOD, inProcess, NOW, project } from '../cli/harness.ts';

const page = 'content/guides/editors.md';
const blocks = codeBlocksOf(parseDocument(page, readFileSync(fileURLToPath(new URL(`../../${page}`, import.meta.url)))));
const block = (wanted: string): string => blocks.filter(({ language }) => language === wanted).map(({ text }) => text).join('\n');

const path = 'content/reviews/shop ü.md';
const made = project({
  [path]: GOOD.replace('severity: SEV-1', 'severity: sev1').replace('Ben Carter', 'Platform team 🔥'),
  '.remarkrc.mjs': `import zephyr from ${JSON.stringify(new URL('../../src/cli/remark.ts', import.meta.url).href)};\nexport default { plugins: [zephyr] };\n`,
});
const own = mkdtempSync(join(tmpdir(), 'zephyr-editors-'));
afterAll(() => {
  made.remove();
  rmSync(own, { recursive: true, force: true });
});

/** A program that runs one of ours with the Node of the tests, under the name that the page has for it. */
function program(name: string, script: string): void {
  writeFileSync(join(own, name), `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(fileURLToPath(new URL(script, import.meta.url)))} "$@"\n`);
  chmodSync(join(own, name), 0o755);
}
program('remark-language-server', '../cli/remark-server.ts');

function run(editor: string, ...words: string[]) {
  const { stdout, stderr, status } = spawnSync(editor, words, { cwd: made.path, encoding: 'utf8', timeout: 60_000, env: { ...process.env, HOME: own, ZEPHYR_NOW: NOW, PATH: `${own}${delimiter}${process.env['PATH'] ?? ''}` } });
  return { text: `${stdout}${stderr}`, status };
}
const has = (editor: string): boolean => {
  const { status, stdout } = spawnSync(editor, ['--version'], { encoding: 'utf8' });
  // The smallest Vim has no lists of places.
  return status === 0 && !/-(?:eval|quickfix)\b/.test(stdout);
};
const emacs = has('emacs') && run('emacs', '--batch', '--eval', "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))").status === 0;

const report = async (format: string): Promise<string> => (await inProcess(['lint', path, '--format', format], { cwd: made.path, env: { ZEPHYR_NOW: NOW } })).stdout;
const places = async (): Promise<string[]> => (JSON.parse(await report('json')) as { findings: { line: number; column: number }[] }).findings.map(({ line, column }) => `${line}:${column}`);

describe.each([['vim'], ['nvim']])('%s', (vim) => {
  it.skipIf(!has(vim))('opens every place that `--format unix` names', async () => {
    writeFileSync(join(own, 'report'), await report('unix'));
    writeFileSync(join(own, 'npx'), `#!/bin/sh\nshift 2\n[ "$*" = "--format unix" ] && cat ${JSON.stringify(join(own, 'report'))}\n`, { mode: 0o755 });
    writeFileSync(join(own, 'script.vim'), `${block('vim')}\nsilent make!\ncall writefile(map(filter(getqflist(), 'v:val.valid'), 'bufname(v:val.bufnr) . ":" . v:val.lnum . ":" . v:val.col'), ${JSON.stringify(join(own, 'places'))})\nqa!\n`);
    run(vim, '-N', '-u', 'NONE', '-es', '-S', join(own, 'script.vim'));
    expect(readFileSync(join(own, 'places'), 'utf8').trim().split('\n')).toEqual((await places()).map((place) => `${path}:${place}`));
  });
});

describe.skipIf(!emacs)('emacs', () => {
  it('compilation mode knows every line of `--format unix`', async () => {
    const text = await report('unix');
    writeFileSync(join(own, 'report'), text);
    writeFileSync(join(own, 'compile.el'), `
(require 'compile)
(with-temp-buffer
  (insert-file-contents ${JSON.stringify(join(own, 'report'))})
  (compilation-mode)
  (compilation--ensure-parse (point-max))
  (goto-char (point-min))
  (while (not (eobp))
    (let ((at (compilation--message->loc (get-text-property (point) 'compilation-message))))
      (princ (format "%s:%s:%s\\n" (caar (compilation--loc->file-struct at)) (compilation--loc->line at) (compilation--loc->col at))))
    (forward-line)))`);
    const seen = run('emacs', '-Q', '--batch', '-l', join(own, 'compile.el')).text;
    expect(seen.match(/^content.*$/gm)).toEqual((await places()).map((place) => `${path}:${place}`));
  });

  it('Eglot shows what `zephyr lint` does, with the lines of the page', async () => {
    writeFileSync(join(own, 'eglot.el'), `
(package-initialize)
${block('elisp')}
(require 'eglot)
(require 'markdown-mode)
(setq eglot-sync-connect 30)
(find-file ${JSON.stringify(join(made.path, path))})
(run-hooks 'post-command-hook)
(let ((turns 0))
  (while (and (< turns 120) (null (flymake-diagnostics)))
    (flymake-start)
    (accept-process-output nil 0.25)
    (setq turns (1+ turns))))
(dolist (found (flymake-diagnostics))
  (save-excursion
    (goto-char (flymake-diagnostic-beg found))
    (princ (format "at %d %s\\n" (line-number-at-pos) (flymake-diagnostic-text found)))))`);
    const { text } = run('emacs', '--batch', '-l', join(own, 'eglot.el'));
    const { findings } = JSON.parse(await report('json')) as { findings: { line: number; rule: string }[] };
    expect(findings.length).toBeGreaterThan(1);
    expect([...text.matchAll(/^at (\d+) zephyr \[([^\]]*)\]/gm)].map(([, line, rule]) => `${line ?? ''} ${rule ?? ''}`).sort()).toEqual(findings.map(({ line, rule }) => `${line} ${rule}`).sort());
  }, 90_000);
});
