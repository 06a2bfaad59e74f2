/** What every provider must hold, whatever service is behind it. Runs for each definition of the registry. */
import { describe, expect, it, test } from 'vitest';
import { ProviderError, type ProviderErrorKind } from '../../src/incident/ports.ts';
import { providers as definitions } from '../../src/providers/registry.ts';
import type { FaultName } from '../../src/sandbox/faults.ts';
import { SANDBOX_TOKENS } from '../../src/sandbox/seed.ts';
import { bench, EFFECTS, oncall, policy, sandboxSettings, type Bench, type Effect } from './harness.ts';

const SECRETS = [...Object.values(SANDBOX_TOKENS), 'sandbox-key-'];
const remote = definitions.filter(({ id }) => id !== 'local');

/** The error of a call; fails where there is none, or another than a `ProviderError`. */
async function errorOf(call: Promise<unknown>): Promise<ProviderError> {
  const error = await call.then(() => null, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProviderError);
  return error as ProviderError;
}

/** The sandbox with what the effect needs, and a fault at the first request that changes something from now on. */
async function ready(effect: Effect, fault: FaultName | null = null, at: 'change' | 'any' = 'change'): Promise<Bench> {
  const made = bench();
  await effect.prepare?.(made);
  let met = false;
  made.sandbox.script(({ changes }) => {
    if (met || fault === null || (at === 'change' && !changes)) return null;
    met = true;
    return fault;
  });
  return made;
}

describe('the registry', () => {
  it('has effects under contract for every provider that talks to a service', () => {
    expect([...new Set(EFFECTS.map(({ provider, kind }) => `${kind} ${provider}`))].sort()).toEqual(remote.map(({ kind, id }) => `${kind} ${id}`).sort());
  });

  test.each(definitions.map((definition) => [`${definition.kind} ${definition.id}`, definition] as const))('%s: secrets are marked, names are unique', (_, { settings }) => {
    expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
    for (const { name, env, does } of settings) {
      expect(name).toMatch(/^[a-z][A-Za-z]*$/);
      expect(env).toMatch(/^[A-Z][A-Z_]*$/);
      expect(does).not.toBe('');
    }
  });
});

describe.each(remote.map((definition) => [`${definition.kind} ${definition.id}`, definition] as const))('%s', (_, definition) => {
  const effects = EFFECTS.filter(({ provider, kind }) => provider === definition.id && kind === definition.kind);

  it('makes no request when it is made and described', async () => {
    const made = bench();
    const port = await definition.open(made.settings(definition.id), made.edge);
    expect(port).toMatchObject({ id: definition.id, title: definition.title, ...('facts' in definition ? definition.facts : {}) });
    expect(port.describe()).not.toMatch(new RegExp(SECRETS.join('|')));
    expect(made.sandbox.arrivals).toEqual([]);
  });

  it('finds nothing wrong with a service that has everything, and changes nothing there', async () => {
    const made = bench();
    const port = await definition.open(made.settings(definition.id), made.edge);
    const checks = await port.check({ policy, oncall: { ...oncall, people: oncall.people.filter(({ ids }) => ids.slack !== undefined) } });
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
    expect(made.sandbox.arrivals.filter(({ changes }) => changes)).toEqual([]);
  });

  it.each(['wrong-token', 'connection-refused', 'time-out-before', 'garbage', 'error-before', 'rate-limit'] as const)('says what is wrong where every request meets %s, and never throws', async (fault) => {
    const made = bench();
    made.sandbox.script(() => fault);
    const port = await definition.open(made.settings(definition.id), made.edge);
    const checks = await port.check({ policy, oncall });
    expect(checks.some(({ ok }) => !ok)).toBe(true);
    for (const { ok, fix } of checks) expect(fix === null).toBe(ok);
    expect(JSON.stringify(checks)).not.toMatch(new RegExp(SECRETS.join('|')));
  });

  describe.each(effects.map((effect) => [effect.name, effect] as const))('%s', (_name, effect) => {
    it('has its effect once, with at most one request that changes something unless it is repeat-safe', async () => {
      const made = await ready(effect);
      const before = made.sandbox.arrivals.length;
      await effect.run(made);
      expect(effect.count(made.sandbox)).toBe(1);
      const changes = made.sandbox.arrivals.slice(before).filter(({ changes }) => changes);
      if (effect.repeatSafe) expect(changes.length).toBeGreaterThan(0);
      else expect(changes).toHaveLength(1);
      if (effect.find) expect(await effect.find(made)).toBe(true);
    });

    it('is not there before', async () => {
      const made = await ready(effect);
      expect(effect.count(made.sandbox)).toBe(0);
      if (effect.find) expect(await effect.find(made)).toBe(false);
    });

    it.skipIf(!effect.repeatSafe)('asked again it does nothing more and says the same', async () => {
      const made = await ready(effect);
      const first = await effect.run(made);
      expect(await effect.run(made)).toEqual(first);
      expect(effect.count(made.sandbox)).toBe(1);
    });

    it.each(['time-out-after', 'cut-after', 'error-after', 'garbage'] as const)('after %s it is found again, or can be asked for again', async (fault) => {
      const made = await ready(effect, fault);
      expect((await errorOf(effect.run(made))).kind).toBe('unknown-outcome');
      if (!effect.repeatSafe) expect(await effect.find?.(made)).toBe(true);
      else await effect.run(made);
      expect(effect.count(made.sandbox)).toBe(1);
    });

    it.each(['time-out-before', 'cut-before', 'error-before', 'rate-limit', 'unavailable', 'connection-refused', 'wrong-token'] as const)('after %s nothing has happened, and the next attempt does it', async (fault) => {
      const made = await ready(effect, fault);
      await errorOf(effect.run(made));
      if (effect.find && !effect.repeatSafe) expect(await effect.find(made)).toBe(false);
      await effect.run(made);
      expect(effect.count(made.sandbox)).toBe(1);
    });

    it('an effect that shows late is found once it shows', async () => {
      const made = await ready(effect, 'cut-late');
      await errorOf(effect.run(made));
      made.clock.now += 30_000;
      if (!effect.repeatSafe) expect(await effect.find?.(made)).toBe(true);
      else await effect.run(made);
      expect(effect.count(made.sandbox)).toBe(1);
    });

    const KINDS: Readonly<Partial<Record<FaultName, ProviderErrorKind>>> = {
      'time-out-before': 'unknown-outcome',
      'cut-before': 'unknown-outcome',
      garbage: 'unknown-outcome',
      'error-before': 'unknown-outcome',
      'rate-limit': 'rate-limit',
      'rate-limit-without-time': 'rate-limit',
      unavailable: 'unavailable',
      'connection-refused': 'unavailable',
    };
    it.each(Object.entries(KINDS) as [FaultName, ProviderErrorKind][])('%s at any of its requests is %s', async (fault, kind) => {
      const error = await errorOf(effect.run(await ready(effect, fault, 'any')));
      expect(error.kind).toBe(kind);
      expect(error.provider).toBe(definition.id);
      expect(error.retryAfter).toBe(fault === 'rate-limit' || fault === 'unavailable' ? 1 : null);
      expect(error.action).not.toBe('');
      expect(error.todo).not.toBe('');
    });

    it('what a proxy gave up waiting for may have arrived', async () => {
      const made = await ready(effect);
      const answering = bench({ fetch: () => Promise.resolve(new Response('', { status: 408 })) });
      expect((await errorOf(effect.run({ ...answering, sandbox: made.sandbox }))).kind).toBe('unknown-outcome');
    });

    it('no secret is in any error', async () => {
      for (const fault of ['wrong-token', 'garbage', 'error-before', 'rate-limit', 'cut-before', 'time-out-before', 'connection-refused'] as const) {
        const error = await errorOf(effect.run(await ready(effect, fault, 'any')));
        const shown = [error.message, error.todo, error.action, error.stack, JSON.stringify(error), String(error.cause)].join('\n');
        for (const secret of SECRETS) expect(shown).not.toContain(secret);
      }
    });

    it('a service that repeats the token in its answer does not get it into the error', async () => {
      const leak = Object.values(SANDBOX_TOKENS).join(' ');
      for (const status of [200, 400, 401, 404, 422, 500]) {
        for (const body of [leak, JSON.stringify({ ok: false, error: leak, message: leak }), JSON.stringify({ errors: [{ message: leak, extensions: { code: leak } }] })]) {
          const made = await ready(effect);
          const answering = bench({ fetch: () => Promise.resolve(new Response(body, { status })) });
          const error = await errorOf(effect.run({ ...answering, sandbox: made.sandbox }));
          for (const secret of SECRETS) expect([error.message, error.todo, error.stack].join('\n')).not.toContain(secret);
        }
      }
    });
  });
});

test('the settings of the sandbox are those that the definitions ask for', () => {
  const given = sandboxSettings('http://sandbox.test');
  for (const { id, settings } of remote) {
    for (const { name, required } of settings) if (required) expect(given[id]).toHaveProperty(name);
    for (const name of Object.keys(given[id] ?? {})) expect(settings.map((setting) => setting.name)).toContain(name);
  }
});
