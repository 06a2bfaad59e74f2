/** What Linear's answers mean. Pure. */
import type { Card, Ticket } from '../../incident/ports.ts';
import { failure, isRecord, unreadable } from '../http.ts';
import { askedOf, type Data } from './client.ts';
import type { Operation } from './operations.ts';

/** Labels of the ticket's own team or of the whole workspace; each name once. */
export function labelsFor(found: readonly unknown[], names: readonly string[], teamId: string): string[] {
  return names.flatMap((name) => {
    const fitting = found.filter((label) => textAt(label, 'name') === name && isRecord(label) && (label['team'] === null || textAt(label['team'], 'id') === teamId));
    const own = fitting.find((label) => isRecord(label) && label['team'] !== null) ?? fitting[0];
    return own === undefined ? [] : [textAt(own, 'id')];
  });
}

export function ticketIn({ name }: Operation, value: unknown): Ticket | null {
  if (!isRecord(value)) return null;
  const ticket = { id: textAt(value, 'id'), key: textAt(value, 'identifier'), url: textAt(value, 'url') };
  if (ticket.id === '' || ticket.key === '') throw unreadable({ provider: 'linear', title: 'Linear', action: name }, 'a ticket without id or key');
  return ticket;
}

export function cardIn(issue: unknown): Card | null {
  const attachments = isRecord(issue) && isRecord(issue['attachments']) && Array.isArray(issue['attachments']['nodes']) ? issue['attachments']['nodes'] : [];
  for (const attachment of attachments) {
    const text = isRecord(attachment) && isRecord(attachment['metadata']) ? attachment['metadata']['zephyr'] : undefined;
    if (typeof text !== 'string') continue;
    try {
      const card: unknown = JSON.parse(text);
      if (isRecord(card) && Object.values(card).every((one) => typeof one === 'string')) return card as Card;
    } catch {
      continue; // somebody else's attachment
    }
  }
  return null;
}

/** A payload that says it worked; a `success: false` is a refusal although the answer has no errors. */
export function payload(operation: Operation, data: Data, field: string): Data {
  const value = data[field];
  if (!isRecord(value)) throw unreadable(askedOf(operation), `without ${field}`);
  if (value['success'] !== true) throw failure(askedOf(operation), 'refused', `Linear says that ${field} did not succeed`, 'Run zephyr doctor: it compares team and labels with what Linear has.');
  return value;
}

export function nodes(operation: Operation, data: unknown, field: string): readonly unknown[] {
  const list = isRecord(data) ? data[field] : undefined;
  if (!isRecord(list) || !Array.isArray(list['nodes'])) throw unreadable(askedOf(operation), `without ${field}`);
  return list['nodes'];
}

export function textAt(value: unknown, key: string): string {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}
