/** The text of `content/providers.yaml`: which services an incident goes to, and their settings. Never a secret. */
import { parseDocument } from 'yaml';
import type { ProviderKind } from '../incident/ports.ts';
import { NOTHING_CHOSEN, type ProviderChoice, type ProvidersFile } from './providers-file.ts';

const KINDS: Readonly<Record<string, ProviderKind>> = { chat: 'chat', statusPage: 'status-page', ticket: 'ticket', pager: 'pager' };
const LOOKS_SECRET = /^(xox[a-z]-|lin_api_|lin_oauth_|ghp_|sk-)/;

/** Reads the text of the file; total for any text. */
export function parseProvidersFile(text: string): ProvidersFile {
  const problems: string[] = [];
  const choices: Record<ProviderKind, ProviderChoice> = { ...NOTHING_CHOSEN };
  const nothing = { choices, site: null, problems };
  const document = parseDocument(text);
  const [fault] = document.errors;
  if (fault) return { ...nothing, problems: [`line ${fault.linePos?.[0].line ?? 1}: ${fault.message.split('\n')[0] ?? ''}`] };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch {
    return { ...nothing, problems: ['its aliases cannot be followed'] };
  }
  if (value === null) return nothing;
  if (!isRecord(value)) return { ...nothing, problems: ['expected keys such as chat, statusPage, ticket, pager'] };
  let site: string | null = null;
  for (const [key, content] of Object.entries(value)) {
    const kind = Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
    if (key === 'version' && content === 1) continue;
    if (key === 'site' && typeof content === 'string' && /^https?:\/\//.test(content)) site = content.replace(/\/+$/, '');
    else if (kind && isRecord(content)) choices[kind] = choiceOf(key, content, problems);
    else problems.push(`${key}: expected one of version: 1, site (an address), ${Object.keys(KINDS).join(', ')} (with keys below)`);
  }
  return { choices, site, problems };
}

function choiceOf(kind: string, content: Readonly<Record<string, unknown>>, problems: string[]): ProviderChoice {
  const values: Record<string, string> = {};
  const commands: Record<string, readonly string[]> = {};
  let use: string | null = null;
  for (const [key, value] of Object.entries(content)) {
    if (key === 'use' && typeof value === 'string') use = value;
    else if (key.endsWith('Command') && Array.isArray(value) && value.length > 0 && value.every((word): word is string => typeof word === 'string')) commands[key.slice(0, -'Command'.length)] = value;
    else if (!key.endsWith('Command') && (typeof value === 'string' || typeof value === 'number')) {
      if (LOOKS_SECRET.test(String(value))) problems.push(`${kind}.${key} looks like a secret: put it into the environment, or name a program that prints it: ${key}Command: [program, argument]`);
      else values[key] = String(value);
    } else problems.push(`${kind}.${key}: expected text, or for …Command a list of words`);
  }
  return { use, values, commands };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
