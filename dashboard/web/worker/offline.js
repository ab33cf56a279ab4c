// Opens the page where there is no signal: it keeps the page's own files, and nothing that anybody saw on it. `shell` is put before this by the build.
/* global shell */
const own = `assurance-shell-${shell.digest}`;
const patience = 4_000;

self.addEventListener('install', (event) => event.waitUntil((async () => {
  const cache = await caches.open(own);
  // A file of the last version that is in this one too need not travel again.
  await Promise.all(shell.files.map(async (file) => {
    const held = file === '/' ? undefined : await caches.match(file);
    await (held ? cache.put(file, held) : cache.add(new Request(file, { cache: file === '/' ? 'reload' : 'default' })));
  }));
  await self.skipWaiting();
})()));

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('assurance-shell-') && name !== own).map((name) => caches.delete(name)));
  await self.clients.claim();
})()));

const kept = async (name) => (await caches.open(own)).match(name);

/** The page from the host; the kept one where the host cannot be reached, or takes longer than somebody waits. */
async function page(request) {
  const asked = fetch(request);
  const late = new Promise((done) => setTimeout(done, patience));
  const came = await Promise.race([asked, late]).catch(() => undefined);
  return came ?? await kept('/') ?? asked;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) {
    return;
  }
  if (request.mode === 'navigate') {
    // What is opened in a tab of its own, as a picture, is no page.
    if (!/^\/(?:api|tmf-api|openapi|metrics|health\/)/.test(url.pathname)) {
      event.respondWith(page(request));
    }
  } else if (url.pathname.startsWith('/assets/') || url.pathname === '/icon.svg') {
    event.respondWith(kept(url.pathname).then((held) => held ?? fetch(request)));
  }
});
