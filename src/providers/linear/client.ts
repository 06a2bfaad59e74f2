/** Linear's GraphQL endpoint. */
import type { ProviderError } from '../../incident/ports.ts';
import { exchange, failure, failureOfStatus, isRecord, jsonObject, unreadable, type Asked } from '../http.ts';
import type { Edge } from '../provider.ts';
import type { Operation } from './operations.ts';

export type Data = Readonly<Record<string, unknown>>;
/** Gives `data`, or throws; an answer with errors is never taken for half an answer. */
export type Ask = (operation: Operation, variables: Readonly<Record<string, unknown>>) => Promise<Data>;

const TITLE = 'Linear';
const TOKEN_ADVICE = 'Put an API key that is valid into LINEAR_API_KEY, then run zephyr incident resume.';
const RESUME = 'Run zephyr incident resume: it looks up what happened before it repeats anything.';

export const askedOf = ({ name }: Operation): Asked => ({ provider: 'linear', title: TITLE, action: name });

export function linearClient(key: string, url: string, edge: Edge): Ask {
  // Personal keys stand alone in the header, OAuth tokens behind Bearer.
  const authorization = key.startsWith('lin_api_') ? key : `Bearer ${key}`;
  return async (operation, variables) => {
    const asked = askedOf(operation);
    const answer = await exchange(edge, TITLE, {
      provider: 'linear',
      action: operation.name,
      url,
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ query: operation.query, operationName: operation.name, variables }),
    });
    const body = jsonObject(answer.body);
    const errors = body && Array.isArray(body['errors']) ? body['errors'] : [];
    const fault = (errors.length > 0 ? graphqlError(asked, errors) : null) ?? failureOfStatus(asked, answer, TOKEN_ADVICE);
    if (fault) throw fault;
    if (!body || !isRecord(body['data']) || answer.status !== 200) throw answer.status < 300 ? unreadable(asked, 'something that is no GraphQL answer') : failure(asked, 'refused', `Linear refuses the request (${answer.status})`, 'Run zephyr doctor.');
    return body['data'];
  };
}

/** The code that stands beside an error's message decides; the message may repeat what was sent and is never shown. */
function graphqlError(asked: Asked, errors: readonly unknown[]): ProviderError {
  const codes = errors.map((error) => (isRecord(error) && isRecord(error['extensions']) && typeof error['extensions']['code'] === 'string' ? error['extensions']['code'] : ''));
  const code = codes.find((one) => /^[A-Z][A-Z_]{1,40}$/.test(one));
  const says = code === undefined ? 'Linear answers with an error without a code' : `Linear says ${code}`;
  switch (code) {
    case 'AUTHENTICATION_ERROR':
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
      return failure(asked, 'auth', says, TOKEN_ADVICE);
    case 'RATELIMITED':
      return failure(asked, 'rate-limit', says, 'It is tried again by itself; else run zephyr incident resume.');
    case 'INTERNAL_SERVER_ERROR':
    case 'LOCK_TIMEOUT':
      return failure(asked, 'unknown-outcome', says, RESUME);
    default:
      return failure(asked, 'refused', says, 'Run zephyr doctor: it compares team and labels with what Linear has.');
  }
}
