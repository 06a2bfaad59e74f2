/** Metadata that people write at the top of a document without frontmatter: bold lines, lists of them, a table of two columns. */
import type { Nodes, Paragraph, Root, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Frontmatter } from './model.ts';
import type { LineIndex } from './position.ts';
import { emptyData } from './yaml-metadata.ts';

interface Pair {
  key: string;
  value: string;
  start: number;
  end: number;
}

const LONGEST_KEY = 40;
const LONGEST_VALUE = 300;
/** Blocks below the title that are looked at. */
const MAX_BLOCKS = 6;

/** Reads the metadata between the start (or the title) and the first other block; `null` where there is none. */
export function writtenMetadata(tree: Root, text: string, index: LineIndex): Frontmatter | null {
  const pairs: Pair[] = [];
  let format: 'bold-lines' | 'table' | null = null;
  for (const node of tree.children.slice(0, MAX_BLOCKS)) {
    if (isIntroduction(node) && pairs.length === 0) continue;
    const found = pairsOf(node, text);
    if (found.length === 0) break;
    format ??= node.type === 'table' ? 'table' : 'bold-lines';
    pairs.push(...found);
  }
  const first = pairs[0];
  const last = pairs.at(-1);
  if (format === null || first === undefined || last === undefined) return null;

  const data = emptyData();
  const places = new Map<string, Pair>();
  for (const pair of pairs) {
    if (places.has(pair.key)) continue;
    data[pair.key] = pair.value;
    places.set(pair.key, pair);
  }
  const range = index.rangeAt(first.start, last.end);
  return {
    format,
    data,
    range,
    rangeOf(key) {
      const place = places.get(key);
      return place === undefined ? index.rangeAt(first.start, first.start) : index.rangeAt(place.start, place.end);
    },
  };
}

function isIntroduction(node: RootContent): boolean {
  return (node.type === 'heading' && node.depth === 1) || node.type === 'thematicBreak' || (node.type === 'html' && node.value.startsWith('<!--'));
}

function pairsOf(node: RootContent, text: string): Pair[] {
  if (node.type === 'paragraph') return boldLines(node, text);
  if (node.type === 'table') return tableRows(node, text);
  if (node.type !== 'list') return [];
  const items = node.children.map((item) => (item.children[0]?.type === 'paragraph' ? boldLines(item.children[0], text) : []));
  return items.every((pairs) => pairs.length > 0) ? items.flat() : [];
}

/** `**Date:** 2024-01-01` or `**Date**: 2024-01-01`, one a line; a paragraph with any other line is prose. */
function boldLines(node: Paragraph, text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const line of linesOf(node)) {
    const [strong, ...rest] = line;
    if (strong?.type !== 'strong') return [];
    const label = toString(strong).trim();
    const behind = rest.map((child) => toString(child)).join('');
    if (!label.endsWith(':') && !behind.startsWith(':')) return [];
    const key = keyOf(label);
    const end = Math.max(endOf(strong), ...rest.map(endOf));
    const colonInside = label.endsWith(':');
    const start = colonInside ? endOf(strong) : endOf(strong) + 1;
    const value = (colonInside ? behind : behind.slice(1)).trim();
    if (key === '' || value.length > LONGEST_VALUE) return [];
    pairs.push({ key, value, ...trimmed(text, start, end) });
  }
  return pairs;
}

/** Children of a paragraph by line: at breaks and at line ends in front of bold text. */
function linesOf(node: Paragraph): Nodes[][] {
  const lines: Nodes[][] = [[]];
  for (const child of node.children) {
    const line = lines.at(-1);
    const before = line?.at(-1);
    const startsLine = child.type === 'strong' && before?.type === 'text' && /[\r\n][ \t]*$/.test(before.value);
    if (child.type === 'break' || startsLine) lines.push(child.type === 'break' ? [] : [child]);
    else line?.push(child);
  }
  return lines.filter((line) => line.length > 0);
}

/** Rows of a table with two columns; a header such as `Field | Value` is a row that nobody asks for. */
function tableRows(node: Table, text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const row of node.children) {
    const [label, cell] = row.children;
    if (label === undefined || row.children.length > 2) return [];
    const written = toString(label).trim();
    // A table of times is a timeline.
    if (/^\d/.test(written)) return [];
    const key = keyOf(written);
    const inner = cell?.children ?? [];
    const [first, last] = [inner[0], inner.at(-1)];
    const at = endOf(label);
    if (key !== '') pairs.push({ key, value: cell ? toString(cell).trim() : '', ...trimmed(text, first ? startOf(first) : at, last ? endOf(last) : at) });
  }
  return pairs;
}

/** `Date of incident:` becomes `dateOfIncident`; letters of any script are kept. */
export function keyOf(label: string): string {
  const words = label.slice(0, LONGEST_KEY + 20).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (label.length > LONGEST_KEY) return '';
  const key = words.map((word, at) => (at === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + lowerUnlessMixed(word.slice(1))).join('');
  return key in {} || key === 'prototype' ? '' : key;
}

/** `ID` becomes `id`, `postMortem` stays. */
function lowerUnlessMixed(rest: string): string {
  return rest === rest.toUpperCase() ? rest.toLowerCase() : rest;
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const written = text.slice(start, end);
  const from = start + (written.length - written.trimStart().length);
  return { start: Math.min(from, end), end: Math.max(Math.min(from, end), start + written.trimEnd().length) };
}
