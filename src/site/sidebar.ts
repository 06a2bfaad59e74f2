/** The parts of the site. Inside a part, pages stand in the order of their `sort`, whatever folder they come from. */
const folders = (label: string, ...directories: string[]) => ({ label, items: directories.map((directory) => ({ autogenerate: { directory } })) });

export const sidebar = [
  folders('Handbook', 'content/guides', 'content/policy'),
  folders('Runbooks', 'runbooks'),
  {
    label: 'Tools',
    items: [
      { label: 'How bad is it?', link: '/tools/severity/' },
      { label: 'Who is paged when?', link: '/tools/escalation/' },
      { label: 'Post-mortem form', link: '/tools/post-mortem/' },
    ],
  },
  folders('Messages', 'comms'),
  {
    label: 'Post-mortems',
    items: [
      { label: 'All post-mortems', link: '/post-mortems/' },
      { label: 'Action items', link: '/post-mortems/actions/' },
      { label: 'Numbers', link: '/post-mortems/numbers/' },
    ],
  },
  {
    label: 'Reference',
    items: [
      { label: 'The policy, value by value', link: '/reference/policy/' },
      { label: 'Who is on call', link: '/reference/oncall/' },
      { label: 'Lint rules', link: '/rules/' },
      { label: 'A faulty post-mortem', link: '/guides/faulty-post-mortem/' },
      { label: 'Tags', link: '/tags/' },
    ],
  },
  folders('Measured', 'content/reference'),
];
