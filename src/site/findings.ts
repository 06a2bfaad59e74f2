/** Findings beside the text they speak of. */
import type { Finding } from '../lint/rule.ts';

export interface FindingLine {
  /** 1-based. */
  number: number;
  text: string;
  findings: readonly Finding[];
}

/** The lines of a text, each with what was found on it. */
export function linesWithFindings(text: string, findings: readonly Finding[]): FindingLine[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line, findings: findings.filter(({ range }) => range.start.line === index + 1) }));
}
