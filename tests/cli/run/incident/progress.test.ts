import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { progressOf } from '../../../../src/cli/run/incident/progress.ts';
import { stepOf } from '../../../../src/incident/step.ts';

const steps = [
  stepOf('channel', 'open/channel', 'Slack: channel #inc-x', { names: ['inc-x'] }),
  stepOf('pin', 'open/pin', 'Slack: pin \u001b[31mthe runbook', { channel: 'open/channel', message: 'open/channel' }),
];
const [channel, pin] = steps as [(typeof steps)[number], (typeof steps)[number]];
const failure = { kind: 'auth' as const, message: 'the token was revoked', todo: 'Set a new one', unknown: false };

let written: string;
const output = (isTTY: boolean) => ({ isTTY, write: (text: string) => void (written += text) });
const progress = (isTTY: boolean, json = false) => progressOf({
  world: { cwd: '/', env: {}, stdin: {}, stdout: output(false), stderr: output(isTTY), now: () => '' }, json, steps, elapsed: () => Date.now() - 1_000_000,
});

beforeEach(() => {
  written = '';
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => vi.useRealTimers());

describe('how far a run is', () => {
  it('is plain lines without a terminal, and never silent for a second', () => {
    const shown = progress(false);
    let silent = 0;
    for (let k = 0; k < 100; k++) {
      const before = written.length;
      vi.advanceTimersByTime(50);
      silent = written.length === before ? silent + 50 : 0;
      expect(silent).toBeLessThan(1000);
    }
    shown.report({ type: 'done', step: channel, result: { name: 'inc-x' }, found: false });
    shown.report({ type: 'done', step: channel, result: { name: 'inc-y' }, found: false });
    shown.report({ type: 'failed', step: pin, failure });
    shown.end();
    expect(written).toContain('still working: Slack: channel #inc-x and 1 more');
    expect(written).toContain('  5.0 s  done     Slack: channel #inc-x\n  5.0 s  done     Slack: channel #inc-x (inc-y)\n');
    expect(written).toContain('  5.0 s  failed   Slack: pin ␛[31mthe runbook (the token was revoked. Set a new one)\n');
    expect(written).not.toContain('\u001b');
  });

  it('is one checklist on a terminal, drawn over itself', () => {
    const shown = progress(true);
    shown.report({ type: 'done', step: channel, result: {}, found: true });
    shown.report({ type: 'waiting', step: pin, seconds: 3, because: 'Slack asks to wait' });
    vi.advanceTimersByTime(300);
    shown.end();
    const last = written.slice(written.lastIndexOf('\u001b[J'));
    expect(last).toContain('[x] Slack: channel #inc-x  was there already');
    expect(last).toContain('[~] Slack: pin ␛[31mthe runbook  Slack asks to wait; again in 3 s');
    expect(last).toContain('1 of 2, 0.3 s');
    expect(written.split('\u001b[3A')).toHaveLength(3);
  });

  it('never draws more than the screen has, and everything in the end', () => {
    const many = Array.from({ length: 12 }, (_, k) => stepOf('channel', `open/${k}`, `step ${k}`, { names: ['inc-x'] }));
    const stderr = Object.assign(output(true), { rows: 8, columns: 40 });
    const shown = progressOf({ world: { cwd: '/', env: { NO_COLOR: '1' }, stdin: {}, stdout: output(false), stderr, now: () => '' }, json: false, steps: many, elapsed: () => 0 });
    const frame = (): string[] => written.slice(written.lastIndexOf('\u001b[J') + 3).trimEnd().split('\n');
    vi.advanceTimersByTime(300);
    expect(frame()).toHaveLength(7);
    for (const step of many.slice(0, 8)) shown.report({ type: 'done', step, result: {}, found: false });
    vi.advanceTimersByTime(300);
    expect(frame()).toEqual(['[x] step 6', '[x] step 7', '[ ] step 8', '[ ] step 9', '[ ] step 10', '[ ] step 11', '8 of 12, 0.0 s']);
    shown.end();
    expect(frame()).toHaveLength(13);
  });

  it('is one JSON object a line for programs', () => {
    const shown = progress(false, true);
    shown.report({ type: 'failed', step: pin, failure });
    vi.advanceTimersByTime(1000);
    shown.end();
    const events = written.trim().split('\n').map((line) => JSON.parse(line) as object);
    expect(events).toEqual([{ event: 'failed', step: 'open/pin', kind: 'pin', label: pin.label, elapsed: 0, failure }, { event: 'working', elapsed: 900 }]);
  });
});
