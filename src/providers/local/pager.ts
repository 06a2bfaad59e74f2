/** Notes of whom to page, on disk: nobody's phone rings. */
import type { PagerPort } from '../../incident/ports.ts';
import type { Edge } from '../provider.ts';
import { FACTS } from './facts.ts';
import { fileName, localFiles } from './files.ts';

interface StoredPage {
  key: string;
  at: number;
  summary: string;
  people: readonly string[];
  status: 'triggered' | 'acknowledged' | 'resolved';
  by: string | null;
}

export function localPager({ now, stateFolder }: Edge): PagerPort {
  const files = localFiles(stateFolder);
  const fileOf = (key: string): string => fileName('pages', key);
  const set = (key: string, values: Partial<StoredPage>): void => {
    const found = files.read<StoredPage>(fileOf(key));
    if (found) files.write(fileOf(key), { ...found, ...values });
  };
  return {
    id: 'local',
    title: 'No pager',
    ...FACTS,
    describe: () => `notes of pages below ${stateFolder}; nobody is really paged`,
    check: () => Promise.resolve([{ name: 'pager', ok: false, message: 'nobody is really paged: there is no pager', fix: 'Set PAGERDUTY_ROUTING_KEY, or ZEPHYR_WEBHOOK_URL with ZEPHYR_WEBHOOK_SECRET.' }]),
    async page({ key, summary, people }) {
      const known = files.read<StoredPage>(fileOf(key));
      if (!known) files.write(fileOf(key), { key, at: now(), summary, people: people.map(({ id }) => id), status: 'triggered', by: null } satisfies StoredPage);
      return { key, url: null };
    },
    async findPage({ key }) {
      const found = files.read<StoredPage>(fileOf(key));
      return found && { key, url: null, status: found.status, by: found.by };
    },
    link: () => Promise.resolve(),
    async acknowledge({ key, by }) {
      set(key, { status: 'acknowledged', by: by?.id ?? null });
    },
    async resolve({ key }) {
      set(key, { status: 'resolved' });
    },
  };
}
