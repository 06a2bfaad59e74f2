/** Whether Slack is ready: token, scopes, channel names, people. Reads only. */
import { ProviderError, type Check, type Origins } from '../../incident/ports.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import { checkOf, faultOf } from '../check.ts';
import type { Call } from './client.ts';
import { authTest, lookUpByEmail } from './requests.ts';
import { listAt, recordAt, SCOPES, textAt } from './responses.ts';

/** Room for date, words and letters behind the prefix. */
const LONGEST_PREFIX = 30;

interface Asked {
  call: Call;
  /** How names of channels begin; `null` where none is opened. */
  prefix: string | null;
  oncall: OnCall;
  origins?: Origins;
}

export async function checkSlack({ call, prefix, oncall, origins = {} }: Asked): Promise<readonly Check[]> {
  const names = prefix === null ? [] : [checkPrefix(prefix, origins['prefix'] ?? 'Zephyr itself')];
  let answer;
  try {
    answer = await call(authTest());
  } catch (error) {
    return [faultOf('token', error), ...names];
  }
  const granted = new Set(listAt(recordAt(answer, 'response_metadata'), 'scopes'));
  const scopes = Object.entries(SCOPES).map(([scope, purpose]) => checkOf(`scope ${scope}`, granted.has(scope), {
    good: 'the token has it',
    bad: `the token lacks it, so Zephyr cannot ${purpose}`,
    fix: `Add ${scope} under OAuth & Permissions of the Slack app, and install the app again.`,
  }));
  const people = await Promise.all(oncall.people.map((person) => checkPerson(call, person)));
  return [{ name: 'token', ok: true, message: `works in ${textAt(answer, 'team') || 'the workspace'}`, fix: null }, ...scopes, ...names, ...people];
}

/** `origin`: where the prefix stands, since only there a change has an effect. */
function checkPrefix(prefix: string, origin: string): Check {
  return checkOf('channel prefix', /^[a-z0-9_-]+$/.test(prefix) && prefix.length <= LONGEST_PREFIX, {
    good: `channels begin with ${prefix}, from ${origin}`,
    bad: `${JSON.stringify(prefix)} cannot begin a channel name`,
    fix: `Write lower-case letters, digits, - and _, at most ${LONGEST_PREFIX}, as ${origin}, such as inc-.`,
  });
}

async function checkPerson(call: Call, { id, name, ids, contact }: OnCall['people'][number]): Promise<Check> {
  const title = `person ${id}`;
  try {
    if (ids.slack !== undefined) {
      const answer = await call({ method: 'users.info', arguments: { user: ids.slack } }, /^(user_not_found|users_not_found|user_not_visible)$/);
      return checkOf(title, answer['ok'] === true, { good: `is ${ids.slack}`, bad: `Slack knows nobody with the id ${ids.slack}`, fix: `Correct ids.slack of ${id} in content/oncall.yaml; Slack shows it in the profile under "Copy member ID".` });
    }
    if (contact.email !== undefined) {
      const answer = await call(lookUpByEmail(contact.email), /^users_not_found$/);
      return checkOf(title, answer['ok'] === true, { good: 'is found by e-mail address', bad: `Slack knows nobody with the address ${contact.email}`, fix: `Write ids.slack of ${id} into content/oncall.yaml.` });
    }
    return checkOf(title, false, { good: '', bad: `${name} has neither ids.slack nor an e-mail address, so nobody can invite them`, fix: `Write ids.slack of ${id} into content/oncall.yaml.` });
  } catch (error) {
    if (error instanceof ProviderError) return faultOf(title, error);
    throw error;
  }
}
