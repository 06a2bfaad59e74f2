/** Which routing key pages whom. Pure. */
import type { PageRequest } from '../../incident/ports.ts';

/** Keys by name of service, rotation or target; `null` is the key for everything that has none of its own. */
export type RoutingKeys = ReadonlyMap<string | null, string>;

/**
 * One key for everything (of an event orchestration that routes by `custom_details`), or one for each name:
 * `checkout=R0… platform=R0… default=R0…`.
 */
export function readRoutingKeys(text: string): RoutingKeys {
  const keys = new Map<string | null, string>();
  for (const word of text.split(/[\s,]+/).filter((one) => one !== '')) {
    const cut = word.indexOf('=');
    const name = cut < 0 ? 'default' : word.slice(0, cut);
    keys.set(name === 'default' ? null : name, word.slice(cut + 1));
  }
  return keys;
}

/** Names under which the key of a page may stand, the most exact first. Where the service's owner is meant, the service itself comes before its rotation. */
export function routeNames({ target, service }: Pick<PageRequest, 'target' | 'service'>): readonly string[] {
  const owner = target.rotation === null || target.rotation.id === service.owner;
  return [target.id, ...(owner ? [service.id] : []), ...(target.rotation === null ? [] : [target.rotation.id])];
}

export function routingKeyFor(keys: RoutingKeys, page: Pick<PageRequest, 'target' | 'service'>): string | null {
  for (const name of [...routeNames(page), null]) {
    const key = keys.get(name);
    if (key !== undefined) return key;
  }
  return null;
}
