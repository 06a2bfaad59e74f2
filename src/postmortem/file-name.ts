import { textOf, type PostMortemData } from './data.ts';
import { parseInstant, formatTimelineTime } from './deadline.ts';

/**
 * The name of a new post-mortem's file: the day it began and its title, such as `2026-03-14-shop-down-in-norway.md`.
 * Letters of other scripts stay; nothing in it has a meaning for a file system or a shell.
 *
 * @param today the day that stands in while the incident's times are not known, `YYYY-MM-DD`
 */
export function fileNameFor(data: PostMortemData, today: string): string {
  const started = ['started', 'detected', 'declared'].map((key) => parseInstant(textOf(data, key))).find((seconds) => seconds !== null);
  const day = started === undefined || started === null ? today : formatTimelineTime(started).slice(0, 10);
  const words = textOf(data, 'title') || textOf(data, 'incident') || 'post-mortem';
  const slug = words.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^(.{60}).*$/u, '$1').replace(/^-+|-+$/g, '');
  return `${day}-${slug || 'post-mortem'}.md`;
}
