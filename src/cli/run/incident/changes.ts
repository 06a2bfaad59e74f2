/** `zephyr incident update | severity | role | resolve | ack | resume`: what changes an incident that exists. */
import { planAck, planResolve, planRole, planSeverity, planUpdate } from '../../../incident/plan-changes.ts';
import type { PublicStatus } from '../../../incident/ports.ts';
import { isOver, unfinished } from '../../../incident/state.ts';
import { clockTime, nameOf } from '../../../incident/words.ts';
import { severityOf } from '../../../policy/severity.ts';
import { suggest } from '../../../policy/suggest.ts';
import { visible } from '../../../report/escape.ts';
import { UsageError, type Call, type ExitCode } from '../../io.ts';
import { atDesk, change, incidentFor, mustBePerson, openFor, personNamed, textOption, whoIsHere, type Desk } from './desk.ts';

export function update({ args, ...call }: Call): Promise<ExitCode> {
  return atDesk({ args, ...call }, (desk) => {
    const { options } = call;
    const { state } = incidentFor(desk, textOption(options, 'incident'));
    const text = words(args, 'What is new? zephyr incident update "Still investigating."');
    const status = textOption(options, 'status') as PublicStatus | null;
    return change(desk, state.id, {
      plan: (situation) => {
        mustBeOpen(situation.state.resolved);
        return planUpdate(situation, { text, publicText: textOption(options, 'public'), status: status ?? (situation.state.publicStatus === 'resolved' ? 'investigating' : situation.state.publicStatus), by: whoIsHere(desk, textOption(options, 'by')) });
      },
      closing: (after) => `Next update by ${clockTime((after.updates.at(-1)?.at ?? after.declaredAt) + desk.book.policy.updates.every * 1000)}.\n`,
    });
  });
}

export function severity({ args, ...call }: Call): Promise<ExitCode> {
  return atDesk({ args, ...call }, (desk) => {
    const { policy } = desk.book;
    const [wanted = ''] = args;
    const found = severityOf(policy, wanted);
    if (!found) throw new UsageError(wanted === '' ? 'which severity?' : `the policy has no severity ${wanted}`, `zephyr incident severity ${policy.severities[0]?.id ?? '1'} --because "several tenants are down"; there are ${policy.severities.map(({ id }) => id).join(', ')}.`);
    const { state } = incidentFor(desk, textOption(call.options, 'incident'));
    return change(desk, state.id, {
      plan: (situation) => {
        mustBeOpen(situation.state.resolved);
        // Looked at here, since somebody else may be changing it at this moment.
        if (situation.state.severity === found.id) throw new UsageError(`${state.id} is ${found.id} already`, 'Nothing to change.');
        return planSeverity(situation, { severity: found.id, because: textOption(call.options, 'because'), by: whoIsHere(desk, textOption(call.options, 'by')) });
      },
      closing: (after) => `${after.id} is ${after.severity} now.\n`,
    });
  });
}

export function role({ args, ...call }: Call): Promise<ExitCode> {
  return atDesk({ args, ...call }, (desk) => {
    const { policy } = desk.book;
    const [wanted = '', ...people] = args;
    const found = policy.roles.find(({ id, name }) => [id, name].some((known) => fold(known) === fold(wanted))) ?? policy.roles.find(({ id, name }) => wanted !== '' && [id, name, initials(id)].some((known) => fold(known).startsWith(fold(wanted))));
    if (!found) {
      const near = suggest(wanted, policy.roles.map(({ id }) => id));
      throw new UsageError(wanted === '' ? 'which role?' : `the policy has no role ${wanted}`, near === null ? `zephyr incident role ${policy.roles[0]?.id ?? 'lead'} ${desk.oncall.people[0]?.id ?? 'ada'}; there are ${policy.roles.map(({ id }) => id).join(', ')}.` : `Did you mean ${near}?`);
    }
    const here = whoIsHere(desk, textOption(call.options, 'by'));
    const who = people.length > 0 ? people.map((name) => personNamed(desk.oncall, name)?.id ?? name) : here === null ? [] : [here];
    if (who.length === 0) throw new UsageError('who takes the role?', `zephyr incident role ${found.id} ${desk.oncall.people[0]?.id ?? 'ada'}`);
    const { state } = incidentFor(desk, textOption(call.options, 'incident'));
    return change(desk, state.id, {
      plan: (situation) => planRole(situation, { role: found.id, people: who, by: here }),
      closing: () => `${visible(`${found.name}: ${who.map((one) => nameOf(desk.oncall, one)).join(', ')}.`)}\n`,
    });
  });
}

export function resolve({ args, ...call }: Call): Promise<ExitCode> {
  return atDesk({ args, ...call }, (desk) => {
    const { state } = incidentFor(desk, textOption(call.options, 'incident'));
    const text = args.length === 0 ? 'Resolved.' : words(args, 'What ended it? zephyr incident resolve "The release is rolled back."; without a text it says "Resolved."');
    return change(desk, state.id, {
      plan: (situation) => {
        mustBeOpen(situation.state.resolved);
        return planResolve(situation, { text, publicText: textOption(call.options, 'public'), by: whoIsHere(desk, textOption(call.options, 'by')) });
      },
      closing: (after) => `${after.id} is resolved.\n`,
    });
  });
}

export function ack(call: Call): Promise<ExitCode> {
  return atDesk(call, (desk) => {
    const here = whoIsHere(desk, textOption(call.options, 'by'));
    if (here === null) throw new UsageError('who acknowledges?', `zephyr incident ack --by ${desk.oncall.people[0]?.id ?? 'ada'}, or set ZEPHYR_ME.`);
    const person = mustBePerson(desk.oncall, here);
    const { state } = incidentFor(desk, call.args[0] ?? textOption(call.options, 'incident'));
    return change(desk, state.id, {
      plan: (situation) => {
        mustBeOpen(situation.state.resolved);
        return planAck(situation, { person: person.id, source: 'command', since: null });
      },
      closing: (after) => `${visible(person.name)} has acknowledged ${after.id}.\n`,
    });
  });
}

export function resume(call: Call): Promise<ExitCode> {
  return atDesk(call, async (desk) => {
    const accept = call.options['acceptChanges'] === true;
    const named = call.args[0] ?? textOption(call.options, 'incident');
    const { state } = incidentFor(desk, named, (one) => unfinished(one).length > 0 || !isOver(one));
    const given = textOption(call.options, 'giveUp');
    if (given !== null) return giveUp(desk, state.id, given);
    if (unfinished(state).length === 0 && !accept) {
      desk.world.stdout.write(`${state.id}: nothing is left to do.\n`);
      return 0;
    }
    return change(desk, state.id, { plan: () => null, accept, closing: (after) => (unfinished(after).length === 0 ? `${after.id}: everything is done.\n` : '') });
  });
}

/** Marks a step that can never succeed as given up, so that nothing waits for it. */
async function giveUp(desk: Desk, incident: string, step: string): Promise<ExitCode> {
  const { state } = incidentFor(desk, incident);
  const known = unfinished(state).map(({ step: { id } }) => id);
  if (!known.includes(step)) throw new UsageError(`there is no unfinished step ${step}`, known.length === 0 ? 'Nothing is left to do.' : `There are ${known.join(', ')}.`);
  if (desk.dryRun) {
    desk.world.stdout.write(`Dry run: ${step} would be given up.\n`);
    return 0;
  }
  const journal = await openFor(desk, incident);
  try {
    await journal.append([{ type: 'abandoned', step, because: 'given up by hand' }]);
  } finally {
    await journal.close();
  }
  desk.world.stdout.write(`${step} is given up.\n`);
  return 0;
}

function words(args: readonly string[], help: string): string {
  const text = args.join(' ').trim();
  if (text === '') throw new UsageError('the text is missing', help);
  return text;
}

function mustBeOpen(resolved: unknown): void {
  if (resolved !== null) throw new UsageError('the incident is resolved', 'If it is back, declare a new one: zephyr incident open.');
}

const fold = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');
const initials = (id: string): string => id.split('-').map((word) => word.charAt(0)).join('');
