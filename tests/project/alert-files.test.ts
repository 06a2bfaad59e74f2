import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { alertFiles } from '../../src/project/alert-files.ts';

const RULE = 'groups:\n  - rules:\n      - alert: Down\n        expr: up\n        annotations: { runbook_url: https://x.example/runbooks/down }\n';
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'zephyr-alerts-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('alerts/shop.yaml', RULE);
  write('grafana/shop.json', '{"runbook_url":"https://x.example/runbooks/down"}');
  write('alerts/none.yml', 'a: b\n');
  write('node_modules/x/alerts.yaml', RULE);
  write('.hidden/alerts.yaml', RULE);
  write('package-lock.json', '{"runbook":1}');
  write('alerts/notes.md', RULE);
  symlinkSync(join(root, 'alerts/shop.yaml'), join(root, 'alerts/link.yaml'));
  symlinkSync(root, join(root, 'alerts/around'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('finds files that name runbooks, and neither follows links nor looks into what others installed', () => {
  expect(alertFiles(root, root)().map(({ path }) => path)).toEqual(['alerts/shop.yaml', 'grafana/shop.json']);
});

it('names them as seen from the working directory, and reads them once', () => {
  const files = alertFiles(join(root, 'alerts'), root);
  expect(files().map(({ path }) => path)).toEqual(['../grafana/shop.json', 'shop.yaml']);
  expect(files()).toBe(files());
});

it('outside a project there are none, and a folder that is missing is empty', () => {
  expect(alertFiles(root, null)()).toEqual([]);
  expect(alertFiles(root, join(root, 'nowhere'))()).toEqual([]);
});
