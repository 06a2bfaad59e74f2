import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stateFolder, incidentsIn } from '../../src/project/state-dir.ts';

const base = { cwd: '/project', option: null, platform: 'linux' as const };

describe('the state directory', () => {
  it.each([
    ['the option', { ...base, option: 'here', env: { ZEPHYR_STATE: '/there', HOME: '/users/ada' } }, '/project/here'],
    ['ZEPHYR_STATE', { ...base, env: { ZEPHYR_STATE: '/there', XDG_STATE_HOME: '/xdg', HOME: '/users/ada' } }, '/there'],
    ['XDG_STATE_HOME', { ...base, env: { ZEPHYR_STATE: '', XDG_STATE_HOME: '/xdg', HOME: '/users/ada' } }, '/xdg/zephyr'],
    ['the home folder, where XDG_STATE_HOME is no absolute path', { ...base, env: { XDG_STATE_HOME: 'xdg', HOME: '/users/ada' } }, '/users/ada/.local/state/zephyr'],
    ['this folder, where there is no home', { ...base, env: {} }, '/project/.zephyr'],
  ])('is %s', (_, options, expected) => {
    expect(stateFolder(options)).toBe(expected);
  });
  it('holds no incidents where it does not exist', () => {
    expect(incidentsIn('/nowhere/at/all')).toEqual([]);
  });
  it('holds the others where one may not be looked into', () => {
    const state = mkdtempSync(join(tmpdir(), 'zephyr-state-'));
    const folder = join(state, 'incidents', 'INC-2026-0314-k3f9');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'journal.jsonl'), '');
    symlinkSync('INC-2026-0314-aaaa', join(state, 'incidents', 'INC-2026-0314-aaaa'));
    expect(incidentsIn(state)).toEqual(['INC-2026-0314-k3f9']);
    rmSync(state, { recursive: true });
  });
});
