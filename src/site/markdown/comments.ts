/** Name of the picture that `<!-- picture: escalation -->` asks for (in MDX the same inside a block comment); `null` for anything else. */
export function pictureName(source: string): string | null {
  return /^\s*picture:\s*([a-z][a-z-]*)\s*$/.exec(commentOf(source) ?? '')?.[1] ?? null;
}

/** Heading of the column that `<!-- bars: Seconds -->` asks to be drawn; `null` for anything else. */
export function barsColumn(source: string): string | null {
  return /^\s*bars:\s*(\S.*?)\s*$/.exec(commentOf(source) ?? '')?.[1] ?? null;
}

/** Whether a comment becomes a drawing. */
export const isDrawn = (source: string): boolean => pictureName(source) !== null || barsColumn(source) !== null;

function commentOf(source: string): string | undefined {
  return /^\s*<!--(.*)-->\s*$/s.exec(source)?.[1] ?? /^\s*\/\*(.*)\*\/\s*$/s.exec(source)?.[1];
}
