/** Atlassian Statuspage as the page that customers read. */
import type { Check, StatusEntry, StatusPagePort } from '../../incident/ports.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import { checkOf, faultOf } from '../check.ts';
import { unreadable } from '../http.ts';
import type { Rest, RestAsk } from '../rest.ts';
import * as request from './requests.ts';
import { asked, entryOf, listOf, markOf, textAt } from './responses.ts';

/** A list that does not end is no answer. */
const MOST_PAGES = 100;

export function statuspage(rest: Rest, page: string): StatusPagePort {
  /** Every entry of a list, page by page. */
  async function* all(list: (page: string, number: number) => RestAsk): AsyncGenerator<unknown> {
    for (let number = 1; number <= MOST_PAGES; number++) {
      const ask = list(page, number);
      const entries = listOf(ask.action, await rest(ask));
      yield* entries;
      if (entries.length < request.PAGE) return;
    }
    throw unreadable(asked(list(page, 1).action), 'a list that does not end');
  }

  return {
    id: 'statuspage',
    title: 'Statuspage',
    describe: () => `Statuspage, page ${page}`,
    check: async ({ oncall }) => checks(rest, page, oncall, all(request.listComponents)),

    async publish(wanted) {
      const ask = request.publish(page, wanted);
      return entryOf(ask.action, await rest(ask));
    },

    async findEntry({ incident }) {
      // Open entries are few and asked for first; the whole list also holds the resolved ones.
      for (const list of [request.listUnresolved, request.listEntries]) {
        for await (const entry of all(list)) {
          if (markOf(entry)?.incident === incident) return entryOf('GET incidents', entry);
        }
      }
      return null;
    },

    async entriesOf({ incident }) {
      const found: StatusEntry[] = [];
      for await (const entry of all(request.listEntries)) {
        if (markOf(entry)?.incident === incident) found.push(entryOf('GET incidents', entry));
      }
      return found;
    },

    async update(wanted) {
      const ask = request.update(page, wanted);
      entryOf(ask.action, await rest(ask));
    },

    async findUpdate({ entry, key }) {
      return markOf(await rest(request.readEntry(page, entry)))?.keys.includes(key) ?? false;
    },
  };
}

async function checks(rest: Rest, page: string, { services }: OnCall, components: AsyncIterable<unknown>): Promise<readonly Check[]> {
  let name: string;
  try {
    name = textAt(await rest(request.readPage(page)), 'name');
  } catch (error) {
    return [faultOf(`token and page ${page}`, error)];
  }
  const found: Check = { name: `token and page ${page}`, ok: true, message: `the page is ${name || 'there'}`, fix: null };
  try {
    const known = new Map<string, string>();
    for await (const component of components) known.set(textAt(component, 'id'), textAt(component, 'name'));
    const listed = [...known].map(([id, title]) => `${id} (${title})`).join(', ');
    return [found, ...services.map((service) => {
      const id = service.ids.statuspage;
      if (id === undefined) return { name: `component of ${service.id}`, ok: true, message: 'none named, so entries of this service change no component', fix: null };
      return checkOf(`component ${id} of ${service.id}`, known.has(id), {
        good: `is ${known.get(id) ?? ''}`,
        bad: 'no such component on the page',
        fix: `Correct ids.statuspage of ${service.id} in content/oncall.yaml; the page has ${listed || 'no components'}.`,
      });
    })];
  } catch (error) {
    return [found, faultOf('components', error)];
  }
}
