/** What a document's frontmatter tells a reader before the text begins. */
import { formatDuration } from '../policy/duration.ts';
import { severityOf } from '../policy/severity.ts';
import { escapeHtml, listed } from './html.ts';
import type { SiteProject } from './project.ts';
import { badge } from './severity-mark.ts';

export const KIND_NAMES: Readonly<Record<string, string>> = {
  policy: 'Policy',
  runbook: 'Runbook',
  template: 'Template',
  message: 'Message',
  'post-mortem': 'Post-mortem',
};

export interface Fact {
  name: string;
  /** Safe HTML. */
  html: string;
}

type Names = string | string[] | null | undefined;
/** The part of the frontmatter that is shown; every field may be missing. */
export interface DocumentData {
  kind?: string | undefined;
  owner?: string | null | undefined;
  services?: Names;
  reviewed?: string | null | undefined;
  incident?: string | null | undefined;
  severity?: string | number | null | undefined;
  detected?: string | null | undefined;
  resolved?: string | null | undefined;
  incidentCommander?: Names;
}

/** Facts of runbooks and post-mortems, in the order they are asked for; documents of other kinds have none. */
export function documentFacts(data: DocumentData, { policy, oncall }: SiteProject): Fact[] {
  const facts: [string, string | null][] = [];
  const names = (value: Names): string | null => (value === null || value === undefined || value.length === 0 ? null : escapeHtml(listed([value].flat())));
  if (data.kind === 'runbook') {
    const owner = oncall.rotations.find(({ id }) => id === data.owner)?.name ?? data.owner;
    facts.push(['Owner', owner ? escapeHtml(owner) : null], ['Services', names(data.services)], ['Last reviewed', data.reviewed ? escapeHtml(data.reviewed) : null]);
  }
  if (data.kind === 'post-mortem') {
    const severity = data.severity ? severityOf(policy, data.severity) : null;
    facts.push(
      ['Severity', severity ? badge(policy, severity.id) : null],
      ['Incident', data.incident ? escapeHtml(data.incident) : null],
      ['Services', names(data.services)],
      ['Resolved', data.resolved ? escapeHtml(data.resolved.replace('T', ' ').replace('Z', ' UTC')) : null],
      ['From detection to resolution', lasted(data.detected, data.resolved)],
      ['Incident commander', names(data.incidentCommander)],
    );
  }
  return facts.flatMap(([name, html]) => (html === null ? [] : [{ name, html }]));
}

/** From one instant to another in words; `null` where one is missing or they are in the wrong order. */
export function lasted(from: string | null | undefined, to: string | null | undefined): string | null {
  const seconds = from && to ? (Date.parse(to) - Date.parse(from)) / 1000 : Number.NaN;
  return Number.isInteger(seconds) && seconds > 0 ? formatDuration(seconds) : null;
}
