/** The services together, with a script of faults: as a function for tests, behind a real server for people (`server.ts`). */
import { FAULTS, type Fault, type FaultName } from './faults.ts';
import { linearSandbox, type LinearSandbox } from './linear.ts';
import { pagerdutySandbox, type PagerDutySandbox } from './pagerduty.ts';
import type { Seed } from './seed.ts';
import { slackSandbox, type SlackSandbox } from './slack.ts';
import { statuspageSandbox, type StatuspageSandbox } from './statuspage.ts';
import type { SandboxReply, SandboxRequest, Vendor, VendorName } from './vendor.ts';
import { webhookSandbox, type WebhookSandbox } from './webhook.ts';

/** A request as a script of faults sees it. */
export interface Arrival {
  /** From 1 on. */
  number: number;
  vendor: VendorName;
  /** In the words of the service: `chat.postMessage`, `POST /incidents`, `CreateIssue`, `enqueue trigger`. */
  action: string;
  changes: boolean;
}

export type Outcome = { kind: 'reply'; reply: SandboxReply } | { kind: 'silence' | 'cut' | 'refused-connection' } | { kind: 'garbage' };

export interface Sandbox {
  readonly slack: SlackSandbox;
  readonly statuspage: StatuspageSandbox;
  readonly linear: LinearSandbox;
  readonly pagerduty: PagerDutySandbox;
  readonly webhook: WebhookSandbox;
  /** Every request so far, with the status of its answer; `null` where the caller got none. */
  readonly arrivals: readonly (Arrival & { status: number | null; request: SandboxRequest })[];
  /** Decides about each request; `null`: no fault. */
  script(choose: (arrival: Arrival) => FaultName | Fault | null): void;
  /** Takes a request for the path behind the sandbox's own base address; `null` where no service is there. */
  receive(path: string, request: Omit<SandboxRequest, 'path'>): Outcome | null;
}

export interface SandboxOptions {
  seed: Seed;
  /** Milliseconds since 1970. */
  now(): number;
  /** Base address without a slash at its end; needed where signatures cover it. */
  base: string;
}

/** Where each service stands below the base address, longest first. */
const PLACES: readonly (readonly [string, VendorName])[] = [
  ['/slack/api', 'slack'],
  ['/statuspage/v1', 'statuspage'],
  ['/pagerduty', 'pagerduty'],
  ['/linear', 'linear'],
  ['/webhook', 'webhook'],
];

export function createSandbox({ seed, now, base }: SandboxOptions): Sandbox {
  const vendors = {
    slack: slackSandbox(seed.slack),
    statuspage: statuspageSandbox(seed.statuspage),
    linear: linearSandbox(seed.linear),
    pagerduty: pagerdutySandbox(seed.pagerduty),
    webhook: webhookSandbox(seed.webhook.secret, ({ query }) => `${base}/webhook?${query}`),
  } satisfies Record<VendorName, Vendor>;
  const arrivals: (Arrival & { status: number | null; request: SandboxRequest })[] = [];
  let choose: (arrival: Arrival) => FaultName | Fault | null = () => null;
  let late: { at: number; run: () => void }[] = [];

  const settle = (): void => {
    const due = late.filter(({ at }) => at <= now());
    late = late.filter(({ at }) => at > now());
    for (const { run } of due) run();
  };

  return {
    ...vendors,
    arrivals,
    script: (by) => void (choose = by),
    receive(path, rest) {
      const place = PLACES.find(([start]) => path === start || path.startsWith(`${start}/`));
      if (!place) return null;
      settle();
      const [start, name] = place;
      const vendor: Vendor = vendors[name];
      const request: SandboxRequest = { ...rest, path: path.slice(start.length) };
      const arrival: Arrival = { number: arrivals.length + 1, vendor: name, ...vendor.describe(request) };
      const chosen = choose(arrival);
      const fault: Fault = chosen === null ? { effect: 'once', answer: 'own' } : typeof chosen === 'string' ? FAULTS[chosen] : chosen;
      const outcome = meet(vendor, request, fault);
      arrivals.push({ ...arrival, request, status: outcome.kind === 'reply' ? outcome.reply.status : null });
      return outcome;
    },
  };

  function meet(vendor: Vendor, request: SandboxRequest, { effect, answer }: Fault): Outcome {
    if (answer === 'wrong-token') return { kind: 'reply', reply: vendor.handle(withoutAccess(request), now()) };
    if (typeof effect === 'object') late.push({ at: now() + effect.after, run: () => void vendor.handle(request, now()) });
    const own = effect === 'once' || effect === 'twice' ? vendor.handle(request, now()) : null;
    if (effect === 'twice') vendor.handle(request, now());
    if (answer === 'own') return { kind: 'reply', reply: own ?? { status: 500, body: {} } };
    if (typeof answer === 'string') return { kind: answer };
    const { status, retryAfter } = answer;
    return { kind: 'reply', reply: { status, headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }, body: { ok: false, error: status === 429 ? 'ratelimited' : 'internal_error' } } };
  }
}

/** The settings of each provider for a sandbox at this address. */
export function sandboxAddresses(base: string): Readonly<Record<'slack' | 'statuspage' | 'linear' | 'pagerduty' | 'webhook', string>> {
  return { slack: `${base}/slack/api/`, statuspage: `${base}/statuspage/v1`, linear: `${base}/linear/graphql`, pagerduty: `${base}/pagerduty`, webhook: `${base}/webhook` };
}

function withoutAccess(request: SandboxRequest): SandboxRequest {
  const { authorization: _, 'x-zephyr-signature': _signature, ...headers } = request.headers;
  const bogus = request.headers['authorization']?.startsWith('Bearer ') ? { authorization: 'Bearer xoxb-wrong' } : {};
  const body = request.path === '/v2/enqueue' ? request.body.replace(/"routing_key":"[^"]*"/, '"routing_key":"wrong"') : request.body;
  return { ...request, headers: { ...headers, ...bogus }, body };
}
