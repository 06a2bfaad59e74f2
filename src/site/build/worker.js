/**
 * Keeps the site readable without a network. First what is needed in an incident, then everything else, search included.
 * A page comes from the network where there is one, so that nobody reads an old policy; files with a hash in their name come
 * from the store. The three constants are written in while the site is built.
 */
const VERSION = '__VERSION__';
const FIRST = __FIRST__;
const LATER = __LATER__;
const SLOW = 3000;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(VERSION).then((store) => store.addAll(FIRST)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('zephyr-') && name !== VERSION).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
  // Not waited for: the rest may take its time, and a file that fails is tried again when it is asked for.
  void fetchLater();
});

async function fetchLater() {
  const store = await caches.open(VERSION);
  for (const url of LATER) {
    if (!(await store.match(url))) await store.add(url).catch(() => undefined);
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  event.respondWith(url.pathname.includes('/_astro/') ? stored(request).then((found) => found ?? fetched(request)) : fresh(request));
});

/** From the network; where it fails or takes too long, what is stored. */
async function fresh(request) {
  const found = stored(request);
  const network = fetched(request);
  const slow = new Promise((resolve) => setTimeout(resolve, SLOW)).then(() => found);
  try {
    return (await Promise.race([network, slow])) ?? (await network);
  } catch (error) {
    const old = await found;
    if (old) return old;
    throw error;
  }
}

async function fetched(request) {
  const answer = await fetch(request);
  if (answer.ok) {
    const copy = answer.clone();
    caches.open(VERSION).then((store) => store.put(request, copy)).catch(() => undefined);
  }
  return answer;
}

/**
 * An address with a query is the same page; and what was stored without an Origin is the same file for a module that asks with one,
 * whatever a server's Vary says.
 */
const stored = (request) => caches.open(VERSION).then((store) => store.match(request, { ignoreSearch: true, ignoreVary: true }));
