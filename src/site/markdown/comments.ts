/** Name of the picture that `<!-- picture: escalation -->` asks for (in MDX the same inside a block comment); `null` for anything else. */
export function pictureName(source: string): string | null {
  const inner = /^\s*<!--(.*)-->\s*$/s.exec(source)?.[1] ?? /^\s*\/\*(.*)\*\/\s*$/s.exec(source)?.[1];
  return /^\s*picture:\s*([a-z][a-z-]*)\s*$/.exec(inner ?? '')?.[1] ?? null;
}
