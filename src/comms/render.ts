/** A message in the forms in which it is sent. Everything that is no markup of the template is escaped. */
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';

interface Form {
  text(words: string): string;
  paragraph(inner: string): string;
  strong(inner: string): string;
  emphasis(inner: string): string;
  code(words: string): string;
  link(inner: string, url: string): string;
  line: string;
  list(items: readonly string[], ordered: boolean): string;
}

/** Plain words: a paragraph is a line, addresses stand behind their words. */
export function plainText(blocks: readonly Nodes[]): string {
  return render(blocks, PLAIN);
}

/** GitHub-flavoured Markdown. */
export function markdownText(blocks: readonly Nodes[]): string {
  return render(blocks, MARKDOWN);
}

/** A part of a page of HTML. */
export function htmlText(blocks: readonly Nodes[]): string {
  return render(blocks, HTML);
}

function render(blocks: readonly Nodes[], form: Form): string {
  return blocks.map((block) => write(block, form)).filter((part) => part !== '').join('\n\n');
}

function write(node: Nodes, form: Form): string {
  switch (node.type) {
    case 'paragraph':
      return form.paragraph(inner(node.children, form));
    case 'list':
      return form.list(node.children.map((item) => item.children.map((child) => (child.type === 'paragraph' ? inner(child.children, form) : write(child, form))).join(' ')), node.ordered === true);
    case 'strong':
      return form.strong(inner(node.children, form));
    case 'emphasis':
      return form.emphasis(inner(node.children, form));
    case 'link':
      return isAddress(node.url) ? form.link(inner(node.children, form), node.url) : inner(node.children, form);
    case 'inlineCode':
      return form.code(node.value);
    case 'break':
      return form.line;
    case 'text':
      return form.text(oneLine(node.value));
    // Comments and tags of a template are no part of its message.
    case 'html':
    case 'definition':
      return '';
    default:
      return form.paragraph(form.text(oneLine(toString(node))));
  }
}

function inner(children: readonly Nodes[], form: Form): string {
  return children.map((child) => write(child, form)).join('');
}

/** Words on one line: the template's line breaks are those of its editor. Control characters never reach a mail or a terminal. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

function isAddress(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s<>"'`\\]+$/i.test(url);
}

const PLAIN: Form = {
  text: (words) => words,
  paragraph: (words) => words.trim(),
  strong: (words) => words,
  emphasis: (words) => words,
  code: (words) => words,
  link: (words, url) => (words === url ? url : `${words} (${url})`),
  line: '\n',
  list: (items, ordered) => items.map((item, k) => `${ordered ? `${k + 1}.` : '-'} ${item}`).join('\n'),
};

const MARKDOWN: Form = {
  ...PLAIN,
  // A placeholder that is left keeps its braces and underscores, so that it is found.
  text: (words) => words.split(/(\{\{[^{}]*\}\})/).map((part, k) => (k % 2 === 1 ? part : part.replace(/[\\`*_[\]<>~|]/g, '\\$&').replace(/&(?=#?\w)/g, '\\&'))).join(''),
  paragraph: (words) => words.trim().replace(/^([#+=-]|\d+[.)])/, (mark) => (/^\d/.test(mark) ? `${mark.slice(0, -1)}\\${mark.slice(-1)}` : `\\${mark}`)),
  strong: (words) => `**${words}**`,
  emphasis: (words) => `*${words}*`,
  code: (words) => `\`${words.replaceAll('`', 'ˋ')}\``,
  link: (words, url) => `[${words}](<${url}>)`,
  line: '\\\n',
};

const HTML: Form = {
  text: escape,
  paragraph: (words) => `<p>${words.trim()}</p>`,
  strong: (words) => `<strong>${words}</strong>`,
  emphasis: (words) => `<em>${words}</em>`,
  code: (words) => `<code>${escape(words)}</code>`,
  link: (words, url) => `<a href="${escape(url)}">${words}</a>`,
  line: '<br>\n',
  list: (items, ordered) => `<${ordered ? 'ol' : 'ul'}>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</${ordered ? 'ol' : 'ul'}>`,
};

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
