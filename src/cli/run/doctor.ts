/** `zephyr doctor`: asks every provider what is wrong, without changing anything. */
import process from 'node:process';
import { ProviderError, type Check, type ProviderKind } from '../../incident/ports.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import { PROVIDERS_PATH, readProvidersFile, type ProvidersFile } from '../../project/providers-file.ts';
import { SecretError } from '../../project/secrets.ts';
import { stateFolder } from '../../project/state-dir.ts';
import type { Definition, Edge } from '../../providers/provider.ts';
import { providerNamed } from '../../providers/registry.ts';
import { send } from '../../providers/send.ts';
import { safeJson, visible } from '../../report/escape.ts';
import { colourStyle, plainStyle } from '../../report/style.ts';
import { KINDS } from '../commands/doctor.ts';
import { NEEDS_ONCALL, wantsColour, type Call, type ExitCode, type World } from '../io.ts';
import { originsOf, providerSet, settingsOf } from '../providers.ts';
import { rulebook } from '../rulebook.ts';

/** Longer than during an incident: nobody waits for a page here. */
const TIMEOUT = 20_000;

interface Examined {
  kind: ProviderKind;
  provider: string;
  title: string;
  checks: readonly Check[];
}

const WORDS: Readonly<Record<ProviderKind, string>> = { chat: 'Chat', 'status-page': 'Status page', ticket: 'Ticket', pager: 'Pager' };
const SERVICE_OF = { chat: 'chat', 'status-page': 'statusPage', ticket: 'ticket', pager: 'pager' } as const;

export async function run({ options, world }: Call): Promise<ExitCode> {
  const known = rulebook(world);
  if (!known) return 1;
  const { policy, oncall, root } = known;
  if (!oncall) {
    world.stderr.write(`zephyr: there is no content/oncall.yaml here, so there is nothing to compare the services with.\n  → ${NEEDS_ONCALL}\n`);
    return 1;
  }
  const file = await readProvidersFile(root);
  const folder = stateFolder({ env: world.env, cwd: world.cwd, option: typeof options['state'] === 'string' ? options['state'] : null, platform: process.platform });
  // Faults of the file are findings here, not remarks at the side.
  const { services } = await providerSet({ ...world, stderr: { write: () => true } }, { policy, people: oncall.people, root, stateFolder: folder }, null);
  const edge: Edge = { fetch: send, now: () => Date.parse(world.now()), timeout: TIMEOUT, stateFolder: folder, people: oncall.people };
  const wanted = KINDS.filter((kind) => options['only'] === undefined || options['only'] === kind);
  const found = await Promise.all(wanted.map((kind) => examine(kind, services.ids[SERVICE_OF[kind]], { file, world, edge, policy, oncall })));
  const problems = file.problems.map((problem): Check => ({ name: PROVIDERS_PATH, ok: false, message: problem, fix: `Correct ${PROVIDERS_PATH}.` }));
  const ok = problems.length === 0 && found.every(({ checks }) => checks.every((check) => check.ok));
  world.stdout.write(options['json'] === true ? asJson(ok, problems, found) : asText(problems, found, wantsColour(world.stdout, world.env)));
  return ok ? 0 : 1;
}

interface Circumstances {
  file: ProvidersFile;
  world: World;
  edge: Edge;
  policy: Policy;
  oncall: OnCall;
}

async function examine(kind: ProviderKind, id: string, { file, world, edge, policy, oncall }: Circumstances): Promise<Examined> {
  const definition = providerNamed(kind, id);
  if (!definition) return { kind, provider: id, title: id, checks: [] };
  const { title } = definition;
  try {
    const settings = await settingsOf(definition as unknown as Definition<ProviderKind>, file.choices[kind], world.env);
    const port = await definition.open(settings, edge);
    return { kind, provider: id, title, checks: await port.check({ policy, oncall, origins: originsOf(definition, file.choices[kind], world.env) }) };
  } catch (error) {
    if (error instanceof ProviderError || error instanceof SecretError) return { kind, provider: id, title, checks: [{ name: 'settings', ok: false, message: error.message, fix: error.todo }] };
    throw error;
  }
}

function asJson(ok: boolean, problems: readonly Check[], found: readonly Examined[]): string {
  const checks = [
    ...problems.map((check) => ({ kind: null, provider: null, ...check })),
    ...found.flatMap(({ kind, provider, checks: own }) => own.map((check) => ({ kind, provider, ...check }))),
  ];
  return `${safeJson({ ok, checks })}\n`;
}

function asText(problems: readonly Check[], found: readonly Examined[], colour: boolean): string {
  const style = colour ? colourStyle : plainStyle;
  const line = ({ ok, name, message, fix }: Check): string => `  ${ok ? 'ok   ' : style.error('wrong')} ${visible(name)}: ${visible(message)}\n${fix === null ? '' : `        → ${visible(fix)}\n`}`;
  const parts = found.map(({ kind, title, checks }) => `${style.strong(`${WORDS[kind]}: ${visible(title)}`)}\n${checks.map(line).join('')}`);
  const wrong = [...problems, ...found.flatMap(({ checks }) => checks)].filter(({ ok }) => !ok).length;
  const sum = wrong === 0 ? 'Everything is ready.' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`;
  return `${problems.map(line).join('')}${parts.join('\n')}\n${sum}\n`;
}
