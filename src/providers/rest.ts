/** Asking a service that speaks JSON over HTTP with ordinary status codes. */
import type { ProviderError } from '../incident/ports.ts';
import { exchange, failure, failureOfStatus, unreadable, type Asked, type Exchange } from './http.ts';
import type { Edge } from './provider.ts';

export interface RestAsk {
  /** In the words of the service: `POST incidents`. */
  action: string;
  method: 'GET' | 'POST' | 'PATCH';
  /** Behind the base address, with its query. */
  path: string;
  body?: unknown;
  /** Further headers of this request. */
  headers?: Readonly<Record<string, string>>;
}

export interface RestService {
  provider: string;
  title: string;
  /** Base address. */
  url: string;
  headers: Readonly<Record<string, string>>;
  /** What to do about a token that is not accepted. */
  tokenAdvice: string;
  /** Other statuses for a limit than 429. */
  busy?: readonly number[];
}

/** Sends a request; gives the parsed body of an answer with 2xx, else throws. */
export type Rest = (ask: RestAsk) => Promise<unknown>;

export function restClient(service: RestService, edge: Edge): Rest {
  return async ({ action, method, path, body, headers }) => {
    const asked: Asked = { provider: service.provider, title: service.title, action };
    const answer = await exchange(edge, service.title, {
      provider: service.provider,
      action,
      url: `${service.url.replace(/\/+$/, '')}${path}`,
      method,
      headers: { ...service.headers, ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const known = service.busy?.includes(answer.status) === true ? { ...answer, status: 429 } : answer;
    const fault = failureOfStatus(asked, known, service.tokenAdvice) ?? refusal(asked, answer);
    if (fault) throw fault;
    try {
      return JSON.parse(answer.body);
    } catch {
      throw unreadable(asked, 'something that is no JSON');
    }
  };
}

function refusal(asked: Asked, { status }: Exchange): ProviderError | null {
  if (status >= 200 && status < 300) return null;
  if (status === 404 || status === 410) return failure(asked, 'refused', `${asked.title} does not know what was asked for (${status})`, 'Check the ids in content/providers.yaml and content/oncall.yaml with zephyr doctor.', { reason: 'gone' });
  return failure(asked, 'refused', `${asked.title} refuses the request (${status})`, 'Run zephyr doctor: it compares what is configured with what the service has.');
}
