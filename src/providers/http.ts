/**
 * One request over the network, told apart by what is known about its effect. Every adapter goes through here: one place
 * decides what a lost connection means, and no header, address or body reaches an error message.
 */
import { ProviderError, type ProviderErrorKind } from '../incident/ports.ts';
import type { Edge, Sent } from './provider.ts';

export interface Exchange {
  status: number;
  /** Of the service's answer. */
  headers: Sent['headers'];
  body: string;
}

export interface Ask {
  /** Id of the adapter. */
  provider: string;
  /** What is asked, in the words of the service. */
  action: string;
  url: string;
  method: 'GET' | 'POST' | 'PATCH';
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** What stands in front of an error's message, and the way out that fits every provider. */
export interface Asked {
  provider: string;
  title: string;
  action: string;
}

const RESUME = 'run zephyr incident resume';

/**
 * Errors of Node after which the request cannot have arrived: the name was not found, nobody listened, no secure
 * connection came about. Anything else may have happened after sending.
 */
const NEVER_ARRIVED = /^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*|ERR_TLS_.*|ERR_SSL_.*|ERR_INVALID_URL)$/;
const NO_NAME = /^(ENOTFOUND|EAI_)/;

/** Sends a request once, within the adapter's time-out, and reads the whole answer. Redirects are not followed: a token must not travel. */
export async function exchange(edge: Edge, title: string, { provider, action, url, method, headers, body }: Ask): Promise<Exchange> {
  const asked = { provider, title, action };
  try {
    const response = await edge.fetch(url, { method, headers, redirect: 'manual', signal: AbortSignal.timeout(edge.timeout), ...(body === undefined ? {} : { body }) });
    return { status: response.status, headers: response.headers, body: await response.text() };
  } catch (error) {
    throw lost(asked, edge, error);
  }
}

function lost(asked: Asked, edge: Edge, error: unknown): ProviderError {
  const codes = codesOf(error);
  if (codes.includes('ERR_INVALID_CHAR')) return failure(asked, 'auth', `${asked.title} was not asked: its token, or another setting, holds a character that no request can carry`, `Copy it anew; then ${RESUME}.`);
  if (isTimeout(error)) return failure(asked, 'unknown-outcome', `${asked.title} did not answer within ${edge.timeout / 1000} s`, `When it is reachable again, ${RESUME}: it looks up what happened before it repeats anything.`);
  if (codes.length > 0 && codes.every((code) => NEVER_ARRIVED.test(code))) {
    const why = codes.some((code) => NO_NAME.test(code)) ? 'its name cannot be resolved' : 'no connection comes about';
    return failure(asked, 'unavailable', `${asked.title} cannot be reached: ${why} (${codes[0] ?? ''})`, `Check the network; then ${RESUME}.`);
  }
  return failure(asked, 'unknown-outcome', `the connection to ${asked.title} was cut`, `When it is reachable again, ${RESUME}: it looks up what happened before it repeats anything.`);
}

/** What a status outside 2xx means. `null`: nothing that holds for every service; the adapter reads the body. */
export function failureOfStatus(asked: Asked, { status, headers }: Exchange, tokenAdvice: string): ProviderError | null {
  const seconds = retryAfter(headers);
  const wait = seconds === null ? {} : { retryAfter: seconds };
  if (status === 429) return failure(asked, 'rate-limit', `${asked.title} asks to wait${seconds === null ? '' : ` ${seconds} s`} (429)`, `It is tried again by itself; else ${RESUME}.`, wait);
  if (status === 401 || status === 403) return failure(asked, 'auth', `${asked.title} does not accept the token (${status})`, tokenAdvice);
  if (status === 503 && seconds !== null) return failure(asked, 'unavailable', `${asked.title} is down and asks to wait ${seconds} s (503)`, `It is tried again by itself; else ${RESUME}.`, wait);
  if (status >= 500 || status === 408) return failure(asked, 'unknown-outcome', status === 408 ? `${asked.title} gave up waiting for the request (408)` : `${asked.title} had a fault of its own (${status})`, `${RESUME.replace(/^r/, 'R')}: it looks up what happened before it repeats anything.`);
  if (status >= 300 && status < 400) return failure(asked, 'refused', `${asked.title} sends the request elsewhere (${status})`, 'Check the address in content/providers.yaml.');
  return null;
}

/** An answer that cannot be read says nothing about the effect. */
export function unreadable(asked: Asked, what: string): ProviderError {
  return failure(asked, 'unknown-outcome', `${asked.title} answered ${what}, which cannot be read`, `${RESUME.replace(/^r/, 'R')}: it looks up what happened before it repeats anything.`);
}

export function failure({ provider, action }: Asked, kind: ProviderErrorKind, message: string, todo: string, more: { retryAfter?: number; reason?: 'name-taken' | 'gone' } = {}): ProviderError {
  return new ProviderError({ provider, action, kind, message, todo, ...more });
}

/** The value of a JSON object; `null` where the text is none. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Seconds of a Retry-After header, given as a number or a date; `null` where there is none. */
function retryAfter(headers: Sent['headers']): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  if (/^\d{1,6}$/.test(value.trim())) return Number(value);
  const until = Date.parse(value);
  const now = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(until) || Number.isNaN(now) ? null : Math.max(0, Math.ceil((until - now) / 1000));
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

/** The system's error codes behind an error of fetch: one, or one for each address that was tried. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap((one) => codesOf(one, depth + 1));
  if ('code' in error && typeof error.code === 'string') return [error.code];
  return codesOf(error.cause, depth + 1);
}
