/** Whether PagerDuty is ready, and whether its escalation is the policy's, step by step. Reads only. */
import type { Check } from '../../incident/ports.ts';
import { chainsRepeat } from '../../policy/chains.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import { checkOf, faultOf } from '../check.ts';
import { unreadable } from '../http.ts';
import { lineWithin } from '../limits.ts';
import type { Rest } from '../rest.ts';
import { compareSteps, expectedSteps } from './compare.ts';
import * as request from './requests.ts';
import { asked, listAt, policyOf, serviceOf, type FoundPolicy, type FoundService } from './responses.ts';
import { routingKeyFor, type RoutingKeys } from './routing.ts';

interface Needs {
  rest: Rest | null;
  keys: RoutingKeys;
  from: string | null;
  policy: Policy;
  oncall: OnCall;
}

const MOST_SERVICES = 10_000;

export async function checkPagerDuty(needs: Needs): Promise<readonly Check[]> {
  const { rest, from, oncall } = needs;
  if (rest === null) return [{ name: 'API token', ok: false, message: 'there is none, so services and escalation policies cannot be compared', fix: 'Create a read-only REST API key in PagerDuty (Integrations, API Access Keys) and put it into PAGERDUTY_API_TOKEN.' }];
  let services: readonly FoundService[];
  try {
    services = await everyService(rest);
  } catch (error) {
    return [faultOf('API token', error)];
  }
  const found: Check[] = [
    { name: 'API token', ok: true, message: `works; it sees ${services.length} ${services.length === 1 ? 'service' : 'services'}`, fix: null },
    checkOf('from', from !== null, { good: `notes are taken as ${from ?? ''}`, bad: 'without it the page gets no links to channel and ticket', fix: 'Write the e-mail address of a PagerDuty user as `from` of pager into content/providers.yaml.' }),
    ...oncall.services.map((service) => checkService(service, services)),
  ];
  const policies = await everyPolicy(rest, routesOf(needs, services));
  return [...found, ...policies.flatMap((one) => one.checks), ...compared(needs.policy, policies)];
}

async function everyService(rest: Rest): Promise<readonly FoundService[]> {
  const all: FoundService[] = [];
  for (let offset = 0; offset < MOST_SERVICES; offset += request.PAGE) {
    const ask = request.listServices(offset);
    const page = listAt(ask.action, await rest(ask), 'services');
    all.push(...page.map(serviceOf));
    if (page.length < request.PAGE) return all;
  }
  throw unreadable(asked('GET services'), 'a list that does not end');
}

function checkService({ id, ids }: OnCall['services'][number], services: readonly FoundService[]): Check {
  const wanted = ids.pagerduty;
  if (wanted === undefined) return { name: `service of ${id}`, ok: false, message: 'the on-call file names none', fix: `Write ids.pagerduty of ${id} into content/oncall.yaml; PagerDuty has ${listed(services)}.` };
  const service = services.find((one) => one.id === wanted);
  return checkOf(`service ${wanted} of ${id}`, service !== undefined, { good: `is ${lineWithin(60, service?.name ?? '')}`, bad: 'PagerDuty has no such service', fix: `Correct ids.pagerduty of ${id} in content/oncall.yaml; PagerDuty has ${listed(services)}.` });
}

function listed(services: readonly FoundService[]): string {
  return services.slice(0, 20).map(({ id, name }) => `${id} (${lineWithin(40, name)})`).join(', ') || 'none';
}

/** A target of the policy, for one service where it is the service's owner, and the PagerDuty service that its key pages. */
interface Route {
  target: string;
  name: string;
  service: FoundService | null;
  check: Check | null;
}

function routesOf({ keys, policy, oncall }: Needs, services: readonly FoundService[]): readonly Route[] {
  const used = new Set(policy.severities.flatMap(({ page }) => page));
  return Object.entries(policy.targets).filter(([id]) => used.has(id)).flatMap(([id, target]) => {
    const owner = target.rotation === 'service-owner';
    const affected = owner ? oncall.services : oncall.services.slice(0, 1);
    return affected.map((service): Route => {
      const rotation = oncall.rotations.find((one) => one.id === (owner ? service.owner : target.rotation)) ?? null;
      const name = owner ? `owner of ${service.id}` : target.name;
      const key = routingKeyFor(keys, { target: { id, name: target.name, rotation }, service });
      const reached = services.find((one) => key !== null && one.keys.includes(key)) ?? null;
      const title = `routing key for ${name}`;
      const write = `${owner ? service.id : (rotation?.id ?? id)}=KEY`;
      if (key === null) return { target: id, name, service: null, check: { name: title, ok: false, message: 'there is none', fix: `Add ${write} to PAGERDUTY_ROUTING_KEY, with the integration key (Events API v2) of its service.` } };
      if (!reached) return { target: id, name, service: null, check: { name: title, ok: keys.size === 1 && keys.has(null), message: 'belongs to no service that the token sees; fine where an event orchestration routes it', fix: keys.size === 1 && keys.has(null) ? null : `Put the integration key (Events API v2) of the service into PAGERDUTY_ROUTING_KEY: ${write}.` } };
      const wanted = owner ? service.ids.pagerduty : undefined;
      const wrong = wanted !== undefined && reached.id !== wanted;
      const shared = keys.size === 1 && used.size > 1;
      return {
        target: id,
        name,
        service: wrong || shared ? null : reached,
        check: checkOf(title, !wrong && !shared, {
          good: `pages ${lineWithin(60, reached.name)}`,
          bad: `pages ${lineWithin(60, reached.name)} (${reached.id})${wrong ? ` instead of ${wanted}` : ', as every other target does'}`,
          fix: `Add ${write} to PAGERDUTY_ROUTING_KEY, with the integration key of ${wrong ? wanted : `the service of ${name}`}.`,
        }),
      };
    });
  });
}

interface Compared extends Route {
  found: FoundPolicy | null;
  checks: readonly Check[];
}

async function everyPolicy(rest: Rest, routes: readonly Route[]): Promise<readonly Compared[]> {
  const known = new Map<string, Promise<FoundPolicy | null>>();
  const read = (id: string): Promise<FoundPolicy | null> => {
    const policy = known.get(id) ?? rest(request.readEscalationPolicy(id)).then(policyOf);
    known.set(id, policy);
    return policy;
  };
  return Promise.all(routes.map(async (route): Promise<Compared> => {
    const first = route.check === null ? [] : [route.check];
    if (!route.service) return { ...route, found: null, checks: first };
    try {
      return { ...route, found: await read(route.service.escalationPolicy), checks: first };
    } catch (error) {
      return { ...route, found: null, checks: [...first, faultOf(`escalation policy of ${route.name}`, error)] };
    }
  }));
}

/** Each chain beside the policy's; where a step pages another target, beside that target's own first rule. */
function compared(policy: Policy, routes: readonly Compared[]): Check[] {
  const firstRules = new Map(routes.flatMap(({ target, found }) => (found?.rules[0] ? [[target, found.rules[0].targets.map(({ id }) => id)] as const] : [])));
  const seen = new Set<string>();
  return routes.flatMap(({ target, name, found }) => {
    if (!found || seen.has(`${target}/${found.id}`)) return [];
    seen.add(`${target}/${found.id}`);
    return compareSteps(`escalation policy ${lineWithin(60, found.name) || found.id} for ${name}`, found, expectedSteps(policy, target), { repeats: chainsRepeat(policy), firstRules });
  });
}
