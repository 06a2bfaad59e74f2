import { policy } from './context.ts';

/** Every key of the fixture policy, inner ones too: `updates`, `updates.every`, … */
export function policyLeafKeys(): string[] {
  const keys: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (path) keys.push(path);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [key, inner] of Object.entries(value)) walk(inner, path ? `${path}.${key}` : key);
  };
  walk(policy, '');
  return keys;
}
