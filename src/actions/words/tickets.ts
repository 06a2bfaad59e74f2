import type { Flat } from '../flatten.ts';
import { knownTo } from '../known.ts';
import { large } from '../large.ts';
import type { RecogniserContext } from '../model.ts';

/** What looks like a ticket key and names a standard, a document or a version instead. */
const NO_TRACKER = new Set(
  'UTF UCS ISO IEC RFC CVE CWE CVSS GHSA GMS OSV SHA SHA1 SHA2 SHA3 MD SEV SEVERITY INC-NO ADR PM RCA PIR TCP UDP HTTP HTTPS TLS SSL IPV IPV4 IPV6 IP ECDSA RSA AES DES GPT CLAUDE LLAMA COVID EC2 S3 US EU UK AP SA CA AF ME CET UTC GMT PST EST CEST PDT EDT MST JST IST BST AEST WCAG PEP BIP EIP ERC BEP KIP KEP JEP JSR JDK GO NODE PYTHON PHP PCI SOC NIST FIPS CIS ASCII LATIN WINDOWS CP ES ES6 ECMA H X EN DIN BS IEEE ANSI AL GB MB KB TB HDR MAC ARM X86 AMD INTEL GCP AZ WEEK DAY STEP PHASE ITEM ACTION AI ACT TASK TODO NO NR PART RUN TEST LEVEL TIER ZONE CLASS TYPE FIG TABLE SECTION APPENDIX PRIO PRIORITY P Q H FY SLA SLO SLI MTTR BASE OPT RHSA DSA USN CAPEC ATT OWASP ISBN DOI RAID USB CAT MP PR-NO ELK LOG4J HTTP2 HTTP3 B CIP F FA CORRECTIVE PREVENT DETECT MITIGATE FINDING CAPA RISK REQ LESSON ROOT NODE-'.split(' '),
);

const ISSUE_PATH = large(/\/(?:issues?|pull|pulls|pull-requests|merge_requests|work_items|epics|workitems)\/#?\d+(?![\w.])|\/(?:browse|issue|issues|tickets?|story|stories|card)\/[A-Z][A-Z0-9_]{1,14}-\d+|[?&](?:selectedIssue|id|issueKey|bug|issue)=(?:[A-Z][A-Z0-9_]{1,14}-)?\d+|\/_workitems\/edit\/\d+|\/\+bug\/\d+|\/\+\/\d{3,}|\/#!\/story\/\d+|\/(?:T|D)\d{3,}(?![\w])|\/pull-request\/\d+/);
/** Hosts whose every address of this form is an item of a tracker. */
const TRACKER_HOSTS: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|\.)linear\.app$/, /\/issue\/|\/[a-z0-9-]+\/[A-Z]+-\d+/i],
  [/(?:^|\.)trello\.com$/, /^\/c\//],
  [/(?:^|\.)asana\.com$/, /^\/\d\/(?:\d|home|inbox)/],
  [/(?:^|\.)(?:shortcut|clubhouse)\.(?:com|io)$/, /\/story\/\d+/],
  [/(?:^|\.)clickup\.com$/, /^\/t\//],
  [/(?:^|\.)pivotaltracker\.com$/, /\/(?:story|stories)\//],
  [/(?:^|\.)monday\.com$/, /\/pulses\/\d+/],
  [/(?:^|\.)youtrack\.cloud$|^youtrack\./, /\/issue\//],
  [/^(?:bugs\.debian\.org|crbug\.com|bugs\.python\.org)$/, /\d{3,}/],
  [/^issuetracker\.google\.com$/, /\/issues\/\d+/],
  [/^todo\.sr\.ht$/, /\/\d+$/],
  [/^app\.incident\.io$/, /\/follow-ups\//],
  [/(?:^|\.)basecamp\.com$/, /\/todos\/\d+/],
];
const BUG_ID = /\/show_bug\.cgi\?id=\d+/;

const URL_IN_TEXT = /https?:\/\/[^\s<>()[\]"'`|，。、]{4,300}/g;
const KEY = /(?<![\w/.#=&?-])([A-Z][A-Z0-9]{1,11})-(\d{1,7})(?![\w-]|\.\d)/g;
const HASHED_KEY = /(?<![\w-])([A-Z][A-Z0-9]{1,11})-(?=[a-z0-9]{0,7}[a-z])[a-z0-9]{2,8}(?![\w-])/g;
const SHORT = /(?<![\w&/])((?:[A-Za-z0-9][\w.-]{0,60}\/[A-Za-z0-9][\w.-]{0,60})?#\d{1,7}|GH-\d{1,7}|![1-9]\d{1,6})(?![\w-])/g;
const PHABRICATOR = /(?<![\w/.-])T\d{4,7}(?![\w-])/g;
const SPOKEN = /\b(?:(?:bug|issue|ticket|pr|mr|pull request|merge request|story|task|bugzilla|bz|rt|jira|case|work item)(?: (?:no\.?|number|id))?[ :]{1,2}#?|(?:bz|rt|lp|b)[#/:] ?)(\d{2,9})(?![\w.-]|%)/gi;
const NOT_A_REFERENCE = large(/(?<![\p{L}\d_])(?:priority|number|no\.?|attempt|step|reason|option|problem|rule|phase|item|action|incident|outage|cause|node|shard|replica|server|lesson|question|point|part|version|run|day|week|finding|hypothesis|causa|hallazgo|paso|punto|regla|opción|étape|défaut|constat|règle|schritt|ursache|punkt|regel)\s{0,2}$/iu);

/** No tracker's addresses are longer, in UTF-16 code units. */
const MAX_URL = 2000;

function isTicketUrl(url: string, context: RecogniserContext): boolean {
  if (url.length > MAX_URL) return false;
  const match = /^https?:\/\/([^/?#\s:]{1,200})(?::\d+)?([^\s]*)$/i.exec(url);
  if (match === null) return false;
  const host = (match[1] ?? '').toLowerCase();
  const path = match[2] ?? '';
  if (/^(?:docs?|wiki|confluence|developer|learn)\./.test(host)) return false;
  if (BUG_ID.test(path)) return true;
  if (TRACKER_HOSTS.some(([name, form]) => name.test(host) && form.test(path))) return true;
  if (context.hosts.some((known) => host === known.toLowerCase() || host.endsWith(`.${known.toLowerCase()}`))) return /\d/.test(path);
  return ISSUE_PATH.test(path) && !/\/(?:wiki|blob|tree|commit|search|discussions|actions\/runs|releases)\//.test(path.split(/\/(?:issues|pull|merge_requests)\//)[0] ?? '');
}

/** What identifies a ticket whatever way it is written: its key or its number. */
function identity(ticket: string): string {
  const key = /([A-Za-z][A-Za-z0-9]*-\d+)(?:[^\d]*)$/.exec(ticket.replace(/[?#](?!\d).*$/, '').replace(/\/[a-z0-9-]*$/, (tail) => (/\d/.test(tail) ? tail : '')));
  if (key?.[1] !== undefined && /-\d+$/.test(key[1]) && !ticket.includes('/pull')) return key[1].toLowerCase();
  return /(\d+)\D*$/.exec(ticket)?.[1] ?? ticket.toLowerCase();
}

export interface TicketOptions {
  /** A number alone is a ticket, as in a column "Bug". */
  bareNumbers?: boolean;
  /** Keys up to this number only count rows (`AI-1`), as in a column "ID". */
  rowIds?: number;
  /** `#1` up to this number names another row of the same table. */
  rowReferences?: number;
}

/**
 * Tickets an item names, each once, as written: the address of a link, else the key or short reference.
 */
export function ticketsOf(flats: readonly Flat[], context: RecogniserContext, options: TicketOptions = {}): string[] {
  const found = new Map<string, string>();
  const add = (value: string): void => {
    const id = identity(value);
    if (!found.has(id)) found.set(id, value);
  };
  const { prefixes } = knownTo(context);
  for (const flat of flats) {
    const text = flat.text.slice(0, 20_000);
    const addresses: string[] = [];
    for (const link of flat.links) if (isTicketUrl(link.url, context)) addresses.push(link.url);
    for (const match of text.includes('://') ? text.matchAll(URL_IN_TEXT) : []) {
      const url = match[0].replace(/[.,;:!?*_]+$/, '');
      if (isTicketUrl(url, context)) addresses.push(url);
    }
    for (const url of addresses) add(url);
    // In a column of its own a key may end in letters ("OPS-a82", "OPS-arx").
    if ((options.rowIds !== undefined || options.bareNumbers === true) && text.includes('-')) for (const match of text.slice(0, 200).matchAll(HASHED_KEY)) if (!NO_TRACKER.has(match[1] ?? '')) add(match[0]);
    // Everything else that names a ticket holds a number.
    if (!/\d/.test(text)) continue;
    const bare = withoutUrls(text, flat);
    // A look without context in front of each pattern: most numbers belong to none of them.
    for (const match of /-\d/.test(bare) ? bare.matchAll(KEY) : []) {
      const prefix = match[1] ?? '';
      if (prefixes.has(prefix)) add(match[0]);
      else if (!NO_TRACKER.has(prefix) && !/^[A-Z]\d*$/.test(prefix) && !/^0\d/.test(match[2] ?? '') && !(options.rowIds !== undefined && Number(match[2]) <= options.rowIds)) add(match[0]);
    }
    for (const match of /[#!-]\d/.test(bare) ? bare.matchAll(SHORT) : []) {
      const row = /^#(\d+)$/.exec(match[0])?.[1];
      if (row !== undefined && Number(row) <= (options.rowReferences ?? 0)) continue;
      if (!NOT_A_REFERENCE.test(bare.slice(Math.max(0, match.index - 20), match.index))) add(match[1] ?? match[0]);
    }
    for (const match of /T\d{4}/.test(bare) ? bare.matchAll(PHABRICATOR) : []) add(match[0]);
    for (const match of /[ :#/]\d\d/.test(bare) ? bare.matchAll(SPOKEN) : []) add(match[0].trim());
    if (options.bareNumbers === true) {
      const number = /^\s{0,4}#?(\d{1,9})\s{0,4}$/.exec(bare);
      if (number?.[1] !== undefined) add(number[1]);
    }
  }
  return [...found.values()];
}

/** The text with code, addresses and the labels of links that are no tickets blanked out, so that nothing in them counts as a key. */
function withoutUrls(text: string, flat: Flat): string {
  let bare = text;
  const blank = (start: number, end: number): void => {
    const from = Math.min(start, bare.length);
    const to = Math.min(end, bare.length);
    bare = bare.slice(0, from) + ' '.repeat(to - from) + bare.slice(to);
  };
  const code = flat.code.slice(0, 200);
  for (const [start, end] of code) if (end - start > 16) blank(start, end);
  for (const link of flat.links.slice(0, 200)) if (/\/(?:wiki|blob|tree|commit|search|docs?|adr|decisions?)\b|\.md\b|[?&]q=/.test(link.url)) blank(link.start, link.end);
  if (bare.includes('://')) bare = bare.replace(URL_IN_TEXT, (url) => ' '.repeat(url.length));
  return bare.includes('[[') ? bare.replace(/\[\[[^[\]]{0,200}\]\]/g, (wiki) => ' '.repeat(wiki.length)) : bare;
}
