/** What an incident knows of its messages, and what a person gives for the rest. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Values } from '../../comms/compose.ts';
import { clock, lengthInWords, longDate } from '../../comms/times.ts';
import { decidingSeverity } from '../../incident/due.ts';
import type { IncidentState } from '../../incident/state.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import { readReason } from '../../project/disk-reason.ts';
import { UsageError, type Call, type World } from '../io.ts';

const SECOND = 1000;
const LONGEST_FILE = 1_000_000;

/** Values of an incident. A cause, an impact or a fix is nothing that a journal knows in words for customers. */
export function incidentValues(policy: Policy, oncall: OnCall, state: IncidentState, now: number): Values {
  const service = oncall.services.find(({ id }) => id === state.service)?.name ?? state.service;
  const comms = state.roles.get('comms')?.[0];
  const name = oncall.people.find(({ id }) => id === comms)?.name ?? comms;
  const { resolved, detectedAt } = state;
  return {
    title: state.summary,
    service,
    severity: decidingSeverity(policy, state),
    date: longDate(detectedAt),
    start: clock(detectedAt),
    next: clock(now + policy.updates.every * SECOND),
    ...(resolved === null ? {} : { end: clock(resolved.at), duration: lengthInWords(resolved.at - detectedAt) }),
    ...(name === undefined ? {} : { sender: name, comms: name }),
    ...(state.postMortem === null ? {} : { post_mortem: state.postMortem.file }),
  };
}

/** Values of `--from` and `--set`; the latter win. */
export function givenValues({ options, world }: Call): Values {
  const fromFile = typeof options['from'] === 'string' ? readValues(options['from'], world) : {};
  const pairs = ((options['set'] as readonly string[] | undefined) ?? []).map((pair): [string, string] => {
    const cut = pair.indexOf('=');
    if (!/^[a-z][a-z0-9_]*$/.test(pair.slice(0, Math.max(0, cut)))) throw new UsageError(`${pair} is no value`, 'Write the placeholder, an equals sign and its words, such as service=Checkout.');
    return [pair.slice(0, cut), pair.slice(cut + 1)];
  });
  return { ...fromFile, ...Object.fromEntries(pairs) };
}

function readValues(path: string, world: World): Values {
  let value: unknown;
  try {
    const text = readFileSync(resolve(world.cwd, path), 'utf8');
    if (text.length > LONGEST_FILE) throw new UsageError(`${path} is larger than ${LONGEST_FILE / 1_000_000} MB`, 'A message is a text of a page.');
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof SyntaxError ? `${path} is no JSON` : `${path} cannot be read: ${readReason(error)}`, 'Give the path of a file such as { "service": "Checkout" }.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.values(value).every((one) => typeof one === 'string')) throw new UsageError(`${path} holds no values`, 'Write texts by placeholder: { "service": "Checkout" }.');
  return value as Values;
}
