/** Runs the command in this process and as a child process, in a small project of its own. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../../src/cli/main.ts';

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Where {
  cwd: string;
  env?: Record<string, string>;
}

export const NOW = '2026-03-21T22:00:00Z';
const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

export async function inProcess(argv: readonly string[], { cwd, env = {} }: Where, terminal = false): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await main({
    argv,
    cwd,
    env,
    stdin: {},
    stdout: { write: (text) => void (stdout += text), isTTY: terminal },
    stderr: { write: (text) => void (stderr += text), isTTY: terminal },
    now: () => NOW,
  });
  return { code, stdout, stderr };
}

export function asChild(argv: readonly string[], { cwd, env = {} }: Where, program: readonly string[] = [bin]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...argv], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ZEPHYR_NOW: NOW, ...env },
    maxBuffer: 1e9,
    timeout: 60_000,
  });
  return { code: status, stdout, stderr };
}

/** A temporary folder with some files; `remove` when done. */
export function folder(files: Readonly<Record<string, string>>): { path: string; write(name: string, text: string): void; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'zephyr-test-'));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { path, write, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A project with the fixture policy, roster and template, and some more files. */
export function project(files: Readonly<Record<string, string>> = {}) {
  const made = folder(files);
  mkdirSync(join(made.path, 'content'), { recursive: true });
  mkdirSync(join(made.path, 'runbooks'), { recursive: true });
  cpSync(fixture('policy.yaml'), join(made.path, 'content/policy.yaml'));
  cpSync(fixture('oncall.yaml'), join(made.path, 'content/oncall.yaml'));
  cpSync(fixture('post-mortem-template.md'), join(made.path, 'runbooks/review-template.md'));
  return made;
}

/** A post-mortem without findings under the fixture policy; replace a part to break it. */
export const GOOD = `---
kind: post-mortem
title: Shop down in Norway
status: final
severity: SEV-1
started: 2026-03-14T02:40Z
detected: 2026-03-14T02:52Z
resolved: 2026-03-14T04:24Z
published: 2026-03-16T15:10Z
incidentCommander: Ada Novak
authors: [Ada Novak]
reviewers: [Chidi Okoye, Dana Levi]
actionItemLabel: follow-up
---

## Summary

The shop was down in Norway for an hour.

## Timeline

| Time (UTC) | What happened |
| --- | --- |
| 2026-03-14 02:40 | Payments fail |

## What went well

Ada declared at once.

## Action items

| Action | Owner | Ticket |
| --- | --- | --- |
| Alert when no payment arrives for two minutes | Ben Carter | SHOP-12 |
`;
