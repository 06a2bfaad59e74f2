/** `zephyr incident join`: the journal of an incident that was declared on another machine, rebuilt from channel and ticket. */
import { randomInt } from 'node:crypto';
import { rebuild } from '../../../incident/rebuild.ts';
import { uuidOf } from '../../../incident/checksum.ts';
import { fourLetters, isIncidentId, keyOf } from '../../../incident/ids.ts';
import { CHANNEL, TICKET } from '../../../incident/plan.ts';
import { ProviderError, type Channel } from '../../../incident/ports.ts';
import type { StepResult } from '../../../incident/step.ts';
import { readJournal } from '../../../project/journal.ts';
import { visible } from '../../../report/escape.ts';
import { UsageError, type Call, type ExitCode } from '../../io.ts';
import type { ProviderSet } from '../../providers.ts';
import { atDesk, openFor, providersFor } from './desk.ts';

export function run(call: Call): Promise<ExitCode> {
  return atDesk(call, async (desk) => {
    const { world } = desk;
    const [reference = ''] = call.args;
    const set = await providersFor(desk, null);
    try {
      if (reference.trim() === '') throw new UsageError('which channel or ticket?', 'zephyr incident join "#inc-1128-checkout-p99-elevated-k3f9", or the key of the ticket, such as OPS-42.');
      const channel = await channelOf(set, reference);
      if (!channel) throw new UsageError(`no channel or ticket ${reference} was found`, 'Give the channel (#inc-…), its address, or the key of the ticket.');
      const history = await set.ports.chat.history({ channel: channel.id });
      const incident = history.flatMap(({ card }) => card?.['incident'] ?? []).find(isIncidentId);
      if (incident === undefined) throw new UsageError(`#${channel.name} holds no message of Zephyr`, 'Only a channel that zephyr incident open has made can be joined.');
      if (readJournal(desk.folder, incident)) throw knownAlready(incident);
      const results: Record<string, StepResult> = { [CHANNEL]: { ...channel } };
      const uuid = uuidOf(keyOf(incident, TICKET));
      const [ticket, entry] = await Promise.all([set.ports.ticket.find({ id: uuid }), set.ports.statusPage.findEntry({ incident })]);
      if (ticket) results[TICKET] = { id: ticket.id, name: ticket.key, url: ticket.url };
      const rebuilt = rebuild(desk.book.policy, desk.oncall, { incident, history, results, entry, services: set.services, mark: fourLetters(() => randomInt(1_000_000) / 1_000_000) });
      if (!rebuilt) throw new UsageError(`the first message of ${incident} in #${channel.name} is not there any more`, 'Without it nobody knows what the incident is.');
      if (desk.dryRun) {
        world.stdout.write(`Dry run: would write ${rebuilt.length} records of ${incident}.\n`);
        return 0;
      }
      const journal = await openFor(desk, incident);
      try {
        // Another process may have been faster.
        if (journal.content.records.length > 0) throw knownAlready(incident);
        // In one write: half of it would be known here already, and could not be joined again.
        await Promise.all(rebuilt.map(({ entry: record, at }) => journal.append([record], at)));
      } finally {
        await journal.close();
      }
      world.stdout.write(`Joined ${incident}: zephyr incident show ${incident}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      world.stderr.write(`zephyr: ${visible(error.message)}\n  → ${visible(error.todo)}\n`);
      return 1;
    }
  });
}

function knownAlready(incident: string): UsageError {
  return new UsageError(`${incident} is known here already`, `zephyr incident show ${incident}`);
}

/** The channel that was named, or the one that a ticket of ours links to. */
async function channelOf({ ports }: ProviderSet, reference: string): Promise<Channel | null> {
  if (!/^[A-Z]+-\w+$/.test(reference) && !/linear\.app|\/issue\//.test(reference)) return ports.chat.lookUpChannel(reference);
  const found = await ports.ticket.lookUp(reference);
  const address = found?.card?.['channel'];
  return address === undefined ? null : ports.chat.lookUpChannel(address);
}
