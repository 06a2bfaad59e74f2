/** Times the simulator: from a changed input to a new picture, for a chain of 20 steps and 50 people. */
import { simulate } from '../../src/escalation/simulate.ts';
import type { Scenario } from '../../src/escalation/simulation.ts';
import { timeline } from '../../src/escalation/timeline.ts';
import { draw } from '../../src/islands/escalation-timeline/draw.ts';
import type { OnCall } from '../../src/policy/oncall-schema.ts';
import type { Policy } from '../../src/policy/schema.ts';

const STEPS = 20;
const PEOPLE = 50;
/** One frame at 60 Hz. */
export const GOAL_MS = 16;
const ZONES = ['Asia/Tokyo', 'Asia/Kolkata', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];

/** A policy whose severities start one chain of 20 steps through ten rotations, and their 50 people in three layers each. */
function biggest(policy: Policy): { policy: Policy; oncall: OnCall } {
  const people = Array.from({ length: PEOPLE }, (_, k) => ({ id: `p${k}`, name: `Person ${k}`, handles: [], zone: ZONES[k % ZONES.length] as string, awake: { from: '07:00', to: '22:30' }, contact: { slack: `@p${k}` }, ids: {} }));
  const rotations = Array.from({ length: 10 }, (_, r) => ({
    id: `r${r}`, name: `Rotation ${r}`, overrides: [], gaps: [],
    layers: [0, 1, 2].map((l) => ({
      id: `r${r}-${l}`, zone: ZONES[(r + l) % ZONES.length] as string, start: '2026-01-05T09:00', handoff: { every: l === 0 ? '1 week' : '1 day' },
      participants: Array.from({ length: 5 }, (_, k) => `p${(r * 5 + l * 3 + k) % PEOPLE}`), restrict: l === 0 ? [] : [{ from: '08:00', to: '16:00' }],
    })),
  }));
  const targets = Object.fromEntries(rotations.map(({ id }) => [`t-${id}`, { name: id, rotation: id, everyone: false }]));
  const pages = ['on-call', ...Array.from({ length: STEPS - 1 }, (_, k) => (k % 3 === 2 ? `t-r${k % 10}` : 'next-in-rotation'))];
  return {
    policy: {
      ...policy, targets,
      severities: policy.severities.map((severity) => ({ ...severity, page: ['t-r0'] })),
      escalation: { ...policy.escalation, steps: pages.map((page) => ({ page, wait: 300 })) },
    },
    oncall: { version: 1, example: true, people, rotations, services: [{ id: 's', name: 'S', aliases: [], owner: 'r0', ids: {} }] },
  };
}

export interface SimulateBench {
  steps: number;
  people: number;
  runs: number;
  medianMs: number;
  worstMs: number;
  goalMs: number;
  met: boolean;
}

/** Median over some runs, each with another start and another answer, so that nothing is remembered. */
export function benchSimulate(policy: Policy, runs = 200): SimulateBench {
  const big = biggest(policy);
  const times: number[] = [];
  for (let run = 0; run < runs + 20; run++) {
    const scenario: Scenario = { severity: big.policy.severities[0]?.id ?? '', service: 's', at: Date.parse('2026-03-01T00:00Z') + run * 7_380_000, answers: [{ person: `p${run % PEOPLE}`, after: 60 * run }] };
    const started = performance.now();
    const simulation = simulate(big.policy, big.oncall, scenario);
    draw(timeline(big.oncall, scenario, simulation), { width: 720, at: scenario.at, zone: 'UTC', cursor: 0, says: '' });
    // The first runs only warm the engine up.
    if (run >= 20) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const medianMs = times[Math.floor(times.length / 2)] ?? 0;
  return { steps: STEPS, people: PEOPLE, runs, medianMs, worstMs: times.at(-1) ?? 0, goalMs: GOAL_MS, met: medianMs < GOAL_MS };
}
