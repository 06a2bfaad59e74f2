/** The sandbox as people see it: channel, status page, ticket and pages, as they appear. */
import type { Sandbox } from './sandbox.ts';
import type { SlackUser } from './slack-shapes.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; }
main { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); align-items: start; }
section { border: 1px solid #8884; border-radius: .5rem; padding: 0 1rem 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; } h3 { font-size: 1rem; margin-bottom: .2rem; }
p, .post { margin: .3rem 0; white-space: pre-wrap; }
.post { border-top: 1px solid #8884; padding-top: .5rem; }
code { font-size: .95em; }
.quiet { opacity: .75; font-size: .9rem; }
button { font: inherit; padding: .2rem .8rem; }
.post button { font-size: .85rem; padding: .1rem .5rem; }
form { display: inline; }
`;

/** A page of its own, reloaded every two seconds; nothing from elsewhere, no script. */
export function sandboxPage(sandbox: Sandbox, people: readonly SlackUser[]): string {
  const some = (parts: readonly string[], nothing: string): string => (parts.length === 0 ? `<p class="quiet">${nothing}</p>` : parts.join('\n'));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="2">
<title>Zephyr sandbox</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Zephyr sandbox</h1>
<p class="quiet">Nothing here leaves this machine. ${sandbox.arrivals.length === 0 ? 'Nothing has happened yet: paste the lines that zephyr sandbox printed into another terminal, and declare there with <code>zephyr incident open</code>.' : `${sandbox.arrivals.length} requests so far.`}</p>
<main>
<section><h2>Pages</h2>${some(pages(sandbox, people), 'Nobody has been paged.')}</section>
<section><h2>Slack</h2>${some(channels(sandbox, people), 'No channel yet.')}</section>
<section><h2>Status page</h2>${some(entries(sandbox), 'All systems operational.')}</section>
<section><h2>Linear</h2>${some(tickets(sandbox), 'No ticket yet.')}</section>
</main>
</body>
</html>
`;
}

function pages({ pagerduty, webhook }: Sandbox, users: readonly SlackUser[]): string[] {
  const button = (key: string, status: string, by: string): string => (status === 'triggered' ? `<form method="post" action="/acknowledge"><input type="hidden" name="key" value="${escape(key)}"><input type="hidden" name="by" value="${escape(by)}"><button>Acknowledge</button></form>` : '');
  // Whoever was paged answers; PagerDuty knows whom a service pages, and here nobody does.
  const idOf = (names: readonly string[]): string => (users.find(({ name }) => names.includes(name)) ?? users[0])?.id ?? '';
  return [
    ...pagerduty.incidents.map(({ key, summary, severity, status, service, notes }) => `<h3>${escape(summary)}</h3><p class="quiet">PagerDuty, ${escape(service)}, ${escape(severity)}, ${status}</p>${notes.map((note) => `<p>${escape(note)}</p>`).join('')}${button(key, status, idOf([]))}`),
    ...webhook.pages.map(({ key, summary, people, status, links }) => `<h3>${escape(summary)}</h3><p class="quiet">Webhook, to ${escape(people.join(', '))}, ${status}</p>${links.map((link) => `<p>${escape(link)}</p>`).join('')}${button(key, status, idOf(people))}`),
  ];
}

function channels({ slack }: Sandbox, people: readonly SlackUser[]): string[] {
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? (id === 'U0ZEPHYRBOT' ? 'zephyr' : id);
  return slack.channels.map(({ name, topic, members, messages, pins, bookmarks }) => {
    const posts = messages.filter(({ subtype }) => subtype === null).map(({ ts, user, text, reactions }) => {
      const marks = [...(pins.includes(ts) ? ['pinned'] : []), ...reactions.map((reaction) => `:${reaction.name}: ${reaction.users.length}`)].join(', ');
      const button = `<form method="post" action="/react"><input type="hidden" name="ts" value="${escape(ts)}"><input type="hidden" name="name" value="pushpin"><input type="hidden" name="by" value="${escape(people[0]?.id ?? '')}"><button>Mark for the timeline</button></form>`;
      return `<div class="post"><strong>${escape(nameOf(user))}</strong> ${emphasised(slackWords(text, nameOf))}\n${marks === '' ? '' : `<span class="quiet">${escape(marks)}</span> `}${button}</div>`;
    });
    return `<h3>#${escape(name)}</h3><p class="quiet">${escape(entities(topic))}</p><p class="quiet">${escape(members.map(nameOf).join(', '))}</p>${bookmarks.map(({ title, link }) => `<p class="quiet">Bookmark: ${escape(title)} (${escape(link)})</p>`).join('')}${posts.join('')}`;
  });
}

function entries({ statuspage }: Sandbox): string[] {
  const components = [...statuspage.components.values()].map(({ name, status }) => `<p>${escape(name)}: ${escape(status.replaceAll('_', ' '))}</p>`);
  const published = statuspage.entries.map(({ name, status, impact, updates }) => `<h3>${escape(name)}</h3><p class="quiet">${escape(status)}, ${escape(impact)}</p>${[...updates].reverse().map((update) => `<p>${escape(update.status)}: ${escape(update.body)}</p><p class="quiet">${new Date(update.at).toISOString().slice(11, 16)} UTC${update.notified ? '' : ', subscribers not told'}</p>`).join('')}`);
  return published.length === 0 ? [] : [...components, ...published];
}

function tickets({ linear }: Sandbox): string[] {
  return linear.issues.map(({ identifier, title, description, priority, state, attachments, comments }) => `<h3>${escape(identifier)} ${escape(title)}</h3><p class="quiet">priority ${priority}, ${escape(state)}</p><p>${emphasised(description)}</p>${attachments.map((attachment) => `<p class="quiet">${escape(attachment.title)}: ${escape(attachment.url)}</p>`).join('')}${comments.map(({ body }) => `<p>${emphasised(body)}</p>`).join('')}`);
}

/** A post as Slack shows it: names for mentions, words for links. */
function slackWords(text: string, nameOf: (id: string) => string): string {
  return entities(text.replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, shown: string | undefined) => shown ?? (target.startsWith('@') ? `@${nameOf(target.slice(1))}` : target)));
}

/** Text with its `*bold*`, `**bold**` and code shown as such. */
function emphasised(text: string): string {
  return escape(text).replace(/(\*\*?)([^*\n]+)\1/g, '<strong>$2</strong>').replace(/`([^`\n]+)`/g, '<code>$1</code>');
}

function entities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
