/** What the invisible comments of a document say: `policy: updates.every`, `picture: escalation`. */

export interface Marker {
  word: 'policy' | 'picture';
  value: string;
}

const MARKER = /^\s*(policy|picture):\s*([A-Za-z0-9._-]+)\s*$/;

/** Reads `<!-- policy: key -->` of Markdown or the same inside a block comment of an MDX expression; `null` for anything else. */
export function readMarker(source: string): Marker | null {
  const inner = /^\s*<!--(.*)-->\s*$/s.exec(source)?.[1] ?? /^\s*\/\*(.*)\*\/\s*$/s.exec(source)?.[1];
  const [, word, value] = MARKER.exec(inner ?? '') ?? [];
  return word === undefined || value === undefined ? null : { word: word as Marker['word'], value };
}
