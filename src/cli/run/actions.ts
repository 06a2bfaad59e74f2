/** `zephyr actions`: the ledger of the action items of all post-mortems that were asked for. */
import { filterLedger, ledgerOf } from '../../actions/ledger.ts';
import type { Grouping, Ledger, LedgerEntry, LedgerFilter, LedgerSource } from '../../actions/ledger.ts';
import { recogniseActions } from '../../actions/recognise.ts';
import { asTracked } from '../../actions/tracker.ts';
import { count } from '../../lint/message.ts';
import { ledgerSource } from '../../lint/post-mortem-records.ts';
import { inTracker } from '../../lint/ticket.ts';
import { recogniserContext } from '../../lint/recogniser.ts';
import { formatInstant, parseInstant } from '../../postmortem/deadline.ts';
import { loadProject } from '../../project/load.ts';
import { actionsGithub, actionsStylish } from '../../report/actions.ts';
import { visible } from '../../report/escape.ts';
import { alarm, ledgerCsv, ledgerJson, ledgerMarkdown, ledgerTable } from '../../report/ledger.ts';
import { colourStyle, plainStyle } from '../../report/style.ts';
import type { Style } from '../../report/style.ts';
import { UsageError, wantsColour } from '../io.ts';
import type { Call, ExitCode, World } from '../io.ts';
import { readPostMortems } from './post-mortems.ts';
import { instantOf, workspaceOf } from './session.ts';
import { trackerOf } from './tracker.ts';

interface Source extends LedgerSource {
  /** Invented, so that it promises nothing. */
  example: boolean;
}

export async function run(call: Call): Promise<ExitCode> {
  const { options, world } = call;
  const workspace = await workspaceOf(world, options['parser']);
  const now = parseInstant(instantOf(options['now'], world)) ?? 0;
  // Where the project's policy is broken, only what it says of owners and of the alarm falls back to the shipped one.
  const policy = workspace.project.policy ?? loadProject(world.cwd, null).policy;
  if (policy === null) throw new UsageError('the policy cannot be read', '`zephyr lint` says what is wrong with it.');
  const context = recogniserContext(workspace.project.policy, workspace.project.oncall);
  const ask = options['online'] === true ? trackerOf(policy.postMortem.actionItems, { root: workspace.project.root, world, command: 'actions' }) : null;
  const sources: Source[] = [];
  const read = await readPostMortems(call, workspace, 'actions', (document) => void sources.push({ ...ledgerSource(document, recogniseActions(document, context).items), example: document.frontmatter.data['example'] === true }));
  if (read === null) return 2;
  const online = ask && (await ask(sources.flatMap(({ items }) => items).flatMap(({ tickets }) => tickets.filter((ticket) => inTracker(ticket, policy.postMortem.actionItems.tracker)))));
  if (online) for (const source of sources) source.items = source.items.map((item) => asTracked(item, online.tracker));
  const ledger = ledgerOf(sources, policy.postMortem, now);
  const order = new Map(sources.flatMap(({ items }) => items).map((item, index) => [item, index]));
  const entries = filterLedger(ledger.entries, filterOf(options));
  const inFiles = [...entries].sort((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0));
  world.stdout.write(written(String(options['format']), { ledger, entries, inFiles, files: read.files }, (options['by'] as Grouping | undefined) ?? null, wantsColour(world.stdout, world.env) ? colourStyle : plainStyle));
  if (options['check'] === true) sayJudged(sources, world);
  const said = alarm(ledger, policy);
  if (said !== null) world.stderr.write(`zephyr actions: ${visible(said)}\n`);
  if (online?.refused === true) return 2;
  return read.code === 0 && said !== null && options['check'] === true ? 1 : read.code;
}

/** Who asks every week must know when the answer covers little. */
function sayJudged(sources: readonly Source[], world: World): void {
  const real = sources.filter(({ example }) => !example);
  const all = real.flatMap(({ items }) => items).length;
  const judged = real.filter(({ promised }) => promised !== null).flatMap(({ items }) => items).filter(({ status }) => status === 'open' || status === 'done').length;
  if (judged === all) return;
  world.stderr.write(`zephyr actions: --check can judge ${judged === 0 ? 'none' : judged} of ${count(all, 'action item')}; the others do not say whether they are done, or stand in a post-mortem without the moment it was \`published\` or \`resolved\`\n`);
}

interface Result {
  ledger: Ledger;
  /** The oldest first. */
  entries: readonly LedgerEntry[];
  /** By file and line. */
  inFiles: readonly LedgerEntry[];
  files: number;
}

function written(format: string, { ledger, entries, inFiles, files }: Result, by: Grouping | null, style: Style): string {
  const items = inFiles.map(({ item }) => item);
  switch (format) {
    case 'json':
      return ledgerJson(inFiles, ledger, formatInstant);
    case 'csv':
      return ledgerCsv(entries);
    case 'markdown':
      return ledgerMarkdown(entries, by);
    case 'github':
      return actionsGithub(items);
    case 'table':
      return ledgerTable(entries, by, style);
    default:
      return by === null ? actionsStylish(items, files, style) : ledgerTable(entries, by, style);
  }
}

function filterOf(options: Call['options']): LedgerFilter {
  const { owner, incident } = options;
  return {
    open: options['open'] === true,
    overdue: options['overdue'] === true,
    unowned: options['unowned'] === true,
    ...(typeof owner === 'string' ? { owner } : {}),
    ...(typeof incident === 'string' ? { incident } : {}),
  };
}
