/** Workflow commands of GitHub Actions: `::error file=…,line=…::message`, escaped as the runner decodes them. */
import { visible } from './escape.ts';

export type Annotation = 'error' | 'warning' | 'notice';

/** One command on one line. Properties without a value are left out. */
export function workflowCommand(kind: Annotation, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${kind} ${list.join(',')}::${escapeData(message)}`;
}

/** `%`, CR and LF as the runner reads them back; whatever else acts on a terminal is made visible. */
function escapeData(text: string): string {
  return text.split(/(\r|\n)/).map((part) => (part === '\n' ? '%0A' : part === '\r' ? '%0D' : visible(part).replaceAll('%', '%25'))).join('');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
