/** What every service of the sandbox is: a function from requests to answers, with a memory. */
import type { z } from 'zod';

export type VendorName = 'slack' | 'statuspage' | 'linear' | 'pagerduty' | 'webhook';

export interface SandboxRequest {
  method: string;
  /** Behind the service's base address: `/conversations.create`. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface SandboxReply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body: unknown;
}

export interface Vendor {
  /** Answers at the sandbox's own time, in milliseconds since 1970. */
  handle(request: SandboxRequest, now: number): SandboxReply;
  /** What is asked, in the words of the service, and whether it changes something: what a script of faults speaks of. */
  describe(request: SandboxRequest): { action: string; changes: boolean };
}

/** The value of a body of JSON; `undefined` where it is none. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Faults of a request, one line each: `incident.status: Invalid option`. */
export function faultsOf(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
}
