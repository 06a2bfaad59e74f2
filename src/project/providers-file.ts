/** `content/providers.yaml`: which services an incident goes to, and their settings. Optional; never a secret. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderKind } from '../incident/ports.ts';
import { remembered } from './remembered.ts';

export const PROVIDERS_PATH = 'content/providers.yaml';

/** What the file says about one kind. */
export interface ProviderChoice {
  /** Id of the provider; `null`: whichever is set up. */
  use: string | null;
  values: Readonly<Record<string, string>>;
  /** Program and arguments that print a secret, by the name of the setting. */
  commands: Readonly<Record<string, readonly string[]>>;
}

export interface ProvidersFile {
  choices: Readonly<Record<ProviderKind, ProviderChoice>>;
  /** Address of the site, for links to the runbook; `null` where nobody said. */
  site: string | null;
  /** One sentence each. */
  problems: readonly string[];
}

const NOTHING: ProviderChoice = { use: null, values: {}, commands: {} };
export const NOTHING_CHOSEN: ProvidersFile['choices'] = { chat: NOTHING, 'status-page': NOTHING, ticket: NOTHING, pager: NOTHING };

/** The file of a project; all defaults where it is missing. `memory`: a folder where what it came to may stand. */
export async function readProvidersFile(root: string | null, memory: string | null = null): Promise<ProvidersFile> {
  const text = root === null ? null : textOf(join(root, PROVIDERS_PATH));
  if (text === null) return { choices: NOTHING_CHOSEN, site: null, problems: [] };
  return remembered(memory, `providers ${root ?? ''}`, [text], async () => (await import('./providers-text.ts')).parseProvidersFile(text), ({ problems }) => problems.length === 0);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
