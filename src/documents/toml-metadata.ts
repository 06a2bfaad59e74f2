/** TOML metadata as plain data with positions. */
import { parse, TomlDate, TomlError } from 'smol-toml';
import { quoted } from '../policy/wording.ts';
import { emptyData } from './yaml-metadata.ts';
import type { Metadata } from './yaml-metadata.ts';

/** Reads a metadata block. Never throws; what cannot be read stands in `problems`. */
export function readToml(source: string): Metadata {
  const result: Metadata = { data: emptyData(), places: topLevelValues(source), problems: [] };
  const whole = { start: 0, end: source.length };
  let table: Record<string, unknown>;
  try {
    table = parse(source);
  } catch (error) {
    const at = error instanceof TomlError ? placeOf(source, error) : whole;
    const reason = error instanceof Error ? (error.message.split(/[\r\n]/, 1)[0] ?? '') : String(error);
    result.problems.push({ message: `Metadata is no valid TOML: ${reason.replace(/^Invalid TOML document: /, '').slice(0, 160)}`, ...at });
    return result;
  }
  for (const [key, value] of Object.entries(table)) {
    if (key in {} || key === 'prototype') {
      const message = `Unexpected key ${quoted(key)}, expected a name that JavaScript does not use itself`;
      result.problems.push({ message, help: 'Rename the key.', ...(result.places.get(key) ?? whole) });
    } else result.data[key] = plain(value);
  }
  return result;
}

function plain(value: unknown): unknown {
  // TOML dates stay text, as in YAML.
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !(key in {}) && key !== 'prototype');
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]));
}

/** Offsets of the values of the keys above the first `[table]`. */
function topLevelValues(source: string): Map<string, { start: number; end: number }> {
  const places = new Map<string, { start: number; end: number }>();
  let start = 0;
  for (const line of source.split('\n')) {
    if (line.startsWith('[')) break;
    const match = /^["']?([\w-]+)["']?[ \t]*=[ \t]*/.exec(line);
    if (match?.[1] !== undefined) places.set(match[1], { start: start + match[0].length, end: start + Math.max(match[0].length, line.trimEnd().length) });
    start += line.length + 1;
  }
  return places;
}

function placeOf(source: string, error: TomlError): { start: number; end: number } {
  let start = 0;
  for (let line = 1; line < error.line && start !== -1; line++) start = source.indexOf('\n', start) + 1 || -1;
  const at = Math.min(source.length, Math.max(0, start) + Math.max(0, error.column - 1));
  return { start: at, end: at };
}
