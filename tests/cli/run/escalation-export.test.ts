import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { inProcess, project } from '../harness.ts';

const fixture = readFileSync(new URL('../../fixtures/oncall.yaml', import.meta.url), 'utf8');
const nameless = project();
const made = project();
/** Everybody has an id but Ben, who has an e-mail address; names try to break out. */
made.write('content/oncall.yaml', fixture
  .replace('ids: { linear: ada }', 'ids: { pagerduty: PADA }')
  .replace('contact: { phone: "+1 312 555 0102" }', 'contact: { email: ben@shop.example }')
  .replace(/contact: \{ (slack: "@chidi"|email: dana@shop.example|phone: "\+82.*"|phone: "\+61.*") \}/g, (all) => `${all}\n    ids: { pagerduty: "P\\"]\\n}\${x}" }`)
  .replace('name: Checkout on-call', 'name: "Check \\"out\\" ${path.module}\\n}\\nresource \\e[2J"'));
afterAll(() => [nameless, made].forEach((one) => one.remove()));
const zephyr = (...argv: string[]) => inProcess(['escalation', 'export', ...argv, '--now', '2026-03-01T00:00Z'], { cwd: made.path });

test('terraform: names cannot break out; people by their id or their address; what is missing is said', async () => {
  const { code, stdout, stderr } = await zephyr('--format', 'terraform');
  expect(code).toBe(1);
  expect(stdout).toContain('data "pagerduty_user" "ben" {\n  email = "ben@shop.example"\n}\n');
  expect(stdout).toContain(String.raw`  name      = "Check \"out\" $$` + String.raw`{path.module}\n}\nresource \u001b[2J"` + '\n');
  expect(stdout).toMatch(/users += \[data\.pagerduty_user\.ben\.id, "P\\"\]\\n\}\$\$\{x\}", /);
  // Nothing else begins a line: no name has opened a block of its own.
  for (const line of stdout.split('\n').filter((one) => /^\S/.test(one))) expect(line).toMatch(/^(# From .*|\}|data "pagerduty_user" "ben" \{|resource "pagerduty_(schedule|escalation_policy)" "[\w-]+" \{)$/);
  expect(stderr).toContain('zephyr: missing: The override of Search on-call is left out, Terraform has none: make it by hand, Ada Novak from 2026-03-10T19:00:00Z to 2026-03-11T07:00:00Z.\n');
  expect(stderr).toContain('zephyr: missing: The planned gap of Search on-call from 2026-12-24T18:00+01:00');
  expect(stderr).toContain('zephyr: differs: ');
  expect(stdout + stderr).not.toContain('\u001b');
});

test('pagerduty: without an id nothing is exported, and it says for whom', async () => {
  const { code, stdout, stderr } = await zephyr();
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^content\/oncall\.yaml:\d+:5 Ben Carter has no id of PagerDuty\n {2}→ Add `ids: \{ pagerduty: … \}`; .*\nzephyr: without these people/);
  const all = await inProcess(['escalation', 'export', '--format', 'terraform'], { cwd: nameless.path });
  expect(all).toMatchObject({ code: 1, stdout: '' });
  expect(all.stderr.match(/has no id of PagerDuty\n {2}→ Add .*, or `email` to `contact`/g)).toHaveLength(4);
});

test('pagerduty: requests in their order, overrides among them', async () => {
  made.write('content/oncall.yaml', readFileSync(`${made.path}/content/oncall.yaml`, 'utf8').replace('contact: { email: ben@shop.example }', 'contact: { email: ben@shop.example }\n    ids: { pagerduty: PBEN }'));
  const { stdout } = await zephyr('--format', 'pagerduty');
  const { requests } = JSON.parse(stdout) as { requests: { method: string; path: string; body: unknown }[] };
  expect(new Set(requests.map(({ method, path }) => `${method} ${path}`))).toEqual(new Set(['POST /schedules', ...['search_all_search-day', 'search_all_search-night', 'search'].map((key) => `POST /schedules/{schedule:${key}}/overrides`), 'POST /escalation_policies']));
  expect(requests.find(({ path }) => path.endsWith('/overrides'))?.body).toEqual({ overrides: [{ start: '2026-03-10T19:00:00Z', end: '2026-03-11T07:00:00Z', user: { id: 'PADA', type: 'user_reference' } }] });
});

test('no service is changed, and it says which policy is for which', async () => {
  const { stdout, stderr } = await zephyr('--format', 'terraform');
  expect(stdout).not.toContain('pagerduty_service');
  const [, said = ''] = stderr.split('zephyr: by hand: no service is changed; give these their escalation policies in PagerDuty:\n');
  expect(said).toMatch(/^ {2}the owner of the service \(Check .*\) → Checkout$/m);
  for (const line of ['the owner of the service (Search on-call) → Search', 'everybody on search → the service of the routing key `search-all`', 'lead on-call → the service of the routing key `lead`', 'director on-call → the service of the routing key `director`']) expect(said).toContain(`  ${line}\n`);
  expect(said.trimEnd().split('\n')).toHaveLength(5);
});

test('another format is wrong use', async () => {
  expect(await zephyr('--format', 'opsgenie')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('pagerduty, terraform') });
});
