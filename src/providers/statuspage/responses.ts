/** What Statuspage's answers mean. Pure. */
import type { StatusEntry } from '../../incident/ports.ts';
import { isRecord, unreadable, type Asked } from '../http.ts';

export const asked = (action: string): Asked => ({ provider: 'statuspage', title: 'Statuspage', action });

export function entryOf(action: string, value: unknown): StatusEntry {
  const id = textAt(value, 'id');
  if (id === '') throw unreadable(asked(action), 'without the id of an entry');
  return { id, url: textAt(value, 'shortlink') };
}

/** What our mark in the metadata says; `null` where the entry carries none. */
export function markOf(value: unknown): { incident: string; keys: readonly unknown[] } | null {
  const zephyr = isRecord(value) && isRecord(value['metadata']) ? value['metadata']['zephyr'] : undefined;
  if (!isRecord(zephyr)) return null;
  return { incident: textAt(zephyr, 'incident'), keys: Array.isArray(zephyr['keys']) ? zephyr['keys'] : [] };
}

export function listOf(action: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw unreadable(asked(action), 'something that is no list');
  return value;
}

export function textAt(value: unknown, key: string): string {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}
