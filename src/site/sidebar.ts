/** The order of the site. Inside a folder, pages stand in the order of their `sort`. */
const folder = (label: string, directory: string) => ({ label, items: [{ autogenerate: { directory } }] });

export const sidebar = [
  folder('Guides', 'content/guides'),
  folder('Policy', 'content/policy'),
  folder('Runbooks', 'runbooks'),
  folder('Messages', 'comms'),
  folder('Post-mortems', 'content/post-mortems'),
];
