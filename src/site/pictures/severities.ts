import { shortDuration } from '../../policy/duration.ts';
import type { Policy } from '../../policy/schema.ts';
import { capital, escapeHtml } from '../html.ts';
import { badge } from '../severity-mark.ts';

/** What each severity sets off: a table of dots, so that the ladder can be compared at a glance. */
export function severitiesPicture(policy: Policy): string {
  const targets = Object.keys(policy.targets).filter((id) => policy.severities.some(({ page }) => page.includes(id)));
  const lines: [string, (severity: Policy['severities'][number]) => boolean][] = [
    ...targets.map((id): (typeof lines)[number] => [`Pages ${policy.targets[id]?.name ?? id}`, ({ page }) => page.some((paged) => includes(policy, paged, id))]),
    ['Is shown on the status page', ({ statusPage }) => statusPage],
    [`Customer e-mail in ${shortDuration(policy.customerEmail.due)}`, ({ customerEmail }) => customerEmail],
    [`Post-mortem in ${shortDuration(policy.postMortem.due)}`, ({ postMortem }) => postMortem],
  ];
  const head = policy.severities.map(({ id }) => `<th scope="col">${badge(policy, id)}</th>`).join('');
  const body = lines.map(([label, holds]) => {
    const cells = policy.severities.map((severity) => (holds(severity) ? '<td><span class="dot"></span><span class="sr-only">yes</span></td>' : '<td><span class="no-dot"></span><span class="sr-only">no</span></td>'));
    return `<tr><th scope="row">${escapeHtml(capital(label))}</th>${cells.join('')}</tr>`;
  });
  return `<figure class="picture matrix not-content"><table><caption class="sr-only">What each severity sets off</caption><thead><tr><td></td>${head}</tr></thead><tbody>${body.join('')}</tbody></table></figure>`;
}

/** Whether paging one target also pages another: everybody of a rotation includes the one who is on call there. */
function includes(policy: Policy, paged: string, id: string): boolean {
  const [all, one] = [policy.targets[paged], policy.targets[id]];
  return paged === id || (all !== undefined && all.everyone && all.rotation === one?.rotation);
}
