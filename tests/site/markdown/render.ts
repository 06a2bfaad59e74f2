/** Renders Markdown as the site does, without Astro around it. */
import { markdownToHtml, mdxToJs } from 'satteri';
import { pathToFileURL } from 'node:url';
import { inlineCode } from '../../../src/site/markdown/code-words.ts';
import { commands } from '../../../src/site/markdown/commands.ts';
import { lines } from '../../../src/site/markdown/lines.ts';
import { documentPlugins } from '../../../src/site/markdown/plugins.ts';
import { tables } from '../../../src/site/markdown/tables.ts';
import { units } from '../../../src/site/markdown/units.ts';
import { fixture } from '../fixture.ts';

const ROOT = process.cwd();
const options = { root: ROOT, base: '/', repository: 'https://example.org/blob/main', project: fixture(), now: '2026-06-10T12:00:00Z' };
const FILE = 'content/policy/incident-response.md';

/** HTML of a document that stands in `file`, path from the project's root. */
export const render = (text: string, file = FILE): string => {
  const result = markdownToHtml(text, { fileURL: pathToFileURL(`${ROOT}/${file}`), mdastPlugins: documentPlugins(options), hastPlugins: [tables(), lines(), commands(), inlineCode(), units()] });
  return (result as { html: string }).html.trim();
};

/** The module that an MDX document becomes. */
export const renderMdx = (text: string): string => {
  const result = mdxToJs(text, { fileURL: pathToFileURL(`${ROOT}/${FILE}x`), mdastPlugins: documentPlugins(options), hastPlugins: [tables(), lines(), commands(), inlineCode(), units()] });
  return (result as { code: string }).code;
};
