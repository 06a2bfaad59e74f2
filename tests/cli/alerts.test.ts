/** `alerts:` of the configuration: alerts and runbooks of a repository without a policy, compared both ways. */
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { folder, inProcess, project } from './harness.ts';

const RUNBOOK = '---\ntitle: X\nowner: shop\nservices: [shop]\nreviewed: 2026-03-01\n---\n\n# X\n';
const rule = (name: string, url?: string): string => `    - alert: ${name}\n      expr: up == 0\n${url === undefined ? '' : `      annotations:\n        runbook_url: ${url}\n`}`;
const rules = (...all: string[]): string => `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  groups:\n  - name: shop\n    rules:\n${all.join('')}`;
const FILES = {
  'monitoring/shop.yaml': rules(rule('ShopDown'), rule('ShopSlow', 'https://docs.example/runbooks/slow'), rule('ShopGone')),
  'monitoring/grafana/alerts.json': JSON.stringify({ groups: [{ rules: [{ title: 'Queue is full', condition: 'C', data: [] }, { title: 'No runbook', condition: 'C', data: [] }] }] }),
  'monitoring/alertmanager.yml': 'route: { receiver: x }\nreceivers: [{ name: x }]\n',
  'other/alerts.yaml': rules(rule('NotOurs')),
  'runbooks/ShopDown.md': RUNBOOK,
  'runbooks/slow.md': RUNBOOK,
  'runbooks/Queue-is-full.md': RUNBOOK,
  'runbooks/ShopRenamed.md': RUNBOOK,
  'runbooks/by-hand.md': `${RUNBOOK}\n<!-- zephyr-disable-file rb/alert-exists -- opened by people, not by an alert -->\n`,
  'runbooks/README.md': '# Runbooks\n\n[all](ShopDown.md)\n',
};

let made = folder({});
afterEach(() => made.remove());

async function lint(cwd: string, ...argv: string[]): Promise<string[]> {
  const { stdout } = await inProcess(['lint', '--format', 'json', ...argv], { cwd });
  const { findings } = JSON.parse(stdout) as { findings: { file: string; line: number; rule: string; message: string }[] };
  return findings.filter((one) => one.rule.startsWith('rb/alert')).map(({ file, line, message }) => `${file}:${line} ${message}`);
}

const EXPECTED = [
  'monitoring/grafana/alerts.json:1 The alert `No runbook` names no runbook, and none is called so.',
  'monitoring/shop.yaml:13 The alert `ShopGone` names no runbook, and none is called so.',
  'runbooks/ShopRenamed.md:1 No alert leads to this runbook: none is called `ShopRenamed`, and no `runbook_url` means it.',
];

describe('alerts of a repository without a policy', () => {
  const start = (config: string): void => void (made = folder({ ...FILES, '.git/HEAD': '', 'zephyr.config.yaml': config }));

  it('are compared with its runbooks, both ways', async () => {
    start('alerts: ["monitoring/**"]\n');
    expect(await lint(made.path)).toEqual(EXPECTED);
    expect(await lint(made.path, '.')).toEqual(EXPECTED);
  });

  it('are found from the folder of the configuration, wherever somebody stands', async () => {
    start('alerts: ["monitoring/**"]\n');
    const found = await lint(join(made.path, 'runbooks'));
    expect(found).toHaveLength(3);
    expect(found[0]).toMatch(/^\.\.\/monitoring\/grafana\/alerts\.json:1 /);
    expect(found[2]).toMatch(/^ShopRenamed\.md:1 /);
  });

  it('are judged only in a run over everything', async () => {
    start('alerts: ["monitoring/**"]\n');
    expect(await lint(made.path, 'runbooks/ShopDown.md')).toEqual([]);
    expect(await lint(made.path, 'monitoring')).toEqual([]);
    expect(await lint(made.path, 'runbooks')).toEqual(EXPECTED);
  });

  it('are not taken for another alert whose name shares most of its letters', async () => {
    const help = async (...names: string[]): Promise<unknown[]> => {
      made.remove();
      made = folder({ '.git/HEAD': '', 'zephyr.config.yaml': 'alerts: ["monitoring/**"]\n', 'monitoring/a.yaml': rules(...names.map((name) => rule(name, `https://docs.example/ops/runbooks/#${name.toLowerCase()}`))), 'ops/RUNBOOKS.md': '# Runbooks\n\n## KubeAPIDown\n\nBreathe.\n' });
      const { stdout } = await inProcess(['lint', '--format', 'json'], { cwd: made.path });
      return (JSON.parse(stdout).findings as { rule: string; help: string }[]).filter((one) => one.rule === 'rb/alert-link').map((one) => one.help);
    };
    expect(await help('KubeAPIDown', 'KubeletDown')).toEqual(['Link the page itself, or one of its headings.']);
    expect(await help('KubeAPIDown', 'KubeAPIsDown')).toEqual(['Did you mean `#kubeapidown`?']);
  });

  it('are no matter where nobody says where they are, or says it wrongly', async () => {
    start('ignore: [drafts]\n');
    expect(await lint(made.path)).toEqual([]);
    start('kinds: { runbook: [runbooks] }\nalerts: ["monitorng/**"]\n');
    expect(await lint(made.path)).toEqual(['zephyr.config.yaml:2 No file that `alerts` names holds an alert rule.']);
  });

  it.each(['alerts: monitoring\n', 'alerts: ["../x"]\n', 'alerts: []\n'])('%s is a finding', async (config) => {
    start(config);
    const { stdout } = await inProcess(['lint', '--format', 'json'], { cwd: made.path });
    expect(stdout).toContain('config/schema');
  });

  it('may be switched off or weighed like any other finding', async () => {
    start('alerts: ["monitoring/**"]\nrules: { rb/alert-exists: off }\noverrides: [{ files: [monitoring/grafana], rules: { rb/alert-link: off } }]\n');
    expect(await lint(made.path)).toEqual(EXPECTED.slice(1, 2));
  });
});

it('in a project with a policy the patterns say which files are meant', async () => {
  made = project({ ...FILES, 'zephyr.config.yaml': 'alerts: ["monitoring/**"]\n', 'runbooks/incident.md': RUNBOOK });
  expect((await lint(made.path)).filter((one) => !one.startsWith('runbooks/'))).toEqual(EXPECTED.slice(0, 2));
});

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/runbooks/', import.meta.url));
describe.skipIf(!existsSync(CORPUS))('public collections of runbooks, named after their alerts', () => {
  it.each([
    ['prometheus-operator+runbooks', 'content/runbooks', (name: string, group: string) => `https://runbooks.prometheus-operator.dev/runbooks/${group}/${name.toLowerCase()}`],
    ['kubevirt+monitoring', 'docs/runbooks', (name: string) => `https://kubevirt.io/monitoring/runbooks/${name}`],
  ])('%s', async (name, below, urlOf) => {
    made = folder({ '.git/HEAD': '', 'zephyr.config.yaml': 'alerts: [manifests]\n' });
    cpSync(join(CORPUS, name, below), join(made.path, below), { recursive: true });
    const all = readdirSync(join(made.path, below), { recursive: true, encoding: 'utf8' }).filter((path) => /\/?[A-Z][A-Za-z]+\.md$/.test(path)).map((path) => ({ path, alert: (path.split('/').at(-1) ?? '').replace('.md', ''), group: path.split('/').slice(-2, -1)[0] ?? '' }));
    expect(all.length).toBeGreaterThan(20);
    // Each by its name, then each by its address; one runbook has lost its alert, one alert its runbook.
    const [lost] = all;
    for (const url of [false, true]) {
      made.write('manifests/rules.yaml', rules(...all.slice(1).map(({ alert, group }) => rule(alert, url ? urlOf(alert, group) : undefined)), rule('NobodyWroteThis', url ? urlOf('NobodyWroteThis', 'node') : undefined)));
      const found = await lint(made.path);
      expect(found.filter((one) => one.includes('No alert leads')).map((one) => one.split(':')[0])).toEqual([`${below}/${lost?.path ?? ''}`]);
      expect(found.filter((one) => one.startsWith('manifests/'))).toHaveLength(1);
      expect(found.join('\n')).toContain('`NobodyWroteThis`');
    }
  });
});
