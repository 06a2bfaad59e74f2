export interface Limits {
  bytes: number;
}
export const DEFAULT_LIMITS: Limits = { bytes: 524_288 };
export function exceededLimit(text: string, limits: Limits, _format: 'md' | 'mdx'): { message: string; help: string; at: number } | null {
  if (text.length > limits.bytes) return { message: `too long`, help: '', at: 0 };
  return null;
}
